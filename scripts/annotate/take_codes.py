"""Take the files that coding pages saved: `make take-codes CORPUS=mine`, from work/mine/coding/ into annotations/mine/.

Prints what was taken and what was left out. The exit status is 1 where a file is wrong, and then nothing is written.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.annotate.batches import MANUAL, batch_folder, batches, coder_of, sheet_rows, sheets_of  # noqa: E402
from presslens.annotate.reading import read_annotations  # noqa: E402
from presslens.annotate.saved_codes import Saved  # noqa: E402
from presslens.annotate.saved_files import read_batches  # noqa: E402
from presslens.annotate.settled import SETTLED  # noqa: E402
from presslens.annotate.taking import Taken, take  # noqa: E402
from presslens.annotate.waves import Wave, read_waves  # noqa: E402
from presslens.base.errors import InputError, InputErrors  # noqa: E402
from presslens.base.io import read_json, read_yaml, replacing, sha256, write_csv, write_json, write_text  # noqa: E402
from presslens.base.schema import check_against  # noqa: E402
from presslens.cards.annotations import load_annotation_card, read_card  # noqa: E402
from presslens.codebook.questions import QUESTIONS  # noqa: E402
from presslens.study.config import config_schema  # noqa: E402
from presslens.study.topics import names_on, topics_of  # noqa: E402
from presslens.tell.coding.page import digest  # noqa: E402
from presslens.tell.coding_manual import codes_of  # noqa: E402
from presslens.tell.taken_card import merged_card, taken_card  # noqa: E402

#: What was taken, and the hash of each file that was written: what differs from it was changed by hand.
RECORD = "taken.json"
CARD = "card.yaml"
SETTLED_FILE = "settled.csv"
#: The card as it was made, beside the one that somebody changed.
MADE = ".made"


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
    if home.is_symlink() and not home.exists():
        raise InputError(home, "is a link to what is not there", "a folder, or a link to one")
    saved = read_batches(sheets, home, codes, digest, any_manual)
    settled = saved.pop(SETTLED, None)
    if unknown := sorted({coder_of(name) for name in coders} - set(saved)):
        raise InputError("CODERS", f"found {', '.join(unknown)}", f"allowed: {', '.join(sorted(saved))}")
    saved = {name: one for name, one in saved.items() if not coders or name in map(coder_of, coders)}
    if not saved:
        raise InputError(root / "work" / corpus / "coding", "holds no file that a coding page saved", "put them there")
    waves = read_waves(sheets_of(root, corpus))
    used = {batch: sheet for batch, sheet in sheets.items() if any(_in(one, sheet) for one in saved.values())}
    used = _in_order(used, waves)
    taken = take(_rows(used), saved, root / "work" / corpus / "coding", waves, settled)
    with tempfile.TemporaryDirectory(prefix=".taking-", dir=root / "work" / corpus) as place:
        folder = Path(place) / corpus
        with _told_of(home, folder):
            _write(folder, corpus, taken, used, {name: codes[name] for name in taken.questions}, home)
            read_annotations(load_annotation_card(folder / CARD, names), names)
        files = [file for one in (*saved.values(), *([settled] if settled else [])) for file in one.files]
        made = (folder / MADE).read_text(encoding="utf-8")
        (folder / MADE).unlink()
        record = {"from": {file: sha256(file) for file in files}, "notes": taken.notes, "card": made}
        _put(folder, home, record)
    return [
        *taken.notes,
        *_settled_lines(taken, corpus),
        f"{len(taken.sample)} items by {' and '.join(taken.coders)}: {home}/; the next make uses them",
    ]


@contextmanager
def _told_of(home: Path, folder: Path) -> Iterator[None]:
    """Faults of files in the making, told of the place that they are made for: the other is gone when they are read."""
    try:
        yield
    except InputError as fault:
        raise InputErrors([one.at(one.where.replace(str(folder), str(home))) for one in fault.apart]) from None


def _settled_lines(taken: Taken, corpus: str) -> list[str]:
    lines = [f"{len(taken.settled)} items on which coders differ are settled"] if len(taken.settled) else []
    told = [f"{line}: make settle CORPUS={corpus}" if line.startswith("coders differ") else line for line in taken.open]
    return [*lines, *told]


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


def _rows(sheets: Mapping[str, Path]) -> list[dict[str, str]]:
    """The items of several sheets."""
    return [{**row, "batch": batch} for batch, sheet in sheets.items() for _, row in sheet_rows(sheet)]


def _in_order(sheets: Mapping[str, Path], waves: Sequence[Wave]) -> dict[str, Path]:
    """Sheets in the order in which they were drawn, as far as it is known."""
    order = {wave.batch: number for number, wave in enumerate(waves)}
    return dict(sorted(sheets.items(), key=lambda pair: (order.get(pair[0], -1), pair[0])))


def _write(folder: Path, corpus: str, taken: Taken, sheets: Mapping[str, Path], codes: Mapping, home: Path) -> None:
    folder.mkdir()
    write_csv(taken.sample, folder / "sample.csv")
    files = {name.capitalize(): f"coder_{name.capitalize()}.csv" for name in taken.coders}
    for name, table in taken.coders.items():
        write_csv(table, folder / files[name.capitalize()])
    if len(taken.settled):
        write_csv(taken.settled, folder / SETTLED_FILE)
    last = list(sheets.values())[-1]
    manual = batch_folder(last) / MANUAL
    if manual.exists():
        write_text(manual.read_text(encoding="utf-8"), folder / MANUAL)
    draft = last.with_suffix("") / CARD
    drawn: Any = read_yaml(draft) if draft.is_file() else {}
    known = MANUAL if manual.exists() else None
    settled = SETTLED_FILE if len(taken.settled) else None
    made = taken_card(corpus, len(taken.sample), files, codes, known, taken.notes, drawn, settled)
    write_text(made, folder / MADE)
    text = made
    if _by_hand(home, CARD):
        read_yaml(home / CARD)  # what is no YAML is told by its own lines, not by those of a card made of it
        record: Any = read_json(home / RECORD) if (home / RECORD).is_file() else {}
        text = merged_card((home / CARD).read_text(encoding="utf-8"), str(record.get("card", "")), made)
    write_text(text, folder / CARD)
    if text != made:
        _check_card(folder / CARD, home / CARD, files, codes, settled)


def _check_card(written: Path, path: Path, files: Mapping[str, str], codes: Mapping, settled: str | None) -> None:
    """Raise where a card that somebody wrote is not of these files."""
    card, faults = read_card(written), []
    found = {coder.name: coder.file for coder in card.coders}
    if found != dict(files) or card.sample != "sample.csv":
        needed = ", ".join(f"{name}: {{file: {file}, kind: person}}" for name, file in files.items())
        faults.append(
            InputError(f"{path}: coders", f"found {', '.join(found)}", f"needed: sample: sample.csv, {needed}")
        )
    if card.settled != settled:
        needed = f"settled: {{file: {settled}}}" if settled else "no such key: nothing is settled"
        faults.append(InputError(f"{path}: settled", f"found {card.settled!r}", f"needed: {needed}"))
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
    """Bring finished files into their place, all or none: a folder that is not there yet comes whole, with its card."""
    names = sorted(path.name for path in folder.iterdir())
    changed = [
        name for name in names if name != CARD and _by_hand(home, name) and sha256(home / name) != sha256(folder / name)
    ]
    if changed:
        allowed = "it stays, and nothing was written: take it away to have it made anew"
        raise InputErrors([InputError(home / name, "was made or changed by hand", allowed) for name in changed])
    theirs = _by_hand(home, CARD) or (folder / CARD).read_text(encoding="utf-8") != record["card"]
    record["files"] = {name: sha256(folder / name) for name in names if not (name == CARD and theirs)}
    if not home.exists():
        write_json(record, folder / RECORD)
        home.parent.mkdir(exist_ok=True)
        with suppress(OSError):  # another file system
            folder.rename(home)
            return
    for name in sorted(names, key=lambda name: name == CARD):
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
