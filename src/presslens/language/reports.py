"""What a language says about reported speech: one part for each construction.

The fields are data, as in :mod:`presslens.language.text`; the constructions that read them are in
:mod:`presslens.attribute.reports`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from presslens.language.text import NEVER, NO_WORDS, OpenPattern, Pattern, never


@dataclass(frozen=True, kw_only=True)
class SourceRules:
    """The noun phrase that speaks."""

    #: Lower-case verbs whose hearer stands right after them.
    tell: frozenset[str] = NO_WORDS
    preposition: Pattern = NEVER
    #: Whole words between a noun and the name of its author.
    author: Pattern = NEVER
    #: Lower-case nouns behind the name of a town; behind another name before a noun somebody speaks for it.
    locals: frozenset[str] = NO_WORDS
    #: A blank and a relative pronoun of people.
    who: Pattern = NEVER
    #: A noun phrase of people, whatever its noun (group "noun").
    somebody: Pattern = NEVER
    #: The same of several without an article.
    several: Pattern = NEVER
    #: The article that opens a phrase.
    article: Pattern = NEVER
    #: "ambassador to", "expert on": the name behind it is not whom one speaks for.
    beside: Pattern = NEVER
    #: It joins a clause to the one before, at the start of the clause.
    conjunction: Pattern = NEVER
    #: "and" before the last of several, or before a new clause; and the number of its letters with the blank.
    joined: Pattern = NEVER
    joint_length: int = 0
    #: Whole words between an owner and what it owns.
    possessed: Pattern = NEVER
    #: The ending of a possessive that lost its apostrophe.
    lost_possessive: str = "\0"
    #: "Speaking to" before a hearer.
    speaking_to: Pattern = NEVER
    #: Whole words between a name and a second source that is a noun.
    and_noun: Pattern = NEVER
    #: An article and at most three adjectives, up to the noun; the first letters of the article of one.
    determiner: Pattern = NEVER
    singular: str = ""
    plural: Pattern = NEVER


@dataclass(frozen=True, kw_only=True)
class HistoryRules:
    """Nouns and pronouns that point back to somebody. All words in lower case."""

    #: Titles of one person; those that make a named body's speaker one person.
    persons: frozenset[str] = NO_WORDS
    officers: frozenset[str] = NO_WORDS
    #: They speak for whoever spoke last.
    documents: frozenset[str] = NO_WORDS
    #: A title that points to the medium named first in its sentence ends so.
    outlet: str = "\0"
    #: One member of a body.
    member: Pattern = NEVER
    #: Before a noun, an owner or a name of its own; behind it, a noun that it only tells more of.
    owned: Pattern = NEVER
    head_behind: Pattern = NEVER
    #: A title behind these is another, or none any more.
    past: frozenset[str] = NO_WORDS
    #: A noun that no file knows and that means one person by its form.
    person_noun: Pattern = NEVER
    #: Bodies that only states have.
    of_states: frozenset[str] = NO_WORDS
    #: "the", "its" before a noun that was met before.
    definite: Pattern = NEVER
    #: The few words behind the name of a body among which its noun is sought.
    title_after: Pattern = NEVER
    #: The ending of a possessive behind, and an article before, a family name.
    trimmings: Pattern = NEVER


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
    #: The ending of a verb whose subject is one; last letters but one of subjects that are several.
    third_person: str = "\0"
    plural_ends: tuple[str, ...] = ()
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
    #: A short passive of a verb that has its object behind it in the active: what follows shows that it has none.
    short: Pattern = NEVER
    #: The form of a verb that can be a participle.
    ending: Pattern = NEVER
    #: First words of verbs that are never passive so, and what follows those that need another pattern.
    never_short: frozenset[str] = NO_WORDS
    short_of: Mapping[str, Pattern] = field(default_factory=dict)
    #: Behind the clause, the one who speaks: "by" before a name.
    later_by: Pattern = NEVER
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


@dataclass(frozen=True, kw_only=True)
class LastRules:
    """``X, the ministry said``, ``X, said the ministry``."""

    #: Where the subject behind its verb stops.
    border: Pattern = NEVER
    which: Pattern = NEVER
    #: A verb, or the rest of a clause, right behind a speaker in the middle of a sentence.
    verb_next: Pattern = NEVER
    tail: Pattern = NEVER
    #: "printed by": what is shown is still the first speaker's.
    shown_by: Pattern = NEVER
    #: "a statement by" before the speaker.
    issued: Pattern = NEVER


@dataclass(frozen=True, kw_only=True)
class AccordingRules:
    """``according to``, nouns of speech, and headlines."""

    #: The mark (group 1 or 2) before the source that closes a headline.
    last: Pattern = NEVER
    #: The place of a lost mark there (group 1); of the codebook's names.
    bare: OpenPattern = never
    #: Lower-case words before "according to" that are no content.
    links: frozenset[str] = NO_WORDS
    apposition: Pattern = NEVER
    #: "according to the deal": nobody's words.
    no_source: Pattern = NEVER
    #: Behind the source the content goes on.
    adjunct: Pattern = NEVER
    dateline: Pattern = NEVER
    #: Capitals that belong to the name before them.
    capitals: Pattern = NEVER
    #: Whole words between a speaker and its noun of speech.
    has_made: Pattern = NEVER
    #: "its" before a noun of speech; "in a" before "statement".
    owner: Pattern = NEVER
    said_in: Pattern = NEVER
    #: A credit that stands for the sentence before it.
    credit: Pattern = NEVER


@dataclass(frozen=True, kw_only=True)
class ActRules:
    """Speakers who tell of their own acts, and sentences that go on in their words."""

    #: "it is clear that": nobody's act.
    expletive: Pattern = NEVER
    #: A speaker's mind is no act.
    attitude: Pattern = NEVER
    #: Lower-case pronouns of the first person; the word before a content that is none of it.
    ours: frozenset[str] = NO_WORDS
    #: Lower-case pronouns of one person.
    one_person: frozenset[str] = NO_WORDS
    that: str = "\0"
    #: Words that open a headline's content without its subject, and the verbs of those headlines.
    no_subject: frozenset[str] = NO_WORDS
    headline_verbs: frozenset[str] = NO_WORDS
    #: "the allegations were fabricated".
    untrue: Pattern = NEVER
    #: A source that is an army; what befell its enemies; "by" and the one who did it.
    armed: Pattern = NEVER
    fought: Pattern = NEVER
    by: Pattern = NEVER
    #: A name behind these is a place or an aim.
    no_doer: Pattern = NEVER
    #: A content opens with the state's own forces.
    own_side: Pattern = NEVER
    #: Signs that a sentence goes on in somebody's words.
    first_person: Pattern = NEVER
    judging: Pattern = NEVER
    deontic: Pattern = NEVER
