"""A corpus that is a folder of saved pages: title, date, outlet and text of each by trafilatura, offline.

References
----------
Barbaresi, A. (2021). Trafilatura: A web scraping library and command-line tool for text discovery and extraction.
Proceedings of ACL-IJCNLP 2021, System Demonstrations, 122-131.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from presslens.base.errors import InputError, InputErrors
from presslens.cards.corpora import CorpusCard
from presslens.ingest.clean import clean
from presslens.ingest.corpus import Corpus, Draft, Exclusion, assemble, require_articles
from presslens.ingest.fields import YEARS, RowFault, date_of, outlet_of, url_of
from presslens.ingest.readers.reader import Reader
from presslens.ingest.readers.text_folder import checked_path

#: Endings of the files that are pages.
PAGE_ENDINGS = (".html", ".htm", ".xhtml")
#: A page may be this many times as large as the text on it.
MARKUP_FACTOR = 10
#: Encodings a page may name. As in browsers, Latin-1 is read as Windows-1252.
_ENCODINGS = {"iso8859-1": "cp1252", "ascii": "cp1252"} | {
    name: name
    for name in ["utf-8", *(f"cp125{n}" for n in range(9)), *(f"iso8859-{n}" for n in (2, 5, 6, 9, 15)), "koi8-r"]
}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_MARKUP = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL)


def read_html_folder(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], languages: Sequence[str], max_bytes: int
) -> Corpus:
    """Read a folder of saved pages.

    Parameters
    ----------
    card
        The corpus's card: outlets, range of dates, encoding of pages that name none.
    files
        Every visible entry of the folder; what is no page is set aside.
    boilerplate
        Lines that are no part of an article.
    languages
        Codes that are kept.
    max_bytes
        Size above which a text is set aside.

    Raises
    ------
    InputError
        No usable article is left. A page that cannot be used is set aside.
    """
    lines = [*boilerplate, *card.lines]
    drafts: list[Draft] = []
    exclusions: list[Exclusion] = []
    unknown: Counter[str] = Counter()
    for path in sorted(map(Path, files), key=lambda path: path.name):
        if path.suffix.lower() not in PAGE_ENDINGS:
            exclusions.append(Exclusion(path.name, "not a page", path.suffix or "no ending", path.name))
            continue
        try:
            draft, name = _draft(path, card, lines, max_bytes)
        except RowFault as fault:
            exclusions.append(Exclusion(path.name, fault.reason, fault.detail, path.name))
            continue
        if name is not None:
            unknown[name] += 1
        drafts.append(draft)
    return require_articles(assemble(drafts, exclusions, languages, card.language, unknown), card.path)


READER = Reader(PAGE_ENDINGS, read_html_folder)


def decode_page(data: bytes, default: str) -> str:
    """The characters of a page: by its byte order mark, else by the charset it names, else by ``default``.

    Raises
    ------
    RowFault
        The page names an encoding that is not read here, or is not in the one it names.
    """
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        encoding = "utf-16"
    elif data.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    else:
        named = _CHARSET.search(data[:4096])
        name = named[1].decode("ascii") if named else default
        try:
            encoding = _ENCODINGS[codecs.lookup(name).name]
        except (LookupError, KeyError):
            raise RowFault("encoding not read", f"found {name!r}; allowed: utf-8 and the usual 8-bit ones") from None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise RowFault("not in its encoding", f"{encoding}, byte at {fault.start}") from None


def extract(page: str):
    """What trafilatura finds in a page, with every setting that could vary pinned; None when it finds no text.

    Comments, tables, links and images are left out; no address is asked; today's date plays no part.
    """
    from trafilatura import bare_extraction

    days = {"min_date": f"{YEARS[0]}-01-01", "max_date": f"{YEARS[1]}-12-31"}
    return bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        include_images=False,
        include_links=False,
        include_formatting=False,
        favor_precision=True,
        deduplicate=False,
        date_extraction_params={"original_date": True, "extensive_search": False, **days},
    )


def _draft(path: Path, card: CorpusCard, lines: Sequence[str], max_bytes: int) -> tuple[Draft, str | None]:
    try:
        checked_path(path, MARKUP_FACTOR * max_bytes)
        page = extract(decode_page(path.read_bytes(), card.encoding))
    except (InputErrors, InputError) as fault:
        raise RowFault("page cannot be read", fault.found) from None
    except (ValueError, RecursionError, AssertionError) as fault:
        raise RowFault("page cannot be read", type(fault).__name__) from None
    if page is None or not (page.text or "").strip():
        raise RowFault("no text", "no article was found on the page")
    if (size := len(page.text.encode("utf-8", "replace"))) > max_bytes:
        raise RowFault("text too large", f"{size} bytes; allowed: at most {max_bytes}")
    title = " ".join(_MARKUP.sub(" ", page.title or "").split()) or None
    try:
        # trafilatura gives one paragraph a line.
        cleaned = clean(page.text.replace("\n", "\n\n"), lines, title)
    except InputError:
        raise RowFault("nothing but boilerplate", f"{len(page.text)} characters") from None
    day = date_of(page.date, "%Y-%m-%d", card.first, card.last)
    name = _MARKUP.sub(" ", page.sitename or page.hostname or "").strip() or None
    outlet, country, is_known = outlet_of(name, card.outlets)
    fields = (outlet, country, day, url_of(page.url), None, path.name)
    return Draft(path.name, cleaned.title, cleaned.text, cleaned.removals, *fields), None if is_known else outlet
