"""The day a page was published: from what the page says of itself, or from its article; never from elsewhere on it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from presslens.cards.corpora import DateOrder
from presslens.cards.date_forms import MONTH, SHORT_MONTHS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Names of meta elements (name, property, itemprop) that give the day of publication, in lower case, the surest first.
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created"),
    *("dc.created", "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publish_date", "pubdate"),
    *("publication_date", "publicationdate", "originalpublicationdate", "article.published"),
    *("article_date_original", "published_at", "citation_publication_date", "citation_date", "displaydate"),
    *("pub_date", "published", "published-date", "date"),
)
_NAMES = f"(?:{MONTH})"
_DAY = re.compile(
    r"(?i)(?<![\d/.-])(?:(?P<y1>\d{4})(?P<sep>[-/.]?)(?P<m1>\d{2})(?P=sep)(?P<d1>\d{2})(?!\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0-]{{1,2}}(?:of )?(?P<m2>{_NAMES})\.?,?"
    r"[ \u00a0-]{1,2}(?P<y2>\d{4})(?!\d)"
    r"|(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>\d{4})(?!\d)"
    r"|(?P<a>\d{1,2})(?P<s>[/-])(?P<b>\d{1,2})(?P=s)(?P<y5>\d{4})(?!\d))"
    rf"|\b(?P<m4>{_NAMES})\.?[ \u00a0]{{1,2}}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0]{{1,2}}(?P<y4>\d{{4}})(?!\d)",
)
_CHANGED = re.compile(r"updat|modif|edited|revis|correct", re.IGNORECASE)
#: Words in class and id of what stands beside an article, and of what gives a day.
_BESIDE = re.compile(
    r"(?i)(?:^|[\s_-])(?:comments?|disqus|replies|related|recommend\w*|more|most|popular|trending|latest|ticker|breaking|teasers?|"
    r"cards?|promo|sidebar|widget|aside|footer|nav|menu|newsletter|sign-?up|share|social|ad|ads|advert\w*|archive|next|prev\w*)"
    r"(?=[\s_-]|$)",
)
#: A word in class or id of the element that is the article, where none says it by its tag.
_ARTICLE = re.compile(r"(?i)(?:^|[\s_-])(?:article|story|post|entry)(?=[\s_-]|$)")
#: Elements inside an article that say nothing of its day.
_ASIDE = ("aside", "footer", "nav", "article", "form", "figure", "table", "blockquote", "script", "style")
_TIMED = re.compile(r"date|time|publish|posted|byline|meta", re.IGNORECASE)
_MARKED = re.compile(r"publish|posted|pub-?date|entry-date|dateline|timestamp", re.IGNORECASE)
_ADDRESS_DAY = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/")
#: An element beside the text that is longer than this gives no day; a paragraph that is longer begins the text.
_LONGEST, _TEXT_BEGINS = 200, 80
#: Nesting below which statements about the page are sought in JSON-LD; elements and articles looked at.
_DEPTH, _MOST_ELEMENTS, _MOST_ARTICLES = 5, 20_000, 200


def day_in(text: str, order: DateOrder | None = None) -> dt.date | None:
    """The one day that a text names; None when it names none, several, or one that can be read in two ways.

    Parameters
    ----------
    text
        A time in the form of ISO 8601, or words such as "Thursday, March 5, 2020".
    order
        How ``03/05/2020`` is to be read; None: such a day is not read.

    >>> day_in("Posted on March 5th, 2020 at 10:00"), day_in("2020-03-05T23:30:00-05:00")
    (datetime.date(2020, 3, 5), datetime.date(2020, 3, 5))
    >>> day_in("03/05/2020"), day_in("03/05/2020", "month_first"), day_in("03/25/2020", "day_first")
    (None, datetime.date(2020, 3, 5), None)
    """
    days = set()
    for match in _DAY.finditer(text[: 10 * _LONGEST]):
        found = match.groupdict()
        year = next(found[f"y{n}"] for n in range(1, 6) if found[f"y{n}"])
        if found["a"]:
            if order is None:
                return None
            month, day = (found["a"], found["b"]) if order == "month_first" else (found["b"], found["a"])
        else:
            month, day = next((found[f"m{n}"], found[f"d{n}"]) for n in range(1, 5) if found[f"m{n}"])
        number = SHORT_MONTHS[month[:3].lower()] if month.isalpha() else int(month)
        try:
            days.add(dt.date(int(year), number, int(day)))
        except ValueError:
            return None
    return days.pop() if len(days) == 1 else None


def page_day(tree: HtmlElement, text: str, order: DateOrder | None = None) -> dt.date | None:
    """The day of publication of a page; None when the page does not say it.

    It is looked for in the page's metadata (JSON-LD of the article, then meta elements), then in the element of the
    article (the head of it, or what is marked as the day of publication), then in the address that the page gives
    itself. Days of changes do not count.

    Parameters
    ----------
    tree
        The page.
    text
        The text of its article, by which the element of the article is known.
    order
        As of :func:`day_in`.
    """
    for found in (_stated(tree), _meta(tree), _in_article(tree, text)):
        for words in found:
            if (day := day_in(words, order)) is not None:
                return day
    for address in tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"):
        if match := _ADDRESS_DAY.search(address):
            return day_in("-".join(match.groups()))
    return None


def _stated(tree: HtmlElement) -> Iterator[str]:
    """``datePublished`` of the article in JSON-LD, when what is said of articles agrees."""
    days = set()
    for script in tree.xpath("//script[translate(@type, 'LDJSON', 'ldjson')='application/ld+json']"):
        try:
            document = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        days |= {entry["datePublished"] for entry in _articles(document) if isinstance(entry.get("datePublished"), str)}
    if len({day_in(day) or day for day in days}) == 1:
        yield days.pop()


def _articles(document: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(document, list):
        for entry in document:
            yield from _articles(entry, depth + 1)
    elif isinstance(document, dict):
        kinds = document.get("@type")
        if any(
            str(kind).endswith(("Article", "BlogPosting", "Report"))
            for kind in ([kinds] if isinstance(kinds, str) else kinds or [])
        ):
            yield document
            return
        for key in ("@graph", "mainEntity"):
            yield from _articles(document.get(key), depth + 1)


def _meta(tree: HtmlElement) -> Iterator[str]:
    found: dict[str, str] = {}
    # What describes an item of the page's body is that item's.
    for element in tree.xpath("//meta[@name or @property] | //head/meta[@itemprop]"):
        name = element.get("name") or element.get("property") or element.get("itemprop")
        found.setdefault(name.strip().lower(), element.get("content") or "")
    yield from (found[name] for name in _PUBLISHED if name in found)


def _in_article(tree: HtmlElement, text: str) -> Iterator[str]:
    """What an article's head says of its day, and what is marked anywhere in it: of the element that holds the text."""
    article = _element(tree, text)
    if article is None:
        return
    in_head = True
    skipped: set[HtmlElement] = set()
    for element in islice(article.iter(), _MOST_ELEMENTS):
        if element is not article and (element.getparent() in skipped or _is_beside(element)):
            skipped.add(element)
            continue
        if not isinstance(element.tag, str):
            continue
        names = _names(element)
        words = _words_of(element)
        own = element.text or ""
        if max(len(words) * (element.tag == "p"), len(own.strip())) > _TEXT_BEGINS and not _TIMED.search(names):
            in_head = False
        of_day = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        marked = of_day or bool(_MARKED.search(names))
        timed = element.tag in ("time", "abbr") or bool(_TIMED.search(names))
        if not (marked or (timed and in_head)) or element.get("itemprop") == "dateModified" or len(words) > _LONGEST:
            continue
        if _CHANGED.search(names) and not _MARKED.search(names):
            continue
        exact = (
            element.get("datetime")
            or element.get("content")
            or (element.get("title") if element.tag == "abbr" else None)
        )
        if exact and not _is_changed(element):
            yield exact
        elif change := _CHANGED.search(words):
            yield words[: change.start()]
        elif not element.xpath(".//time"):
            yield words


