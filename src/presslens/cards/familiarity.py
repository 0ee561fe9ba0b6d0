"""How far sets of mentions lie from what an encoder knows, and ``familiarity.json``, where it says so of some."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from presslens.base.errors import InputError, InputErrors
from presslens.base.schema import read_checked
from presslens.codebook.questions import QUESTIONS

#: Files of an encoder: where the features of its training lie, and coded sets to compare with. It may lack both.
SPACE, REFERENCE = "familiarity.npz", "familiarity.json"
#: Reference sets without which no accuracy is told.
ENOUGH_SETS = 4


class Missing(StrEnum):
    """Why no accuracy to expect is told of a corpus, in the words of tables."""

    CODED = "coded here: see the table of scores"
    TRAINED = "the encoder was fitted to this corpus"
    NO_REFERENCE = "the encoder names no reference sets"
    FEW_SETS = f"fewer than {ENOUGH_SETS} reference sets"
    FAR = "further away than every reference set"


@dataclass(frozen=True, slots=True)
class Measures:
    """What can be said without any code of the mentions of a set that are asked one question.

    Attributes
    ----------
    n, n_documents
        Mentions, and the articles or documents they stand in.
    distance_median, distance_mean
        Distance of their features from those the encoder was trained on (about 1 there), 0 or more; None where the
        encoder does not say what those were.
    confidence
        Mean probability of the likeliest label, in [0, 1]: what a calibrated encoder expects to have right.
    share_uncertain
        Of the answers, in [0, 1].
    pieces_per_word
        Word pieces per word, 1 or more: much where words are strange to the vocabulary. None where no word was read.
    share_unknown
        Of the word pieces, those of which the vocabulary knows nothing, in [0, 1]; None as before.
    answers
        Share of mentions by likeliest label, in [0, 1].
    """

    n: int
    n_documents: int
    distance_median: float | None
    distance_mean: float | None
    confidence: float
    share_uncertain: float
    pieces_per_word: float | None
    share_unknown: float | None
    answers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scored:
    """A score with its interval, each in [0, 1]; the interval is None where too little is known for one."""

    estimate: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """A coded set that the encoder had not seen, as far as one question goes.

    Attributes
    ----------
    name, what
        Short, and in words.
    measures
        As they are of a corpus.
    distance
        Median distance of its features, 0 or more: of a reference set it is known.
    accuracy, macro_f1
        Of the likeliest labels, set against its codes; intervals over documents. No macro-F1 where a label is neither
        coded nor answered.
    """

    name: str
    what: str
    measures: Measures
    distance: float
    accuracy: Scored
    macro_f1: Scored | None


def load_reference(path: str | Path) -> dict[str, list[ReferenceSet]]:
    """The reference sets of an encoder by question, in the order of the file.

    Raises
    ------
    InputError
        The file cannot be read; InputErrors, it does not follow the schema ``familiarity``, names a set twice, names
        labels that a question does not have, or an interval that ends before it begins.
    """
    found: dict[str, list[ReferenceSet]] = {}
    faults, names = [], set()
    for place, entry in enumerate(read_checked(path, "familiarity")["sets"]):
        where = f"{path}: sets[{place}]"
        if entry["name"] in names:
            again = f"found {entry['name']} a second time"
            faults.append(InputError(f"{where}.name", again, "allowed: each name once"))
        names.add(entry["name"])
        for question, told in entry["questions"].items():
            labels = QUESTIONS[question].labels
            if set(told["answers"]) != set(labels):
                answers = f"found {', '.join(told['answers'])}"
                faults.append(InputError(f"{where}.questions.{question}.answers", answers, ", ".join(labels)))
            for score in ("accuracy", "macro_f1"):
                low, high = told[score]["low"], told[score]["high"]
                if (low is None) != (high is None) or (low is not None and low > high):
                    ends = f"found {low} to {high}"
                    faults.append(
                        InputError(f"{where}.questions.{question}.{score}", ends, "low at most high, or none")
                    )
            measured = {key: told[key] for key in Measures.__slots__}
            accuracy = Scored(**told["accuracy"])
            macro_f1 = None if told["macro_f1"]["estimate"] is None else Scored(**told["macro_f1"])
            known = (Measures(**measured), told["distance_median"], accuracy, macro_f1)
            one = ReferenceSet(entry["name"], entry["what"], *known)
            found.setdefault(question, []).append(one)
    if faults:
        raise InputErrors(faults)
    return found
