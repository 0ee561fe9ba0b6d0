"""Russian: sentences, tokens and names; the rest is not there yet."""

import re

from presslens.language.capability import Capability
from presslens.language.language import Language
from presslens.language.text import SentenceRules, StopRule
from presslens.language.words import WORDS

#: Initials ("С. В. Лавров") go on.
_INITIAL = StopRule(before=re.compile(r"(?:^|[\s(])[А-ЯЁ]\.$"), joined=re.compile(r"\s*[А-ЯЁ]"))

LANGUAGE = Language(
    code="ru",
    name="Russian",
    capabilities=frozenset({Capability.SENTENCES, Capability.TOKENS, Capability.MENTIONS}),
    tokens=WORDS,
    sentences=SentenceRules(
        punkt="russian",
        continues=re.compile(r"[\s\"'“”„«»()\[\]–—-]*[а-яё]|[\s\"'”»)\]]*[,;:](?!\S)"),
        stops=(_INITIAL,),
        capital=re.compile(r"\s+[\"“„«(]*[А-ЯЁ]"),
    ),
)
