"""What somebody published: its files, known by size and SHA-256, and the terms under which they may be used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from presslens.base.errors import InputError, readable
from presslens.base.io import sha256

#: What the schemas of cards allow as names, for whoever builds a path of them.
CARD_NAME = r"[a-z][a-z0-9_-]{1,39}"
FILE_NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]*"


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file as its card describes it: where it can be had, its hash in hexadecimal, and its size in bytes."""

    url: str
    sha256: str
    bytes: int

    def fault(self, path: str | Path) -> str | None:
        """What is wrong with the file at ``path``; None when it is the one described.

        The size is looked at first, so that only a file of the right size is read.
        """
        try:
            size = Path(path).stat().st_size
            found = sha256(path) if size == self.bytes else None
        except InputError as fault:
            return fault.found
        except OSError as fault:
            return f"cannot be read ({fault.strerror})"
        if found is None:
            return f"found {size} bytes"
        return None if found == self.sha256 else f"found sha256 {found}"

    def wanted(self) -> str:
        """The file in words.

        >>> PublishedFile("https://example.org/a.csv", "0f", 5).wanted()
        'expected 5 bytes with sha256 0f, to be had from https://example.org/a.csv'
        """
        return f"expected {self.bytes} bytes with sha256 {self.sha256}, to be had from {self.url}"


@dataclass(frozen=True, kw_only=True)
class Published:
    """A set of files of one publisher.

    Attributes
    ----------
    name
        Of the set, and of its folder in a mirror.
    title, producer, licence, citation
        What its user is told.
    files
        By name; empty where the set lies in the project.
    where
        The card, for whoever has to mend it.
    """

    name: str
    title: str
    licence: str
    where: str
    producer: str | None = None
    citation: str | None = None
    files: Mapping[str, PublishedFile] = field(default_factory=dict)

    def file(self, name: str) -> PublishedFile:
        """What the card says of a file.

        Raises
        ------
        InputError
            The card has no such file, or a name could leave the folder it belongs in.
        """
        if not re.fullmatch(CARD_NAME, self.name):
            raise InputError(self.where, f"name is {self.name!r}", "allowed: lower-case letters, digits, _ and -")
        if name not in self.files:
            raise InputError(self.where, f"has no file {name!r}", f"allowed: {', '.join(self.files)}")
        if not re.fullmatch(FILE_NAME, name):
            raise InputError(self.where, f"found {name!r}", "allowed: letters, digits, _, . and -")
        return self.files[name]

    def checked(self, path: str | Path) -> Path:
        """A fetched file, checked again where it is read: an edited or damaged file is never used.

        Parameters
        ----------
        path
            The file; its name is a key of :attr:`files`.

        Raises
        ------
        InputError
            The card has no such file, or the file is absent or not the one the card describes.
        """
        path = Path(path)
        entry = self.file(path.name)
        fault = entry.fault(path) if path.is_file() else "is missing"
        if fault:
            raise InputError(path, fault, f"{entry.wanted()}; remove the file and run again to have it fetched")
        return path

    def terms(self) -> Iterator[str]:
        """Who made the set, and what its user owes them; one line each."""
        for key in ("title", "producer", "licence", "citation"):
            if value := getattr(self, key):
                yield readable(f"{key}: {' '.join(value.split())}")
