"""English, as its press writes it."""

from presslens.language.capability import Capability
from presslens.language.en.according import ACCORDING
from presslens.language.en.active import ACTIVE
from presslens.language.en.acts import ACTS
from presslens.language.en.asides import ASIDES
from presslens.language.en.bare_words import BARE_WORDS
from presslens.language.en.clauses import CLAUSES
from presslens.language.en.common import COMMON
from presslens.language.en.introductions import INTRODUCTIONS
from presslens.language.en.judgements import JUDGEMENTS
from presslens.language.en.mentions import MENTIONS
from presslens.language.en.names import NAMES
from presslens.language.en.negation import NEGATION
from presslens.language.en.nouns import NOUNS
from presslens.language.en.participles import PARTICIPLES
from presslens.language.en.passives import PASSIVES
from presslens.language.en.persons import PERSONS
from presslens.language.en.quotes import QUOTES
from presslens.language.en.sentences import SENTENCES
from presslens.language.en.sources import HISTORY, SOURCES
from presslens.language.en.speaker_last import LAST
from presslens.language.en.subjects import SUBJECTS
from presslens.language.en.things import THINGS
from presslens.language.en.turns import TURNS
from presslens.language.en.verbs import VERBS
from presslens.language.language import Language

LANGUAGE = Language(
    code="en",
    name="English",
    capabilities=frozenset(Capability),
    common=COMMON,
    sentences=SENTENCES,
    mentions=MENTIONS,
    persons=PERSONS,
    things=THINGS,
    bare_words=BARE_WORDS,
    negation=NEGATION,
    quotes=QUOTES,
    clauses=CLAUSES,
    asides=ASIDES,
    names=NAMES,
    sources=SOURCES,
    history=HISTORY,
    verbs=VERBS,
    active=ACTIVE,
    judgements=JUDGEMENTS,
    passives=PASSIVES,
    participles=PARTICIPLES,
    last=LAST,
    according=ACCORDING,
    nouns=NOUNS,
    acts=ACTS,
    introductions=INTRODUCTIONS,
    subjects=SUBJECTS,
    turns=TURNS,
)
