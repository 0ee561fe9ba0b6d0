"""The card of a folder of annotations: who coded what, how mentions were drawn, and what the codes mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from presslens.base.errors import InputError, InputErrors
from presslens.base.schema import read_checked
from presslens.cards.annotation_parts import Coder, HumanSample, LanguageModel, Offsets, SampleColumns
from presslens.cards.programs import check_programs
from presslens.cards.read_for_rules import READ, ReadForRules
from presslens.codebook.questions import QUESTIONS, Question

#: Stands between the codes of one cell where several labels may hold.
SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class AnnotationCard:
    """A card that follows the schema ``annotations``.

    Attributes
    ----------
    path
        Of the card; sample and codes lie beside it.
    corpus, title, producer, licence, procedure, sampling, citation, read_by_project, manual, limits, strata
        As in the card; None where it does not say, and no limits or strata.
    chances, standard
        Likewise: whether chances are stated, and whether the standard is what programs say.
    offsets
        What places in the sample count.
    read
        What was read for rules, by the key of the card that names it: ``read_articles``, ``read_mentions``.
    labels_of_tools
        ``<question>=<code>`` by the label that an export has for it.
    settled
        File of the answers that were settled where coders differed; None without.
    human
        Persons' codes by which automatic coders are judged; None without.
    sample, columns
        File of the sample, and what it calls its columns.
    coders
        In the order of the card.
    questions
        Label by code, by the name of the question, in the order of the ledger. A code whose label is None stands for
        none of the labels.
    """

    path: Path
    corpus: str
    title: str
    producer: str
    licence: str
    procedure: str
    sampling: str
    offsets: Offsets
    sample: str
    columns: SampleColumns
    coders: tuple[Coder, ...]
    questions: Mapping[str, Mapping[str, str | None]]
    citation: str | None = None
    read_by_project: str | None = None
    manual: str | None = None
    limits: tuple[str, ...] = ()
    strata: tuple[str, ...] = ()
    chances: Literal["stated", "counted"] | None = None
    standard: Literal["automatic"] | None = None
    settled: str | None = None
    human: HumanSample | None = None
    labels_of_tools: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, ReadForRules] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The folder of the card."""
        return self.path.parent

    @property
    def chances_stated(self) -> bool:
        """Whether the sample's ``inclusion_probability`` counts, and not coded over located mentions."""
        chances = self.chances or ("counted" if self.strata else "stated")
        return chances == "stated" and self.columns.inclusion_probability is not None

    @property
    def by_programs(self) -> bool:
        """Whether all coders are programs."""
        return all(coder.kind == "automatic" for coder in self.coders)

    @property
    def tables(self) -> tuple[str, ...]:
        """The files of the folder that hold the sample, the codes and what was read, each once."""
        read = (one.file for one in self.read.values())
        more = (*((self.human.file,) if self.human else ()), *((self.settled,) if self.settled else ()))
        return tuple(dict.fromkeys((self.sample, *(coder.file for coder in self.coders), *more, *read)))

    @property
    def files(self) -> dict[str, str]:
        """Every file of the folder that the card names, by the key that names it."""
        named = {"sample": self.sample} | {f"coders.{coder.name}.file": coder.file for coder in self.coders}
        named |= {f"coders.{c.name}.model.prompt": c.model.prompt for c in self.coders if c.model}
        named |= {"human_sample.file": self.human.file} if self.human else {}
        named |= {"settled.file": self.settled} if self.settled else {}
        named |= {f"{key}.file": one.file for key, one in self.read.items()}
        return named | ({"manual": self.manual} if self.manual else {})

    @property
    def coded(self) -> tuple[Question, ...]:
        """The questions that were coded, in the order of the ledger."""
        return tuple(QUESTIONS[name] for name in self.questions)

    def labels(self, question: Question, names: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """The study's labels of a question that a code stands for, in the order of the study.

        A label without a code was not asked of anybody: that no coder gave it says nothing.

        Parameters
        ----------
        names
            Codes of the study by part of the codebook (``holders``, ``frames``).
        """
        known = self.questions.get(question.name, {}).values()
        return tuple(label for label in question.labels_in(names) if label in known)

    def describe_coders(self) -> str:
        """How many coders of which kind: ``2 automatic coders``, ``1 automatic coder and 2 persons``."""
        kinds = [coder.kind for coder in self.coders]
        words = {"automatic": ("automatic coder", "automatic coders"), "person": ("person", "persons")}
        counted = [f"{kinds.count(kind)} {words[kind][kinds.count(kind) > 1]}" for kind in words if kind in kinds]
        return " and ".join(counted)


def read_card(path: str | Path) -> AnnotationCard:
    """The card in a file, checked against its schema alone: whether its labels are those of a study is not asked.

    Raises
    ------
    InputErrors
        One line per fault: the key, what was found, what is allowed.
    """
    document = read_checked(path, "annotations")
    coded = document["questions"]
    if unknown := sorted(name for name in coded if name not in QUESTIONS):
        found = f"unknown key {', '.join(map(repr, unknown))}"
        raise InputErrors([InputError(f"{path}: questions", found, f"allowed: {', '.join(sorted(QUESTIONS))}")])
    nested = ("offsets", "columns", "coders", "questions", "limits", "strata", "human_sample", "settled", "labels")
    return AnnotationCard(
        path=Path(path),
        offsets=Offsets(**document["offsets"]),
        columns=SampleColumns(**document["columns"]),
        coders=tuple(_coder(name, **entry) for name, entry in document["coders"].items()),
        labels_of_tools=document.get("labels", {}),
        settled=document.get("settled", {}).get("file"),
        human=HumanSample(**document["human_sample"]) if "human_sample" in document else None,
        questions={name: coded[name] for name in QUESTIONS if name in coded},
        limits=tuple(document.get("limits", ())),
        strata=tuple(document.get("strata", ())),
        read={key: ReadForRules(one["file"], tuple(one["questions"])) for key in READ if (one := document.get(key))},
        **{key: value for key, value in document.items() if key not in (*nested, *READ)},
    )


def _coder(name: str, model: Mapping | None = None, **entry: Any) -> Coder:
    return Coder(name, **entry, model=LanguageModel(**model) if model else None)


def load_annotation_card(path: str | Path, names: Mapping[str, Sequence[str]]) -> AnnotationCard:
    """The card of a folder of annotations, checked against its schema, its folder and the study.

    Parameters
    ----------
    path
        ``annotations/<corpus>/card.yaml``.
    names
        Codes of the study by part of the codebook: ``holders`` (other than the outlet) and ``frames``.

    Raises
    ------
    InputErrors
        One line per fault: the key, what was found, what is allowed.
    """
    card = read_card(path)
    faults = []
    if card.corpus != card.folder.name:
        faults.append(InputError(f"{path}: corpus", f"found {card.corpus!r}", "the name is that of the folder"))
    several = [question for question in card.coded if not question.exclusive]
    for question in card.coded:
        labels: list[str | None] = [*question.labels_in(names), *([None] if question in several else [])]
        for code, label in card.questions[question.name].items():
            if label not in labels:
                allowed = ", ".join("null" if word is None else word for word in labels)
                place = f"{path}: questions.{question.name}.{code}"
                faults.append(InputError(place, f"found {label!r}", f"allowed: {allowed}"))
    for question in card.coded:
        place = f"{path}: questions.{question.name}"
        for code in card.questions[question.name]:
            if question in several and SEPARATOR in code:
                faults.append(InputError(place, f"found {code!r}", f"a code without {SEPARATOR!r}"))
            if code != code.strip() or not code.isprintable():
                faults.append(InputError(place, f"found {code!r}", "printable text without white space at its ends"))
    faults += [*_coder_faults(card), *_chance_faults(card)]
    allowed = f"allowed: {', '.join(card.questions)}"
    for key, read in card.read.items():
        unknown = [name for name in read.questions if name not in card.questions]
        faults += [InputError(f"{path}: {key}.questions", f"found {name!r}", allowed) for name in unknown]
    for key, name in card.files.items():
        if not (card.folder / name).is_file():
            faults.append(InputError(f"{path}: {key}", f"found {name!r}", "a file of this folder; there is none"))
    faults += [] if faults else check_programs(card.path, card.coders, card.standard, card.human)
    if faults:
        raise InputErrors(faults)
    return card


def _chance_faults(card: AnnotationCard) -> list[InputError]:
    """Chances that are to be stated and are not, or counted within nothing."""
    place = f"{card.path}: chances"
    if card.chances == "stated" and card.columns.inclusion_probability is None:
        return [InputError(place, "found 'stated'", "with columns.inclusion_probability alone")]
    if card.chances == "counted" and not card.strata:
        return [InputError(place, "found 'counted'", "with strata alone")]
    return []


def _coder_faults(card: AnnotationCard) -> list[InputError]:
    """Coders of one name, or of one file, but for the case of letters, which some computers take for the same."""
    faults = []
    for what, words in (("name", "each coder once"), ("file", "a file for each coder, who codes alone")):
        first: dict[str, Coder] = {}
        for coder in card.coders:
            found = getattr(coder, what)
            if (other := first.setdefault(found.casefold(), coder)) is not coder:
                place = f"{card.path}: coders.{coder.name}" + (".file" if what == "file" else "")
                faults.append(InputError(place, f"found {found!r}, as coder {other.name} has", words))
    return faults
