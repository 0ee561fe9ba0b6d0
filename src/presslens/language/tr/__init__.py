"""Turkish, as its press writes it: sentences, names and cues of frames; nobody's words are told from the paper's."""

from presslens.language.capability import Capability
from presslens.language.language import Language
from presslens.language.tr.letters import LETTERS
from presslens.language.tr.names import MENTIONS, PERSONS
from presslens.language.tr.negation import NEGATION
from presslens.language.tr.sentences import SENTENCES
from presslens.language.words import WORDS

LANGUAGE = Language(
    code="tr",
    name="Turkish",
    capabilities=frozenset({Capability.SENTENCES, Capability.TOKENS, Capability.MENTIONS, Capability.FRAMES}),
    tokens=WORDS,
    letters=LETTERS,
    sentences=SENTENCES,
    mentions=MENTIONS,
    persons=PERSONS,
    negation=NEGATION,
)
