"""The forms in which a name stands in Arabic: what is written onto it from before."""

from __future__ import annotations

#: "and", "so"; and the prepositions that are one with their noun.
_JOINING, _PREPOSITIONS = ("", "و", "ف"), ("", "ب", "ل", "ك")
_ARTICLE, _TO = "ال", "ل"


def forms(phrase: str, kind: str) -> tuple[str, ...]:
    """A name, itself first, with every conjunction and preposition before it.

    >>> forms("روسيا", "country")[:5]
    ('روسيا', 'بروسيا', 'لروسيا', 'كروسيا', 'وروسيا')
    >>> "للكرملين" in forms("الكرملين", "government")
    True
    """
    found = []
    for joined in _JOINING:
        for preposition in _PREPOSITIONS:
            rest = phrase
            if preposition == _TO and phrase.startswith(_ARTICLE):
                rest = phrase.replace(_ARTICLE, _TO, 1)
            found.append(f"{joined}{preposition}{rest}")
    return tuple(dict.fromkeys(found))
