"""Take the files that coding pages saved: `make take-codes CORPUS=mine`, from work/mine/coding/ into annotations/mine/.

Prints what was taken and what was left out. The exit status is 1 where a file is wrong, and then nothing is written.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.annotate.batches import MANUAL, batch_folder, batches, coder_of, has_column, sheet_rows  # noqa: E402
from presslens.annotate.cells import TABLE_ENDINGS, Faults, coded_rows  # noqa: E402
from presslens.annotate.drawn import PLACE  # noqa: E402
from presslens.annotate.reading import read_annotations  # noqa: E402
from presslens.annotate.saved_codes import MARKS, Batch, Saved, read_saved  # noqa: E402
from presslens.annotate.taking import Taken, take  # noqa: E402
from presslens.base.errors import InputError, InputErrors, gathered  # noqa: E402
from presslens.base.io import read_json, read_yaml, replacing, sha256, write_csv, write_json, write_text  # noqa: E402
from presslens.base.schema import check_against  # noqa: E402
from presslens.cards.annotations import load_annotation_card, read_card  # noqa: E402
from presslens.codebook.questions import QUESTIONS  # noqa: E402
from presslens.study.config import config_schema  # noqa: E402
from presslens.study.topics import names_on, topics_of  # noqa: E402
from presslens.tell.coding.page import digest  # noqa: E402
from presslens.tell.coding_manual import codes_of  # noqa: E402
from presslens.tell.taken_card import taken_card  # noqa: E402

#: What was taken, and the hash of each file that was written: what differs from it was changed by hand.
RECORD = "taken.json"
CARD = "card.yaml"


def take_codes(corpus: str, coders: Sequence[str] = (), any_manual: bool = False, root: Path = Path()) -> list[str]:
    """Write ``annotations/<corpus>/``: sample, a file per coder, manual, card, and a record of what was taken.

    Parameters
    ----------
    corpus
        Name of the corpus.
    coders
        Whose codes count; none: everybody's who saved a file.
    any_manual
        Codes made after another manual than that of the batch are taken too.
    root
        Folder of the study.

    Returns
    -------
    What to tell, a line each.

    Raises
    ------
    InputErrors
        A file is wrong, a line per fault; or what would be written over was made by hand.
    """
    names = _names(corpus, root)
    codes = {name: codes_of(question, names) for name, question in QUESTIONS.items()}
    sheets, home = batches(root, corpus), root / "annotations" / corpus
    saved = _saved(sheets, home, codes, any_manual)
    if unknown := sorted({coder_of(name) for name in coders} - set(saved)):
        raise InputError("CODERS", f"found {', '.join(unknown)}", f"allowed: {', '.join(sorted(saved))}")
    saved = {name: one for name, one in saved.items() if not coders or name in map(coder_of, coders)}
    if not saved:
        raise InputError(root / "work" / corpus / "coding", "holds no file that a coding page saved", "put them there")
    used = {batch: sheet for batch, sheet in sheets.items() if any(_in(one, sheet) for one in saved.values())}
    taken = take(_rows(used), saved, root / "work" / corpus / "coding")
    with tempfile.TemporaryDirectory(prefix=".taking-", dir=root / "work" / corpus) as place:
        folder = Path(place) / corpus
        _write(folder, corpus, taken, used, {name: codes[name] for name in taken.questions}, home)
        read_annotations(load_annotation_card(folder / CARD, names), names)
        record = {"from": {file: sha256(file) for one in saved.values() for file in one.files}, "notes": taken.notes}
        _put(folder, home, record)
    return [
        *taken.notes,
        f"{len(taken.sample)} items by {' and '.join(taken.coders)}: {home}/; the next make uses them",
    ]


def _names(corpus: str, root: Path) -> dict[str, list[str]]:
    """The study's names on a corpus. Annotations are not checked: they may be in the making."""
    described = sorted(path.stem for path in (root / "data").glob("*.yaml"))
    if corpus not in described:
        raise InputError("CORPUS", f"found {corpus!r}", f"allowed (data/*.yaml): {', '.join(described)}")
    config = read_yaml(root / "config.yaml")
    check_against(config, config_schema(), "config.yaml")
    assert isinstance(config, dict)
    return names_on(config, topics_of(config, corpus, root), root)


def _in(saved: Saved, sheet: Path) -> bool:
    keys = {row["id"] for _, row in sheet_rows(sheet)}
    return any(key in keys for key in saved.rows)


def _saved(sheets: Mapping[str, Path], home: Path, codes: Mapping, any_manual: bool) -> dict[str, Saved]:
    """What every coder saved, in folders of batches and among the annotations."""
    saved: dict[str, Saved] = {}
    faults: list[InputError] = []
    for name, sheet in sheets.items():
        folder = batch_folder(sheet)
        places = {row["id"]: tuple(row[column] for column in PLACE) for _, row in sheet_rows(sheet)}
        pages = sorted(path.stem for path in folder.glob("*.html"))
        manual = digest((folder / MANUAL).read_text(encoding="utf-8")) if (folder / MANUAL).exists() else ""
        for path in [*_tables(folder), *(path for path in _tables(home) if _of_batch(path, name))]:
            with gathered(faults):
                if path.parent == folder and (lacking := [mark for mark in MARKS if not has_column(path, mark)]):
                    raise InputError(path, f"has no column {', '.join(lacking)}", "a file that a coding page saved")
                read_saved(path, Batch(name, places, pages, manual), codes, any_manual, saved)
    if faults:
        raise InputErrors(faults)
    return saved


