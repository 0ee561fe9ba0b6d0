"""The study: what the rules ask about its corpora, codebook, annotations and models."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from presslens.cards.annotations import AnnotationCard, read_card
from presslens.cards.familiarity import Missing
from presslens.classify import registry
from presslens.codebook.codebook import part_files
from presslens.codebook.languages import LANGUAGES, SPOKEN
from presslens.codebook.questions import QUESTIONS
from presslens.codebook.topics import TOPICS
from presslens.ingest.folder import corpus_files
from presslens.study.config import validate
from presslens.study.spoken import SpokenStudy
from presslens.study.topics import names_on, topics_on


@dataclass(frozen=True)
class Study(SpokenStudy):
    """One study. Paths that methods give are relative to its folder.

    Raises
    ------
    InputErrors
        It cannot be run as configured; one line per fault.
    """

    def __post_init__(self) -> None:
        validate(self.about, self.root)

    def asked(self, targets: Iterable[str]) -> list[str]:
        """Corpora that targets such as ``results/<corpus>/manifest.json`` name; none or ``all``: those of the study."""
        targets = list(targets)
        named = {name for target in targets for name in Path(target).parts[1:2]}
        found = [corpus for corpus in self.described if corpus in named]
        if found and "all" not in targets:
            return found
        return list(dict.fromkeys([*self.corpora, *found]))

    def check(self, targets: Iterable[str]) -> None:
        """Check the corpora that targets such as ``results/<corpus>/manifest.json`` ask for, as those of the study are.

        Raises
        ------
        InputErrors
            One line per fault.
        """
        if (corpora := self.asked(targets)) != self.corpora:
            validate({**self.config, "corpora": corpora}, self.root)

    # The codebook.

    @cached_property
    def names(self) -> Callable[[str], dict[str, list[str]]]:
        """Function from a corpus to the study's names on it, by part of the codebook, with its topics and theirs."""
        return lru_cache(lambda corpus: names_on(self.config, topics_on(self.config, self.card(corpus)), self.root))

    def codebook_files(self, corpus: str, *parts: str) -> list[str]:
        """Files of parts of the codebook as they count on a corpus, in the order of the study."""
        folder = self.root / "codebook"
        wanted = [*parts, LANGUAGES] if parts else []
        paths = [Path(path) for part in wanted for path in part_files(part, self._chosen(corpus), folder)]
        return [str(path.relative_to(self.root)) for path in paths]

    def _chosen(self, corpus: str) -> dict[str, Any]:
        """The names in ``config.yaml``, with the topics and the language of one corpus."""
        return {**self.config, TOPICS: self.names(corpus)[TOPICS], SPOKEN: self.language_of(corpus)}

    def codebook_of(self, corpus: str, question: str, *names: str) -> list[str]:
        """Files of the codebook that classifiers of a question are built from; no names: every registered one."""
        return self.codebook_files(corpus, *registry.needs_of(question, *names))

    def needs_in_use(self, question: str) -> list[str]:
        """Parts of the codebook that the classifier in use is built from."""
        return list(registry.needs_of(question, self.models.classifiers[question]))

    def model_in_use(self, corpus: str, question: str) -> list[str]:
        """Files of the model that answers a question of a corpus; none where rules do, or nobody."""
        return [] if question in self.refused(corpus) else self.models.files(question)

    def needs_idle(self) -> list[str]:
        """Parts of the codebook that quick classifiers that are not in use are built from."""
        found = self.models.idle.items()
        return sorted({part for name, idle in found if idle for part in registry.needs_of(name, *idle)})

    # Corpora.

    def corpus_files(self, corpus: str) -> list[str]:
        """Every file of a corpus: those in its folder, or those fetched by its card; none where texts are not here."""
        if corpus in self.standoff:
            return []
        card = self.card(corpus)
        if card.path is None:
            return [f"resources/data/{corpus}/{name}" for name in card.files]
        return [str(path.relative_to(self.root)) for path in corpus_files(self.root / card.path)]

    def speaks_for(self, corpus: str) -> dict[str, str]:
        """For whom outlets of a corpus speak themselves, by their names in figures; under ``""`` the others.

        An outlet that speaks for nobody is left out.
        """
        card = self.card(corpus)
        names = {entry.outlet: card.voice(entry.outlet) for entry in card.outlets.values()} | {"": card.speaks_for}
        return {name: voice for name, voice in sorted(names.items()) if voice is not None}

    # Annotations.

    @cached_property
    def annotated(self) -> list[str]:
        """Corpora with a folder of annotations."""
        return sorted(path.parent.name for path in (self.root / "annotations").glob("*/card.yaml"))

    def annotation_files(self, corpus: str) -> list[str]:
        """Card, sample and codes of a corpus; none where it has no annotations."""
        if corpus not in self.annotated:
            return []
        return sorted(f"annotations/{corpus}/{name}" for name in ("card.yaml", *self._coding_card(corpus).tables))

    def coded(self, corpus: str) -> list[str]:
        """The questions that coders answered on a corpus."""
        return list(self._coding_card(corpus).questions) if corpus in self.annotated else []

    def placed(self, corpus: str) -> list[str]:
        """The table of coded mentions of a corpus; none where it has no annotations."""
        return [f"resources/{corpus}/annotations.parquet"] if corpus in self.annotated else []

    def answering_codes(self, corpus: str) -> dict[str, dict[str, Any]]:
        """The block of ``config.yaml`` of each question that was coded on a corpus and that a classifier answers."""
        return {
            name: self.models.settings_in_use(name)
            for name in self.coded(corpus)
            if name in self.models_on(corpus).blocks
        }

    def models_on_codes(self, corpus: str) -> list[str]:
        """Files of the models that answer these questions: one may have been trained on the codes."""
        return sorted({path for name in self.answering_codes(corpus) for path in self.models.files(name)})

    @cached_property
    def _coding_card(self) -> Callable[[str], AnnotationCard]:
        return lru_cache(lambda corpus: read_card(self.root / f"annotations/{corpus}/card.yaml"))

    def validations(self, corpus: str, *questions: str) -> list[str]:
        """The validation tables of some questions, where they were coded."""
        coded = self.coded(corpus)
        return [f"results/{corpus}/tables/validation_{question}.csv" for question in questions if question in coded]

    def familiarity(self, corpus: str, *questions: str) -> list[str]:
        """The table with the accuracy to expect, where it may be told of one of some questions."""
        told = set(self.models_on(corpus).measured) - set(self.untold(corpus))
        return [f"results/{corpus}/tables/familiarity.csv"] if told & set(questions) else []

    def untold(self, corpus: str) -> dict[str, str]:
        """Questions of which no accuracy to expect is told, and why: it was coded, or the encoder knows the corpus."""
        coded, measured = self.coded(corpus), self.models_on(corpus).measured
        trained = bool(measured) and corpus in self.models.encoder_card.trained_on
        reasons = {name: str(Missing.TRAINED) for name in measured if trained}
        return reasons | {name: str(Missing.CODED) for name in measured if name in coded}

    def coding(self, corpus: str) -> list[str]:
        """Card of a corpus's annotations, how coders agree, what was placed, and scores; none without annotations."""
        if corpus not in self.annotated:
            return []
        return [
            f"annotations/{corpus}/card.yaml",
            f"results/{corpus}/tables/agreement.csv",
            *self.placed(corpus),
            f"resources/{corpus}/annotations_unplaced.parquet",
            *self.validations(corpus, *QUESTIONS),
        ]

    def inputs(self, corpus: str) -> list[str]:
        """Every file from outside that the results of a corpus are made of.

        A folder among those of a corpus, as browsers save one beside a page, is set aside when articles are read.
        """
        files = [path for path in self.corpus_files(corpus) if not (self.root / path).is_dir()]
        return [f"data/{corpus}.yaml", *files, *self.annotation_files(corpus)]

    def outside(self, corpora: Iterable[str]) -> list[str]:
        """All files from outside, but the code, that a run about some corpora may read."""
        folders = [(self.root / name).rglob("*") for name in ("codebook", "models")]
        files = [str(path.relative_to(self.root)) for folder in folders for path in folder if path.is_file()]
        return sorted({*files, *(path for corpus in corpora for path in self.inputs(corpus))})

    # Heads of the encoder for one corpus.

    def has_own_heads(self, corpus: str, question: str) -> bool:
        """Whether ``fit_heads`` chooses the head for a question: it was coded, in codes the encoder has not seen."""
        if self.models_on(corpus).encoder_of(question) is None or question not in self.coded(corpus):
            return False
        return corpus not in self.models.encoder_card.trained_on

    def own_heads(self, corpus: str) -> list[str]:
        """The questions whose heads ``fit_heads`` chooses."""
        return [question for question in self.models.blocks if self.has_own_heads(corpus, question)]

    def heads(self, corpus: str, question: str) -> list[str]:
        """The heads that ``fit_heads`` chose for a question; none where the shipped ones answer."""
        own = self.has_own_heads(corpus, question)
        return [f"resources/{corpus}/heads/{name}" for name in ("heads.npz", "heads.json") if own]

    def fitted_heads(self, corpus: str) -> list[str]:
        """What is said of the heads that were chosen for a corpus, and their answers out of fold; none without them."""
        own = bool(self.own_heads(corpus))
        return [f"resources/{corpus}/heads/{name}" for name in ("heads.json", "out_of_fold.csv") if own]

    def held_out(self, corpus: str, question: str) -> list[str]:
        """What those heads say of annotated mentions that they were not fitted to."""
        return [f"resources/{corpus}/heads/out_of_fold.csv"] if self.has_own_heads(corpus, question) else []
