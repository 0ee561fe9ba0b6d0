"""Verbs of speech in the passive."""

from __future__ import annotations

import re

from presslens.language.verbs import PassiveRules

_PASSIVE = re.compile(r"\b(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|be|been|being)\s+(?:\w+ly\s+|also\s+)?$")
#: What makes speech of a passive that names nobody: "was reported that", "are said to have".
_REPORTED = re.compile(r"\s+(?:that\b|to\s+(?:have|be)\b|as\s+saying\b)")
_IT = re.compile(r"\b[Ii]t\s+(?:is|was|has\s+been|had\s+been)\s+(?:\w+ly\s+|also\s+)?$")
_MODAL = re.compile(r"\b(?:will|would|should|must|can|could|may|might|to)\s+be\s+(?:\w+ly\s+)?$")
_FOUND = ("reported", "confirmed", "recorded", "documented")
_US = re.compile(r"\b(?:[Ww]e|I)\s+(?:was|were|am|are|have\s+been|had\s+been)\s+$")
#: The one who speaks follows.
_BY = re.compile(r"\s+by\s+(?!(?:tele)?phone\b|e-?mail\b|text\b|letter\b|video\b|saying\b)")

#: "accused of", "urged to", "condemned over": an active verb would have its object here.
_SHORT = re.compile(r"\s+(?:of|for|over|by|to|as|amid|after)\s")
_NEVER_SHORT = frozenset(
    {"demanded", "voiced", "expressed", "wondered", "doubted", "questioned", "disputed", "regretted"}
)
_WARNED = re.compile(r"\s+(?:over|by|not\s+to|to)\s")
_TOLD = re.compile(r"\s+(?:to|by)\s")
_LATER_BY = re.compile(r"\s+by\s+(?=(?:the\s+|an?\s+|its\s+|his\s+)?(?:[\w-]+\s+){0,2}[A-Z]|(?:\w+\s+)?[a-z]+s\b)")
_FRONTED = re.compile(
    r"\s*(?:In|Under|With)\s+(?:an?|the|its|his|her|their)\s+(?:[\w-]+\s+){0,3}?(?:report|statement|letter|study|survey|"
    r"document|paper|article|editorial|speech|interview|tweet|post|note|message)\s+(?:[^,]{0,40}\s)?(?:by|from|of)\s+"
)

PASSIVES = PassiveRules(
    short=_SHORT,
    ending=re.compile(r"[a-z]+ed|told"),
    has=re.compile(r"\b(?:has|have|had|having)\s+(?:\w+ly\s+|also\s+|never\s+|not\s+)?$"),
    never_short=_NEVER_SHORT,
    short_of={"warned": _WARNED, "told": _TOLD},
    later_by=_LATER_BY,
    fronted=_FRONTED,
    owner=("'s", "’s"),
    owned=re.compile(r"(?:['’]s|(?<=s)['’])\s+(?:[a-z-]+\s+)?([a-z]+s)\b"),
    passive=_PASSIVE,
    reported=_REPORTED,
    it=_IT,
    modal=_MODAL,
    us=_US,
    by=_BY,
    of_whom=re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])"),
    found=frozenset(_FOUND),
    told=frozenset({"told"}),
    on=" on ",
    blamed=frozenset({"blamed"}),
)
