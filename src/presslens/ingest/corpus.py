"""What every reader shares: the record of one article, its identity, what is set aside, and the corpus's tables."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError, readable
from presslens.ingest.clean import Removal

if TYPE_CHECKING:
    import polars as pl

_AS_JSON = json.JSONEncoder(ensure_ascii=False).encode
#: Columns of the articles table and their types, in order.
ARTICLE_COLUMNS = {
    "article_id": str,
    "source_id": str,
    "outlet": str,
    "outlet_country": str,
    "date": dt.date,
    "title": str,
    "url": str,
    "language": str,
    "text": str,
}
#: ``row`` counts a table's rows as a spreadsheet does, the header being row 1 (lines of a jsonl file from 1).
EXCLUSION_COLUMNS = {"source_id": str, "reason": str, "detail": str, "file": str, "row": int}
#: ``line`` is set by readers of whole files; ``start`` and ``end`` (characters of the raw text) by readers of tables.
#: Where ``replacement`` is not null, the characters were exchanged one for one and no offset moved.
REMOVAL_COLUMNS = {
    "article_id": str,
    "source_id": str,
    "line": int,
    "start": int,
    "end": int,
    "reason": str,
    "text": str,
    "replacement": str,
}


#: Reasons for which a whole file is set aside that nobody meant for an article.
NO_ARTICLE = frozenset({"not a table", "not a page", "not a .txt file", "not an export"})
OTHER_LANGUAGE, REPEATED = "language not studied", "same article again"
#: Reasons for which a sound article is set aside. Every other one is a fault in an entry.
BY_CHOICE = frozenset({OTHER_LANGUAGE, REPEATED})


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles kept, what was set aside, what cleaning removed; and outlet names that the card does not list.

    ``repeated`` has, by each publisher's id that several articles of different text share, their files and rows.
    """

    articles: pl.DataFrame
    exclusions: pl.DataFrame
    removals: pl.DataFrame
    unknown_outlets: Mapping[str, int] = field(default_factory=dict)
    repeated: Mapping[str, Sequence[tuple[str, int | None]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An entry of the corpus that is no article: its id, why, and the file and row where it stands."""

    source_id: str
    reason: str
    detail: str
    file: str | None = None
    row: int | None = None


def no_article(path: Path, endings: Sequence[str], kind: str) -> Exclusion | None:
    """Why a file of the folder holds no articles, so far as its name tells; None when it may.

    >>> no_article(Path("notes.doc"), [".txt"], "a .txt file").detail
    '.doc; allowed: .txt'
    >>> no_article(Path("~$mine.xlsx"), [".xlsx"], "a table").detail
    'a mark that the file is open in a spreadsheet'
    >>> no_article(Path("a.TXT"), [".txt"], "a .txt file") is None
    True
    """
    if path.suffix.lower() not in endings and path.is_dir():
        detail = "a folder; files in it are not read"
    elif path.name.startswith("~$"):
        detail = "a mark that the file is open in a spreadsheet"
    elif path.suffix.lower() not in endings:
        detail = f"{readable(path.suffix) or 'no ending'}; allowed: {', '.join(endings)}"
    else:
        return None
    return Exclusion(readable(path.name), f"not {kind}", detail, readable(path.name))


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that was read and cleaned.

    ``source_id`` None: it has no id but its content's. ``unlisted``: the card does not list its outlet.
    """

    source_id: str | None
    title: str | None
    text: str
    removals: Sequence[Removal]
    outlet: str | None = None
    outlet_country: str | None = None
    date: dt.date | None = None
    url: str | None = None
    language: str | None = None
    file: str | None = None
    row: int | None = None
    unlisted: bool = False

    @property
    def article_id(self) -> str:
        """Its identity."""
        return article_id(self.outlet, self.date.isoformat() if self.date else None, self.title, self.text)

    @property
    def order(self) -> tuple:
        """Orders twins by identity, which may still differ in id, address and raw text: by all of it, the row last."""
        cuts = [(cut.start or 0, cut.end or 0, cut.text) for cut in self.removals]
        return (self.source_id or "", self.url or "", self.outlet_country or "", cuts, self.file or "", self.row or 0)


#: What a reader gives, one after the other.
Entry = Draft | Exclusion


def require_articles(corpus: Corpus, where: object) -> Corpus:
    """The corpus, when it holds an article.

    Raises
    ------
    InputError
        Everything was set aside; names the reasons, how often each, and one example.
    """
    if len(corpus.articles):
        return corpus
    reasons = Counter(corpus.exclusions["reason"])
    found = ", ".join(f"{reason} ({count})" for reason, count in sorted(reasons.items())) or "nothing in it"
    example = ""
    if reasons:
        first = corpus.exclusions.row(0, named=True)
        place = f"row {first['row']}" if first["row"] is not None else first["source_id"]
        example = f"for example {readable(place)}: {readable(first['reason'])}, {readable(first['detail'])}"
    raise InputError(where, f"holds no usable article: {found}", example)


def article_id(outlet: str | None, date: str | None, title: str | None, text: str) -> str:
    """Identity of an article by its content: 16 hexadecimal digits.

    The same text from two outlets is two articles (and one story); the same text twice from one outlet on one day is
    one article.
    """
    return _digest([outlet, date, title, text])


def _digest(parts: list[str | None]) -> str:
    return hashlib.sha256(_AS_JSON(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
