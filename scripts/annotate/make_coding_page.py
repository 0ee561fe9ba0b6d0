"""Make the page on which a person codes: `make coding-page CORPUS=mine CODER=anna`, for a sheet in work/mine/.

The page is one file that opens by double click, offline. The exit status is 1 where something is wrong, else 0.
"""

import argparse
import re
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.annotate.batches import TRAINING, batch_folder, choose_sheet, coder_of, sheet_rows  # noqa: E402
from presslens.annotate.coding_items import order_of  # noqa: E402
from presslens.annotate.drawn import PLACE  # noqa: E402
from presslens.annotate.page_material import PARTS, batch_manual, read_items  # noqa: E402
from presslens.annotate.sheets import put_in_place  # noqa: E402
from presslens.base.errors import InputError  # noqa: E402
from presslens.base.io import read_json, read_yaml, write_text  # noqa: E402
from presslens.codebook.codebook import Codebook  # noqa: E402
from presslens.codebook.topics import NAMED  # noqa: E402
from presslens.study.study import Study  # noqa: E402
from presslens.tell.coding.page import coding_page  # noqa: E402
from presslens.tell.coding.questions import actor_codes, asked, not_blind  # noqa: E402
from presslens.tell.coding_manual import coding_manual  # noqa: E402


def make_coding_page(corpus: str, coder: str, batch: str = "", blind: bool = False, root: Path = Path()) -> Path:
    """Write ``work/<corpus>/coding/<batch>/<coder>.html``, and the batch's manual if it has none.

    Parameters
    ----------
    corpus
        Name of the corpus.
    coder
        Who codes: a letter, then letters and digits.
    batch
        What stands behind ``to_code_`` in the name of the sheet; left out where there is one sheet.
    blind
        Names of targets are hidden, and the question for holders, which names them, is not asked.
    root
        Folder of the study.

    Raises
    ------
    InputError
        No such corpus or sheet; the corpus was not run; its text has changed since; the page is there already.
    """
    study = Study(read_yaml(root / "config.yaml"), root)
    if corpus not in study.described:
        raise InputError("CORPUS", f"found {corpus!r}", f"allowed (data/*.yaml): {', '.join(study.described)}")
    coder = coder_of(coder)
    sheet = choose_sheet(root, corpus, batch)
    folder = batch_folder(sheet)
    path = folder / f"{coder}.html"
    if path.exists():
        allowed = "a page is never written over; take it away to have it made anew: what was coded stays in the browser"
        raise InputError(path, "is there already", allowed)
    codebook = Codebook(root / file for file in study.codebook_files(corpus, *PARTS))
    entries = {part: codebook.documents(part) for part in NAMED}
    rows = sheet_rows(sheet)
    _check_untrained(folder, coder, [row for _, row in rows])
    found = read_items(root / f"resources/{corpus}", rows, sheet, codebook, blind)
    order = order_of(len(found.items), study.config["estimate"]["seed"], folder.name, coder)
    names = {part: [str(entry["code"]) for entry in entries[part]] for part in entries}
    page = coding_page(
        [found.items[place] for place in order],
        found.texts,
        asked(entries, codebook.labels, not_blind() if blind else ()),
        batch_manual(folder, coding_manual(entries, codebook.labels)),
        actor_codes(names),
        corpus,
        folder.name,
        coder,
        blind,
    )
    part = path.with_name(f".{path.name}.part")
    write_text(page, part)
    put_in_place(part, path)
    return path


def _check_untrained(folder: Path, coder: str, rows: list) -> None:
    """Raise where the coder was shown the settled codes of items of the sheet while training."""
    record = folder.parent / TRAINING / f"{coder}.json"
    known: Any = read_json(record) if record.is_file() else {}
    shown = {tuple(map(str, place)) for place in known.get("mentions", [])}
    if n := sum(tuple(row[name] for name in PLACE) in shown for row in rows):
        raise InputError(
            record, f"holds {n} items of this sheet, whose codes {coder} has seen", "another coder or BATCH"
        )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make_coding_page", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", default="", help="name of a card in data/")
    parser.add_argument("coder", nargs="?", default="", help="who codes, such as anna")
    parser.add_argument("--batch", default="", help="which sheet, such as 200 for to_code_200.csv")
    parser.add_argument("--blind", nargs="?", const="1", default="", help="1: hide the names of targets")
    parser.add_argument("--study", type=Path, default=Path(), help="folder of the study; left out: this one")
    given = parser.parse_args(arguments)
    try:
        if not re.fullmatch("[01]?", given.blind):
            raise InputError("BLIND", f"found {given.blind!r}", "allowed: 1, 0")
        page = make_coding_page(given.corpus, given.coder, given.batch, given.blind == "1", given.study)
    except InputError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"Page: {page} (opens by double click, offline).")
    print(f"Put the file that it saves into {page.parent}/, then: make take-codes CORPUS={given.corpus}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
