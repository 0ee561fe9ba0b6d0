"""Entities and tags of HTML that were left in plain text: read as what they stand for, each with a record."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple

from presslens.base.unseen import is_invisible

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: Elements that begin a paragraph of their own, those that stand in a line, and those whose content is no text.
_BLOCKS = (
    "p|div|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|section|article|header|footer|figure|figcaption|table|thead|tbody|tr|td"
    "|th|hr"
)
_INLINE = "a|b|i|u|s|em|strong|span|font|small|big|sup|sub|cite|q|abbr|mark|time|center|img|wbr|html|body|main|title"
_TAG = re.compile(
    r"<(?P<hidden>script|style|head)(?:\s[^<>]{0,2000})?>|(?P<comment><!--)"
    rf"|<(?P<end>[/!]?)(?P<name>br|doctype|{_BLOCKS}|{_INLINE})(?P<rest>(?:\s[^<>]{{0,2000}})?)\s*/?>",
    re.IGNORECASE,
)
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_BLOCK = re.compile(_BLOCKS, re.IGNORECASE)
#: Elements that have no end, or whose end is often left out.
_ALONE = frozenset(["br", "p", "hr", "img", "wbr", "li", "doctype", "html", "body"])
#: Marks around what a text speaks about, as it would about code: ``the `&amp;` of a page``.
_AROUND = {"`": "`", '"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}


class Edit(NamedTuple):
    """Characters of a text, from ``start`` up to ``end``, and what they stand for: never more than they are."""

    start: int
    end: int
    replacement: str
    reason: str


def edits(raw: str) -> list[Edit]:
    """The entities and tags in a text, in order, and what they stand for.

    An entity counts when HTML knows it and it ends with a semicolon, once: ``&amp;lt;`` stands for ``&lt;``. A tag
    counts when its element is one that texts have, and has both its ends in the text unless it needs none. What stands
    by itself in quotation marks or backticks is spoken about, and stays.

    >>> edits("Erdo&#287;an &amp; <b>Putin</b>")  # doctest: +NORMALIZE_WHITESPACE
    [Edit(start=4, end=10, replacement='ğ', reason='entity'), Edit(start=13, end=18, replacement='&', reason='entity'),
     Edit(start=19, end=22, replacement='', reason='tag'), Edit(start=27, end=31, replacement='', reason='tag')]
    >>> edits('Write "&amp;" for it; AT&T; a < b > c')
    []
    """
    if "&" not in raw and "<" not in raw:
        return []
    found = list(_tags(raw))
    places = iter([*found, None])
    tag = next(places)
    for match in _ENTITY.finditer(raw):
        while tag is not None and tag.end <= match.start():
            tag = next(places)
        inside = tag is not None and tag.start <= match.start()
        if not inside and (character := _meant(match[0])) and not _spoken_about(raw, *match.span()):
            found.append(Edit(*match.span(), character, "entity"))
    return sorted(found)


def _tags(raw: str) -> Iterator[Edit]:
    if "<" not in raw or ">" not in raw:
        return
    lower = raw.translate(_LOWER)
    matches = [match for match in _TAG.finditer(raw) if not _spoken_about(raw, *match.span())]
    ends = {match["name"].lower() for match in matches if match["name"] and match["end"]}
    begins = {match["name"].lower() for match in matches if match["name"] and not match["end"]}
    at, last = 0, {closing: lower.rfind(closing) for closing in ("</script>", "</style>", "</head>", "-->")}
    for match in matches:
        if match.start() < at:
            continue
        name = (match["name"] or "").lower()
        if not name:
            # What a script, a style or a comment holds is no text; one without an end is left as it is.
            closing = "-->" if match["comment"] else f"</{match['hidden'].lower()}>"
            if match.end() > last[closing]:
                continue
            at = lower.index(closing, match.end()) + len(closing)
            yield Edit(match.start(), at, "", "tag")
        elif name in _ALONE or (name in ends and name in begins):
            mark = "\n" if name == "br" else "\n\n" if _BLOCK.fullmatch(name) else ""
            yield Edit(*match.span(), mark, "tag")


def _meant(entity: str) -> str | None:
    if entity[1] != "#" and entity[1:] not in html5:
        return None
    characters = html.unescape(entity)
    return (
        characters
        if "\ufffd" not in characters and all(c.isprintable() or c.isspace() or is_invisible(c) for c in characters)
        else None
    )


def _spoken_about(raw: str, start: int, end: int) -> bool:
    return start > 0 and end < len(raw) and _AROUND.get(raw[start - 1]) == raw[end]


def applied(raw: str, changes: list[Edit]) -> tuple[str, list[int]]:
    """The text with its edits made, and the place in ``raw`` of each of its characters and of its end.

    >>> applied("a&lt;b", edits("a&lt;b"))
    ('a<b', [0, 1, 5, 6])
    """
    pieces, places, at = [], [], 0
    for edit in changes:
        pieces += [raw[at : edit.start], edit.replacement]
        places += [*range(at, edit.start), *range(edit.start, edit.start + len(edit.replacement))]
        at = edit.end
    return "".join([*pieces, raw[at:]]), [*places, *range(at, len(raw) + 1)]
