""" "According to", nouns of speech, and headlines."""

from __future__ import annotations

import re

from presslens.language.reports import AccordingRules
from presslens.language.text import Pattern

#: A mark, at most four words, and the headline ends without a stop.
_LAST = re.compile(r"(?:\s([-–—])|(:))\s+(?=\w[\w'’.-]*(?:\s+[\w'’.-]+){0,3}(?<![a-z]\.)$)")


def _bare(names: str) -> Pattern:
    """The mark was lost: words that stand last in a headline only as its source."""
    return re.compile(
        r"(?<!\bthe)(?<!\ba)(?<!\ban)(?<!\bby)(?<!\bof)(?<!\bfor)(?<!\bin)(?<!\bto)(?<!\band)(?<!\bon)(?<!\bwar)(\s)"
        rf"(?=(?:[Mm]onitors?|[Aa]ctivists|{names}|NGOs?|[Ww]atchdog|[Mm]edics|[Rr]escuers|[Ww]itnesses|[Ss]ources)$)"
    )


_LINKS = frozenset({"and", "but", "also", "meanwhile", "however", "still", "yet", "so", "then", "while"})
_APPOSITION = re.compile(r",\s+(?:an?|the|its|head|director|chief|founder|who|which|spokes\w+|coordinator)\s")
#: "according to the deal", "according to coordinates of the group": a manner, and nobody's words.
_NO_SOURCE = re.compile(
    r"\s+(?:our|my)\b|\s+(?:(?:the|an?|its|their|this|that)\s+)?(?:[\w-]+\s+){0,2}?(?:information(?:\s+and\s+\w+)?|coordinates|plans?|agreements?|"
    r"deal|terms|timetable|schedule|law|constitution|resolution|rights?|principles?|rules?|needs?|custom|tradition|standards|criteria|type|size|age|scale)\b(?!\s+(?:from|by|given|provided|received|obtained|cited))"
)
#: What follows the source belongs to the report again.
_ADJUNCT = re.compile(r"\s(?:due to|because of|in an attack|in a raid|in a strike|after|when|during|following|with)\s")
#: "MOSCOW (Sputnik)" before the first word.
_DATELINE = re.compile(r"[A-Z][A-Z. ]{2,}(?:\s*\([\w ]{2,20}\))?\s*[-–—:]*$")
_SAID_IN = re.compile(
    r"\b(?:in|with|through|via|by|read|issued|released|of)\s+(?:an?|the|its|his|her|their)\s+(?:[\w-]+\s+){0,2}$"
)

ACCORDING = AccordingRules(
    last=_LAST,
    links=_LINKS,
    relatives=frozenset({"which", "who", "that", "where"}),
    dash=re.compile(r"\s(?:[-–—]|--)\s|—"),
    apposition=_APPOSITION,
    no_source=_NO_SOURCE,
    adjunct=_ADJUNCT,
    dateline=_DATELINE,
    said_in=_SAID_IN,
    bare=_bare,
    capitals=re.compile(r"(?:\s+(?:[A-Z][\w'-]+|\([A-Z]+\)))+"),
    credit=re.compile(r"\s*\(\s*[Ss]ource\s*:"),
)
