"""The table of agreement: every question, all coders and each pair of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from presslens.annotate.coefficients import MISSING, alpha_with_interval, kappa
from presslens.annotate.reading import OF_NO_ACTOR

if TYPE_CHECKING:
    import polars as pl

COLUMNS = {
    "question": str,
    "frame": str,
    "mentions": str,
    "coders": str,
    "n": int,
    "n_articles": int,
    "agreement": float,
    "alpha": float,
    "low": float,
    "high": float,
    "kappa": float,
}


def agreement_table(
    codes: Mapping[str, pl.DataFrame],
    articles: Sequence[str],
    frames: Sequence[str],
    resamples: int,
    confidence: float,
    seed: int,
) -> pl.DataFrame:
    """Alpha and kappa of every question.

    Parameters
    ----------
    codes
        By coder, rows in the same order, as :func:`presslens.annotate.reading.read_annotations` gives them.
    articles
        Source id of the article of each row.
    frames
        Frames in the order of the study; each is a question of its own, answered yes or no.
    resamples, confidence, seed
        Of the bootstrap over articles; every row of the table starts it anew.

    Returns
    -------
    Columns :data:`COLUMNS`. ``mentions`` is ``all``, or ``actors`` for sentiment and stance: those all coders call
    actors. ``coders`` are all together, then each pair where there are more than two. ``n`` mentions have two labels
    or more; ``agreement`` is the share of them on which all of these agree. ``kappa`` is of pairs alone. Undefined
    numbers are null.
    """
    import polars as pl

    everybody = tuple(codes)
    groups = [everybody] if len(everybody) > 1 else []
    groups += list(combinations(everybody, 2)) if len(everybody) > 2 else []
    actors = np.all([table["actor"].to_numpy() for table in codes.values()], axis=0)
    articles = np.asarray(articles, dtype=str)
    rows = []
    for question in codes[everybody[0]].columns:
        of_actors = question in OF_NO_ACTOR
        kept = actors if of_actors else np.ones(len(articles), dtype=bool)
        for frame in frames if question == "frames" else [None]:
            answers, n_labels = _codes(codes, question, frame)
            for group in groups:
                chosen = answers[kept][:, [everybody.index(coder) for coder in group]]
                paired = (chosen != MISSING).sum(axis=1) > 1
                chosen, where = chosen[paired], articles[kept][paired]
                rng = np.random.default_rng(seed)
                found = alpha_with_interval(chosen, n_labels, where, resamples, confidence, rng)
                same = _all_same(chosen)
                pair = kappa(chosen[:, 0], chosen[:, 1]) if len(group) == 2 else None
                mentions = "actors" if of_actors else "all"
                counts = (len(chosen), len(np.unique(where)), float(same.mean()) if len(same) else None)
                rows.append((question, frame, mentions, ", ".join(group), *counts, *found, pair))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def _codes(codes: Mapping[str, pl.DataFrame], question: str, frame: str | None) -> tuple[np.ndarray, int]:
    answers = [table[question].to_list() for table in codes.values()]
    if frame is not None:
        answers = [[frame in given for given in column] for column in answers]
    labels = sorted({label for column in answers for label in column if label is not None})
    place = {label: number for number, label in enumerate(labels)} | {None: MISSING}
    return np.array([[place[label] for label in column] for column in answers], dtype=int).T, max(len(labels), 1)


def _all_same(codes: np.ndarray) -> np.ndarray:
    hidden = np.where(codes == MISSING, codes.max(axis=1, keepdims=True), codes)
    return hidden.min(axis=1) == hidden.max(axis=1)
