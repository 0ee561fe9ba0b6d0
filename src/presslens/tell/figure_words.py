"""Every word that figures can print: what a list of ``codebook/words/`` must hold."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from presslens.base.said import PLACE, Said, sentences
from presslens.classify.registry import classifiers
from presslens.codebook.codebook import Codebook
from presslens.codebook.hypotheses import OUTLETS, STORIES
from presslens.codebook.questions import QUESTIONS, UNCERTAIN
from presslens.codebook.words import is_said
from presslens.draw.order import UNKNOWN, holder_rows
from presslens.estimate.multiverse.specifications import (
    AS_CLAIMED,
    NEUTRAL,
    SUBSETS,
    UNITS,
    VOICES,
    WEIGHTS,
    Certainty,
)
from presslens.estimate.outcomes import NOT_ESTIMATED, OUTCOMES
from presslens.exhibits.figures import FIGURES
from presslens.exhibits.multiverse import DIMENSIONS


def templates_in(code: str) -> Iterator[str]:
    """The texts that a module says: what stands in quotes in the first argument of ``Said``.

    >>> list(templates_in('Said("one" if few else "{n} more", n=n); Said(label)'))
    ['one', '{n} more']
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Said" and node.args:
            yield from _texts(node.args[0])


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def figure_words(codebook: Codebook, modules: Iterable[str]) -> set[str]:
    """English templates of all that figures can print, but names of countries.

    Parameters
    ----------
    codebook
        With targets, holders, frames, events and hypotheses, those of topics too.
    modules
        Code of the modules that say something on figures.
    """
    found = {text for code in modules for text in templates_in(code)}
    return {text for text in found | _of_exhibits() | _of_codebook(codebook) | _of_tables() if is_said(text)}


def _of_exhibits() -> set[str]:
    """The sentences of notes and captions, before names in braces are filled in."""
    texts = [text for figure in FIGURES.values() for text in figure.words.values()]
    return {found for text in texts for found in _parts(sentences(text, dict.fromkeys(PLACE.findall(text), "x")))}


def _parts(text: object) -> Iterator[str]:
    if isinstance(text, Said):
        yield text.template
        for value in text.values.values():
            yield from _parts(value)


def _of_codebook(codebook: Codebook) -> set[str]:
    found = {entry.label for part in (codebook.targets, codebook.frames, codebook.events) for entry in part}
    found |= {label.template for label in holder_rows(codebook).values()}
    return found | {side.label for claim in codebook.hypotheses for side in (claim.first, claim.second)}


def _of_tables() -> set[str]:
    """Names that stand in tables and go on figures: questions, answers, classifiers, outcomes, specifications."""
    found = {UNCERTAIN, OUTLETS, STORIES, NOT_ESTIMATED, UNKNOWN, *OUTCOMES, *DIMENSIONS, *UNITS, *WEIGHTS}
    found |= {*VOICES, *SUBSETS, AS_CLAIMED, Certainty(0.0, NEUTRAL).name}
    for question in QUESTIONS.values():
        found |= {question.name, question.noun, *question.labels, *question.poles}
        if question.polarity:
            found.add(question.name.capitalize())
    return found | {name for names in classifiers().values() for name in names} | {"rules"}
