"""Measure how far a corpus lies from what the encoder knows, and tell the accuracy to expect there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import polars as pl

from presslens.base.errors import InputError
from presslens.base.io import read_table, sha256, write_csv
from presslens.cards.familiarity import REFERENCE, ReferenceSet, load_reference
from presslens.cards.models import MODEL, load_model
from presslens.codebook.questions import ACTOR, QUESTIONS
from presslens.exhibits.familiarity import FAMILIARITY
from presslens.ledger.join import MENTION
from presslens.run.job import run
from presslens.tell.latex import write_latex
from presslens.validate.familiarity import familiarity_tables


def measure_familiarity(
    corpus: str,
    asked: Mapping[str, float],
    missing: Mapping[str, str],
    folder: str,
    confidence: float,
    ledger: str,
    distances: str,
    csv: str,
    tex: str,
    answers: str,
    note: Callable[[str], None],
) -> None:
    """Write the measures of the corpus and of the encoder's reference sets.

    Parameters
    ----------
    asked
        Questions that the encoder answers, and below which probability an answer is uncertain; none where other
        classifiers answer all of them, and then the tables are empty.
    missing
        Questions of which no accuracy is to be told, and why.
    folder
        The encoder's model.
    confidence
        Level of the range, in (0, 1).
    ledger
        Table of the corpus.
    distances
        What the encoder read of each mention, and how far that lies from what it knows.
    csv, tex, answers
        Tables to write.
    """
    reference: Mapping[str, Sequence[ReferenceSet]] = {}
    if asked and REFERENCE in (card := load_model(folder)).sha256:
        path = Path(folder) / REFERENCE
        if (there := sha256(path)) != card.sha256[REFERENCE]:
            raise InputError(path, f"found sha256 {there}", f"{MODEL} expects {card.sha256[REFERENCE]}")
        reference = load_reference(path)
    mentions = read_table(ledger, asked_columns(asked))
    found = familiarity_tables(corpus, mentions, read_table(distances), asked, reference, missing, confidence)
    measured, said = found.values()
    write_csv(measured, csv)
    write_latex(measured.select(FAMILIARITY.printed), tex)
    write_csv(said, answers)
    n_estimated = len(measured.filter(pl.col("low").is_not_null()))
    note(f"{len(asked)} questions measured, accuracy to expect of {n_estimated}")


def asked_columns(asked: Iterable[str]) -> list[str]:
    """What is read of the ledger: which mentions a question is asked of, and its probabilities."""
    questions = [QUESTIONS[name] for name in asked]
    probabilities = [name for question in questions for name in question.probability_columns(question.labels).values()]
    return [*MENTION, ACTOR.name, "alias_kind", *probabilities]


if __name__ == "__main__":
    run(measure_familiarity, snakemake)
