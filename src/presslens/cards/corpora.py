"""The card of a corpus: where its articles lie, and how their files are to be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from presslens.cards.datasets import DatasetCard, checked_document, shared_fields


@dataclass(frozen=True, slots=True)
class Outlet:
    """What a name in a corpus's files stands for: the outlet, and the country it speaks from (None: no country's)."""

    outlet: str
    country: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class BoilerplateSpan:
    """A regular expression that finds what is no part of an article at the ``start`` or ``end`` of a text or title.

    ``outlet`` is the only outlet it is looked for in, by its name in the file; None: every outlet.
    """

    at: Literal["start", "end"]
    reason: str
    pattern: str
    of: Literal["text", "title"] = "text"
    outlet: str | None = None


@dataclass(frozen=True, kw_only=True)
class CorpusCard(DatasetCard):
    """The card of a corpus of articles.

    Attributes
    ----------
    path
        Folder or file of the project; None where :attr:`files` names those of a publisher.
    shards
        Into how many parts the articles are dealt out.
    columns
        Column of the table by field of an article.
    encoding
        Of cells, or of pages that name none.
    date_format
        As of :func:`datetime.datetime.strptime`.
    first, last
        Days outside which a date is taken for an error; None: no bound of this corpus.
    outlets
        By name in the file; empty: every name is an outlet.
    set_aside_limit
        Share of the entries that may be unusable, in [0, 1]; above it the run stops.
    lines
        Whole lines that are no part of an article.
    repeated_title
        The title stands again at the start of the text.
    spans
        Boilerplate at either end of texts and titles.
    """

    path: str | None = None
    shards: int = 1
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    date_format: str = "%Y-%m-%d"
    first: dt.date | None = None
    last: dt.date | None = None
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    set_aside_limit: float = 0.2
    lines: tuple[str, ...] = ()
    repeated_title: bool = False
    spans: tuple[BoilerplateSpan, ...] = ()

    @classmethod
    def of(cls, document: Mapping[str, Any], where: str | Path) -> CorpusCard:
        """The card in a document that follows the schema ``card``.

        >>> card = CorpusCard.of({"name": "mine", "title": "Mine", "producer": "Me", "licence": "mine",
        ...     "language": "en", "reader": "text_folder", "path": "mine", "shards": 2}, "data/mine.yaml")
        >>> card.shards, card.encoding, card.outlets
        (2, 'utf-8', {})
        """
        keys = ("path", "shards", "columns", "encoding", "date_format", "set_aside_limit")
        own = {key: document[key] for key in keys if key in document}
        days = {end: dt.date.fromisoformat(day) for end, day in document.get("dates", {}).items()}
        boilerplate = document.get("boilerplate", {})
        return cls(
            **shared_fields(document, where),
            **own,
            first=days.get("first"),
            last=days.get("last"),
            outlets={name: Outlet(**entry) for name, entry in document.get("outlets", {}).items()},
            lines=tuple(boilerplate.get("lines", ())),
            repeated_title=boilerplate.get("repeated_title", False),
            spans=tuple(BoilerplateSpan(**entry) for entry in boilerplate.get("spans", ())),
        )


def load_corpus(path: str | Path) -> CorpusCard:
    """Read the card of a corpus.

    Raises
    ------
    InputError
        The card does not follow the schema ``card``, or its name is not that of its file.
    """
    return CorpusCard.of(checked_document(path), path)
