"""Stems and clauses of tokens, coarse and without a dictionary."""

from __future__ import annotations

#: Longest first: the first that fits is taken off.
_SUFFIXES = ("'s", "ingly", "edly", "ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "ly", "er", "s", "e")
#: Tokens at which a clause ends.
CLAUSE_BREAKS = frozenset((
    ",", ";", ":", "(", ")", "—", "–", "“", "”", '"', "but", "while", "although", "though", "whereas",
    "because", "after", "before", "when", "who", "which",
))  # fmt: skip
#: A word that is capitalised wherever it stands.
ALWAYS_CAPITAL = "I"
POSSESSIVE = "'s"


def stem(token: str) -> str:
    """A token without its most frequent English endings; at least three letters are left.

    >>> stem("accusations"), stem("red")
    ('accus', 'red')
    """
    for suffix in _SUFFIXES:
        if token.endswith(suffix) and len(token) - len(suffix) >= 3:
            return token[: -len(suffix)]
    return token
