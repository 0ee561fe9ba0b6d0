"""What the words of the cast mean in one article: names have terms, and some hold only where their holder is named."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from presslens.attribute.rules import Kind
from presslens.base.spans import Span
from presslens.codebook.terms import Term, any_holds
from presslens.language.text import NameRules

#: A holder is named often enough for its bare words when no other state is named more than so many times as often.
TIMES_AS_OFTEN = 3
#: An article is about a state that it names so often.
ABOUT = 3
#: Characters before a bare word in which another state is sought.
_OWNER_CHARACTERS = 60
_CAPITALISED_BEHIND = re.compile(r"\s+(?:[A-Z]\.\s*){0,2}(?:(?:al|el|de|van|von|bin)[- ])?[A-Z]")


class Needs(Enum):
    """What a phrase of the cast needs, beside standing in the text, to speak for its holder."""

    NOTHING = "nothing"
    #: The article names the holder otherwise too.
    CONTEXT = "context"
    #: The article is not about another state.
    TOPIC = "topic"
    #: So, as far as states beside those under study go, and a name stands behind it.
    NAME_BEHIND = "a name behind it"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for.

    Attributes
    ----------
    kind
        How it names somebody.
    code
        The holder; the kind of a pronoun; ``''`` for a noun.
    terms
        When it does; none: always.
    needs
        What else it needs.
    context
        The holder that the article must name for it; ``''``: ``code`` itself.
    noun
        Whether the words are common nouns, which stand for somebody without a name where they are nobody's.
    """

    kind: Kind
    code: str
    terms: tuple[Term, ...] = ()
    needs: Needs = Needs.NOTHING
    context: str = ""
    noun: bool = False

    @property
    def codes(self) -> tuple[str, str]:
        """The holder and the one that must be named."""
        return self.code, self.context or self.code


def meaning_on(meanings: Iterable[Meaning], date: dt.date | None, strangers: str) -> Meaning:
    """The first meaning that holds on the day of the article, else a name of those whom no file knows.

    >>> obama = Meaning(Kind.NAME, "USA", (Term(dt.date(2009, 1, 20), None),))
    >>> meaning_on([obama], dt.date(2008, 5, 1), "OTHER").code, meaning_on([obama], None, "OTHER").code
    ('OTHER', 'USA')
    """
    held = (meaning for meaning in meanings if any_holds(meaning.terms, date))
    return next(held, None) or Meaning(Kind.NAME, strangers)


def in_context(
    text: str, found: Sequence[tuple[Span, Meaning]], strangers: str, rules: NameRules
) -> list[tuple[Span, Meaning]]:
    """What is found, less the bare words and titles that mean nobody here; a bare noun stays a noun without a name.

    Parameters
    ----------
    found
        Phrases of the cast in ``text`` with what they mean, from left to right.
    strangers
        Code under which all other states stand; each of their names is counted on its own.
    rules
        Of the language.
    """
    if all(meaning.needs is Needs.NOTHING for _, meaning in found):
        return list(found)
    named: Counter[str] = Counter()
    for span, meaning in found:
        if meaning.needs is Needs.NOTHING and meaning.kind in (Kind.NAME, Kind.PLACE, Kind.DEMONYM):
            state = meaning.kind is not Kind.NAME
            named[f"{meaning.code} {span.of(text)}" if state and meaning.code == strangers else meaning.code] += 1
    states = {meaning.code for _, meaning in found if meaning.kind in (Kind.PLACE, Kind.DEMONYM)} - {strangers}
    counts = {key: n for key, n in named.items() if key in states or " " in key}
    kept = []
    for place, (span, meaning) in enumerate(found):
        if meaning.needs is not Needs.NOTHING and not (
            _is_named(meaning, counts, named)
            and (meaning.needs is not Needs.NAME_BEHIND or _CAPITALISED_BEHIND.match(text, span.end))
            and not any(_owns(text, *other, span, meaning, rules) for other in found[max(0, place - 2) : place + 2])
        ):
            if not meaning.noun:
                continue
            meaning = Meaning(Kind.NOUN, "")
        kept.append((span, meaning))
    return kept


def _is_named(meaning: Meaning, states: Mapping[str, int], named: Mapping[str, int]) -> bool:
    """Whether the article names the holder often enough beside other states."""
    own = max(named.get(code, 0) for code in meaning.codes)
    titled = meaning.needs is Needs.NAME_BEHIND  # what is reported of a state under study makes nobody its senator
    most = max((n for key, n in states.items() if key not in meaning.codes and (" " in key or not titled)), default=0)
    if meaning.needs is not Needs.CONTEXT and most < ABOUT:
        return True
    return own > 0 and TIMES_AS_OFTEN * own >= most


def _owns(text: str, other: Span, whose: Meaning, span: Span, meaning: Meaning, rules: NameRules) -> bool:
    """Whether the name of another state makes the words its own: "Canada's Senate", "the Congress of Peru"."""
    if whose.code in meaning.codes or whose.kind not in (Kind.PLACE, Kind.DEMONYM):
        return False
    if other.end <= span.start:
        near = span.start - other.end <= _OWNER_CHARACTERS
        return near and rules.state_before.fullmatch(text, other.end, span.start) is not None
    return rules.state_behind.fullmatch(text, span.end, other.start) is not None


def with_offices(
    found: Sequence[tuple[Span, Meaning]], offices: Sequence[tuple[Span, Meaning]]
) -> list[tuple[Span, Meaning]]:
    """What is found, with the offices of towns in place of what lies in them."""
    if not offices:
        return list(found)
    longer = [span for span, meaning in found if meaning.kind is Kind.NAME]
    offices = [
        (span, meaning)
        for span, meaning in offices
        if not any(name.overlaps(span) and name.length >= span.length for name in longer)
    ]
    kept = [pair for pair in found if not any(pair[0].overlaps(span) for span, _ in offices)]
    return sorted([*kept, *offices], key=lambda pair: pair[0])
