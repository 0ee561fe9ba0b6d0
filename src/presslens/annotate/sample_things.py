"""What can be drawn: the different things that a coder can be shown, their strata, and what a model says of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
import polars as pl

from presslens.annotate.alike import look, marked
from presslens.annotate.sample_design import RARE, RARE_TRAINING, STRATIFIED, UNCERTAIN, Design
from presslens.codebook.questions import ACTOR, QUESTIONS, Question

#: Characters of the text before the sentence that a coder is shown.
CHARACTERS_BEFORE = 200
#: What the strata of answers call mentions that are no actors, and those that carry no label.
NO_ACTOR, NO_LABEL, UNKNOWN = "no actor", "none", "unknown"
#: Power of its size to which a stratum is drawn (:func:`presslens.annotate.sample_chances.allocated`).
_POWERS = {STRATIFIED: 0.5, RARE: 0.0}


@dataclass(frozen=True)
class Things:
    """Mentions by how they look to a coder.

    Attributes
    ----------
    mentions
        The ledger with the text of each article and the ends of each sentence, by article and place.
    rows
        Rows of :attr:`mentions` by look, in their order.
    names, stratum
        The strata, and the place of each thing's among them. Where copies lie in several strata (of one wire report in
        two outlets) it is the one with fewest mentions, then the first by name: nothing that chance decides.
    power
        Power of its size to which a stratum is drawn.
    score
        How gladly each thing is chosen to learn from; 0 in other designs.
    """

    mentions: pl.DataFrame
    rows: dict[tuple, list[int]]
    names: list[str]
    stratum: np.ndarray
    power: float
    score: np.ndarray


def things_of(articles: pl.DataFrame, sentences: pl.DataFrame, ledger: pl.DataFrame, design: Design) -> Things:
    """What can be drawn of a corpus by a design; tables as in ``resources/<corpus>/``."""
    mentions = (
        ledger.sort("article_id", "start", "target")
        .join(articles.select("article_id", "text"), on="article_id", how="left", maintain_order="left")
        .join(
            sentences.select("article_id", "sentence_index", first="start", last="end"),
            on=["article_id", "sentence_index"],
            how="left",
            maintain_order="left",
        )
    )
    groups = defaultdict(list)
    for number, row in enumerate(mentions.iter_rows(named=True)):
        groups[look(row["target"], shown(row)[1])].append(number)
    of_row = _strata(mentions, design)
    sizes = Counter(of_row)
    chosen = [min({of_row[row] for row in rows}, key=lambda name: (sizes[name], name)) for rows in groups.values()]
    names = sorted(set(chosen))
    place = {name: number for number, name in enumerate(names)}
    score = _scores(mentions, design)
    return Things(
        mentions,
        dict(groups),
        names,
        np.array([place[name] for name in chosen], dtype=np.int64),
        _POWERS.get(design.name, 1.0),
        np.array([score[rows].max() for rows in groups.values()]),
    )


def shown(row: dict) -> tuple[str, str]:
    """What a coder is shown of a mention: the end of the text before its sentence, and the sentence with its mark."""
    text, first, start, end, last = (row[key] for key in ("text", "first", "start", "end", "last"))
    before = " ".join(text[max(0, first - CHARACTERS_BEFORE) : first].split())
    return before, marked(text[first:last], start - first, end - first)


def _strata(mentions: pl.DataFrame, design: Design) -> list[str]:
    if design.name == STRATIFIED:
        known = mentions.select(pl.col(column).cast(pl.String).fill_null(UNKNOWN) for column in design.by)
        return [" / ".join(row) for row in known.iter_rows()]
    if design.name == RARE:
        return _answers(mentions, QUESTIONS[design.by[0]])
    return ["all"] * len(mentions)


def _answers(mentions: pl.DataFrame, question: Question) -> list[str]:
    """The answer of each mention as a stratum; where several labels hold, the rarest of them."""
    column = mentions[question.name]
    if question.exclusive:
        answers = [[answer] if answer is not None else [] for answer in column.cast(pl.String).to_list()]
    else:
        answers = [list(answer or ()) for answer in column.to_list()]
    counts = Counter(label for answer in answers for label in answer)
    names = [min(answer, key=lambda label: (counts[label], label)) if answer else NO_LABEL for answer in answers]
    if not question.of_actors:
        return names
    return [name if actor else NO_ACTOR for name, actor in zip(names, mentions[ACTOR.name].to_list(), strict=True)]


def _scores(mentions: pl.DataFrame, design: Design) -> np.ndarray:
    if not design.training:
        return np.zeros(len(mentions))
    question = QUESTIONS[design.by[0]]
    columns = question.probability_columns(question.labels)
    if not question.exclusive:
        columns = {name: name for name in mentions.columns if name.startswith(question.prefix or "\0")}
    known = mentions.select(columns.values()).fill_null(0.0).to_numpy()
    actor = mentions.select("p_actor").fill_null(0.0).to_numpy().ravel() if question.of_actors else 1.0
    if design.name == UNCERTAIN:
        # Farthest from sure: of the likeliest of several labels, of any of those that may hold together.
        single = question.flag or not question.exclusive
        return actor * (0.5 - np.abs(known - 0.5).min(axis=1) if single else 1 - known.max(axis=1))
    assert design.name == RARE_TRAINING
    return actor * known[:, int(known.mean(axis=0).argmin())]
