"""External data sets: their cards in ``data/``, and their files, known by size and SHA-256."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from presslens.base.errors import InputError
from presslens.base.io import read_yaml, sha256
from presslens.base.schema import check

#: What the schema ``card`` allows as names, for whoever builds a path of them.
CARD_NAME = r"[a-z][a-z0-9_-]{1,39}"
FILE_NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]*"


def load_card(path: str | Path) -> dict:
    """Read the card of a data set.

    Raises
    ------
    InputError
        The card does not follow the schema ``card``, or its name is not that of its file.
    """
    card = read_yaml(path)
    check(card, "card", path)
    if Path(path).stem != card["name"]:
        raise InputError(path, f"name is {card['name']!r}", "the name is the name of the file")
    return card


def cards_with_files(folder: str | Path) -> dict[str, dict[str, str]]:
    """SHA-256 by file name, by card, of the cards in a folder that name files of a publisher.

    A card that cannot be read is there without files: who asks for one of its files is told what is wrong with it.
    """
    found = {}
    for path in sorted(Path(folder).glob("*.yaml")):
        if re.fullmatch(CARD_NAME, path.stem):
            try:
                files = load_card(path).get("files")
            except InputError:
                files = {}
            if files is not None:
                found[path.stem] = {name: entry["sha256"] for name, entry in files.items()}
    return found


def entry_of(card: Mapping, name: str) -> Mapping:
    """What a card says of a file: ``url``, ``sha256`` and ``bytes``.

    Raises
    ------
    InputError
        The card has no such file, or a name could leave the folder it belongs in.
    """
    where = card.get("card", f"data/{card['name']}.yaml")
    if not re.fullmatch(CARD_NAME, card["name"]):
        raise InputError(where, f"name is {card['name']!r}", "allowed: lower-case letters, digits, _ and -")
    files = card.get("files", {})
    if name not in files:
        raise InputError(where, f"has no file {name!r}", f"allowed: {', '.join(files)}")
    if not re.fullmatch(FILE_NAME, name):
        raise InputError(where, f"found {name!r}", "allowed: letters, digits, _, . and -")
    return files[name]


def fault_of(path: str | Path, entry: Mapping) -> str | None:
    """What is wrong with a file, measured against its entry in the card; None when it is the one described.

    The size is looked at first, so that only a file of the right size is read.
    """
    try:
        size = Path(path).stat().st_size
        found = sha256(path) if size == entry["bytes"] else None
    except OSError as fault:
        return f"cannot be read ({fault.strerror})"
    if found is None:
        return f"found {size} bytes"
    return None if found == entry["sha256"] else f"found sha256 {found}"


def wanted(entry: Mapping) -> str:
    """The file a card describes, in words."""
    return f"expected {entry['bytes']} bytes with sha256 {entry['sha256']}, to be had from {entry['url']}"


def checked_file(card: Mapping, path: str | Path) -> Path:
    """A fetched file, checked again where it is read: an edited or damaged file is never used.

    Parameters
    ----------
    card
        The card of the data set, as :func:`load_card` gives it.
    path
        The file; its name is a key of ``files`` in the card.

    Raises
    ------
    InputError
        The card has no such file, or the file is absent or not the one the card describes.
    """
    path = Path(path)
    entry = entry_of(card, path.name)
    fault = fault_of(path, entry) if path.is_file() else "is missing"
    if fault:
        raise InputError(path, fault, f"{wanted(entry)}; remove the file and run again to have it fetched")
    return path
