"""What follows a verb that judges: ``called X a thief``, ``held X responsible``, ``sees X as``."""

from __future__ import annotations

import re

from presslens.language.text import Pattern
from presslens.language.verbs import JudgementRules

#: An object: a pronoun, a name with what it owns, or a noun with "the", "its", "this" before it.
_NAME = r"[A-Z][\w.'’-]*(?:\s+(?:(?:of|and|al|bin|for|the)\s+)?[A-Z][\w.'’-]*){0,5}"
_OWNED = r"(?:(?<=['’]s)|(?<=s['’]))(?:\s+[\w-]+){1,4}?"
_PRONOUN = r"(?:it|him|her|them|us|me|himself|itself|themselves|this|that|these|those)"
_NOUN = (
    r"(?:the|its|his|her|their|our|this|that|these|those|any|such|all)"
    r"(?:\s+(?!(?:for|to|in|on|at|with|by|from|that|as|and|of)\b)[\w'’-]+|\s+of\s+(?:the\s+)?[A-Z]\w+){1,5}?"
)
_NAMED = rf"(?:(?:the|former|late|fellow|President|Mr|Mrs|Ms)\s+)?{_NAME}(?:{_OWNED}|(?:\s+(?!to\b)[a-z-]+){{0,2}}s\b)?"
_OBJECT = rf"\s+(?:{_PRONOUN}|{_NAMED}|{_NOUN})"
#: "called him the next day" tells a time.
_TIME = r"(?!(?:\w+\s+)?(?:day|week|month|year|morning|evening|night|afternoon|following|same|next|previous|time)\b)"
_ADJECTIVE = (
    r"(?:[a-z-]+(?:able|ible|ous|ful|less|ish|like)|(?:un|in|im|il|ir)[a-z]+(?:al|ic|ive|ant|ent|ed|ing|ary|air|able|ane|orn)|"
    r"[a-z]+(?:istic|atic|aric|otic|etic|agic|oric|idic)|illegal|wrong|unfair|fair|false|brutal|criminal|cruel|evil|weak|strong|futile|necessary|crazy|insane|mad|"
    r"stupid|childish|positive|negative|constructive|productive|excellent|good|great|bad|terrible|right|safe|null|void|"
    r"dead|over|open|closed|legitimate|biased|deeply\s+\w+|very\s+\w+|too\s+\w+|absolutely\s+\w+|totally\s+\w+|completely\s+\w+)"
)
_WHAT = (
    rf"(?:an?\s+[“\"‘']?{_TIME}\w|the\s+[“\"‘']?{_TIME}\w|one\s+of\s|part\s+of\s|(?:his|her|its|their|our)\s+(?:\w+\s+){{0,2}}\w+|"
    rf"[\"“‘']\s?\w|(?:an?\s+)?{_ADJECTIVE}(?=\s*(?:[.,;:!?)”\"]|$|and\b|in\b|for\b|because\b|but\b|to\b|as\b)))"
)
_GAP = r",?\s+"


def _words(words: str) -> Pattern:
    """An object of any words but a clause, then one of the words."""
    return re.compile(rf"(?:\s+(?!that\b|who\b|which\b)[\w.'’“”\"-]+,?){{1,9}}?\s+(?:{words})\b", re.IGNORECASE)


def _passive_words(words: str) -> Pattern:
    return re.compile(rf"\s+(?:\w+ly\s+)?(?:{words})\b")


JUDGEMENTS = JudgementRules(
    free=re.compile(rf"{_OBJECT}{_GAP}{_WHAT}"),
    passive=re.compile(rf"\s+{_WHAT}"),
    pronoun=re.compile(rf"{_PRONOUN}\s+"),
    whom=re.compile(r"\b(?:what|which|something|whom)\s+$"),
    words=_words,
    passive_words=_passive_words,
)
