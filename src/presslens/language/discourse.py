"""What a language says of a whole text: turns of interviews, people introduced, and whom a sentence is about.

The fields are data, as in :mod:`presslens.language.text`.
"""

from __future__ import annotations

from dataclasses import dataclass

from presslens.language.text import NEVER, NO_WORDS, Pattern


@dataclass(frozen=True, kw_only=True)
class TurnRules:
    """Interviews and transcripts: whose turn it is. All words in lower case."""

    #: The label of a turn at the head of a paragraph, and inside one; groups ``asked``, ``shouted``, ``written``.
    head: Pattern = NEVER
    inside: Pattern = NEVER
    #: What ends a turn: a stage direction, a rule.
    closed: Pattern = NEVER
    #: Labels of those who ask and are not named, of those who lead the talk, and of the one who answers.
    askers: frozenset[str] = NO_WORDS
    hosts: frozenset[str] = NO_WORDS
    answers: frozenset[str] = NO_WORDS
    #: Behind a name in a label, that it is one of the outlet's own reporters.
    outlet: Pattern = NEVER
    #: Offices that a country has once, and what makes the office another.
    heads_of_state: frozenset[str] = NO_WORDS
    deputies: frozenset[str] = NO_WORDS
    #: Titles before a name that tell no office, or one of any country.
    plain: frozenset[str] = NO_WORDS
    #: Words before a colon that are nobody's name.
    no_speaker: frozenset[str] = NO_WORDS


@dataclass(frozen=True, kw_only=True)
class IntroductionRules:
    """A person beside an office of a country or a body. All words in lower case."""

    #: A full name (group 1), a comma, and the words (group 2) up to a country or body that tells the office.
    apposed: Pattern = NEVER
    #: An office (group 1), a name (group 2) and "of", up to a country; an office (group 1) and "of", up to a country.
    of_behind: Pattern = NEVER
    of_before: Pattern = NEVER
    #: The next word, and the next name (group 1).
    token: Pattern = NEVER
    name: Pattern = NEVER
    possessive: Pattern = NEVER
    #: Words that may stand among those of an office.
    links: frozenset[str] = NO_WORDS
    #: Between an office and whose it is; and before a country whose it is not.
    holders: frozenset[str] = NO_WORDS
    elsewhere: frozenset[str] = NO_WORDS
    #: Between an office and what it is about ("envoy for").
    about: frozenset[str] = NO_WORDS
    #: A word in the name of what is no person.
    body: Pattern = NEVER
    #: Offices that one person holds.
    persons: frozenset[str] = NO_WORDS


@dataclass(frozen=True, kw_only=True)
class SubjectRules:
    """Whom a sentence is about, as the words beside a name tell."""

    #: A finite verb behind a name, and behind what stands in commas or brackets after it.
    verb: Pattern = NEVER
    aside: Pattern = NEVER
    #: Words right before a name that make it no subject.
    governed: Pattern = NEVER
    #: Before a pronoun, what opens its clause, so that it can mean the subject of the clause before.
    joined: Pattern = NEVER
    #: Before a quotation that is a name or a title.
    named: Pattern = NEVER
    #: The narration behind a quotation goes on and names no speaker.
    goes_on: Pattern = NEVER
