"""Arabic: sentences, tokens and names; the rest is not there yet."""

import re

from presslens.language.ar.forms import forms
from presslens.language.capability import Capability
from presslens.language.language import Language
from presslens.language.text import MentionRules, SentenceRules
from presslens.language.words import WORDS

LANGUAGE = Language(
    code="ar",
    name="Arabic",
    capabilities=frozenset({Capability.SENTENCES, Capability.TOKENS, Capability.MENTIONS}),
    tokens=WORDS,
    # There are no capitals and few abbreviations; the question mark is one of its own.
    sentences=SentenceRules(punkt="", glued=re.compile(r"[؟۔][\"”»)]*(?=\s)")),
    mentions=MentionRules(forms=forms),
)
