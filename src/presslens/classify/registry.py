"""Every classifier, found where it is: a class in a module of :mod:`presslens.classify.methods` that says what it is.

Modules of methods import nothing heavy, because the workflow asks here which files each step needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from presslens.classify import methods
from presslens.classify.contract import Classifier
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS, Question

_PROBABILITY = {"type": "number", "minimum": 0, "maximum": 1}


@lru_cache(maxsize=1)
def classifiers() -> dict[str, dict[str, type[Classifier]]]:
    """The class of each classifier, by question and name; questions in the order of the ledger, names from plain to
    intricate.

    >>> {question: list(names) for question, names in classifiers().items()}["stance"]
    ['cues', 'encoder', 'checkpoint']
    """
    found = sorted(_classes(), key=lambda made: (made.rank, made.name))
    return {
        question.name: {made.name: made for made in found if made.question is question}
        for question in QUESTIONS.values()
        if question.classified
    }


def _classes() -> Iterator[type[Classifier]]:
    for module in sorted(module.name for module in walk_packages(methods.__path__, f"{methods.__name__}.")):
        here = [value for value in vars(import_module(module)).values() if isinstance(value, type)]
        # A class without a question of its own is what others are made from.
        yield from (made for made in here if made.__module__ == module and "question" in vars(made))


def class_of(question: str, name: str) -> type[Classifier]:
    """The class of a classifier, which tells what it needs and whether its numbers are calibrated probabilities."""
    return classifiers()[question][name]


def module_of(question: str, name: str) -> str:
    """Dotted module that holds the classifier ``name`` of ``question``."""
    return class_of(question, name).__module__


def modules() -> list[str]:
    """Dotted modules of all classifiers."""
    return sorted({made.__module__ for names in classifiers().values() for made in names.values()})


def needs_of(question: str, *names: str) -> list[str]:
    """Parts of the codebook that classifiers of a question ask for; no names: all of them.

    >>> needs_of("actor", "encoder")
    ['actor_rules', 'countries', 'holders', 'nouns', 'targets']
    """
    known = classifiers().get(question, {})
    return sorted({part for name in names or known for part in known[name].needs})


def configured(question: str, block: Mapping[str, Any]) -> list[str]:
    """Classifiers of a question that a study can run: those with a block in its config, and those that need none."""
    return [name for name, made in classifiers().get(question, {}).items() if name in block or made.block is None]


def idle(question: str, block: Mapping[str, Any]) -> list[str]:
    """Classifiers of a question that a study can run, does not use, and that are quick enough to be asked as well.

    >>> idle("stance", {"classifier": "encoder"}), idle("stance", {"classifier": "cues"})
    (['cues'], [])
    """
    others = (name for name in configured(question, block) if name != block["classifier"])
    return [name for name in others if class_of(question, name).quick]


def load(question: str, name: str, block: Mapping[str, Any], codebook: Codebook) -> Classifier:
    """The classifier ``name`` of ``question``, built from its config block and the codebook."""
    return class_of(question, name).from_config(block, codebook)


def config_schema() -> dict[str, Any]:
    """JSON schema of the part ``classify`` of ``config.yaml``: for each question its classifiers and their blocks."""
    questions = {question: _question_schema(QUESTIONS[question], names) for question, names in classifiers().items()}
    return {"description": "Which method answers which question."} | _block(questions, required=list(questions))


def _question_schema(question: Question, names: Mapping[str, type[Classifier]]) -> dict[str, Any]:
    settings = {question.setting: _PROBABILITY} if question.setting else {}
    blocks = {name: made.block for name, made in names.items() if made.block is not None}
    return _block({"classifier": {"enum": list(names)}, **settings, **blocks}, required=["classifier", *settings])


def _block(properties: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": dict(properties)}
