"""What a corpus holds, counted: the numbers that findings are made of."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from presslens.base.errors import readable
from presslens.ingest.corpus import BY_CHOICE, NO_ARTICLE, OTHER_LANGUAGE, REPEATED, Corpus, Draft, Exclusion

#: File and row of an entry; the row is None where the file is one article.
Place = tuple[str, int | None]


@dataclass
class Tally:
    """Counts of a corpus's entries, in the order in which they were met.

    Attributes
    ----------
    articles
        Number of articles kept.
    aside
        By reason: number of entries set aside.
    examples
        By reason: the first of them.
    outlets
        Number of articles by outlet and its country.
    without
        By field (``outlet``, ``date``): number of articles that lack it.
    first, last
        First and last day of an article.
    foreign
        By language: number of articles set aside for theirs.
    countries
        By country: name of the first article with it.
    repeated
        By publisher's id that articles of different text share: their places.
    """

    articles: int = 0
    aside: Counter[str] = field(default_factory=Counter)
    examples: dict[str, Exclusion] = field(default_factory=dict)
    outlets: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)
    first: dt.date | None = None
    last: dt.date | None = None
    foreign: Counter[str] = field(default_factory=Counter)
    countries: dict[str, str] = field(default_factory=dict)
    repeated: dict[str, list[Place]] = field(default_factory=dict)
    _places: dict[str, Place] = field(default_factory=dict, repr=False)
    _known: dict[object, str] = field(default_factory=dict, repr=False)

    @property
    def faulty(self) -> int:
        """Number of entries that were meant for articles and cannot be used."""
        return sum(count for reason, count in self.aside.items() if reason not in BY_CHOICE | NO_ARTICLE)

    @property
    def entries(self) -> int:
        """Number of entries that were meant for articles."""
        return self.articles + sum(count for reason, count in self.aside.items() if reason not in NO_ARTICLE)

    def add_exclusion(self, entry: Exclusion) -> None:
        """Count an entry that is set aside."""
        self.aside[entry.reason] += 1
        self.examples.setdefault(entry.reason, entry)
        if entry.reason == OTHER_LANGUAGE:
            self.foreign[entry.detail] += 1

    def add_draft(self, draft: Draft) -> bool:
        """Count an article as it was read; one that was there before is set aside. Whether it was kept.

        Unlike in a run, of twins the first is kept, and the language of the text is not looked at.
        """
        keys: list[object] = [hash((draft.outlet, draft.date, draft.title, draft.text))]
        if draft.source_id is not None:
            keys.append((draft.source_id, hash(draft.text)))
        if first := next((self._known[key] for key in keys if key in self._known), None):
            detail = f"same text and card as {readable(first)}"
            self.add_exclusion(Exclusion(draft.source_id or "", REPEATED, detail, draft.file, draft.row))
            return False
        name = draft.source_id or f"row {draft.row}"
        self._known.update((key, name) for key in keys)
        if draft.source_id is not None:
            place = (draft.file or "", draft.row)
            if (before := self._places.setdefault(draft.source_id, place)) != place:
                self.repeated.setdefault(draft.source_id, [before]).append(place)
        self._add_article(draft.outlet, draft.outlet_country, draft.date, draft.source_id or draft.file or "")
        return True

    def _add_article(self, outlet: str | None, country: str | None, day: dt.date | None, name: str) -> None:
        self.articles += 1
        if outlet is None:
            self.without["outlet"] += 1
        else:
            self.outlets[outlet, country] += 1
        if country is not None:
            self.countries.setdefault(country, name)
        if day is None:
            self.without["date"] += 1
        else:
            self.first = day if self.first is None or day < self.first else self.first
            self.last = day if self.last is None or day > self.last else self.last

    @classmethod
    def of(cls, corpus: Corpus) -> Tally:
        """The counts of a corpus that was read."""
        tally = cls(repeated={name: list(places) for name, places in corpus.repeated.items()})
        for entry in corpus.exclusions.iter_rows():
            tally.add_exclusion(Exclusion(*entry))
        fields = ("outlet", "outlet_country", "date", "source_id")
        for article in corpus.articles.select(fields).sort("source_id").iter_rows():
            tally._add_article(*article)
        return tally
