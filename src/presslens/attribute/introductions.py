"""People whom an article introduces by an office of a country or a body: they speak for it from there on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presslens.attribute.cast import Cast, Party
from presslens.base.spans import Span
from presslens.language.discourse import IntroductionRules

#: Characters before a country or body in which the person is sought whose office it tells.
_BEFORE_CHARACTERS = 110
#: Words of an office.
_MOST_WORDS = 8
#: A last name has at least so many letters.
_NAME_LETTERS = 3


def introduced(text: str, cast: Cast, parties: list[Party]) -> dict[str, str]:
    """Last names of persons with the holders for whom they speak.

    Parameters
    ----------
    parties
        The names of holders in ``text``, mere places and adjectives included.
    """
    known: dict[str, str] = {}
    rules = cast.language.introductions
    taken = {party.start: party for party in parties}
    others = {word for party in parties for word in party.span.of(text).split()}
    for party in parties:
        for name in _names(text, cast, rules, party, taken):
            if rules.body.search(text, *name):
                continue
            stripped = rules.possessive.sub("", name.of(text).split()[-1])
            for written in (stripped, cast.language.names.article.sub("", stripped)):
                told = cast.is_no_name(written) or cast.is_office(written) or _is_person(rules, written)
                if not told and written not in others and len(written) >= _NAME_LETTERS:
                    known.setdefault(written, party.code)
    return known


def _names(text: str, cast: Cast, rules: IntroductionRules, party: Party, taken: dict[int, Party]) -> Iterator[Span]:
    """Names of persons whose office the country or body tells."""
    floor = max(0, party.start - _BEFORE_CHARACTERS)
    if (found := rules.of_behind.search(text, floor, party.start)) and _is_person(rules, found.group(1)):
        yield _shortened(text, Span(*found.span(2)))
    if (found := rules.of_before.search(text, floor, party.start)) and _is_person(rules, found.group(1)):
        yield from _name_at(text, rules, party.end)
    office_end = _office_end(text, cast, rules, party, taken)
    apposed = rules.apposed.search(text, floor, party.start)
    if apposed is not None:
        words = [word.lower() for word in apposed.group(2).split()]
        held = (words[-1:] == ["the"] and words[-2:-1]) or words[-1:]
        told = bool(held) and held[0] in rules.holders and any(_is_person(rules, word) for word in words)
        if told or (office_end is not None and (rules.holders | rules.elsewhere).isdisjoint(words)):
            yield Span(*apposed.span(1))
    if office_end is not None:
        yield from _name_at(text, rules, office_end)


def _is_person(rules: IntroductionRules, word: str) -> bool:
    return word.lower() in rules.persons


def _name_at(text: str, rules: IntroductionRules, place: int) -> Iterator[Span]:
    found = rules.name.match(text, place)
    if found is not None:
        yield Span(*found.span(1))


def _office_end(text: str, cast: Cast, rules: IntroductionRules, party: Party, taken: dict[int, Party]) -> int | None:
    """The place behind the office that a country's name or adjective opens (``Greece's prime minister``), or None."""
    owner = rules.possessive.match(text, party.end)
    place = owner.end() if owner else party.end
    # "the Russian deputy prime minister" can be a name of the codebook as a whole.
    told = place if owner is None and _is_person(rules, party.span.of(text).split()[-1]) else None
    before = ""
    for _ in range(_MOST_WORDS):
        word = rules.token.match(text, place)
        if word is None:
            return told
        begin = word.end() - len(word.group().lstrip())
        if begin in taken:
            if before not in rules.about:
                return told  # else "envoy for Syria"
            place = taken[begin].end
            told = place if told is not None else None
            continue
        before = plain = word.group().strip().rstrip(".")
        if not (cast.is_office(plain) or plain.lower() in rules.links or _is_person(rules, plain)):
            return told
        place = word.end() - (word.group()[-1] == "." and plain.islower())
        if _is_person(rules, plain):
            told = place
        if word.group().endswith(".") and plain.islower():
            return told
    return told


def _shortened(text: str, span: Span) -> Span:
    """A span without white space at its end."""
    end = span.end
    while end > span.start and re.match(r"\s", text[end - 1]):
        end -= 1
    return Span(span.start, end)
