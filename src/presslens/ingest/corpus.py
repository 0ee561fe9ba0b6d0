"""What every reader shares: the record of one article, its identity, what is set aside, and the corpus's tables."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError, readable
from presslens.ingest.clean import Removal
from presslens.ingest.language import language_of

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
    """An article that was read and cleaned. ``source_id`` None: it has no id but its content's."""

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


def assemble(
    drafts: Iterable[Draft],
    exclusions: Iterable[Exclusion],
    languages: Sequence[str],
    default_language: str,
    unknown_outlets: Mapping[str, int] | None = None,
) -> Corpus:
    """Identify the articles, set aside repetitions and other languages, and sort everything.

    The order of ``drafts`` does not matter. Of articles with the same identity the one with the first ``source_id`` is
    kept. Two articles that share a publisher's id but not the text are both kept under that id.

    Parameters
    ----------
    drafts, exclusions
        What a reader found.
    languages, default_language
        Codes that are kept, and the language of texts that name none and are too short to tell.
    unknown_outlets
        How often each outlet name occurs that the card does not list.
    """
    import polars as pl

    articles, removals, excluded = [], [], list(exclusions)
    places: dict[str, list[tuple[str, int | None]]] = {}
    identified = sorted((_identified(draft) for draft in drafts), key=lambda pair: (pair[0], _order(pair[1])))
    seen: dict[object, str] = {}
    for identity, draft in identified:
        source_id = identity if draft.source_id is None else draft.source_id

        def aside(reason: str, detail: str, draft=draft, source_id=source_id) -> None:
            excluded.append(Exclusion(source_id, reason, detail, draft.file, draft.row))

        language = draft.language or language_of(draft.text, default_language)
        keys = [identity] if draft.source_id is None else [identity, (source_id, draft.text)]
        if language not in languages:
            aside(OTHER_LANGUAGE, language)
        elif first := next((seen[key] for key in keys if key in seen), None):
            aside(REPEATED, f"same text and card as {readable(first)}")
        else:
            seen |= dict.fromkeys(keys, source_id)
            places.setdefault(source_id, []).append((draft.file or "", draft.row))
            fields = (draft.outlet, draft.outlet_country, draft.date, draft.title, draft.url)
            articles.append((identity, source_id, *fields, language, draft.text))
            removals += [
                (identity, source_id, cut.line, cut.start, cut.end, cut.reason, cut.text, cut.replacement)
                for cut in draft.removals
            ]
    columns = [list(column) for column in zip(*articles, strict=True)] or [[] for _ in ARTICLE_COLUMNS]
    rows = [(entry.source_id, entry.reason, entry.detail, entry.file, entry.row) for entry in excluded]
    return Corpus(
        # By column: three times as fast as by row.
        pl.DataFrame(columns, schema=ARTICLE_COLUMNS, orient="col").sort("article_id"),
        pl.DataFrame(rows, schema=EXCLUSION_COLUMNS, orient="row").sort(*EXCLUSION_COLUMNS),
        pl.DataFrame(removals, schema=REMOVAL_COLUMNS, orient="row").sort("article_id", "line", "start"),
        dict(sorted((unknown_outlets or {}).items())),
        {name: sorted(found) for name, found in sorted(places.items()) if len(found) > 1},
    )


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


def _identified(draft: Draft) -> tuple[str, Draft]:
    date = draft.date.isoformat() if draft.date else None
    return article_id(draft.outlet, date, draft.title, draft.text), draft


def _order(draft: Draft) -> tuple:
    # Twins by identity may still differ in id, address and raw text: sort by all of it, the row last.
    cuts = [(cut.start or 0, cut.end or 0, cut.text) for cut in draft.removals]
    return (draft.source_id or "", draft.url or "", draft.outlet_country or "", cuts, draft.file or "", draft.row or 0)


def _digest(parts: list[str | None]) -> str:
    return hashlib.sha256(_AS_JSON(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
