"""English apostrophes."""

from __future__ import annotations

import re

from presslens.language.text import QuoteRules

_ELIDED = re.compile(r"['’‘](?:\d0s|em|tis|twas|til|cause|n)\b", re.IGNORECASE)

QUOTES = QuoteRules(
    elided=_ELIDED,
    possessive="s",
)