def _tables(folder: Path) -> list[Path]:
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if path.suffix.lower() in TABLE_ENDINGS and not path.name.startswith((".", "~$"))]


def _of_batch(path: Path, batch: str) -> bool:
    if not all(has_column(path, mark) for mark in MARKS):
        return False
    return any(cells["batch"] == batch for _, cells in coded_rows(path, ["batch"], Faults(path)))


def _rows(sheets: Mapping[str, Path]) -> list[dict[str, str]]:
    """The items of several sheets, with their chances in all of them together."""
    rows = [{**row, "batch": batch} for batch, sheet in sheets.items() for _, row in sheet_rows(sheet)]
    pooled = [chances for sheet in sheets.values() if (chances := _pooled(sheet))]
    whole = next((chances for chances in pooled if all(row["id"] in chances for row in rows)), None)
    if whole is None and len(sheets) > 1:
        found = f"batches {', '.join(sheets)} were drawn one after another, and no sample.csv has the chances of both"
        raise InputError(next(iter(sheets.values())).parent, found, "one batch, or chances in to_code_<n>/sample.csv")
    return [{**row, **(whole[row["id"]] if whole else {})} for row in rows]


def _pooled(sheet: Path) -> dict[str, dict[str, str]]:
    """Chances in all waves until a sheet, by item, where they were written when it was drawn."""
    path = sheet.with_suffix("") / "sample.csv"
    columns = ["inclusion_probability", "purpose"]
    if not path.is_file():
        return {}
    return {
        cells["id"]: {name: cells[name] for name in columns}
        for _, cells in coded_rows(path, ["id", *columns], Faults(path))
    }


def _write(folder: Path, corpus: str, taken: Taken, sheets: Mapping[str, Path], codes: Mapping, home: Path) -> None:
    folder.mkdir()
    write_csv(taken.sample, folder / "sample.csv")
    files = {name.capitalize(): f"coder_{name.capitalize()}.csv" for name in taken.coders}
    for name, table in taken.coders.items():
        write_csv(table, folder / files[name.capitalize()])
    last = list(sheets.values())[-1]
    manual = batch_folder(last) / MANUAL
    if manual.exists():
        write_text(manual.read_text(encoding="utf-8"), folder / MANUAL)
    draft = last.with_suffix("") / CARD
    drawn: Any = read_yaml(draft) if draft.is_file() else {}
    known = MANUAL if manual.exists() else None
    text = taken_card(corpus, len(taken.sample), files, codes, known, taken.notes, drawn)
    if _by_hand(home, CARD):
        _check_card(home / CARD, files, codes)
        text = (home / CARD).read_text(encoding="utf-8")
    write_text(text, folder / CARD)


def _check_card(path: Path, files: Mapping[str, str], codes: Mapping) -> None:
    """Raise where a card that somebody wrote is not of these files."""
    card, faults = read_card(path), []
    found = {coder.name: coder.file for coder in card.coders}
    if found != dict(files) or card.sample != "sample.csv":
        needed = ", ".join(f"{name}: {{file: {file}, kind: person}}" for name, file in files.items())
        faults.append(
            InputError(f"{path}: coders", f"found {', '.join(found)}", f"needed: sample: sample.csv, {needed}")
        )
    if {name: dict(known) for name, known in card.questions.items()} != {
        name: dict(known) for name, known in codes.items()
    }:
        faults.append(InputError(f"{path}: questions", "are others than the pages ask", f"those of {MANUAL}"))
    if faults:
        raise InputErrors(faults)


def _by_hand(home: Path, name: str) -> bool:
    """Whether a file is there that was not written here, or was changed since."""
    path, record = home / name, home / RECORD
    known: Any = read_json(record) if record.is_file() else {}
    return path.exists() and sha256(path) != known.get("files", {}).get(name)


def _put(folder: Path, home: Path, record: dict[str, Any]) -> None:
    """Bring finished files into their place, all or none."""
    names = sorted(path.name for path in folder.iterdir())
    changed = [name for name in names if _by_hand(home, name) and sha256(home / name) != sha256(folder / name)]
    if changed:
        allowed = "it stays, and nothing was written: take it away to have it made anew"
        raise InputErrors([InputError(home / name, "was made or changed by hand", allowed) for name in changed])
    record["files"] = {name: sha256(folder / name) for name in names if not (name == CARD and _by_hand(home, CARD))}
    for name in names:
        with replacing(home / name) as part:
            shutil.copyfile(folder / name, part)
    write_json(record, home / RECORD)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="take_codes", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", default="", help="name of a card in data/")
    parser.add_argument("--coders", default="", help="whose codes count, such as anna,bert; left out: everybody's")
    parser.add_argument("--manual", choices=["", "any"], default="", help="any: also codes made after another manual")
    parser.add_argument("--study", type=Path, default=Path(), help="folder of the study; left out: this one")
    given = parser.parse_args(arguments)
    try:
        coders = [name for name in given.coders.replace(",", " ").split() if name]
        lines = take_codes(given.corpus, coders, given.manual == "any", given.study)
    except InputError as fault:
        print(fault, file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
