"""Make the page on which differences between coders are settled: `make settle CORPUS=mine`.

The page is one file that opens by double click, offline. The exit status is 1 where something is wrong, else 0.
"""

import argparse
import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.annotate.batches import SETTLE, batch_folder, choose_sheet, sheet_rows  # noqa: E402
from presslens.annotate.page_material import PARTS, batch_manual, read_items  # noqa: E402
from presslens.annotate.saved_files import read_batches  # noqa: E402
from presslens.annotate.settled import SETTLED  # noqa: E402
from presslens.annotate.sheets import put_in_place  # noqa: E402
from presslens.base.errors import InputError  # noqa: E402
from presslens.base.io import read_yaml, write_text  # noqa: E402
from presslens.codebook.codebook import Codebook  # noqa: E402
from presslens.codebook.questions import QUESTIONS  # noqa: E402
from presslens.codebook.topics import NAMED  # noqa: E402
from presslens.study.study import Study  # noqa: E402
from presslens.tell.coding.page import digest  # noqa: E402
from presslens.tell.coding.questions import actor_codes, asked  # noqa: E402
from presslens.tell.coding.settle import disputed_items, settle_page  # noqa: E402
from presslens.tell.coding_manual import codes_of, coding_manual  # noqa: E402


def make_settle_page(corpus: str, batch: str = "", hide: bool = False, root: Path = Path()) -> tuple[Path, int]:
    """Write ``work/<corpus>/coding/<batch>/settle.html``.

    Parameters
    ----------
    corpus, batch
        As of a coding page.
    hide
        Coders have no names on the page, and stand in another order at each item.
    root
        Folder of the study.

    Returns
    -------
    The page, and how many items it holds.

    Raises
    ------
    InputError
        A file that was saved is wrong; fewer than two coders; they differ on nothing that is open; the page is there.
    """
    study = Study(read_yaml(root / "config.yaml"), root)
    if corpus not in study.described:
        raise InputError("CORPUS", f"found {corpus!r}", f"allowed (data/*.yaml): {', '.join(study.described)}")
    sheet = choose_sheet(root, corpus, batch)
    folder = batch_folder(sheet)
    path = folder / f"{SETTLE}.html"
    if path.exists():
        allowed = "a page is never written over; save what was settled, then take it away to have it made anew"
        raise InputError(path, "is there already", allowed)
    codebook = Codebook(root / file for file in study.codebook_files(corpus, *PARTS))
    entries = {part: codebook.documents(part) for part in NAMED}
    names = {part: [str(entry["code"]) for entry in entries[part]] for part in entries}
    codes = {name: codes_of(question, names) for name, question in QUESTIONS.items()}
    saved = read_batches({folder.name: sheet}, root / "annotations" / corpus, codes, digest, any_manual=True)
    saved.pop(SETTLED, None)
    if len(saved) < 2:
        raise InputError(folder, f"has files of {len(saved)} coders", "those of two or more: put them there")
    questions = [name for name in QUESTIONS if all(name in one.asked for one in saved.values())]
    rows = sheet_rows(sheet)
    about = disputed_items([row["id"] for _, row in rows], saved, questions, hide, study.config["estimate"]["seed"])
    if not about:
        raise InputError(folder, "holds no item on which coders differ", "nothing is to be settled")
    found = read_items(root / f"resources/{corpus}", [pair for pair in rows if pair[1]["id"] in about], sheet, codebook)
    page = settle_page(
        [{**item, **about[item["id"]]} for item in found.items],
        found.texts,
        [question for question in asked(entries, codebook.labels) if question["name"] in questions],
        batch_manual(folder, coding_manual(entries, codebook.labels)),
        actor_codes(names),
        corpus,
        folder.name,
        [f"coder {n}" for n, _ in enumerate(saved, 1)] if hide else sorted(saved),
    )
    part = path.with_name(f".{path.name}.part")
    write_text(page, part)
    put_in_place(part, path)
    return path, len(about)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make_settle_page", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", default="", help="name of a card in data/")
    parser.add_argument("--batch", default="", help="which sheet, such as 200 for to_code_200.csv")
    parser.add_argument("--hide", nargs="?", const="1", default="", help="1: hide the names of coders")
    parser.add_argument("--study", type=Path, default=Path(), help="folder of the study; left out: this one")
    given = parser.parse_args(arguments)
    try:
        if not re.fullmatch("[01]?", given.hide):
            raise InputError("HIDE", f"found {given.hide!r}", "allowed: 1, 0")
        page, n = make_settle_page(given.corpus, given.batch, given.hide == "1", given.study)
    except InputError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{n} items on which coders differ: {page} (opens by double click, offline).")
    print(f"Put the file that it saves into {page.parent}/, then: make take-codes CORPUS={given.corpus}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
