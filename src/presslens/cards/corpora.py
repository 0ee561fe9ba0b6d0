"""The card of a corpus: where its articles lie, and how their files are to be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from presslens.base.errors import InputError, InputErrors, readable
from presslens.base.spelling import form_of
from presslens.base.unseen import one_name
from presslens.cards.datasets import DatasetCard, checked_document, shared_fields
from presslens.cards.date_forms import date_forms

#: Days outside which no card that names none takes a date for one of the press.
DAYS = (dt.date(1600, 1, 1), dt.date(2199, 12, 31))
#: Which number stands first in a day such as ``03/05/2020``.
DateOrder = Literal["day_first", "month_first"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """What a name in a corpus's files stands for: the outlet, and the country it speaks from (None: no country's).

    ``date_order`` is how its pages write a day in numbers, and ``speaks_for`` for whom its texts speak, as the code of
    a holder or a name; None: as the card says of all.
    """

    outlet: str
    country: str | None
    note: str | None = None
    date_order: DateOrder | None = None
    speaks_for: str | None = None


@dataclass(frozen=True, slots=True)
class BoilerplateSpan:
    """A regular expression that finds what is no part of an article at the ``start`` or ``end`` of a text or title.

    ``outlet`` is the only outlet it is looked for in, by its name in the file; None: every outlet. ``before`` finds
    what must stand right behind it, and ``behind`` what must stand right before it; both stay. What begins like
    ``unless`` is not meant. With ``again``, what matches must come again within so many characters, and stays.
    """

    at: Literal["start", "end"]
    reason: str
    pattern: str
    of: Literal["text", "title"] = "text"
    outlet: str | None = None
    before: str | None = None
    behind: str | None = None
    unless: str | None = None
    again: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorpusCard(DatasetCard):
    """The card of a corpus of articles.

    Attributes
    ----------
    path
        Folder or file of the project; None where :attr:`files` names those of a publisher.
    articles_per_shard
        The most articles of a part in which the corpus is worked on; None: it follows the corpus.
    columns
        Column of the table by field of an article.
    encoding
        Of cells, or of pages that name none.
    date_order
        Which number stands first in a day such as ``03/05/2020`` on a page; None: such a day is not read.
    date_format
        Form of dates, or several, as of :mod:`presslens.cards.date_forms`.
    missing
        What stands in a cell where there is nothing.
    sheet
        Of a workbook; None: the visible one with the columns.
    first, last
        Days outside which a date is taken for an error; None: no bound of this corpus.
    default_outlet
        Outlet of rows that name none, as a name in the file.
    speaks_for
        For whom all outlets speak themselves, as the code of a holder or a name; None: for nobody.
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
    topics
        What the articles are about: names of topics of the codebook, whose words then count.
    publish_texts
        Whether the licence lets everybody publish the texts.
    """

    path: str | None = None
    articles_per_shard: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    date_order: DateOrder | None = None
    date_format: str | tuple[str, ...] = "%Y-%m-%d"
    missing: tuple[str, ...] = ()
    sheet: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    default_outlet: str | None = None
    speaks_for: str | None = None
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    set_aside_limit: float = 0.2
    lines: tuple[str, ...] = ()
    repeated_title: bool = False
    spans: tuple[BoilerplateSpan, ...] = ()
    topics: tuple[str, ...] = ()
    publish_texts: bool = False

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """First and last day that an article may have: those of the card, else of :data:`DAYS`."""
        return self.first or DAYS[0], self.last or DAYS[1]

    def outlet(self, name: str | None) -> Outlet | None:
        """What a name in the corpus's files stands for, whatever its case and white space; None where it is not listed.

        An outlet is known by its name in the file, else by its name in figures, if that is one outlet's of one country.

        >>> card = CorpusCard(name="mine", title="Mine", producer="Me", licence="mine", where="data/mine.yaml",
        ...     language="en", reader="table", outlets={"The Paper": Outlet("Paper", "GBR")})
        >>> card.outlet(" THE  paper") == card.outlet("paper") == Outlet("Paper", "GBR")
        True
        """
        return None if name is None else self._outlets.get(form_of(name))

    def voice(self, name: str | None) -> str | None:
        """For whom the texts of an outlet speak, as the code of a holder or a name; None: for nobody.

        >>> card = CorpusCard(name="mine", title="Mine", producer="Me", licence="mine", where="data/mine.yaml",
        ...     language="en", reader="table", outlets={"Palace": Outlet("The Palace", "GBR", speaks_for="OTHER")})
        >>> card.voice("The Palace"), card.voice("The Paper")
        ('OTHER', None)
        """
        listed = self.outlet(name)
        return (listed and listed.speaks_for) or self.speaks_for

    @cached_property
    def _outlets(self) -> dict[str, Outlet]:
        shown: dict[str, list[Outlet]] = {}
        for entry in self.outlets.values():
            shown.setdefault(form_of(entry.outlet), []).append(entry)
        one = {
            name: entries[0]
            for name, entries in shown.items()
            if len({(entry.country, entry.date_order, entry.speaks_for) for entry in entries}) == 1
        }
        return one | {form_of(name): entry for name, entry in self.outlets.items()}

    @classmethod
    def of(cls, document: Mapping[str, Any], where: str | Path) -> CorpusCard:
        """The card in a document that follows the schema ``card``.

        >>> card = CorpusCard.of({"name": "mine", "title": "Mine", "producer": "Me", "licence": "mine",
        ...     "language": "en", "reader": "text_folder", "path": "mine", "articles_per_shard": 2}, "data/mine.yaml")
        >>> card.articles_per_shard, card.encoding, card.outlets
        (2, 'utf-8', {})
        """
        keys = (
            *("path", "articles_per_shard", "columns", "encoding", "sheet", "date_order", "speaks_for"),
            *("set_aside_limit", "publish_texts"),
        )
        own = {key: document[key] for key in keys if key in document}
        forms = document.get("date_format", cls.date_format)
        days = {end: dt.date.fromisoformat(day) for end, day in document.get("dates", {}).items()}
        boilerplate = document.get("boilerplate", {})
        return cls(
            **shared_fields(document, where),
            **own,
            date_format=forms if isinstance(forms, str) else tuple(forms),
            missing=tuple(document.get("missing", ())),
            first=days.get("first"),
            last=days.get("last"),
            default_outlet=document.get("outlet"),
            outlets={
                name: Outlet(**entry | {"outlet": one_name(entry["outlet"])})
                for name, entry in document.get("outlets", {}).items()
            },
            lines=tuple(boilerplate.get("lines", ())),
            repeated_title=boilerplate.get("repeated_title", False),
            spans=tuple(BoilerplateSpan(**entry) for entry in boilerplate.get("spans", ())),
            topics=tuple(document.get("topics", ())),
        )


def load_corpus(path: str | Path) -> CorpusCard:
    """Read the card of a corpus.

    Raises
    ------
    InputError
        The card does not follow the schema ``card``, or its name is not that of its file.
    InputErrors
        Its forms of dates cannot be read, or its outlets told apart.
    """
    document = checked_document(path)
    faults = [*_outlet_faults(document.get("outlets", {}), path), *_date_faults(document.get("date_format", []), path)]
    if faults:
        raise InputErrors(faults)
    return CorpusCard.of(document, path)


def _outlet_faults(outlets: Mapping[str, Mapping[str, Any]], where: str | Path) -> Iterator[InputError]:
    """Names that differ by case or white space alone: nothing tells which of two outlets is meant."""
    for names, place in (
        (list(outlets), "outlets"),
        ([entry["outlet"] for entry in outlets.values()], "outlets.*.outlet"),
    ):
        alike: dict[str, dict[str, None]] = {}
        for name in names:
            alike.setdefault(form_of(name), {})[name] = None
        for twins in alike.values():
            if len(twins) > 1:
                found = f"{', '.join(repr(readable(name)) for name in twins)} differ in case or white space alone"
                yield InputError(f"{where}: {place}", found, "each name once")


def _date_faults(forms: str | Sequence[str], where: str | Path) -> list[InputError]:
    try:
        date_forms([forms] if isinstance(forms, str) else forms)
    except InputErrors as several:
        return [fault.at(f"{where}: {fault.where}") for fault in several.errors]
    return []
