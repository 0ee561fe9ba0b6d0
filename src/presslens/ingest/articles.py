"""The articles of a corpus as a table, with what was set aside and what was removed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.errors import InputError, InputErrors, readable
from presslens.ingest.clean import clean
from presslens.ingest.decode import decode
from presslens.io import read_yaml
from presslens.schema import check

if TYPE_CHECKING:
    import polars as pl

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
    "story_id": str,
}
EXCLUSION_COLUMNS = {"source_id": str, "reason": str, "detail": str}
REMOVAL_COLUMNS = {"article_id": str, "source_id": str, "line": int, "reason": str, "text": str}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Three tables: the articles kept, the files set aside with the reason, and the lines cleaning removed."""

    articles: pl.DataFrame
    exclusions: pl.DataFrame
    removals: pl.DataFrame


def read_text_folder(
    files: Sequence[str | Path],
    boilerplate: Sequence[str],
    languages: Sequence[str],
    default_language: str,
    max_file_bytes: int,
) -> Corpus:
    """Read a folder of texts with optional cards.

    Parameters
    ----------
    files
        Every visible entry of the folder.
    boilerplate
        Lines that are no part of an article.
    languages, default_language
        ISO 639 codes that are kept, and the language of a text whose card names none.
    max_file_bytes
        Size above which a text is refused.

    Raises
    ------
    InputErrors
        Every unreadable text, wrong card, and card without a text, one line each. Nothing is returned then.
    """
    import polars as pl

    faults: list[InputError] = []
    articles, exclusions, removals = [], [], []
    paths = sorted((Path(file) for file in files), key=lambda path: path.name)
    texts = {path.stem: path for path in paths if path.suffix.lower() == ".txt"}
    cards = {path.stem: path for path in paths if path.suffix.lower() in (".yaml", ".yml")}
    for stem in sorted(cards.keys() - texts.keys()):
        faults.append(InputError(cards[stem], "is a card without a text", f"{readable(stem)}.txt beside it"))
    seen: dict[str, str] = {}
    for path in paths:
        suffix = path.suffix.lower()
        if suffix in (".yaml", ".yml"):
            continue
        if suffix != ".txt":
            exclusions.append((path.name, "not a .txt file", suffix or "no ending"))
            continue
        try:
            article, removed = _article(path, cards.get(path.stem), boilerplate, default_language, max_file_bytes)
        except InputErrors as several:
            faults += several.errors
            continue
        except InputError as fault:
            faults.append(fault)
            continue
        if article["language"] not in languages:
            exclusions.append((path.name, "language not studied", article["language"]))
        elif (first := seen.setdefault(article["article_id"], path.name)) != path.name:
            exclusions.append((path.name, "same article again", f"same text and card as {first}"))
        else:
            articles.append(article)
            removals += [
                (article["article_id"], path.name, removal.line, removal.reason, removal.text) for removal in removed
            ]
    if faults:
        raise InputErrors(faults)
    return Corpus(
        pl.DataFrame(articles, schema=ARTICLE_COLUMNS, orient="row").sort("article_id"),
        pl.DataFrame(exclusions, schema=EXCLUSION_COLUMNS, orient="row").sort("source_id"),
        pl.DataFrame(removals, schema=REMOVAL_COLUMNS, orient="row").sort("article_id", "line"),
    )


def _article(path: Path, card_path: Path | None, boilerplate, default_language: str, max_file_bytes: int):
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(path, "has a name that is not UTF-8", "rename the file") from None
    if not path.is_file():
        raise InputError(path, "is not a regular file", "a text file")
    size = path.stat().st_size
    if size > max_file_bytes:
        limit = f"at most {max_file_bytes} bytes (config.yaml: ingest.max_file_bytes)"
        raise InputError(path, f"has {size} bytes", limit)
    card = {}
    if card_path is not None:
        card = read_yaml(card_path) or {}
        check(card, "seed", card_path)
    raw = decode(path.read_bytes(), path)
    try:
        cleaned = clean(raw, boilerplate, card.get("title"))
    except InputError as fault:
        raise InputError(path, fault.args[0].partition(": ")[2]) from None
    fields = {
        "source_id": path.name,
        "outlet": card.get("outlet"),
        "outlet_country": card.get("outlet_country"),
        "date": _date(card.get("date"), card_path),
        "title": cleaned.title,
        "url": card.get("url"),
        "language": card.get("language") or default_language,
        "text": cleaned.text,
    }
    return {
        "article_id": article_id(fields["outlet"], card.get("date"), cleaned.title, cleaned.text),
        **fields,
        "story_id": _digest([cleaned.text]),
    }, cleaned.removals


def article_id(outlet: str | None, date: str | None, title: str | None, text: str) -> str:
    """Identity of an article by its content: 16 hexadecimal digits.

    The same text from two outlets is two articles (and one story); the same text twice from one outlet on one day is
    one article.
    """
    return _digest([outlet, date, title, text])


def _digest(parts: list[str | None]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def _date(value: str | None, where: Path | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise InputError(f"{where}: date", f"found {value!r}", "a day of the calendar such as '2020-03-05'") from None
