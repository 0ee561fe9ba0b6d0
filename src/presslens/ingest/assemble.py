"""From what readers give to the corpus's tables: articles identified, without repetitions, sorted, part by part."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from presslens.base.errors import readable
from presslens.ingest.corpus import (
    ARTICLE_COLUMNS,
    EXCLUSION_COLUMNS,
    OTHER_LANGUAGE,
    REMOVAL_COLUMNS,
    REPEATED,
    Draft,
    Entry,
    Exclusion,
)
from presslens.ingest.language import language_of
from presslens.ingest.spilled import Spilled

#: Articles of a part.
PART = 1024
_Places = dict[str, list[tuple[str, int | None]]]


class Assembly:
    """Identifies articles, sets aside repetitions and other languages, and sorts everything.

    The order of the entries does not matter. Of articles with the same identity the one with the first ``source_id`` is
    kept. Two articles that share a publisher's id but not the text are both kept under that id.

    Of texts it keeps in memory only a part; of articles the hashes by which repetitions are found.

    Parameters
    ----------
    languages, default_language
        Codes that are kept, and the language of texts that name none and are too short to tell.
    beside
        As :class:`presslens.ingest.spilled.Spilled` takes it.

    Attributes
    ----------
    unknown_outlets
        How often each outlet name occurs that the card does not list.
    """

    def __init__(self, languages: Sequence[str], default_language: str, beside: Path | None = None) -> None:
        self.languages, self.default_language = languages, default_language
        self.unknown_outlets: Counter[str] = Counter()
        self._spilled = Spilled(beside)
        self._aside = _Rows(EXCLUSION_COLUMNS)
        self._texts, self._ids = array("Q"), array("Q")
        self._places: _Places = {}
        # Identity of the last article that was kept, and its id; and ids by the texts that came under them.
        self._kept = ("", "")
        self._told: dict[bytes, str] = {}

    def parts(self, entries: Iterable[Entry]) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
        """Articles and removals, in the order of ``article_id``; one part at least. To be called once.

        All entries are read before the first part is given: a fault of a reader comes before it.
        """
        try:
            for entry in entries:
                self._add(entry)
            said_twice, named_twice = _twice(self._texts), _twice(self._ids)
            for batch in self._spilled.in_order():
                for first in range(0, max(len(batch), 1), PART):
                    # Twins are in one batch, though not in one part.
                    yield self._part(batch[first : first + PART], said_twice, named_twice)
        finally:
            self._spilled.close()

    @property
    def exclusions(self) -> pl.DataFrame:
        """What was set aside, sorted; whole when all parts were given."""
        return self._aside.table().sort(*EXCLUSION_COLUMNS)

    @property
    def repeated(self) -> _Places:
        """By each publisher's id that several articles of different text share, their files and rows."""
        return {name: sorted(found) for name, found in sorted(self._places.items()) if len(found) > 1}

    def _add(self, entry: Entry) -> None:
        if isinstance(entry, Exclusion):
            self._set_aside(entry)
            return
        if entry.unlisted and entry.outlet is not None:
            self.unknown_outlets[entry.outlet] += 1
        identity = entry.article_id
        if entry.source_id is not None:
            self._texts.append(_short(_key(entry.source_id, entry.text)))
        self._ids.append(_short(_key(identity if entry.source_id is None else entry.source_id)))
        self._spilled.add(identity, entry)

    def _set_aside(self, entry: Exclusion) -> None:
        self._aside.add((entry.source_id, entry.reason, entry.detail, entry.file, entry.row))

    def _part(
        self, batch: Sequence[tuple[str, Draft]], said_twice: frozenset[int], named_twice: frozenset[int]
    ) -> tuple[pl.DataFrame, pl.DataFrame]:
        articles, removals = _Rows(ARTICLE_COLUMNS), _Rows(REMOVAL_COLUMNS)
        for identity, draft in batch:
            source_id = identity if draft.source_id is None else draft.source_id
            place = (draft.file, draft.row)
            language = draft.language or language_of(draft.text, self.default_language)
            if language not in self.languages:
                self._set_aside(Exclusion(source_id, OTHER_LANGUAGE, language, *place))
                continue
            key = None
            if draft.source_id is not None and _short(text := _key(draft.source_id, draft.text)) in said_twice:
                key = text
            first = self._kept[1] if self._kept[0] == identity else None if key is None else self._told.get(key)
            if first is not None:
                self._set_aside(Exclusion(source_id, REPEATED, f"same text and card as {readable(first)}", *place))
                continue
            self._kept = (identity, source_id)
            if key is not None:
                self._told[key] = source_id
            if _short(_key(source_id)) in named_twice:
                self._places.setdefault(source_id, []).append((draft.file or "", draft.row))
            fields = (draft.outlet, draft.outlet_country, draft.date, draft.title, draft.url)
            articles.add((identity, source_id, *fields, language, draft.text))
            for cut in draft.removals:
                where = (cut.line, cut.start, cut.end)
                removals.add((identity, source_id, *where, cut.reason, cut.text, cut.replacement))
        return articles.table(), removals.table().sort("article_id", "line", "start", maintain_order=True)


class _Rows:
    """Rows of a table that take little room while they wait for others."""

    _FEW = 4096

    def __init__(self, columns: dict[str, type]) -> None:
        self.columns = columns
        self._tables: list[pl.DataFrame] = []
        self._rows: list[tuple] = []

    def add(self, row: tuple) -> None:
        self._rows.append(row)
        if len(self._rows) >= self._FEW:
            self._pack()

    def table(self) -> pl.DataFrame:
        self._pack()
        return pl.concat(self._tables)

    def _pack(self) -> None:
        # By column: three times as fast as by row.
        columns = [list(column) for column in zip(*self._rows, strict=True)] or [[] for _ in self.columns]
        self._tables.append(pl.DataFrame(columns, schema=self.columns, orient="col"))
        self._rows = []


def _key(*parts: str) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.digest()


def _short(key: bytes) -> int:
    return int.from_bytes(key[:8], "little")


def _twice(hashes: array) -> frozenset[int]:
    """Those that come more than once."""
    values = np.sort(np.frombuffer(hashes, dtype=np.uint64)) if hashes else np.empty(0, dtype=np.uint64)
    return frozenset(values[1:][values[1:] == values[:-1]].tolist())
