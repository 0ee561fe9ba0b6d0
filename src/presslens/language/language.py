"""A language as the steps see it, and how the folder of one is found."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass, field
from importlib import import_module

import presslens.language
from presslens.base.errors import InputError
from presslens.base.folding import Letters
from presslens.language.bare_words import BareWordRules
from presslens.language.capability import Capability
from presslens.language.discourse import IntroductionRules, SubjectRules, TurnRules
from presslens.language.persons import PersonRules, ThingRules
from presslens.language.reports import AccordingRules, ActRules, HistoryRules, LastRules, NounRules, SourceRules
from presslens.language.text import (
    AsideRules,
    ClauseRules,
    MentionRules,
    NameRules,
    NegationRules,
    Pattern,
    QuoteRules,
    SentenceRules,
)
from presslens.language.verbs import ActiveRules, JudgementRules, ParticipleRules, PassiveRules, VerbRules


@dataclass(frozen=True, kw_only=True)
class Language:
    """Everything that sentence splitting, the search for mentions and attribution know of a language.

    What names somebody of one study (countries, towns, bodies, agencies) is no part of it: that is the codebook's.

    Attributes
    ----------
    code
        ISO 639, the name of the folder.
    name
        What readers call it.
    capabilities
        What its folder has rules for. What is not among them is not answered in texts of the language, and every table
        that would need it is empty and says why.
    tokens
        A token; None: as NLTK parts them.
    letters
        What its letters are, where those of English would lose words; None: they are those of English.
    common
        Lower-case words that are common in this language and in no other.
    """

    code: str
    name: str = ""
    capabilities: frozenset[Capability] = frozenset()
    tokens: Pattern | None = None
    letters: Letters | None = None
    common: frozenset[str] = frozenset()
    sentences: SentenceRules = field(default_factory=SentenceRules)
    mentions: MentionRules = field(default_factory=MentionRules)
    persons: PersonRules = field(default_factory=PersonRules)
    things: ThingRules = field(default_factory=ThingRules)
    bare_words: BareWordRules = field(default_factory=BareWordRules)
    negation: NegationRules = field(default_factory=NegationRules)
    quotes: QuoteRules = field(default_factory=QuoteRules)
    clauses: ClauseRules = field(default_factory=ClauseRules)
    asides: AsideRules = field(default_factory=AsideRules)
    names: NameRules = field(default_factory=NameRules)
    sources: SourceRules = field(default_factory=SourceRules)
    history: HistoryRules = field(default_factory=HistoryRules)
    verbs: VerbRules = field(default_factory=VerbRules)
    active: ActiveRules = field(default_factory=ActiveRules)
    judgements: JudgementRules = field(default_factory=JudgementRules)
    passives: PassiveRules = field(default_factory=PassiveRules)
    participles: ParticipleRules = field(default_factory=ParticipleRules)
    last: LastRules = field(default_factory=LastRules)
    according: AccordingRules = field(default_factory=AccordingRules)
    nouns: NounRules = field(default_factory=NounRules)
    acts: ActRules = field(default_factory=ActRules)
    introductions: IntroductionRules = field(default_factory=IntroductionRules)
    subjects: SubjectRules = field(default_factory=SubjectRules)
    turns: TurnRules = field(default_factory=TurnRules)


def language_codes() -> list[str]:
    """Codes of the languages that have a folder.

    >>> "en" in language_codes()
    True
    """
    return sorted(found.name for found in pkgutil.iter_modules(presslens.language.__path__) if found.ispkg)


def load_language(code: str) -> Language:
    """The language of ``language/<code>/``: what its package calls ``LANGUAGE``.

    Raises
    ------
    InputError
        No folder has that name.

    >>> load_language("en").code
    'en'
    """
    if code not in language_codes():
        raise InputError("language", f"{code!r} has no folder", f"allowed: {', '.join(language_codes())}")
    language: Language = import_module(f"{presslens.language.__name__}.{code}").LANGUAGE
    return language
