"""The mirror: a folder with copies of external data sets, looked into before anything is downloaded.

Layout: ``<mirror>/<name of the card>/<file>``; the file is named as in the card, or as its address ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from presslens.base.errors import InputError
from presslens.cards.published import FILE_NAME, Published

#: Environment variable that overrides the key ``mirror`` of ``config.yaml``.
VARIABLE = "PRESSLENS_MIRROR"


def mirror_folder(configured: str | None, environment: Mapping[str, str]) -> Path | None:
    """The mirror folder of this run; it need not exist.

    Parameters
    ----------
    configured
        The key ``mirror`` of ``config.yaml``; None for no mirror.
    environment
        Environment variables; :data:`VARIABLE`, where it is set and not empty, comes first.
    """
    folder = environment.get(VARIABLE) or configured
    if not folder:
        return None
    return Path(folder).expanduser() if folder.startswith("~/") else Path(folder)


def mirror_names(name: str, url: str) -> list[str]:
    """Names under which a mirror may keep a file: that of the card, then the last part of the address."""
    last = unquote(urlsplit(url).path).rpartition("/")[2]
    return list(dict.fromkeys([name, last] if re.fullmatch(FILE_NAME, last) else [name]))


def mirror_file(card: Published, name: str, mirror: str | Path | None) -> Path | None:
    """The file of a data set in the mirror, checked; None when the mirror does not have it.

    A file that is named as the address ends, and is not the one of the card, is passed over, because several
    addresses of a data set can end alike.

    Raises
    ------
    InputError
        The card has no such file, or the mirror's file of that name is not the one the card describes.
    """
    entry = card.file(name)
    if mirror is None:
        return None
    for candidate in mirror_names(name, entry.url):
        path = Path(mirror) / card.name / candidate
        if not path.is_file():
            continue
        fault = entry.fault(path)
        if fault is None:
            return path
        if candidate == name:
            raise InputError(
                path, fault, f"{entry.wanted()}; mend the mirror, or remove the file to have it downloaded"
            )
    return None
