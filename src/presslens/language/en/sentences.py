"""Sentence boundaries of English news, beside Punkt's."""

from __future__ import annotations

import re

from presslens.language.en.stops import CAPITAL, OPENS, SPEAKER, STOPS
from presslens.language.text import Pattern, SentenceRules

_CONTINUES = re.compile(r"[\s\"'“”‘’«»()\[\]–—-]*[a-z]|[\s\"'”’»)\]]*[,;:](?!\S)")
_UPPER, _LOWER = "[A-ZÀ-ÖØ-ÞÇĞİŞŁŚŻŹČŠŽĐ]", r"[^\W\d_A-Z]"
_WORD = rf"{_UPPER}(?:[\w’'-]*{_LOWER}|{_LOWER}*)(?:[\s,:]|\.\s|$)"
#: What ends with a full stop, and what follows it without a space and begins a sentence.
_LOST_SPACES = (
    ((rf"{_LOWER}{{2}}[.!?…]", r"\d\d\.", r"[A-Z]{2}\."), _WORD),  # "its capital.The video shows"
    ((rf"{_LOWER}{{2}}[.!?]",), r"[A-Z]{2,}\s[a-z]|“"),  # "war crimes.UN judges said"
    ((rf"(?:{_LOWER}|\))[\"”]\.", r"\w\)\."), rf"{_UPPER}[\w’'-]*[\s,:]"),  # "a “lie”.RT said"
    ((r"[\w)][.!?…][\"”]",), rf"[\"“]?{_UPPER}"),  # "it left.”Nobody"
    # A dash that opens direct speech, and no speaker ("left.- I saw it").
    ((r"[a-z\d][.!?]", r"[.!?][\"”]"), rf"[-–—]\s(?!{SPEAKER}){_UPPER}"),
)
_GLUED = re.compile(
    r"[.!?…\"”](?:"
    + "|".join(rf"(?:{'|'.join(f'(?<={behind})' for behind in before)})(?={after})" for before, after in _LOST_SPACES)
    + ")"
)
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
    return re.compile(rf"\s(?=[A-Z]{{3,}}(?:[ -][A-Z]{{2,}}){{0,5}}(?:\s\([A-Z]\w+\))?\s\((?:{agencies})\)\s)")


def _credits(agencies: str) -> Pattern:
    """The credit of a picture in brackets, where it ends in the midst of a text ("(Jane Roe/AFP) The army")."""
    kind = r"(?:Photo(?:graph)?s?|Pictures?|Images?|Video)"
    return re.compile(
        rf"\((?:(?:{agencies}|File|Handout|Press)\s)?{kind}\b[^()\n]{{0,100}}\)\s+(?=[\"“]?[A-Z])"
        rf"|\([^()\n]{{0,80}}(?:/|\bvia\s)(?:{agencies})(?:\s{kind})?\)\s+(?=[\"“]?[A-Z])"
        rf"|\((?:{agencies})(?:\s{kind})?/[^()\n]{{1,60}}\)\s+(?=[\"“]?[A-Z])"
    )


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
    stops=STOPS,
    opens=OPENS,
    capital=CAPITAL,
    glued=_GLUED,
    credit=_CREDIT,
    credits=_credits,
    capitals=_CAPITALS,
    heading=_heading,
    picture=_picture,
    dateline=_dateline,
    caption=_caption,
)
