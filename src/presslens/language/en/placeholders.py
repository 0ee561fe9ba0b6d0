"""Words that stand where a name was hidden, and the plain words that may stay beside it."""

from __future__ import annotations

#: What a name becomes, by kind of alias.
OF_KIND = {"country": "country", "capital": "capital", "government": "government", "army": "army", "leader": "leader"}
#: What a demonym becomes: "Turkish" and "Turks" leave the form of the word behind.
NATIONAL, NATIONALS = "national", "nationals"
#: What the name of a body becomes.
GROUP = "group"
#: Words that a mention may keep beside the hidden name: articles, and what the press puts before or behind names.
PLAIN = frozenset(["the", "a", "an", "of", "and", "for", "'s", "s", "pro", "anti"])


def is_plural(demonym: str) -> bool:
    """Whether a demonym names people rather than describes something.

    >>> is_plural("Russians"), is_plural("Russian")
    (True, False)
    """
    return demonym.endswith("s")


def is_people(demonym: str) -> bool:
    """As :func:`is_plural`, where abbreviations occur too.

    >>> is_people("Americans"), is_people("US")
    (True, False)
    """
    return demonym.endswith("ns")


def possessive(word: str) -> str:
    """The word as an owner.

    >>> possessive("country")
    "country's"
    """
    return f"{word}'s"
