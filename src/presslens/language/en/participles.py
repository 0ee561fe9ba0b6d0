"""Participles of verbs of speech, and "citing"."""

from __future__ import annotations

import re

from presslens.language.verbs import ParticipleRules

_AS = re.compile(r"\s+as\s+$")
_IN = re.compile(r"\b(?:in|by|of|for)\s+$")
_WITH = re.compile(r"\bwith\s+(?:the\s+|an?\s+)?$")
_QUOTED = re.compile(
    r"\b(?:quoted|cited|quotes|cites|quoting|citing)\s+((?!by\b)[^,;]+?)(?:\s+(?:on|in|at|late|last|this|earlier)\s[^,;]{1,30})?$"
)
_OPENED = re.compile(r"(?:,|;|—|–|\b(?:with|and|but|while|as))\s+(?:the\s+|an?\s+)?$|\bwith\s")
_CITING = re.compile(r"\b(?:citing|quoting)\s+")
#: After a verb of speech.
_CITING_AFTER = re.compile(r"(?:\s+on\s+\w+day|\s+\w+day)?,?\s+(?:citing|quoting)\s+")
_CITED = re.compile(r"\s(?:cited|quoted|cites|quotes|reported)\s")

PARTICIPLES = ParticipleRules(
    quoted=_QUOTED,
    opened=_OPENED,
    citing=_CITING,
    citing_after=_CITING_AFTER,
    cited=_CITED,
    noun=re.compile(
        r"\b(?:an?|the|its|their|his|her|this|these|any|no|about|from|without|than|despite|instead\s+of|wary\s+of|(?:keep|stop|start|"
        r"continue|avoid)(?:s|ed|ped)?|kept|risk|worth|like)\s+$|\w(?:['’]s|s['’])\s+(?:[\w-]+\s+)?$"
    ),
    him=re.compile(r"\s*(him|her)\s*"),
    person="person",
    closing=frozenset("\"”’»'"),
    as_=_AS,
    inside=_IN,
    with_=_WITH,
)
