"""The forms in which a name of the codebook stands in English."""

from __future__ import annotations


def forms(phrase: str, kind: str) -> tuple[str, ...]:
    """A name as it stands, and with the s of a lost apostrophe, which adjectives, peoples and homonyms have not.

    A lost apostrophe leaves "Russias" and "the regimes" behind; readers take them for the possessive.

    >>> forms("the regime", "government"), forms("Russian", "demonym")
    (('the regime', 'the regimes'), ('Russian',))
    """
    return (phrase,) if kind in ("demonym", "homonym") or phrase.endswith("s") else (phrase, f"{phrase}s")
