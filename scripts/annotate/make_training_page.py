"""Make the page on which a coder learns: `make training-page CORPUS=mine CODER=anna`, of items whose codes are settled.

The page is one file that opens by double click, offline. The exit status is 1 where something is wrong, else 0.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.annotate.batches import TRAINING, batch_folder, coder_of, sheet_rows, sheets_of  # noqa: E402
from presslens.annotate.coding_items import order_of  # noqa: E402
from presslens.annotate.drawn import CODING, PLACE  # noqa: E402
from presslens.annotate.page_material import PARTS, batch_manual, read_items, read_texts  # noqa: E402
from presslens.annotate.sheets import FOLDER, put_in_place  # noqa: E402
from presslens.annotate.training import N_ITEMS, chosen_items, settled_codes  # noqa: E402
from presslens.base.errors import InputError  # noqa: E402
from presslens.base.io import read_table, read_yaml, write_json, write_text  # noqa: E402
from presslens.codebook.codebook import Codebook  # noqa: E402
from presslens.codebook.questions import QUESTIONS  # noqa: E402
from presslens.codebook.topics import NAMED  # noqa: E402
from presslens.study.study import Study  # noqa: E402
from presslens.tell.coding.questions import actor_codes, asked  # noqa: E402
from presslens.tell.coding.training import training_page  # noqa: E402
from presslens.tell.coding_manual import codes_of, coding_manual  # noqa: E402


def make_training_page(corpus: str, coder: str, source: str = "", root: Path = Path()) -> tuple[Path, int]:
    """Write ``work/<corpus>/coding/training/<coder>.html``, and beside it, as json, which mentions it shows.

    Parameters
    ----------
    corpus
        That the coder will code.
    coder
        Who learns.
    source
        The annotated corpus that items are of; left out: ``corpus``. Mentions on a sheet for which the coder has a page
        are never among them, nor does a sheet with one of them become a page of the coder.
    root
        Folder of the study.

    Returns
    -------
    The page, and how many items it holds.

    Raises
    ------
    InputError
        Nothing is annotated there; it was not run; no item is left; the page is there.
    """
    study = Study(read_yaml(root / "config.yaml"), root)
    source = source or corpus
    if corpus not in study.described:
        raise InputError("CORPUS", f"found {corpus!r}", f"allowed (data/*.yaml): {', '.join(study.described)}")
    if source not in study.annotated:
        allowed = f"FROM=<one of> {', '.join(study.annotated)}, which must have been run"
        raise InputError("FROM", f"found {source!r}, which is not annotated", allowed)
    coder = coder_of(coder)
    folder = root / FOLDER / corpus / CODING / TRAINING
    path = folder / f"{coder}.html"
    if path.exists():
        raise InputError(path, "is there already", "a page is never written over; take it away to have it made anew")
    resources = root / "resources" / source
    articles, _ = read_texts(resources)
    if not (resources / "annotations.parquet").is_file():
        raise InputError(resources / "annotations.parquet", "is not there", "run the corpus first: make")
    codebook = Codebook(root / file for file in study.codebook_files(corpus, *PARTS))
    entries = {part: codebook.documents(part) for part in NAMED}
    names = {part: [str(entry["code"]) for entry in entries[part]] for part in entries}
    codes = {name: codes_of(question, names) for name, question in QUESTIONS.items()}
    known = settled_codes(read_table(resources / "annotations.parquet"), codes)
    known = {place: of for place, of in known.items() if place[1] in names["targets"]}
    rng = np.random.default_rng([study.config["estimate"]["seed"], *map(ord, coder)])
    places = chosen_items(known, _own(root, source, coder), rng, N_ITEMS)
    if not places:
        raise InputError(resources, "has no item for training", "mentions whose answers are all agreed or settled")
    texts = dict(articles.select("source_id", "text").iter_rows())
    rows = []
    for number, place in enumerate(places, 1):
        row = {"id": f"t{number}", **dict(zip(PLACE, place, strict=True))}
        rows.append(row | {"mention": texts[row["source_id"]][int(row["start"]) : int(row["end"])]})
    found = read_items(resources, list(enumerate(rows, 2)), resources / "annotations.parquet", codebook)
    order = order_of(len(rows), study.config["estimate"]["seed"], TRAINING, coder)
    coded = {name for place in places for name in known[place]}
    folder.mkdir(parents=True, exist_ok=True)
    page = training_page(
        [{**found.items[at], "gold": known[places[at]]} for at in order],
        found.texts,
        [question for question in asked(entries, codebook.labels) if question["name"] in coded],
        batch_manual(folder, coding_manual(entries, codebook.labels)),
        actor_codes(names),
        corpus,
        coder,
    )
    write_json({"from": source, "mentions": [list(place) for place in places]}, path.with_suffix(".json"))
    part = path.with_name(f".{path.name}.part")
    write_text(page, part)
    put_in_place(part, path)
    return path, len(places)


def _own(root: Path, corpus: str, coder: str) -> set[tuple[str, ...]]:
    """Mentions on the sheets for which a coder has a page."""
    sheets = [sheet for sheet in sheets_of(root, corpus).values() if (batch_folder(sheet) / f"{coder}.html").exists()]
    return {tuple(row[name] for name in PLACE) for sheet in sheets for _, row in sheet_rows(sheet)}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make_training_page", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", default="", help="name of a card in data/")
    parser.add_argument("coder", nargs="?", default="", help="who learns, such as anna")
    parser.add_argument("--from", dest="source", default="", help="the annotated corpus; left out: the same")
    parser.add_argument("--study", type=Path, default=Path(), help="folder of the study; left out: this one")
    given = parser.parse_args(arguments)
    try:
        page, n = make_training_page(given.corpus, given.coder, given.source, given.study)
    except InputError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{n} settled items: {page} (opens by double click, offline). 80 % of each question as settled is a pass.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
