"""Why a number stands in a table of results: `make why TABLE=sentiment_by_outlet CELL="SANA,SYR,positive"`.

Prints the row with what its columns mean, the items that it was counted from, their sum, the codes that moved what is
corrected, and what made it. The exit status is 1 where nothing is found.
"""

import argparse
import inspect
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from pkgutil import resolve_name

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))
os.environ.setdefault("POLARS_MAX_THREADS", "1")

import polars as pl  # noqa: E402

from presslens.base.errors import InputError, readable  # noqa: E402
from presslens.base.io import read_csv, read_json, read_yaml, sha256  # noqa: E402
from presslens.base.spelling import nearest  # noqa: E402
from presslens.exhibits.exhibit import Table  # noqa: E402
from presslens.exhibits.figures import FIGURES  # noqa: E402
from presslens.exhibits.makers import maker_of  # noqa: E402
from presslens.exhibits.tables import TABLES  # noqa: E402
from presslens.study.config import validate  # noqa: E402
from presslens.study.study import Study  # noqa: E402
from presslens.study.traced_corpus import COMMAND, sources_of  # noqa: E402
from presslens.tell.cell_page import cell_lines, made_lines  # noqa: E402
from presslens.tell.manifest import code_digest  # noqa: E402
from presslens.trace.cells import parsed, row_named  # noqa: E402
from presslens.trace.evidence import COUNTED, evidence_of_cell  # noqa: E402
from presslens.trace.sources import Sources  # noqa: E402
from presslens.trace.traced import trace  # noqa: E402


def explain_cell(root: Path, table: str, cell: str, corpus: str, width: int, everything: bool) -> Iterator[str]:
    """Lines that say why a number stands in a table.

    Parameters
    ----------
    root
        Folder of the study.
    table, cell
        Name of a table of results, and its row: values of its keys as one line of csv, or pairs ``column=value``.
    corpus
        Empty: the first of ``config.yaml``.
    width
        Of the terminal.
    everything
        Whether all items are shown.

    Raises
    ------
    InputError
        There is no such table, row or corpus, or what it was made from is not there.
    """
    config = read_yaml(root / "config.yaml")
    if not isinstance(config, Mapping):
        raise InputError("config.yaml", "is no block of keys")
    validate(config, root)
    study = Study(config, root)
    corpus = corpus or config["corpora"][0]
    asked = TABLES[_known("TABLE", table, list(TABLES))]
    _known("CORPUS", corpus, study.described)
    path = f"results/{corpus}/tables/{asked.name}.csv"
    command = f"{COMMAND} {path}"
    if not asked.is_for(study.coded(corpus)):
        raise InputError(path, "is not there", f"nobody coded {corpus} for it")
    try:
        rows = read_csv(root / path, asked.types)
    except FileNotFoundError:
        raise InputError(path, "is not there", f"this makes it: {command}") from None
    sources = sources_of(study, corpus)
    try:
        row = rows[row_named(asked, rows, cell)]
    except InputError:
        if n := unlisted(asked, parsed(asked, cell), sources):
            found = f"has no row {cell!r}, though the ledger has {n:,} items of it"
            raise InputError(path, found, f"table and ledger are of two runs; this makes it anew: {command}") from None
        raise
    evidence = trace(asked, row, sources)
    yield from cell_lines(asked, row, evidence, sources, width, everything)
    rule, function = maker_of(asked)
    code = inspect.unwrap(resolve_name(function))
    place = Path(inspect.getsourcefile(code) or "").resolve().relative_to(PROJECT).as_posix()
    ledger = f"resources/{corpus}/ledger.parquet"
    files = {name: sha256(root / name) for name in (ledger, path) if (root / name).is_file()}
    digest = code_digest(PROJECT)
    remake = f"{COMMAND.removesuffix(' --')} --force -- {path}"
    yield from made_lines(files, rule, function, f"{place}:{inspect.getsourcelines(code)[1]}", digest, remake)
    yield from stale(root, corpus, files, digest)


def unlisted(table: Table, wanted: Mapping[str, str], sources: Sources) -> int:
    """How many items a row of shares would count that the table does not have."""
    if not table.outcome or wanted.keys() != set(table.keys):
        return 0
    row = pl.DataFrame({name: [wanted.get(name)] for name in table.types}, schema=dict.fromkeys(table.types, pl.String))
    parts = evidence_of_cell(trace(table, row, sources), 0)["part"]
    return int((parts == COUNTED).sum())


def stale(root: Path, corpus: str, files: Mapping[str, str], code: str) -> Iterator[str]:
    """What the manifest of the results says otherwise of these files and of the code."""
    with suppress(InputError):
        manifest = read_json(root / f"results/{corpus}/manifest.json")
        if isinstance(manifest, Mapping):
            known = {**manifest["ledger"], **manifest["outputs"]}
            for path, digest in files.items():
                if known.get(path, digest) != digest:
                    yield f"{path} is not the file of results/{corpus}/manifest.json (sha256 {known[path]})"
            if manifest["code"] != code:
                yield f"the code has changed since results/{corpus}/manifest.json was written"


def _known(what: str, name: str, names: list[str]) -> str:
    if name in names:
        return name
    near = nearest(name, names, 3)
    allowed = f"did you mean {', '.join(near)}?" if near else f"allowed: {', '.join(names)}"
    raise InputError(what, f"found {readable(name)!r}" if name else "is missing", allowed)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="explain_cell", description=__doc__.splitlines()[0])
    parser.add_argument("--table", default="", help="a table of results")
    parser.add_argument("--figure", default="", help="a figure: its table")
    parser.add_argument("--cell", default="", help="values of its keys as a line of csv, or column=value pairs")
    parser.add_argument("--corpus", default="", help="left out: the first of config.yaml")
    parser.add_argument("--all", default="", help="anything: show all items")
    parser.add_argument("--study", type=Path, default=Path(), help="folder of the study; left out: this one")
    given = parser.parse_args(arguments)
    width = shutil.get_terminal_size((100, 24)).columns
    with suppress(BrokenPipeError):  # whoever reads along may stop early
        try:
            table = given.table
            if given.figure and not table:
                table = FIGURES[_known("FIGURE", given.figure, list(FIGURES))].table
            for line in explain_cell(given.study, table, given.cell, given.corpus, width, bool(given.all)):
                print(line)
        except InputError as fault:
            print(fault, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
