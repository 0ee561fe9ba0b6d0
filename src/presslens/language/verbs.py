"""What a language says about verbs of speech: in the active, in the passive, as participles, as judgements.

The fields are data, as in :mod:`presslens.language.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from presslens.language.text import NEVER, NO_WORDS, OpenPattern, Pattern, never


@dataclass(frozen=True, kw_only=True)
class VerbRules:
    """What holds for every verb of speech."""

    #: The last words before the clause of the next speaker.
    joint: Pattern = NEVER
    #: A form that is also a given name; and what then stands before it.
    given_name: Pattern = NEVER
    before_name: Pattern = NEVER
    #: The form is an adjective behind these.
    adjective: Pattern = NEVER
    #: The verb shares the subject of the one before behind these.
    and_verb: Pattern = NEVER
    #: Endings of a verb that is a participle; further endings that stay active behind a form of "be".
    participle: str = "\0"
    active_forms: tuple[str, ...] = ()
    #: A noun of speech becomes a cue with this behind it ("claims" + " that").
    noun_link: str = "\0"


@dataclass(frozen=True, kw_only=True)
class ActiveRules:
    """``Ankara said that``, ``accused X of``."""

    concession: Pattern = NEVER
    #: By verb: what follows it where it is a deed ("rejected the appeal").
    done: Mapping[str, Pattern] = field(default_factory=dict)
    #: "has not confirmed", "refused to": nothing is said.
    unsaid: Pattern = NEVER
    #: The doubtful form is a noun when a verb or a preposition follows.
    noun_after: Pattern = NEVER
    #: Time and place up to a comma behind the verb.
    parenthesis: Pattern = NEVER
    #: A relative clause behind the subject.
    relative: Pattern = NEVER
    #: Lower-case verbs whose subject is a thing as often as somebody.
    of_things: frozenset[str] = NO_WORDS
    #: "as" before the subject of a clause in commas.
    as_clause: Pattern = NEVER
    #: A relative pronoun that is the subject, or owns it; ends at the verb and its auxiliaries.
    who: Pattern = NEVER
    #: Lower-case verbs that only a document can be the subject of.
    of_documents: frozenset[str] = NO_WORDS
    #: Lower-case verbs that close a sentence before their speaker; some that headlines use.
    last_word: frozenset[str] = NO_WORDS
    #: Who stands beside the accused, and is no accuser.
    ally: Pattern = NEVER
    #: A second verb that tells no speech.
    other_verb: Pattern = NEVER
    joined_verb: Pattern = NEVER
    #: The subject is one, at its start and before its name; a word for several; "and its".
    one: Pattern = NEVER
    one_before: Pattern = NEVER
    several: Pattern = NEVER
    and_his: Pattern = NEVER
    #: Before a form that can be a noun: here it is a verb.
    infinitive: Pattern = NEVER
    #: The endings of a verb whose subject is one, and of one in the past; last letters but one of several subjects.
    third_person: str = "\0"
    past: str = "\0"
    plural_ends: tuple[str, ...] = ()
    #: What follows a verb that has no object here ("applauded when").
    no_object: Pattern = NEVER
    #: A content that is a clause by its first word.
    clausal: Pattern = NEVER
    #: A quotation right behind a comma.
    quote_next: Pattern = NEVER
    #: A quotation or a comma right before the verb.
    quote_before: Pattern = NEVER


@dataclass(frozen=True, kw_only=True)
class PassiveRules:
    """``was accused by X of``, ``blamed on``."""

    #: A form of "be" right before the verb.
    passive: Pattern = NEVER
    #: "was reported that": speech although nobody is named; "it was" before the verb.
    reported: Pattern = NEVER
    it: Pattern = NEVER
    #: A form of "have" right before the verb.
    has: Pattern = NEVER
    #: "should be": nothing is said yet.
    modal: Pattern = NEVER
    #: Lower-case verbs whose content stands before them; the verb of being told; "we were" before it.
    found: frozenset[str] = NO_WORDS
    told: frozenset[str] = NO_WORDS
    us: Pattern = NEVER
    #: Between the verb and the one who speaks.
    by: Pattern = NEVER
    #: Between an office behind "by" and its country.
    of_whom: Pattern = NEVER
    #: A short passive of a verb that has its object behind it in the active: what follows shows that it has none.
    short: Pattern = NEVER
    #: The form of a verb that can be a participle.
    ending: Pattern = NEVER
    #: First words of verbs that are never passive so, and what follows those that need another pattern.
    never_short: frozenset[str] = NO_WORDS
    short_of: Mapping[str, Pattern] = field(default_factory=dict)
    #: Behind the clause, the one who speaks: "by" before a name.
    later_by: Pattern = NEVER
    #: Behind a name, what makes it the owner of a noun (group 1); endings of an owner.
    owned: Pattern = NEVER
    owner: tuple[str, ...] = ()
    #: "In a report by" before the clause.
    fronted: Pattern = NEVER
    #: Behind a verb of blame, and that verb: "blamed on".
    on: str = "\0"
    blamed: frozenset[str] = NO_WORDS


@dataclass(frozen=True, kw_only=True)
class JudgementRules:
    """``called X a thief``, ``held X responsible``: what follows the verb."""

    #: An object and a noun or an adjective that says what it is; and without an object, in the passive.
    free: Pattern = NEVER
    passive: Pattern = NEVER
    #: The object before the speaker, at its end.
    whom: Pattern = NEVER
    #: A pronoun that is the object.
    pronoun: Pattern = NEVER
    #: An object and one of some words of the codebook; and without an object.
    words: OpenPattern = never
    passive_words: OpenPattern = never


@dataclass(frozen=True, kw_only=True)
class ParticipleRules:
    """``..., adding that``, ``citing``, ``quoted X as saying``."""

    #: "as" right before the participle.
    as_: Pattern = NEVER
    #: It is a noun, or nobody says it, behind these.
    noun: Pattern = NEVER
    #: Marks that close a quotation.
    closing: frozenset[str] = NO_WORDS
    #: A pronoun for whoever is quoted (group 1), and the kind of pronoun it is.
    him: Pattern = NEVER
    person: str = ""
    #: Nobody speaks behind these.
    inside: Pattern = NEVER
    with_: Pattern = NEVER
    #: "quoted" and whom (group 1), up to "as".
    quoted: Pattern = NEVER
    #: What opens a clause of its own before the participle.
    opened: Pattern = NEVER
    #: "citing" in a source, and behind a verb of speech.
    citing: Pattern = NEVER
    citing_after: Pattern = NEVER
    #: "cited" before whom.
    cited: Pattern = NEVER
