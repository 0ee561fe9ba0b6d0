"""Where a list of names around a mention begins and ends: "Russia, Iran and Turkey"."""

from __future__ import annotations

import re
from collections.abc import Callable

from presslens.language.en.lists import AND, COMMA, DETERMINER, LINKS

#: Characters looked at on either side: longer than any noun phrase or list of names in the news.
REACH_CHARACTERS = 90
WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


def first_of_list(text: str, start: int, linked: bool, partner: Callable[[str], bool]) -> int:
    """Where a list of names that ends in the mention begins ("Russia, Iran and [Turkey]").

    ``linked``: the list goes on after the mention, and may have lost its commas. ``partner`` knows the nouns
    that may close an entry of the list ("the Assad regime and [Russia]").
    """
    words = list(WORD.finditer(text, max(0, start - REACH_CHARACTERS), start))
    first, index = start, len(words) - 1
    if linked:
        while index >= 0 and words[index].group()[0].isupper():
            first = words[index].start()
            index -= 1
    while index > 0:
        if words[index].group().lower() == DETERMINER:
            index -= 1
        link = words[index].group().lower()
        if link not in LINKS:
            break
        linked |= link != COMMA
        index -= 1
        if index >= 0 and words[index].group() == COMMA:
            index -= 1
        edge = index
        if index >= 0 and partner(words[index].group()):
            index -= 1
        while index >= 0 and words[index].group()[0].isupper():
            index -= 1
        if index == edge:
            break
        first = words[index + 1].start()
    return first if linked else start


def last_of_list(text: str, end: int) -> int:
    """Where a list of names that opens with the mention ends ("[Russia], Iran and Turkey")."""
    words = list(WORD.finditer(text, end, min(len(text), end + REACH_CHARACTERS)))
    last, linked, index = end, False, 0
    while index < len(words) - 1 and words[index].group().lower() in LINKS:
        linked |= words[index].group() != COMMA
        index += 1
        while index < len(words) and words[index].group().lower() in (AND, DETERMINER):
            linked |= words[index].group().lower() == AND
            index += 1
        edge = index
        while index < len(words) and words[index].group()[0].isupper():
            index += 1
        if index == edge:
            break
        last = words[index - 1].end()
    return last if linked else end
