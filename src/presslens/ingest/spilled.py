"""Articles on their way to be sorted: in memory while they are few, beside the corpus's table when they are many.

They are dealt out by the first digits of their identity, so that each deal can be sorted by itself, and all of them one
after the other are sorted. A deal that is larger than memory would need another digit: there are 256.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from presslens.ingest.clean import Removal
from presslens.ingest.corpus import Draft

#: Characters of texts that are kept in memory before they are written.
MOST_CHARACTERS = 2**24
_DIGITS = 2
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode

Identified = tuple[str, Draft]


class Spilled:
    """Drafts and their identities, to be had in order.

    Parameters
    ----------
    beside
        A file beside which others may be written; they are hidden, named as
        :func:`presslens.base.files.remove_leftovers` knows them, and gone after :meth:`close`. None: all stay in
        memory.
    most
        Characters of texts in memory.
    """

    def __init__(self, beside: Path | None, most: int = MOST_CHARACTERS) -> None:
        self.beside, self.most = beside, most
        self._waiting: list[Identified] = []
        self._characters = 0
        self._deals: set[str] = set()

    @property
    def is_on_disk(self) -> bool:
        """Whether some were written."""
        return bool(self._deals)

    def add(self, identity: str, draft: Draft) -> None:
        """Take a draft."""
        self._waiting.append((identity, draft))
        self._characters += len(draft.text) + 200
        if self.beside is not None and self._characters > self.most:
            self._write()

    def in_order(self) -> Iterator[list[Identified]]:
        """All of them by identity, and twins by all else; each list is forgotten when the next is asked for."""
        if self.is_on_disk:
            self._write()
        for deal in sorted(self._deals):
            path = self.path(deal)
            with open(path, "rb") as file:
                found = [_read(line) for line in file]
            path.unlink()
            found.sort(key=_order)
            yield found
        self._waiting.sort(key=_order)
        yield self._waiting

    def path(self, name: str) -> Path:
        """Where something is put for a while; only where there is a file beside which that may be."""
        assert self.beside is not None
        return self.beside.with_name(f".{self.beside.name}.{name}.{os.getpid()}.part")

    def close(self) -> None:
        """Delete what was written."""
        for deal in self._deals:
            with suppress(OSError):
                self.path(deal).unlink(missing_ok=True)

    def _write(self) -> None:
        deals: dict[str, list[str]] = {}
        for identity, draft in self._waiting:
            deals.setdefault(identity[:_DIGITS], []).append(_line(identity, draft))
        for deal, lines in sorted(deals.items()):
            self._deals.add(deal)
            path = self.path(deal)
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "ab") as file:
                file.write("".join(lines).encode("utf-8", "surrogatepass"))
        self._waiting, self._characters = [], 0


def _order(pair: Identified) -> tuple:
    return pair[0], pair[1].order


def _line(identity: str, draft: Draft) -> str:
    cuts = [(cut.line, cut.reason, cut.text, cut.start, cut.end, cut.replacement) for cut in draft.removals]
    day = draft.date and draft.date.isoformat()
    fields = (draft.source_id, draft.title, draft.text, cuts, draft.outlet, draft.outlet_country, day, draft.url)
    return _encode([identity, *fields, draft.language, draft.file, draft.row]) + "\n"


def _read(line: bytes) -> Identified:
    identity, source_id, title, text, cuts, outlet, country, day, *rest = json.loads(
        line.decode("utf-8", "surrogatepass")
    )
    date = day and dt.date.fromisoformat(day)
    return identity, Draft(source_id, title, text, [Removal(*cut) for cut in cuts], outlet, country, date, *rest)
