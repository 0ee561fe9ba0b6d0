"""A download under way: a hidden ``.part`` file beside its destination, and what is known of where it comes from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from presslens.base.errors import InputError
from presslens.base.io import read_json, write_json
from presslens.cards.published import PublishedFile


class Partial:
    """The beginning of a file. It can be continued by a later run and never bears the final name before it is whole.

    Names of data sets never begin with a dot, so that none of them can be the partial file of another.

    Parameters
    ----------
    destination
        The final path; its folder exists.
    entry
        What the card says of the file. A beginning that was kept for another address or hash is thrown away.
    """

    def __init__(self, destination: Path, entry: PublishedFile) -> None:
        self.path = destination.with_name(f".{destination.name}.part")
        self._destination = destination
        self._origin = destination.with_name(f".{destination.name}.part.json")
        self._entry = entry
        #: ETag or date by which the server knows the version that was begun; None where it gave none.
        self.validator: str | None = None
        origin = self._read_origin()
        expected = {"url": entry.url, "sha256": entry.sha256, "validator": origin.get("validator")}
        if origin != expected or self.size() > entry.bytes:
            self.discard()
        elif isinstance(origin["validator"], str):
            self.validator = origin["validator"]

    def _read_origin(self) -> dict:
        try:
            origin = read_json(self._origin)
        except (InputError, OSError):
            return {}
        return origin if isinstance(origin, dict) else {}

    def size(self) -> int:
        """Bytes that are there."""
        return self.path.stat().st_size if self.path.exists() else 0

    def begin(self, validator: str | None) -> None:
        """Start anew with a version of the file that the server knows by ``validator``."""
        self.path.write_bytes(b"")
        self.validator = validator
        write_json({"url": self._entry.url, "sha256": self._entry.sha256, "validator": validator}, self._origin)

    def open(self) -> BinaryIO:
        """The file, to be continued at its end."""
        return open(self.path, "ab")

    def discard(self) -> None:
        """Remove what is there."""
        self.path.unlink(missing_ok=True)
        self._origin.unlink(missing_ok=True)
        self.validator = None

    def place(self) -> None:
        """Give the whole, checked file its final name; it is read-only, because nobody should edit it."""
        self.path.chmod(0o444)
        os.replace(self.path, self._destination)
        self._origin.unlink(missing_ok=True)
