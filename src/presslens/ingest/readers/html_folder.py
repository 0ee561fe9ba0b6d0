"""A corpus that is a folder of saved pages: title, date, outlet and text of each, offline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path

from presslens.base.errors import InputError
from presslens.base.unseen import has_words, one_name
from presslens.cards.corpora import CorpusCard
from presslens.ingest.clean import clean
from presslens.ingest.corpus import Draft, Entry, Exclusion, no_article
from presslens.ingest.endings import ENDINGS
from presslens.ingest.fields import MAX_OUTLET_CHARACTERS, RowFault, date_of, outlet_of, url_of
from presslens.ingest.folder import read_bytes
from presslens.ingest.known_lines import KnownLines
from presslens.ingest.page_dates import page_day
from presslens.ingest.pages import decode_page, extract, tree_of, without_site
from presslens.ingest.patterns import Pattern, compile_patterns, own_patterns
from presslens.ingest.spans import cut_spans

#: A page may be this many times as large as the text on it.
MARKUP_FACTOR = 10
_MARKUP = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL)


def page_entries(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], max_bytes: int
) -> Iterator[Entry]:
    """What a folder of saved pages holds, page by page: the articles, and why there is none.

    Parameters
    ----------
    card
        The corpus's card: outlets, range of dates, encoding of pages that name none.
    files
        Every visible entry of the folder; what is no page is set aside.
    boilerplate
        Lines that are no part of an article.
    max_bytes
        Size above which a text is set aside.
    """
    lines = KnownLines([*boilerplate, *card.lines])
    patterns = compile_patterns(card.spans, card.where)
    for path in sorted(map(Path, files), key=lambda path: path.name):
        if other := no_article(path, ENDINGS["html_folder"], "a page"):
            yield other
            continue
        try:
            draft = _draft(path, card, lines, patterns, max_bytes)
        except RowFault as fault:
            yield Exclusion(path.name, fault.reason, fault.detail, path.name)
        else:
            yield draft


def _draft(path: Path, card: CorpusCard, lines: KnownLines, patterns: Sequence[Pattern], max_bytes: int) -> Draft:
    try:
        data = read_bytes(path, MARKUP_FACTOR * max_bytes, "ten times ingest.max_file_bytes of config.yaml")
        tree = tree_of(decode_page(data, card.encoding))
        page = None if tree is None else extract(deepcopy(tree))
    except InputError as fault:
        raise RowFault("page cannot be read", fault.found) from None
    except (ValueError, RecursionError, AssertionError, MemoryError) as fault:
        raise RowFault("page cannot be read", type(fault).__name__) from None
    if tree is None or page is None or not has_words(page.text or ""):
        raise RowFault("no text", "no article was found on the page")
    if (size := len(page.text.encode("utf-8", "replace"))) > max_bytes:
        raise RowFault("text too large", f"{size} bytes; allowed: at most {max_bytes}")
    title = " ".join(_MARKUP.sub(" ", page.title or "").split()) or None
    sites = (one_name(_MARKUP.sub(" ", site or "")) for site in (page.sitename, page.hostname))
    name = next((site for site in sites if 0 < len(site) <= MAX_OUTLET_CHARACTERS), None)
    title = title and without_site(title, name or "")
    try:
        # trafilatura gives one paragraph a line.
        cleaned = cut_spans(clean(page.text.replace("\n", "\n\n"), lines, title), own_patterns(patterns, name))
    except InputError as fault:
        if fault.where != "article":
            raise
        raise RowFault("nothing but boilerplate", f"{len(page.text)} characters") from None
    listed = card.outlet(name)
    found = page_day(tree, page.text, (listed and listed.date_order) or card.date_order)
    day = date_of(found.isoformat() if found else None, "%Y-%m-%d", card.days)
    outlet, country, is_known = outlet_of(name, card)
    fields = (outlet, country, day, url_of(page.url), None, path.name)
    return Draft(path.name, cleaned.title, cleaned.text, cleaned.removals, *fields, unlisted=not is_known)
