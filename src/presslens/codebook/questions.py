"""The questions: what is asked of each mention or sentence, and everything that depends on which one it is.

No other module branches on a question's name. A new question is one entry here, its codebook, and a method that answers
it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from presslens.language.capability import Capability
from presslens.language.language import Language

#: Holders that need no codebook entry: the paper's own voice, and attributed to nobody identifiable.
OUTLET, UNRESOLVED = "outlet", "unresolved"
#: What stands in the ledger where no label is likely enough.
UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes
    ----------
    name
        Of the question and of its column in the ledger.
    labels
        Possible answers in the order of the probability columns; empty where the study's codebook names them
        (:attr:`labels_from`).
    labels_from
        Part of the codebook whose codes are the labels, or None.
    unit
        What one answer is about: a ``mention``, or the ``sentence``.
    exclusive
        True: exactly one label holds. False: several or none.
    decision
        How probabilities become an answer: ``best`` (the likeliest label, or ``uncertain`` below ``abstain_below``),
        ``threshold`` (every label that reaches it), ``half`` (the last label from 0.5).
    neutral
        The label that is no attitude: taken where labels are equally likely, and the answer where the question does not
        arise because the mention is no actor. None where there is no such label.
    of_actors
        Asked only of actor mentions: others are not scored, and their label is ``neutral``.
    sees_holder
        Classifiers are told whose words the mention stands in.
    classified
        Answered by a classifier of ``config.yaml``; else by attribution.
    prefix
        Of the probability columns in the ledger: ``p_<label>``; None where the ledger has none.
    flag
        The ledger's column is a truth value: true for the last label, whose probability is the only one in the ledger,
        as ``p_<name>``.
    also
        What the ledger says besides, in columns ``<name>_<what>``.
    needs
        What presslens must be able to do in the language of a text; where it cannot, the question is not answered.
    polarity
        Number that a label adds to a mean polarity; labels that are not there add 0. Empty: no polarity.
    poles
        What the ends of the polarity, -1 and 1, are called on an axis.
    noun
        What the labels are called on a figure.
    """

    name: str
    noun: str
    labels: tuple[str, ...] = ()
    labels_from: Literal["holders", "frames"] | None = None
    unit: Literal["mention", "sentence"] = "mention"
    exclusive: bool = True
    decision: Literal["best", "threshold", "half"] = "best"
    neutral: str | None = None
    of_actors: bool = False
    sees_holder: bool = False
    classified: bool = True
    prefix: str | None = "p_"
    flag: bool = False
    also: tuple[str, ...] = ()
    needs: Capability = Capability.JUDGEMENT
    polarity: Mapping[str, int] = field(default_factory=dict)
    poles: tuple[str, str] = ("", "")

    def labels_in(self, names: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """The labels in a study, whose ``names`` are the codes of each part of the codebook (``holders``, ``frames``).

        >>> FRAMES.labels_in({"frames": ["conflict", "economic"]})
        ('conflict', 'economic')
        """
        if self.labels_from is None:
            return self.labels
        codes = tuple(names[self.labels_from])
        return (OUTLET, *codes, UNRESOLVED) if self.labels_from == "holders" else codes

    def answers_of(self, labels: Sequence[str]) -> tuple[str, ...]:
        """What can stand in the ledger where these labels are answered: they, and ``uncertain`` where a classifier
        chooses the likeliest one.

        >>> STANCE.answers_of(STANCE.labels)
        ('against', 'none', 'favour', 'uncertain')
        """
        return (*labels, UNCERTAIN) if self.classified and self.decision == "best" else tuple(labels)

    @property
    def setting(self) -> str | None:
        """Key of the question's block of ``config.yaml`` that its decision asks for; None where it asks for none.

        >>> SENTIMENT.setting, FRAMES.setting, ACTOR.setting
        ('abstain_below', 'threshold', None)
        """
        return {"best": "abstain_below", "threshold": "threshold", "half": None}[self.decision]

    def probability_columns(self, labels: Sequence[str]) -> dict[str, str]:
        """Column of the ledger with the probability of each label that has one, by label.

        >>> STANCE.probability_columns(STANCE.labels)
        {'against': 'p_against', 'none': 'p_none', 'favour': 'p_favour'}
        >>> ACTOR.probability_columns(ACTOR.labels)
        {'yes': 'p_actor'}
        """
        if self.prefix is None:
            return {}
        if self.flag:
            return {labels[-1]: f"{self.prefix}{self.name}"}
        return {label: f"{self.prefix}{label}" for label in labels}

    def columns(self, labels: Sequence[str]) -> list[str]:
        """The question's columns of the ledger, in order.

        >>> HOLDER.columns(())
        ['holder', 'holder_mode', 'holder_rule']
        """
        return [self.name, *(f"{self.name}_{what}" for what in self.also), *self.probability_columns(labels).values()]


ACTOR = Question("actor", "actors", ("no", "yes"), decision="half", flag=True)
SENTIMENT = Question(
    "sentiment",
    "sentiment",
    ("negative", "neutral", "positive"),
    neutral="neutral",
    of_actors=True,
    polarity={"positive": 1, "negative": -1},
    poles=("negative", "positive"),
)
HOLDER = Question(
    "holder",
    "holders",
    labels_from="holders",
    classified=False,
    prefix=None,
    also=("mode", "rule"),
    needs=Capability.ATTRIBUTION,
)
STANCE = Question(
    "stance",
    "stance",
    ("against", "none", "favour"),
    neutral="none",
    of_actors=True,
    sees_holder=True,
    polarity={"favour": 1, "against": -1},
    poles=("against", "for"),
)
FRAMES = Question(
    "frames",
    "frames",
    labels_from="frames",
    unit="sentence",
    exclusive=False,
    decision="threshold",
    prefix="p_frame_",
    needs=Capability.FRAMES,
)

#: Every question by name, in the order of the ledger.
QUESTIONS: dict[str, Question] = {question.name: question for question in (ACTOR, SENTIMENT, HOLDER, STANCE, FRAMES)}


def refused_in(language: Language) -> dict[str, str]:
    """Questions that are not answered of texts in a language, and why: the one place that says so.

    >>> from presslens.language.language import load_language
    >>> refused_in(load_language("en"))
    {}
    """
    lacks = {question.name: question.needs for question in QUESTIONS.values()}
    return {name: need.lack(language.name) for name, need in lacks.items() if need not in language.capabilities}


def said_of_refused(refused: Mapping[str, str]) -> str:
    """One line on what is not answered, question by question under its reason; empty where everything is.

    >>> said_of_refused({"actor": "there is nobody", "stance": "there is nobody", "holder": "nothing is known"})
    'Not answered: actor, stance (there is nobody); holder (nothing is known).'
    """
    reasons: dict[str, list[str]] = {}
    for question, reason in refused.items():
        reasons.setdefault(reason, []).append(question)
    told = "; ".join(f"{', '.join(questions)} ({reason})" for reason, questions in reasons.items())
    return f"Not answered: {told}." if told else ""
