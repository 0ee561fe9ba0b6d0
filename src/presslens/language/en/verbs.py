"""What holds for every English verb of speech."""

from __future__ import annotations

import re

from presslens.language.verbs import VerbRules

_JOINT = re.compile(r"(?:,|\s)\s*(?:and|while|but|as|whereas|although|though|after)\s+$|[;]\s*$")
_GIVEN_NAME = re.compile(r"Said(?!\s+[A-Z])")
_BEFORE_NAME = re.compile(r"(?:^|[\"”.,;:–-]\s*|\b[a-z]+\s+)[A-Z][a-z]+\s+$")
_ADJECTIVE = re.compile(
    r"\b(?:an?|the|its|their|his|her|this|these|those|any|such|of|by|from|against|over|with|for|on|about|into|amid)\s+(?:recently\s+|newly\s+)?$"
)
_AND_VERB = re.compile(r"\b(?:and|but)(?:\s+(?:\w+ly|also|then|later|now|still|since|long|first|has|have|had))*\s+$")

VERBS = VerbRules(
    joint=_JOINT,
    given_name=_GIVEN_NAME,
    before_name=_BEFORE_NAME,
    adjective=_ADJECTIVE,
    and_verb=_AND_VERB,
    participle="ing",
    active_forms=("say", "says"),
    noun_link=" that",
)