def _element(tree: HtmlElement, text: str) -> HtmlElement | None:
    """The element of the article: of those that hold the longest paragraphs of the text, the smallest.

    It says what it is by its tag, role or type; else by its name, and then it holds a headline, too.
    """
    paragraphs = sorted(("".join(line.split()) for line in text.split("\n")), key=len, reverse=True)[:2]
    by_tag = tree.xpath("//article | //*[@role='article'] | //*[contains(@itemtype, 'Article')]")
    by_name = [
        element
        for element in tree.xpath("//main[.//h1] | //*[self::div or self::section][.//h1 or .//h2]")
        if element.tag == "main" or _ARTICLE.search(_names(element))
    ]
    for elements in (by_tag, by_name):
        holding: list[tuple[int, int, HtmlElement]] = []
        for element in elements[:_MOST_ARTICLES]:
            if element.tag in ("html", "body") or _is_beside_by_name(element):
                continue
            words = "".join(element.text_content().split())
            if all(paragraph[:_TEXT_BEGINS] in words for paragraph in paragraphs):
                holding.append((len(words), len(holding), element))
        if holding:
            return min(holding)[2]
    return None


def _is_beside(element: HtmlElement) -> bool:
    return element.tag in _ASIDE or _is_beside_by_name(element)


def _is_beside_by_name(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and bool(_BESIDE.search(_names(element)))


def _is_changed(element: HtmlElement) -> bool:
    """Whether the words right before a time say that it is one of a change."""
    before = element.getprevious()
    lead = (before.tail if before is not None else getattr(element.getparent(), "text", None)) or ""
    return bool(_CHANGED.search(f"{_names(element)} {lead[-40:]}")) and not _MARKED.search(_names(element))


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _words_of(element: HtmlElement) -> str:
    """The words of an element, as far as they are needed to tell a line from a paragraph."""
    words = ""
    for piece in element.itertext():
        words += piece
        if len(words) > 2 * _LONGEST:
            break
    return " ".join(words.split())
