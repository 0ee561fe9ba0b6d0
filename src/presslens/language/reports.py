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
    #: Lower-case nouns of those who study the country named before them ("a Russia expert").
    students: frozenset[str] = NO_WORDS
    #: The same between the title of one person and a name that goes with it.
    titled: Pattern = NEVER
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
    #: A source that is whoever speaks for a person, whose pronoun is the group "owner".
    own_office: Pattern = NEVER
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
    #: Lower-case plurals of people whose body was named before; words before them that add nothing.
    of_bodies: frozenset[str] = NO_WORDS
    #: The same, where a word before them points back ("the sources").
    pointed_at: frozenset[str] = NO_WORDS
    pointers: frozenset[str] = NO_WORDS
    #: "the", "its" before a noun that was met before.
    definite: Pattern = NEVER
    #: The few words behind the name of a body among which its noun is sought.
    title_after: Pattern = NEVER
    #: The ending of a possessive behind, and an article before, a family name.
    trimmings: Pattern = NEVER


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
    #: Lower-case words behind which "according to" opens its clause ("which according to").
    relatives: frozenset[str] = NO_WORDS
    #: A dash that closes a source.
    dash: Pattern = NEVER
    apposition: Pattern = NEVER
    #: "according to the deal": nobody's words.
    no_source: Pattern = NEVER
    #: Behind the source the content goes on.
    adjunct: Pattern = NEVER
    dateline: Pattern = NEVER
    #: Capitals that belong to the name before them.
    capitals: Pattern = NEVER
    #: "in a" before "statement".
    said_in: Pattern = NEVER
    #: A credit that stands for the sentence before it.
    credit: Pattern = NEVER


@dataclass(frozen=True, kw_only=True)
class NounRules:
    """Nouns of speech and belief, their owners and their contents."""

    #: What links a noun to a clause, by its word or by any sign; to any content where somebody owns it; and where
    #: nobody does.
    that: Pattern = NEVER
    clause: Pattern = NEVER
    link: Pattern = NEVER
    hearsay: Pattern = NEVER
    #: Lower-case nouns by which their owner defends itself.
    denials: frozenset[str] = NO_WORDS
    #: Whole words between somebody and a noun that is made ("made a").
    made: Pattern = NEVER
    #: "by" before an owner behind the noun, and what may follow the owner.
    by: Pattern = NEVER
    rest: Pattern = NEVER
    #: Whole words between an owner and its noun: behind a possessive, behind an adjective.
    possessive: Pattern = NEVER
    adjectives: Pattern = NEVER
    #: Lower-case nouns that are no owner of the noun they touch ("an official statement").
    no_owner: frozenset[str] = NO_WORDS
    #: A possessive pronoun (group "owner") before the noun; one behind a verb; the kinds of these pronouns.
    pronoun: Pattern = NEVER
    own: Pattern = NEVER
    kinds: Mapping[str, str] = field(default_factory=dict)
    #: Before an owner whose words somebody else makes its own or answers ("backed Turkey's call for").
    endorsed: Pattern = NEVER
    #: A verb behind one of these belongs to the content; what closes a content that is no clause.
    subordinator: Pattern = NEVER
    close: Pattern = NEVER


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
    #: Behind a name: what makes its bearer one who feels or plans, and does nothing yet; an owner.
    no_deed: Pattern = NEVER
    #: A content opens with the state's own forces.
    own_side: Pattern = NEVER
    #: Signs that a sentence goes on in somebody's words.
    first_person: Pattern = NEVER
    judging: Pattern = NEVER
    deontic: Pattern = NEVER
