"""Print the rows of a sheet of a workbook as lines of JSON: a process of its own, within bounds of memory and time.

It imports nothing of presslens: :mod:`presslens.ingest.workbook` runs it by its path.
"""

from __future__ import annotations

import json
import sys


def _print_rows(path: str, sheet: str, memory: str, seconds: str) -> None:
    """Print the rows of a sheet as lines of JSON; every row of the sheet has one, from its first."""
    try:
        import resource
    except ImportError:  # where there are no such limits
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import fastexcel

    try:
        book = fastexcel.read_excel(path)
        if sheet and sheet not in book.sheet_names:
            names = ", ".join(map(repr, book.sheet_names[:30]))
            sys.exit(f"workbook: has no sheet {sheet!r}; its sheets: {names}")
        for name in [sheet] if sheet else book.sheet_names:
            found = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            if sheet or found.visible == "visible":
                break
        else:
            sys.exit("workbook: has no visible sheet; sheet: the name of one")
        table = found.to_polars()
    except fastexcel.FastExcelError as fault:
        words = " ".join(str(fault).split("\nContext")[0].split())
        sys.exit(f"workbook: cannot be read as one ({words[:120]})")
    for values in table.iter_rows():
        print(json.dumps(values))


if __name__ == "__main__":
    _print_rows(*sys.argv[1:])
