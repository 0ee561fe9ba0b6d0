"""What a language says about persons: offices before their names, and the signs that somebody else is meant."""

from __future__ import annotations

from dataclasses import dataclass

from presslens.language.text import NEVER, NO_WORDS, Pattern


@dataclass(frozen=True, kw_only=True)
class PersonRules:
    """What stands beside the name of a person. Words are in lower case, without the full stop of an abbreviation."""

    #: Nouns for those who hold an office ("minister"), for ranks ("general"), and what offices are for ("foreign").
    offices: frozenset[str] = NO_WORDS
    ranks: frozenset[str] = NO_WORDS
    fields: frozenset[str] = NO_WORDS
    #: Words that join those of an office ("minister of", "minister for"), and the one that also joins two persons.
    joining: frozenset[str] = NO_WORDS
    and_: str = "\0"
    #: An office, as the codebook describes it, whose holder bears a rank.
    military: Pattern = NEVER
    #: Ways to address anybody ("Mr").
    address: frozenset[str] = NO_WORDS
    #: Lower-case words that are part of a family name ("al", "abu").
    particles: frozenset[str] = NO_WORDS
    #: The ending of a possessive, and what opens the words behind one ("'s"); "president of", before a country.
    possessive: Pattern = NEVER
    owner: Pattern = NEVER
    office_of: Pattern = NEVER
    #: Capitalised words that open a sentence before a name and are no given name.
    openers: frozenset[str] = NO_WORDS
    opener_ending: Pattern = NEVER
    #: Before a name they make it part of a compound ("the Assad regime").
    determiners: frozenset[str] = NO_WORDS
    #: The ending of a capitalised adjective.
    adjective: Pattern = NEVER
    #: Lower-case words of headlines in capitals ("with"); words in lower case beside them make a sentence prose.
    small: frozenset[str] = NO_WORDS
    #: Before a capitalised word: it is a place.
    place_before: Pattern = NEVER
    #: Behind a full name: "who" that is ("baker from Perm"), with group "one" where it is one of several ("a"); words
    #: of public office in it, and of where a private person lives.
    apposition: Pattern = NEVER
    public: Pattern = NEVER
    home: Pattern = NEVER


@dataclass(frozen=True, kw_only=True)
class ThingRules:
    """What bears the name of a country, a capital or a person, and is none."""

    #: Behind the name, and before it: an institution, a street, a contest ("University", "Avenue").
    behind: Pattern = NEVER
    before: Pattern = NEVER
    #: Behind the name of a region: it only goes on with a list ("Turkey, Texas and").
    listed: Pattern = NEVER
    #: A possessive with its apostrophe: a text that has one has lost none.
    apostrophe: Pattern = NEVER
