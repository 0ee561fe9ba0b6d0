"""What classifiers say about annotated mentions: as they run, out of fold, or always the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from presslens.base.errors import InputError, readable
from presslens.base.io import read_json, read_yaml, written_text
from presslens.cards.checkpoints import CARD as CHECKPOINT
from presslens.classify.judgements import answers
from presslens.codebook.questions import QUESTIONS
from presslens.ingest.fields import RowFault, text_of
from presslens.ingest.rows import read_rows
from presslens.ledger.columns import answers_from_column, read_probabilities

if TYPE_CHECKING:
    import polars as pl

AS_RUN, OUT_OF_FOLD, BASELINE = "as_run", "out_of_fold", "baseline"
MAJORITY = "majority"
#: The file of a model's folder with predictions by models that had not seen the article.
FILE_NAME = "out_of_fold.csv"
#: A row of exclusive probabilities may miss one by this much.
_TOLERANCE = 1e-3
_MAX_CELL_BYTES = 10_000


@dataclass(frozen=True)
class Prediction:
    """The answers of one classifier to annotated mentions, in their order.

    Attributes
    ----------
    classifier
        Its name in the registry, or ``majority``.
    kind
        ``as_run`` (as in the ledger, or as it would be there), ``out_of_fold`` or ``baseline``.
    in_use
        The ledger holds its answers.
    answers
        A label, a list of labels, or None where there is no prediction.
    probabilities
        Shape (n_mentions, n_labels); None where the classifier gives no calibrated ones.
    """

    classifier: str
    kind: str
    in_use: bool
    answers: list
    probabilities: np.ndarray | None = None


def majority(annotated: Sequence, labels: Sequence[str]) -> Prediction:
    """The most frequent annotated label for every mention; of frames, those that more than half of them have."""
    several = bool(annotated) and not isinstance(annotated[0], str)
    counts = Counter(label for given in annotated for label in (given if several else [given]))
    if several:
        answer = [label for label in labels if 2 * counts[label] > len(annotated)]
    else:
        answer = max(labels, key=lambda label: counts[label])
    return Prediction(MAJORITY, BASELINE, False, [answer] * len(annotated))


def read_out_of_fold(
    path: str | Path, question: str, labels: Sequence[str], exclusive: bool
) -> dict[str, tuple[float, ...]]:
    """Probabilities by id of the annotation: the rows of a question in a model's ``out_of_fold.csv``.

    Parameters
    ----------
    path
        A table with the columns ``id``, ``question`` and ``p_<label>`` for each label; a file may hold several
        questions, and the cells of the others' labels are then empty.
    question, labels
        The rows and the probabilities wanted.
    exclusive
        The probabilities of a row sum to one.

    Raises
    ------
    InputError
        A column is missing, an id occurs twice, a cell is no probability; names the file, row and column.
    """
    path = Path(path)
    columns = [f"p_{label}" for label in labels]
    try:
        rows = list(read_rows(path, ["id", "question"], _MAX_CELL_BYTES))
        if not any(_cell(row, "question") == question for row in rows if not row.fault):
            return {}
        rows = list(read_rows(path, ["id", "question", *columns], _MAX_CELL_BYTES))
        shares: dict[str, tuple[float, ...]] = {}
        for row in rows:
            if row.fault:
                raise InputError(f"{path}, row {row.number}", ": ".join(row.fault), "one cell per column")
            if _cell(row, "question") != question:
                continue
            key = written_text(_cell(row, "id"))
            if not key or key in shares:
                raise InputError(f"{path}, row {row.number}, column 'id'", f"found {key!r}", "each id once")
            values = [_probability(path, row, column) for column in columns]
            if exclusive and abs(sum(values) - 1) > _TOLERANCE:
                place = f"{path}, row {row.number}, columns {', '.join(columns)}"
                raise InputError(place, f"sum to {sum(values):.4f}", "allowed: 1")
            shares[key] = tuple(values)
    except RowFault as fault:
        raise InputError(path, f"{fault.reason}: {fault.detail}", "text in UTF-8") from None
    return shares


def read_shipped(
    model: str | Path, corpus: str, question: str, labels: Sequence[str], exclusive: bool, known_ids: Iterable[str]
) -> dict[str, tuple[float, ...]] | None:
    """The out-of-fold answers that a model's folder ships, if they are about a corpus; else None.

    A model that names in ``model.json``, or in a checkpoint's card, what it was ``trained_on`` is taken at its word:
    answers to mentions that no longer have a place do not matter. Another one is about the corpus when every id in
    its file is known there.

    Raises
    ------
    InputError
        The model was trained on the corpus and ships no answers to the question: as it runs it would be no test.
    """
    path, described, card = (Path(model) / name for name in (FILE_NAME, "model.json", CHECKPOINT))
    document = read_json(described) if described.is_file() else read_yaml(card) if card.is_file() else {}
    trained_on = document.get("trained_on") if isinstance(document, dict) else None
    if trained_on is not None and corpus not in trained_on:
        return None
    if not path.is_file():
        if trained_on is not None:
            raise InputError(path, "is missing", f"a model trained on {corpus} ships its answers out of fold")
        return None
    shares = read_out_of_fold(path, question, labels, exclusive)
    if trained_on is None:
        return shares if set(shares) <= set(known_ids) else None
    if not shares:
        raise InputError(path, f"has no answers for {question}", f"a model trained on {corpus} ships them")
    return shares


def out_of_fold(
    classifier: str,
    in_use: bool,
    question: str,
    labels: Sequence[str],
    settings: Mapping,
    shares: Mapping[str, tuple[float, ...]],
    ids: Iterable[str],
) -> Prediction | None:
    """The out-of-fold answers to the mentions ``ids``, of which some may have none; None where there are no answers."""
    if not shares:
        return None
    missing = (np.nan,) * len(labels)
    matrix = np.array([shares.get(key, missing) for key in ids], dtype=float).reshape(-1, len(labels))
    there = ~np.isnan(matrix).any(axis=1)
    found = iter(answers(QUESTIONS[question], matrix[there], labels, settings))
    return Prediction(classifier, OUT_OF_FOLD, in_use, [next(found) if known else None for known in there], matrix)


def of_ledger(
    classifier: str, question: str, labels: Sequence[str], calibrated: bool, mentions: pl.DataFrame
) -> Prediction:
    """What the ledger says about its rows ``mentions``."""
    asked = QUESTIONS[question]
    said = answers_from_column(asked, mentions[question], labels)
    if not calibrated:
        return Prediction(classifier, AS_RUN, True, said)
    return Prediction(classifier, AS_RUN, True, said, read_probabilities(asked, mentions, labels))


def _cell(row, column: str) -> str:
    return (text_of(row.cells[column], column, "utf-8") or "").strip()


def _probability(path: Path, row, column: str) -> float:
    text = _cell(row, column)
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise InputError(
            f"{path}, row {row.number}, column {column!r}", f"found {readable(text[:40])!r}", "a number from 0 to 1"
        )
    return value
