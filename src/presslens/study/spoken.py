"""In which language each corpus of a study is read, and what is not answered there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache

from presslens.cards.corpora import CorpusCard, load_corpus
from presslens.codebook.languages import read_in
from presslens.codebook.questions import refused_in, said_of_refused
from presslens.language.capability import Capability
from presslens.language.language import Language, load_language
from presslens.study.folder import StudyFolder
from presslens.study.models import Models


class SpokenStudy(StudyFolder):
    """A study whose corpora are read in one language each."""

    @cached_property
    def card(self) -> Callable[[str], CorpusCard]:
        """Function from the name of a corpus to its card."""
        return lru_cache(lambda corpus: load_corpus(self.root / f"data/{corpus}.yaml"))

    def language_of(self, corpus: str) -> str:
        """Code of the language that a corpus is read in; articles in others are set aside."""
        return read_in(self.card(corpus).language, self.config["ingest"]["languages"])

    def spoken(self, corpus: str) -> Language:
        """That language."""
        return load_language(self.language_of(corpus))

    def language_module(self, corpus: str) -> str:
        """Dotted package of its words and patterns."""
        return f"presslens.language.{self.language_of(corpus)}"

    def refused(self, corpus: str) -> dict[str, str]:
        """Questions that are not answered of a corpus, and why."""
        return refused_in(self.spoken(corpus))

    def said_of_refused(self, corpus: str) -> str:
        """One line on them; empty where all are answered."""
        return said_of_refused(self.refused(corpus))

    def lack(self, corpus: str, capability: Capability) -> str:
        """Why presslens cannot do something in the language of a corpus; empty where it can."""
        spoken = self.spoken(corpus)
        return "" if capability in spoken.capabilities else capability.lack(spoken.name)

    @cached_property
    def models(self) -> Models:
        """Which model answers which question."""
        return Models(self.config["classify"], self.root)

    def models_on(self, corpus: str) -> Models:
        """Which model answers which question of a corpus; none answers those that its language refuses."""
        if not (refused := self.refused(corpus)):
            return self.models
        return Models({name: block for name, block in self.models.blocks.items() if name not in refused}, self.root)
