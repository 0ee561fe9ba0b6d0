"""What the finder of the shipped codebook finds in a text."""

from __future__ import annotations

import datetime as dt
import re

from presslens.codebook.codebook import Codebook
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from tests.shipped import all_codebook_files

CODEBOOK = Codebook(map(str, all_codebook_files()))
FINDER = MentionFinder(CODEBOOK.targets, load_language("en"), CODEBOOK.countries, CODEBOOK.bare_words)
_SENTENCE = re.compile(r"\S.*?[.!?](?=\s+[A-Z]|$)|\S.+$", re.DOTALL)


def found(text: str, day: str | None = "2022-05-02") -> list[tuple[str, str, str]]:
    """Words, target and kind of each mention; sentences end where a stop, white space and a capital stand."""
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    date = dt.date.fromisoformat(day) if day else None
    return [(text[m.start : m.end], m.target, m.kind) for m in FINDER.find(text, spans, date)]
