"""Tokens of languages that write words between spaces, by one pattern; NLTK's are those of English."""

from __future__ import annotations

import re

_LETTERS = r"[\w\u064b-\u0652\u0670]+"
#: A number with its separators ("2,5", "10.30"); a word with what an apostrophe or a hyphen joins to it; a mark alone.
#: Signs of vowels in Arabic belong to their word.
WORDS = re.compile(rf"\d+(?:[.,:]\d+)+(?!\w)(?:['’]{_LETTERS})?|{_LETTERS}(?:[-'’ʼ\u2010\u2011]{_LETTERS})*|[^\w\s]")
