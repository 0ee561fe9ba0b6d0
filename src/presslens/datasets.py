"""External data sets: their cards in ``data/``, and their files, known by size and SHA-256."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from presslens.errors import InputError
from presslens.io import read_yaml, sha256
from presslens.schema import check


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


def dataset_file(card: Mapping, name: str, mirror: str | Path) -> Path:
    """The file ``name`` of a data set, taken from a mirror after its size and hash were checked.

    Parameters
    ----------
    card
        The card of the data set, as :func:`load_card` gives it.
    name
        A key of ``files`` in the card.
    mirror
        Folder with one folder per data set: ``<mirror>/<name of the card>/<name>``.

    Raises
    ------
    InputError
        The card has no such file, or the file is absent or not the one the card describes. The message gives
        the hash found, the hash expected and the address to fetch the file from by hand.
    """
    files = card.get("files", {})
    if name not in files:
        raise InputError(f"data/{card['name']}.yaml", f"has no file {name!r}", f"allowed: {', '.join(files)}")
    expected = files[name]
    path = Path(mirror) / card["name"] / name
    wanted = f"expected sha256 {expected['sha256']} ({expected['bytes']} bytes), to be had from {expected['url']}"
    if not path.is_file():
        raise InputError(path, "is missing", wanted)
    try:
        size, found = path.stat().st_size, sha256(path)
    except OSError as fault:
        raise InputError(path, f"cannot be read ({fault.strerror})", wanted) from None
    if (size, found) != (expected["bytes"], expected["sha256"]):
        raise InputError(path, f"found sha256 {found} ({size} bytes)", wanted)
    return path
