"""What a language says of bare words for a state ("the government"), and of the noun phrases around them."""

from __future__ import annotations

from dataclasses import dataclass

from presslens.language.text import NEVER, NO_WORDS, Pattern


@dataclass(frozen=True, kw_only=True)
class BareWordRules:
    """The noun phrase around a bare word for a state: whose it is, or that it is nobody's."""

    #: Before the word: it is one of several ("a government"); it is another's ("its"; "his", that of a person; "rebel";
    #: "city", which before two words can end the phrase before); it is definite.
    generic: frozenset[str] = NO_WORDS
    owners: frozenset[str] = NO_WORDS
    persons: frozenset[str] = NO_WORDS
    singular: Pattern = NEVER
    of_others: frozenset[str] = NO_WORDS
    #: Of these, those that name an opponent of the state: "the Greek opposition leader" does not speak for it.
    rivals: frozenset[str] = NO_WORDS
    of_places: frozenset[str] = NO_WORDS
    definite: frozenset[str] = NO_WORDS
    #: Before the word alone: a kind of thing ("system of government").
    kinds: frozenset[str] = NO_WORDS
    #: Before a hyphen: who is for or against it.
    sides: frozenset[str] = NO_WORDS
    #: What joins a name to the word, before it and behind it.
    joined_before: Pattern = NEVER
    joined_behind: Pattern = NEVER
    #: Words that nobody uses of the own state; and what stands before the name of a country that acts nowhere.
    distant: Pattern = NEVER
    locative: Pattern = NEVER
    #: Between a place and the word.
    after_place: Pattern = NEVER
    #: Where a clause begins, so that the word behind is a subject.
    opener: Pattern = NEVER
    #: A word behind that makes something else of both ("regime change").
    compound: Pattern = NEVER
    #: Words that are adjectives, too, and count where no noun follows.
    adjective: Pattern = NEVER
    #: Words that belong to no noun phrase, behind which one begins: of closed classes, and verbs.
    functions: frozenset[str] = NO_WORDS
    verb: Pattern = NEVER
    #: How many words may stand between a possessive and the word.
    between: int = 0
    #: Behind the word, up to the name of whose it is, and of where it is.
    behind_of: Pattern = NEVER
    behind_in: Pattern = NEVER
    #: The ending of a possessive.
    possessive: Pattern = NEVER
    #: The word that a noun before it makes a set of rules ("sanctions regime"); adjectives that do not.
    rules: Pattern = NEVER
    qualities: frozenset[str] = NO_WORDS
    participle: Pattern = NEVER
    #: Ending of a capitalised adjective that names nobody.
    creed: Pattern = NEVER
    #: The ending of a plural of such a word.
    plural: Pattern = NEVER
    #: What stands behind the word where no noun follows.
    head: Pattern = NEVER
    #: A verb behind a singular.
    third_person: Pattern = NEVER
