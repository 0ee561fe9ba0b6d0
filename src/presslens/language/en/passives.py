"""Verbs of speech in the passive."""

from __future__ import annotations

import re

from presslens.language.reports import PassiveRules

_PASSIVE = re.compile(r"\b(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|be|been|being)\s+(?:\w+ly\s+|also\s+)?$")
#: What makes speech of a passive that names nobody: "was reported that", "are said to have".
_REPORTED = re.compile(r"\s+(?:that\b|to\s+(?:have|be)\b|as\s+saying\b)")
_IT = re.compile(r"\b[Ii]t\s+(?:is|was|has\s+been|had\s+been)\s+(?:\w+ly\s+|also\s+)?$")
_MODAL = re.compile(r"\b(?:will|would|should|must|can|could|may|might|to)\s+be\s+(?:\w+ly\s+)?$")
_FOUND = ("reported", "confirmed", "recorded", "documented")
_US = re.compile(r"\b(?:[Ww]e|I)\s+(?:was|were|am|are|have\s+been|had\s+been)\s+$")
#: The one who speaks follows.
_BY = re.compile(r"\s+by\s+")

PASSIVES = PassiveRules(
    passive=_PASSIVE,
    reported=_REPORTED,
    it=_IT,
    modal=_MODAL,
    us=_US,
    by=_BY,
    found=frozenset(_FOUND),
    told=frozenset({"told"}),
    on=" on ",
    blamed=frozenset({"blamed"}),
)
