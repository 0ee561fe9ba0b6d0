"""Answers by models that had not seen the article: read from tables that lie beside a model or a corpus's own heads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from presslens.base.errors import InputError, readable
from presslens.base.io import read_json, read_yaml, written_text
from presslens.cards.checkpoints import CARD as CHECKPOINT
from presslens.codebook.questions import Question
from presslens.ingest.fields import RowFault, text_of
from presslens.ingest.row import Row
from presslens.ingest.tables import read_rows

#: The file of a model's folder with predictions by models that had not seen the article.
FILE_NAME = "out_of_fold.csv"
#: A row of exclusive probabilities may miss one by this much.
_TOLERANCE = 1e-3
_MAX_CELL_BYTES = 10_000


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Probabilities out of fold.

    Attributes
    ----------
    labels
        Those that the model has learned.
    by_id
        By id of the annotation, one probability per label.
    """

    labels: tuple[str, ...]
    by_id: Mapping[str, tuple[float, ...]]


def learned_labels(model: str | Path, question: Question, labels: Sequence[str]) -> tuple[str, ...]:
    """The labels of the study that a model's folder says it has learned; all of them where it does not say.

    What a model has learned was fixed when it was trained: a study may have labels since of which it knows nothing.
    """
    heads = _described(model).get("heads")
    head = heads.get(question.name) if isinstance(heads, dict) else None
    known = head.get("labels") if isinstance(head, dict) else None
    return tuple(label for label in labels if label in known) if isinstance(known, list) else tuple(labels)


def read_out_of_fold(path: str | Path, question: Question, labels: Sequence[str]) -> HeldOut | None:
    """The rows of a question in a table of answers out of fold; None where there are none.

    Parameters
    ----------
    path
        A table with the columns ``id``, ``question`` and ``p_<label>`` for each label; a file may hold several
        questions, and the cells of the others' labels are then empty.
    question, labels
        The rows and the probabilities wanted.

    Raises
    ------
    InputError
        A column is missing, an id occurs twice, a cell is no probability, those of an exclusive question do not sum to
        one; names the file, row and column.
    """
    path = Path(path)
    columns = [f"p_{label}" for label in labels]
    try:
        rows = list(read_rows(path, ["id", "question"], _MAX_CELL_BYTES))
        if not any(_cell(row, "question") == question.name for row in rows if not row.fault):
            return None
        rows = list(read_rows(path, ["id", "question", *columns], _MAX_CELL_BYTES))
        by_id: dict[str, tuple[float, ...]] = {}
        for row in rows:
            if row.fault:
                raise InputError(f"{path}, row {row.number}", ": ".join(row.fault), "one cell per column")
            if _cell(row, "question") != question.name:
                continue
            key = written_text(_cell(row, "id"))
            if not key or key in by_id:
                raise InputError(f"{path}, row {row.number}, column 'id'", f"found {key!r}", "each id once")
            values = [_probability(path, row, column) for column in columns]
            if question.exclusive and abs(sum(values) - 1) > _TOLERANCE:
                place = f"{path}, row {row.number}, columns {', '.join(columns)}"
                raise InputError(place, f"sum to {sum(values):.4f}", "allowed: 1")
            by_id[key] = tuple(values)
    except RowFault as fault:
        raise InputError(path, f"{fault.reason}: {fault.detail}", "text in UTF-8") from None
    return HeldOut(tuple(labels), by_id)


def read_shipped(
    model: str | Path, corpus: str, question: Question, labels: Sequence[str], known_ids: Iterable[str]
) -> HeldOut | None:
    """The out-of-fold answers that a model's folder ships, if they are about a corpus; else None.

    A model that names in ``model.json``, or in a checkpoint's card, what it was ``trained_on`` is taken at its word:
    answers to mentions that no longer have a place do not matter. Another one is about the corpus when every id in
    its file is known there.

    Raises
    ------
    InputError
        The model was trained on the corpus and ships no answers to the question: as it runs it would be no test.
    """
    path, trained_on = Path(model) / FILE_NAME, _described(model).get("trained_on")
    if trained_on is not None and corpus not in trained_on:
        return None
    if not path.is_file():
        if trained_on is not None:
            raise InputError(path, "is missing", f"a model trained on {corpus} ships its answers out of fold")
        return None
    found = read_out_of_fold(path, question, learned_labels(model, question, labels))
    if trained_on is None:
        return found if found and set(found.by_id) <= set(known_ids) else None
    if found is None:
        raise InputError(path, f"has no answers for {question.name}", f"a model trained on {corpus} ships them")
    return found


def read_held_out(
    own: str | Path | None,
    model: str | Path | None,
    corpus: str,
    question: Question,
    labels: Sequence[str],
    known_ids: Iterable[str],
) -> HeldOut | None:
    """What a classifier says of mentions that it had not seen, by which it is to be judged; None where nobody knows.

    Parameters
    ----------
    own
        Answers of the heads that were chosen on the corpus's own annotations, if its answers stand in the ledger: they
        come first. Such heads know the labels of the model they were fitted from.
    model
        Folder of its model, which may ship answers; None where it has none.
    corpus, question, labels, known_ids
        As for :func:`read_shipped`.
    """
    if own is not None:
        return read_out_of_fold(own, question, learned_labels(model, question, labels) if model else labels)
    return read_shipped(model, corpus, question, labels, known_ids) if model is not None else None


def _described(model: str | Path) -> dict:
    """What a model's folder says of the model: ``model.json``, or a checkpoint's card; empty where it says nothing."""
    described, card = Path(model) / "model.json", Path(model) / CHECKPOINT
    document = read_json(described) if described.is_file() else read_yaml(card) if card.is_file() else {}
    return document if isinstance(document, dict) else {}


def _cell(row: Row, column: str) -> str:
    return (text_of(row.cells[column], column, "utf-8") or "").strip()


def _probability(path: Path, row: Row, column: str) -> float:
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
