"""Speakers behind their words, or in the middle of them."""

from __future__ import annotations

import re

from presslens.language.reports import LastRules

_BORDER = re.compile(r"\s(?:that|when|as|after|during|in\sa|on|who|whom|whose|which)\s|[\"“]")
_WHICH = re.compile(r"\b(?:which|that|who|whom)\b")
_VERB_NEXT = re.compile(
    r"\s+(?:was|were|has|have|had|will|would|hit|shot|[a-z]{2,}(?<!ne)ed)\b(?!\s+(?:men|people|forces|groups)\b)"
)
#: "a note from the army printed by SANA" names one speaker.
_SHOWN_BY = re.compile(r"\b\w+ed\s+(?:on\s+\w+\s+|\w+day\s+)?by\b")
_ISSUED = re.compile(r"\b(?:an?|the)\s+(?:statement|report|message|note)\s+(?:\w+ed\s+)?(?:by|from|of)\s[^,;]{0,80}$")
#: What goes on after a speaker in the middle of a sentence, where no new clause begins.
_TAIL = re.compile(
    r"(?:\s+(?:on\s+)?(?:[A-Z][a-z]+day))?\s+(?:part\s+of|[a-z]+ing(?<!\bsaying)(?<!\bciting)(?<!\bquoting)(?<!\badding)\s+up|keeping|leaving|killing|wounding|forcing|causing)\b"
)

LAST = LastRules(
    border=_BORDER,
    which=_WHICH,
    verb_next=_VERB_NEXT,
    tail=_TAIL,
    shown_by=_SHOWN_BY,
    issued=_ISSUED,
)
