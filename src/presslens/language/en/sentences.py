"""Sentence boundaries of English news, beside Punkt's."""

from __future__ import annotations

import re

from presslens.language.en.datelines import DATELINE
from presslens.language.text import Pattern, SentenceRules

_CONTINUES = re.compile(r"[\s\"'“”‘’«»()\[\]–—-]*[a-z]")
_INITIALS = re.compile(r"[A-Z][a-z]+\s(?!U\.[SKN]\.|E\.U\.)(?:[A-Z]\.){1,2}$")
#: A full stop that lost the space behind it ("its capital.The video shows").
_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]*\s)")
#: The credit of a picture, left over from its caption ("(Wire) Rescuers said").
_CREDIT = re.compile(r"(?:\([A-Z][\w /.]{1,40}\)\s+)+(?=[A-Z])")
#: A heading of capitals ("NO DECISION YET On Monday").
_CAPITALS = re.compile(r"(?:[A-Z]+\s){2,}[A-Z]{2,}\s(?=[A-Z][a-z]+\s)")


def _heading(openers: str) -> Pattern:
    """A heading of capitalised words before a word that opens a sentence ("Border Towns A military source said").

    A study's own openers count where no adjective of a country stands before them.
    """
    return re.compile(
        r"(?:(?!(?:A|An|The|In|On|At|For|From|By|And|Of)\b)[A-Z][\w'’-]*\s){1,4}"
        r"(?=(?:A|An|The|In|At|On|Two|Three|Several|Meanwhile|Earlier|Later)\s[a-z]"
        rf"|(?<!an\s)(?<!ish\s)(?<!i\s)(?:{openers})\s)"
    )


def _picture(agencies: str) -> Pattern:
    """A picture's agency with its headline in capitalised words ("AP Photo Town Taken by Rebels The army said")."""
    return re.compile(
        rf"(?:{agencies}|Photo)\s+"
        r"(?:(?:[^\Wa-z]\S*|-|al-\S+|a|an|and|as|at|by|for|from|in|near|of|on|or|over|the|to|with)\s+){2,30}?"
        r"(?=(?:The|A|An|No|According|Earlier|Meanwhile|In|On|At)\s[a-z]|[OI]n\s[A-Z][a-z]+(?:day|ber|ary)\b|[\"“])"
    )


def _dateline(agencies: str) -> Pattern:
    """Town, of at most six words, and agency before a report ("CAPITAL (AFP) The army")."""
    return re.compile(rf"(?<=\s)(?=[A-Z]{{3,}}(?:[ -][A-Z]{{2,}}){{0,5}}(?:\s\([A-Z]\w+\))?\s\((?:{agencies})\)\s)")


def _caption(agencies: str) -> Pattern:
    """A picture's agency, or an invitation to look on, with its headline, before a sentence."""
    return re.compile(
        rf"\s*(?:©\s*)?(?:{agencies}|READ MORE|WATCH|VIDEO)\s"
        r"(?:(?:[A-Z0-9][\w.'’-]*|of|to|in|and|over|for|by|on|the|as|with|from|at|an?|[-–—/&])\s+){4,30}"
        r"(?=(?:The|In|On|At|An?|According|Earlier|Later|Meanwhile|It|He|She|They|This|However)\s+"
        r"(?:[a-z]|[A-Z]\w+\s+(?:[A-Z]\w+\s+)?[a-z]))"
    )


SENTENCES = SentenceRules(
    punkt="english",
    continues=_CONTINUES,
    initials=_INITIALS,
    glued=_GLUED,
    credit=_CREDIT,
    capitals=_CAPITALS,
    heading=_heading,
    picture=_picture,
    dateline=_dateline,
    place_line=DATELINE,
    caption=_caption,
)
