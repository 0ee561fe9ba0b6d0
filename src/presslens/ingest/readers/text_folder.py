"""A corpus that is a folder of texts: one article per ``.txt``, with an optional ``.yaml`` card of the same name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from presslens.base.errors import InputError, InputErrors, gathered, readable
from presslens.base.io import read_yaml
from presslens.base.schema import check
from presslens.base.unseen import is_blank, one_name
from presslens.cards.corpora import CorpusCard
from presslens.ingest.clean import clean
from presslens.ingest.corpus import Draft, Entry, no_article
from presslens.ingest.decode import decode
from presslens.ingest.fields import RowFault, date_of
from presslens.ingest.folder import read_bytes
from presslens.ingest.known_lines import KnownLines
from presslens.ingest.patterns import Pattern, compile_patterns, own_patterns
from presslens.ingest.spans import cut_spans

#: Endings of the cards of texts, and the size of one.
CARD_ENDINGS = (".yaml", ".yml")
MAX_CARD_BYTES = 100_000


def text_entries(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], max_bytes: int
) -> Iterator[Entry]:
    """What a folder of texts with optional cards holds, text by text.

    Parameters
    ----------
    card
        The corpus's card: range of dates, boilerplate.
    files
        Every visible entry of the folder.
    boilerplate
        Lines that are no part of an article.
    max_bytes
        Size above which a text is refused.

    Raises
    ------
    InputErrors
        Every unreadable text, wrong card, and card without a text, one line each, behind the other texts.
    """
    lines = KnownLines([*boilerplate, *card.lines])
    patterns = compile_patterns(card.spans, card.where)
    faults: list[InputError] = []
    paths = sorted((Path(file) for file in files), key=lambda path: path.name)
    cards = _cards(paths, faults)
    for path in paths:
        if path.suffix.lower() in CARD_ENDINGS:
            continue
        if other := no_article(path, (".txt",), "a .txt file"):
            yield other
            continue
        with gathered(faults):
            yield _draft(path, cards.get(path.stem), card, lines, patterns, max_bytes)
    if faults:
        raise InputErrors(faults)


def _cards(paths: Sequence[Path], faults: list[InputError]) -> dict[str, Path]:
    """The card of each text, by the name both have before the ending; what is wrong with the pairs joins the faults."""
    texts: dict[str, list[Path]] = {}
    cards: dict[str, list[Path]] = {}
    for path in paths:
        if (suffix := path.suffix.lower()) == ".txt":
            texts.setdefault(path.stem, []).append(path)
        elif suffix in CARD_ENDINGS:
            cards.setdefault(path.stem, []).append(path)
    for stem, found in sorted(cards.items()):
        if stem not in texts:
            faults += [
                InputError(path, "is a card without a text", f"{readable(stem)}.txt beside it") for path in found
            ]
        elif len(found) > 1:
            names = " and ".join(readable(path.name) for path in found)
            faults.append(InputError(texts[stem][0], f"has {len(found)} cards, {names}", "one card"))
        elif len(texts[stem]) > 1:
            names = " and ".join(readable(path.name) for path in texts[stem])
            faults.append(InputError(found[0], f"is the card of {len(texts[stem])} texts, {names}", "one text"))
    return {stem: found[0] for stem, found in cards.items()}


def _draft(
    path: Path,
    card_path: Path | None,
    corpus: CorpusCard,
    lines: KnownLines,
    patterns: Sequence[Pattern],
    max_bytes: int,
) -> Draft:
    raw = decode(read_bytes(path, max_bytes, "config.yaml: ingest.max_file_bytes"), path)
    card = {} if card_path is None else _card(card_path)
    title, outlet = card.get("title") or "", one_name(card.get("outlet") or "") or None
    try:
        cleaned = cut_spans(clean(raw, lines, None if is_blank(title) else title), own_patterns(patterns, outlet))
    except InputError as fault:
        raise fault.at(path) if fault.where == "article" else fault from None
    return Draft(
        path.name,
        cleaned.title,
        cleaned.text,
        cleaned.removals,
        outlet,
        card.get("outlet_country"),
        _date(card.get("date"), card_path, corpus),
        card.get("url"),
        card.get("language"),
        path.name,
    )


def _card(path: Path) -> dict[str, str]:
    read_bytes(path, MAX_CARD_BYTES, "a card of one text")
    document = read_yaml(path) or {}
    check(document, "seed", path)
    return document if isinstance(document, dict) else {}


def _date(value: str | None, where: Path | None, corpus: CorpusCard) -> dt.date | None:
    try:
        return date_of(value, "%Y-%m-%d", corpus.days)
    except RowFault as fault:
        raise InputError(f"{where}: date", fault.detail) from None
