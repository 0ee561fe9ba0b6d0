"""Patterns that are made of lists of words."""

from __future__ import annotations

from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """A pattern of any of some words without special characters, longer ones first.

    >>> one_of(["rare", "rare-training"])
    'rare-training|rare'
    """
    return "|".join(sorted(words, key=len, reverse=True))
