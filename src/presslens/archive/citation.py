"""What CITATION.cff says, as the metadata of archives want it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.base.io import read_yaml


@dataclass(frozen=True, slots=True)
class Author:
    """A person or a group; ``orcid`` is the whole address, ``person`` whether it has a family name."""

    name: str
    person: bool = False
    orcid: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Who made the project, its version, its licence (SPDX), and the day of the release."""

    title: str
    authors: tuple[Author, ...]
    version: str
    licence: str
    released: str
    keywords: tuple[str, ...] = ()


def read_citation(path: str | Path) -> Citation:
    """Read a CITATION.cff.

    Raises
    ------
    InputError
        It lacks what an archive must say.
    """
    document = read_yaml(path)
    wanted = ("title", "authors", "version", "license", "date-released")
    if not isinstance(document, dict):
        raise InputError(path, "is no citation", "CITATION.cff")
    if missing := [key for key in wanted if not document.get(key)]:
        raise InputError(path, f"does not say {', '.join(missing)}", "CITATION.cff with these keys")
    return Citation(
        title=str(document["title"]),
        authors=tuple(map(_author, document["authors"])),
        version=str(document["version"]),
        licence=str(document["license"]),
        released=str(document["date-released"]),
        keywords=tuple(map(str, document.get("keywords", ()))),
    )


def _author(entry: dict[str, Any]) -> Author:
    family, given = entry.get("family-names"), entry.get("given-names")
    name = entry.get("name") or ", ".join(str(part) for part in (family, given) if part)
    return Author(str(name), bool(family), entry.get("orcid"), entry.get("affiliation"))
