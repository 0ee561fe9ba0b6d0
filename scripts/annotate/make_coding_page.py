"""Make the page on which a person codes: `make coding-page CORPUS=mine CODER=anna`, for a sheet in work/mine/.

The page is one file that opens by double click, offline. The exit status is 1 where something is wrong, else 0.
"""

import argparse
import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.annotate.batches import MANUAL, batch_folder, choose_sheet, coder_of, sheet_rows  # noqa: E402
from presslens.annotate.coding_items import CodingItems, Mask, coding_items, order_of  # noqa: E402
from presslens.annotate.sheets import put_in_place  # noqa: E402
from presslens.base.errors import InputError  # noqa: E402
from presslens.base.io import MissingFileError, read_table, read_yaml, write_text  # noqa: E402
from presslens.blind.names import NameMask  # noqa: E402
from presslens.codebook.codebook import Codebook  # noqa: E402
from presslens.codebook.topics import NAMED  # noqa: E402
from presslens.study.study import Study  # noqa: E402
from presslens.tell.coding.page import coding_page  # noqa: E402
from presslens.tell.coding.questions import actor_codes, asked, not_blind  # noqa: E402
from presslens.tell.coding_manual import coding_manual  # noqa: E402

PARTS = ("targets", "holders", "frames", "labels", "nouns", "countries")


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
    found = _items(root / f"resources/{corpus}", sheet, codebook, blind)
    order = order_of(len(found.items), study.config["estimate"]["seed"], folder.name, coder)
    names = {part: [str(entry["code"]) for entry in entries[part]] for part in entries}
    page = coding_page(
        [found.items[place] for place in order],
        found.texts,
        asked(entries, codebook.labels, not_blind() if blind else ()),
        _manual(folder, coding_manual(entries, codebook.labels)),
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


def _items(folder: Path, sheet: Path, codebook: Codebook, blind: bool) -> CodingItems:
    try:
        articles = read_table(folder / "articles.parquet", ["article_id", "source_id", "text"])
        sentences = read_table(folder / "sentences.parquet", ["article_id", "start", "end"])
    except MissingFileError as fault:
        raise InputError(fault.where, "is not there", "run the corpus first: make") from None
    targets = {target.code: target.label for target in codebook.targets}
    return coding_items(sheet_rows(sheet), articles, sentences, targets, sheet, _mask(codebook) if blind else None)


def _mask(codebook: Codebook) -> Mask:
    """What hides the names of targets, and of those who speak for them; other names stay."""
    own = [holder for holder in codebook.speakers if holder.code in {target.code for target in codebook.targets}]
    mask = NameMask(codebook.targets, own, codebook.nouns)
    return mask.mask_text, lambda mention: mask.mask_mention(mention, "name")


def _manual(folder: Path, made: str) -> str:
    """The manual of a batch, the same for all its coders: as it was when its first page was made."""
    path = folder / MANUAL
    if not path.exists():
        of_corpus = folder.parents[1] / MANUAL
        write_text(of_corpus.read_text(encoding="utf-8") if of_corpus.exists() else made, path)
    return path.read_text(encoding="utf-8")


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
