"""A saved page: from its bytes to its characters, within bounds, and to the article on it.

References
----------
Barbaresi, A. (2021). Trafilatura: A web scraping library and command-line tool for text discovery and extraction.
Proceedings of ACL-IJCNLP 2021, System Demonstrations, 122-131.
WHATWG. Encoding Standard, section 4.2 (names and labels).
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from presslens.cards.corpora import DAYS
from presslens.ingest.beside import drop_beside
from presslens.ingest.fields import RowFault

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A tag with more attributes, or a page of more elements, is not read: it would take minutes.
MAX_ATTRIBUTES, MAX_ELEMENTS = 1000, 50_000
#: Encodings a page may name. As in browsers, Latin-1 is read as Windows-1252, and GB 2312 as GB 18030.
_ENCODINGS = (
    {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "utf-16": "utf-8"}
    | {"gb2312": "gb18030", "gbk": "gb18030", "hz": "hz", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs"}
    | {
        name: name
        for name in (
            *("utf-8", "utf-8-sig", "koi8-r", "koi8-u", "cp866", "cp874", "mac-cyrillic", "mac-roman", "gb18030"),
            *("cp932", "cp949", "euc_jp", "big5hkscs", *(f"cp125{n}" for n in range(9))),
            *(f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        )
    }
)
#: Bytes in which a page names its encoding, where it has no end of a head.
_HEAD_BYTES = 2**18
_NO_MARKUP = re.compile(rb"<!--.*?(?:-->|\Z)|<(script|style|title)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}\sencoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_UTF8_RUN = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_TAG = re.compile(r"<[A-Za-z](?>(?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+)")
_ATTRIBUTE = re.compile(r"\s[^\s\"'=/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"']++))?")
_SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,4000}>.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
#: What a reader may sign up for or choose from, whatever the site: no article stands in it.
_FORMS = (
    "//select | //datalist | //button | //fieldset | //dialog | //template",
    "//form[not(.//article or .//h1 or .//p[string-length(normalize-space(.)) > 200])]",
    "//*[self::div or self::section or self::aside or self::p or self::ul][not(.//h1)]"
    "[contains(@class, 'newsletter') or contains(@class, 'signup') or contains(@class, 'sign-up')"
    " or contains(@class, 'subscribe-') or contains(@class, '-subscribe') or contains(@class, 'subscription')]"
    "[string-length(normalize-space(.)) < 600]",
    "//*[contains(@class, 'credit')]"
    "[contains(@class, 'photo') or contains(@class, 'image') or contains(@class, 'media')]"
    "[string-length(normalize-space(.)) < 200]",
)


def decode_page(data: bytes, default: str) -> str:
    """The characters of a page: by its byte order mark; as UTF-8 when it is UTF-8; else by the encoding it names.

    Bytes beyond ASCII that are UTF-8 throughout are hardly ever anything else, whatever the page says of itself.

    Parameters
    ----------
    data
        The page.
    default
        Encoding of a page that names none.

    Raises
    ------
    RowFault
        The page names an encoding that is not read here, is not in the one it names, or is in two at once.
    """
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return _decoded(data, "utf-16")
    if data.startswith(codecs.BOM_UTF8):
        return _decoded(data, "utf-8-sig")
    name = _named(data) or default
    try:
        encoding = _ENCODINGS[codecs.lookup(name).name]
    except (LookupError, KeyError):
        raise RowFault("encoding not read", f"found {name!r}; allowed: utf-8 and the usual ones of browsers") from None
    if encoding in ("utf-8", "utf-8-sig", "hz"):
        return _decoded(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        high = len(data) - len(data.translate(None, bytes(range(128, 256))))
        in_runs = sum(map(len, _UTF8_RUN.findall(data)))
        if encoding.startswith(("cp125", "iso8859", "mac")) and in_runs > 0.8 * high:
            detail = f"says {encoding} and is nearly all utf-8, but for the byte at {fault.start}"
            raise RowFault("not in its encoding", detail) from None
    return _decoded(data, encoding)


def _named(data: bytes) -> str | None:
    """The encoding that a page names: in its XML declaration, or in a meta element of its head."""
    if declared := _DECLARED.match(data[:400]):
        return declared[1].decode("ascii")
    end = data[: 8 * _HEAD_BYTES].lower().find(b"</head")
    head = _NO_MARKUP.sub(b"", data[: end if end >= 0 else _HEAD_BYTES])
    named = _CHARSET.search(head)
    return named[1].decode("ascii") if named else None


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise RowFault("not in its encoding", f"{encoding}, byte at {fault.start}") from None


def tree_of(page: str) -> HtmlElement | None:
    """The elements of a page; None when it is none.

    Raises
    ------
    RowFault
        It has more attributes or elements than a page of news can have.
    """
    from trafilatura import load_html

    # What a script holds are no tags.
    for tag in _TAG.finditer(_SCRIPT.sub("", page)):
        if tag.end() - tag.start() > 2 * MAX_ATTRIBUTES and (n := len(_ATTRIBUTE.findall(tag[0]))) > MAX_ATTRIBUTES:
            raise RowFault("page cannot be read", f"a tag of {n} attributes; allowed: at most {MAX_ATTRIBUTES}")
    tree = load_html(page)
    if tree is not None and (n := sum(1 for _ in tree.iter())) > MAX_ELEMENTS:
        raise RowFault("page cannot be read", f"{n} elements; allowed: at most {MAX_ELEMENTS}")
    return tree


def extract(tree: HtmlElement):
    """What trafilatura finds in a page, with every setting that could vary pinned; None when it finds no text.

    Comments, tables, links, images, forms, boxes to sign up in and what else stands beside the article
    (:mod:`presslens.ingest.beside`) are left out; no address is asked; today's date plays
    no part. Its date is not used: see :mod:`presslens.ingest.page_dates`.
    """
    from trafilatura import bare_extraction

    drop_beside(tree)
    days = dict(zip(("min_date", "max_date"), map(str, DAYS), strict=True))
    return bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        include_images=False,
        include_links=False,
        include_formatting=False,
        favor_precision=True,
        deduplicate=False,
        prune_xpath=list(_FORMS),
        date_extraction_params={"original_date": True, "extensive_search": False, **days},
    )


def without_site(title: str, site: str) -> str:
    """A title without the name of its site, where a mark sets that off.

    >>> without_site("Ships at sea | Morning Post", "The Morning Post"), without_site("Post: Ships", "Post")
    ('Ships at sea', 'Ships')
    >>> without_site("What ails the Morning Post", "Morning Post")
    'What ails the Morning Post'
    """
    name = re.escape(re.sub(r"(?i)^the\s+", "", " ".join(site.split())))
    if not name:
        return title
    mark = r"(?:\s+[-–—:/·•]|\s*[|»])\s+"
    own = re.fullmatch(rf"(?i)(?P<kept>.*\S){mark}(?:the\s+)?{name}\W*", title) or re.fullmatch(
        rf"(?i)(?:the\s+)?{name}(?:\s*:\s+|{mark})(?P<kept>.*\S)", title
    )
    return own["kept"] if own and any(map(str.isalnum, own["kept"])) else title
