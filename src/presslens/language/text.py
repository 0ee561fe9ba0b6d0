"""What a language says about sentences, names, quotations and clauses.

Every field of the parts is data: a compiled pattern, a set of words, or a function that makes a pattern of words from
the codebook. A field that a language leaves out never matches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Pattern = re.Pattern[str]
#: A pattern that needs words of the codebook: regular expressions of the words in, the pattern out.
OpenPattern = Callable[[str], Pattern]

#: The forms of a name in a text, by the name and its kind of alias.
Forms = Callable[[str, str], tuple[str, ...]]

#: Matches nothing.
NEVER = re.compile(r"(?!)")
NO_WORDS: frozenset[str] = frozenset()


def never(_: str) -> Pattern:
    """A pattern that matches nothing, whatever the codebook says."""
    return NEVER


def alternatives(words: Iterable[str]) -> str:
    r"""The words as the alternatives of a regular expression, the longest first; a blank stands for any white space.

    >>> alternatives(["AP", "AP Photo"])
    'AP\\s+Photo|AP'
    >>> alternatives([])
    '(?!)'
    """
    longest_first = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) or "(?!)"


@dataclass(frozen=True)
class StopRule:
    """What a full stop does behind some words.

    Attributes
    ----------
    before
        Is searched in the end of the sentence so far, with its full stop and the marks that close behind it.
    parted, joined
        Where the first matches what follows, a sentence ends; else, where the second does, it goes on. Where neither
        does, the rule says nothing.
    """

    before: Pattern
    parted: Pattern = NEVER
    joined: Pattern = NEVER


@dataclass(frozen=True, kw_only=True)
class SentenceRules:
    """Where a sentence ends, beside what Punkt says."""

    #: Name of Punkt's parameters; empty: there are none, and the rules below alone tell what a full stop does.
    punkt: str = "english"
    #: The rest goes on in lower case, so that no sentence ended.
    continues: Pattern = NEVER
    #: Full stops that end a sentence, or none, whatever Punkt says; the first that says something counts.
    stops: tuple[StopRule, ...] = ()
    #: What follows begins with a word that opens a sentence, and no name; with a capital.
    opens: Pattern = NEVER
    capital: Pattern = NEVER
    #: The place of a full stop that lost the space behind it.
    glued: Pattern = NEVER
    #: Credit of a picture, a heading of capitals: they run into the sentence behind them.
    credit: Pattern = NEVER
    capitals: Pattern = NEVER
    #: The credit of a picture anywhere, with the space behind it; of all agencies.
    credits: OpenPattern = never
    #: A heading of capitalised words; of the codebook's openers of reports, or ``(?!)``.
    heading: OpenPattern = never
    #: An agency's picture with its headline; of the agencies that credit pictures.
    picture: OpenPattern = never
    #: The place before a town and an agency; of the agencies that open reports.
    dateline: OpenPattern = never
    #: Town, day and agency at the head of a paragraph, before its report.
    place_line: Pattern = NEVER
    #: The headline under a picture, as attribution skips it; of the agencies that credit pictures.
    caption: OpenPattern = never


def as_written(phrase: str, kind: str) -> tuple[str, ...]:
    """The one form of a name in a language whose names have no forms."""
    return (phrase,)


@dataclass(frozen=True, kw_only=True)
class MentionRules:
    """In which forms names stand in a text, and what stands before a bare word for a state ("the army")."""

    #: The forms of a name of the codebook, itself first, by the name and its kind of alias.
    forms: Forms = as_written
    #: Lower-case words that may have a capital and name nobody.
    no_names: frozenset[str] = NO_WORDS
    #: A lower-case particle that opens a name.
    particle: Pattern = NEVER
    #: The phrase brings its own determiner.
    determined: Pattern = NEVER
    #: A compound that takes another's side ("Ankara-backed").
    of_another_side: Pattern = NEVER


@dataclass(frozen=True, kw_only=True)
class NegationRules:
    """What makes a cue say that something is not there."""

    #: Phrases directly before a cue ("no"), and directly behind it, in a language that negates by its verbs.
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    #: What may stand between something negated and a second thing that shares its negation ("or").
    shared_by: frozenset[str] = NO_WORDS


@dataclass(frozen=True, kw_only=True)
class QuoteRules:
    """Apostrophes that are no quotation marks."""

    #: Words that begin with an apostrophe.
    elided: Pattern = NEVER
    #: The letter before the apostrophe of a possessive plural; empty where there is none.
    possessive: str = ""


@dataclass(frozen=True, kw_only=True)
class ClauseRules:
    """Where clauses begin and end, by closed classes of words alone."""

    #: Words between a subject and its verb that belong to neither; ends at the verb.
    between: Pattern = NEVER
    #: A finite verb; and the ending of those that can be participles, with what stands before a participle.
    finite: Pattern = NEVER
    participle: str = ""
    determined: Pattern = NEVER
    #: A participle that hangs on the noun before it; a form of "be" or "have" before one.
    reduced: Pattern = NEVER
    auxiliary: Pattern = NEVER
    #: A word that opens a subordinate clause, or a mark.
    subordinator: Pattern = NEVER
    #: A border between two clauses with different subjects; the words in a border behind which no clause starts.
    border: Pattern = NEVER
    no_start: str = "\0"
    #: What follows a verb is its content.
    that: Pattern = NEVER
    #: A thing that is announced; of the codebook's further nouns.
    deed: OpenPattern = never
    #: Time right after a verb; time or place before "that".
    time: Pattern = NEVER
    before_that: Pattern = NEVER
    #: Time, place or manner; and those of them that are clauses.
    adjunct: Pattern = NEVER
    clausal_adjunct: Pattern = NEVER
    #: Behind a time or place: a participle, or what is said of it.
    told_of: Pattern = NEVER
    #: Who is told; of the codebook's demonyms.
    hearer: OpenPattern = never


@dataclass(frozen=True, kw_only=True)
class AsideRules:
    """What stands between marks inside a clause; all but ``relative`` and ``finite`` match at its beginning."""

    #: It hangs on a word before it, whatever verbs it has: a relative clause, a participle.
    dependent: Pattern = NEVER
    #: It tells time, place or manner.
    adverbial: Pattern = NEVER
    #: A relative clause begins in it.
    relative: Pattern = NEVER
    #: A finite verb, as far as words alone tell.
    finite: Pattern = NEVER
    #: It opens with a finite verb.
    tail: Pattern = NEVER


@dataclass(frozen=True, kw_only=True)
class NameRules:
    """How names look, and what makes them no speaker."""

    #: A capitalised name with up to three more behind it (group 2).
    full_name: Pattern = NEVER
    #: Words that open a sentence or a title and are no name.
    starters: frozenset[str] = NO_WORDS
    #: An article before a name that can be left out, or be written otherwise.
    article: Pattern = NEVER
    inner_article: Pattern = NEVER
    article_spellings: tuple[str, ...] = ()
    #: What stands behind a name when its possessive lost the apostrophe; a possessive ending, and with its apostrophe.
    plural: str = ""
    possessive: Pattern = NEVER
    owner: Pattern = NEVER
    #: Letters at the end of a name that take no further ending.
    unmarked: str = ""
    #: "in", "near": the name after it is a mere place.
    place_before: Pattern = NEVER
    #: The name of a people with its article, up to its end: "the Greeks".
    people: Pattern = NEVER
    #: Half a compound; somebody else is meant.
    compound_after: Pattern = NEVER
    other_meant: Pattern = NEVER
    #: A person behind, and before, the name of a body, with the name in group 1; and "said NAME from".
    bearer: Pattern = NEVER
    head_of: Pattern = NEVER
    from_body: Pattern = NEVER
    #: "told", "speaking to": the name after it hears.
    hearer_before: Pattern = NEVER
    #: A word by which the name of a body is told from that of a person.
    body: Pattern = NEVER
    #: An abbreviation before a name, at its end.
    honorific: Pattern = NEVER
    #: An adjective of a name ("London-based").
    compound: Pattern = NEVER
    #: Lower-case words inside a name.
    inner: frozenset[str] = NO_WORDS
    #: What stands between a state's name and a body or title that is its own, and the other way round.
    state_before: Pattern = NEVER
    state_behind: Pattern = NEVER
    #: The start of what tells, behind a name, whose man it is, of the beginnings in the codebook; and the name before.
    tagged: OpenPattern = never
    name_before: Pattern = NEVER
    #: The office of a town, of the codebook's words; what stands between it and a town behind it, or before it.
    local_office: OpenPattern = never
    local_of: Pattern = NEVER
    local_owner: Pattern = NEVER
    #: Between a body and its seat ("the ministry in").
    seat: Pattern = NEVER
