"""A corpus that is a folder of texts: one article per ``.txt``, with an optional ``.yaml`` card of the same name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from presslens.base.errors import InputError, InputErrors, readable
from presslens.base.io import read_yaml
from presslens.base.schema import check
from presslens.cards.corpora import CorpusCard
from presslens.ingest.clean import clean
from presslens.ingest.corpus import Corpus, Draft, Exclusion, assemble, require_articles
from presslens.ingest.decode import decode
from presslens.ingest.readers.reader import Reader


def read_text_folder(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], languages: Sequence[str], max_bytes: int
) -> Corpus:
    """Read a folder of texts with optional cards.

    Parameters
    ----------
    card
        The corpus's card.
    files
        Every visible entry of the folder.
    boilerplate
        Lines that are no part of an article.
    languages
        ISO 639 codes that are kept.
    max_bytes
        Size above which a text is refused.

    Raises
    ------
    InputErrors
        Every unreadable text, wrong card, and card without a text, one line each. Nothing is returned then.
    InputError
        Every text was set aside.
    """
    lines = [*boilerplate, *card.lines]
    faults: list[InputError] = []
    drafts: list[Draft] = []
    exclusions: list[Exclusion] = []
    paths = sorted((Path(file) for file in files), key=lambda path: path.name)
    texts = {path.stem: path for path in paths if path.suffix.lower() == ".txt"}
    cards = {path.stem: path for path in paths if path.suffix.lower() in (".yaml", ".yml")}
    for stem in sorted(cards.keys() - texts.keys()):
        faults.append(InputError(cards[stem], "is a card without a text", f"{readable(stem)}.txt beside it"))
    for path in paths:
        suffix = path.suffix.lower()
        if suffix in (".yaml", ".yml"):
            continue
        if suffix != ".txt":
            exclusions.append(Exclusion(path.name, "not a .txt file", suffix or "no ending", path.name))
            continue
        try:
            drafts.append(_draft(path, cards.get(path.stem), lines, max_bytes))
        except InputErrors as several:
            faults += several.errors
        except InputError as fault:
            faults.append(fault)
    if faults:
        raise InputErrors(faults)
    corpus = assemble(drafts, exclusions, languages, card.language)
    return require_articles(corpus, card.path)


READER = Reader((".txt",), read_text_folder)


def checked_path(path: Path, max_bytes: int) -> Path:
    """``path``, when it is a file of at most ``max_bytes`` with a name that can be kept.

    Raises
    ------
    InputError
        It is not.
    """
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(path, "has a name that is not UTF-8", "rename the file") from None
    if not path.is_file():
        raise InputError(path, "is not a regular file", "a text file")
    size = path.stat().st_size
    if size > max_bytes:
        limit = f"at most {max_bytes} bytes (config.yaml: ingest.max_file_bytes)"
        raise InputError(path, f"has {size} bytes", limit)
    return path


def _draft(path: Path, card_path: Path | None, boilerplate: Sequence[str], max_bytes: int) -> Draft:
    checked_path(path, max_bytes)
    card = {} if card_path is None else _card(card_path)
    raw = decode(path.read_bytes(), path)
    try:
        cleaned = clean(raw, boilerplate, card.get("title"))
    except InputError as fault:
        raise fault.at(path) from None
    return Draft(
        path.name,
        cleaned.title,
        cleaned.text,
        cleaned.removals,
        card.get("outlet"),
        card.get("outlet_country"),
        _date(card.get("date"), card_path),
        card.get("url"),
        card.get("language"),
        path.name,
    )


def _card(path: Path) -> dict[str, str]:
    document = read_yaml(path) or {}
    check(document, "seed", path)
    return document if isinstance(document, dict) else {}


def _date(value: str | None, where: Path | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise InputError(f"{where}: date", f"found {value!r}", "a day of the calendar such as '2020-03-05'") from None
