"""What stands beside the article on a page: consent to cookies, advertisements, pointers to other articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Elements that may be a box beside the article; of others (body, main, article) the names say nothing of the kind.
_BOXES = frozenset(("div", "section", "aside", "p", "ul", "ol", "li", "span", "form", "footer", "header", "ins", "nav"))
#: Words in class, id and label of a box that asks for consent, and of one that advertises.
_CONSENT = re.compile(r"(?i)cookie|consent|gdpr|ccpa|onetrust|didomi|privacy-?(?:banner|notice|popup|manager)")
_ADVERT = re.compile(r"(?i)(?:^|[\s_-])(?:ads?|advert\w*|sponsored|adsbygoogle)(?=[\s_-]|$)")
#: A box of more characters than this is no box.
_LONGEST_CONSENT, _LONGEST_ADVERT, _LONGEST_POINTER = 4000, 600, 300
_POINTS = re.compile(
    r"(?i)\W*(?:read(?: more| also| next| on)?|also read|see also|more on this(?: story)?|related(?: \w+)?)"
    r"\s*(?::|[|–—>»]|\.\.\.|…)"
)
#: Share of the characters of a pointer that are a link.
_LINKED = 0.6


def drop_beside(tree: HtmlElement) -> None:
    """Take the boxes beside the article out of a page; words behind them stay.

    A box that holds a first headline or an article stays, whatever its name.
    """
    for element in [element for element in tree.iter() if isinstance(element.tag, str)]:
        if element.getparent() is not None and (_is_dialog(element) or _is_box(element) or _is_pointer(element)):
            element.drop_tree()


def _is_dialog(element: HtmlElement) -> bool:
    modal = element.get("role") in ("dialog", "alertdialog") or element.get("aria-modal") == "true"
    return modal and not _holds_article(element)


def _is_box(element: HtmlElement) -> bool:
    if element.tag not in _BOXES:
        return False
    names = " ".join(element.get(key, "") for key in ("class", "id", "aria-label"))
    for words, longest in ((_CONSENT, _LONGEST_CONSENT), (_ADVERT, _LONGEST_ADVERT)):
        if words.search(names) and not _is_longer(element, longest) and not _holds_article(element):
            return True
    return False


def _is_pointer(element: HtmlElement) -> bool:
    """Whether a paragraph is but a link to another article, after words such as "Read more:"."""
    if element.tag not in ("p", "div", "li", "h3", "h4") or _is_longer(element, _LONGEST_POINTER):
        return False
    words = " ".join(element.text_content().split())
    point = _POINTS.match(words)
    if not point:
        return False
    linked = sum(len(" ".join(link.text_content().split())) for link in element.iter("a"))
    return linked >= _LINKED * (len(words) - point.end())


def _holds_article(element: HtmlElement) -> bool:
    return next(element.iter("h1", "article"), None) is not None


def _is_longer(element: HtmlElement, longest: int) -> bool:
    length = 0
    for piece in element.itertext():
        length += len(piece.strip())
        if length > longest:
            return True
    return False
