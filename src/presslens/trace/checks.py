"""Tables of scores: of each row the coded mentions that were scored, and what coders and classifier said of them."""

from __future__ import annotations

import numpy as np
import polars as pl

from presslens.codebook.questions import UNCERTAIN
from presslens.exhibits.exhibit import Table
from presslens.trace.evidence import CODED_ITEM, COUNTED, ITEM, PLACE, Evidence, Explained, nothing_traced
from presslens.trace.placed import chosen
from presslens.trace.sources import Sources
from presslens.validate.calibration import N_BINS, PART, bin_sums
from presslens.validate.checked import Checked
from presslens.validate.decisions import Decisions
from presslens.validate.left_out import account_of
from presslens.validate.scores import confused
from presslens.validate.tables import ALL, decided, slices

#: Parts of a score: all scored items, or cells of an item and a label; those where coders gave the label, where the
#: classifier did, where both did; and those that are right.
SCORED, TOLD, SAID, HIT, CELLS, RIGHT = "scored", "annotated", "predicted", "both", "compared", "right"
_SCORES = ("precision", "recall", "f1")


class _Items:
    """The scored mentions of a question, and what each prediction decided of them."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        mentions = checked.mentions
        places = pl.concat([checked.unplaced.select("id"), checked.placed.select("id")]).with_row_index(ITEM)
        self.places = mentions.select("id").join(places, on="id", how="left", maintain_order="left")[ITEM].to_numpy()
        self.by_name = {(one.classifier, one.kind): one for one in checked.predictions}

    def decisions(self, classifier: str, kind: str) -> tuple[np.ndarray, Decisions] | None:
        """Which of the mentions have an answer, and what was decided of these."""
        if (prediction := self.by_name.get((classifier, kind))) is None:
            return None
        one = self.checked
        there, _, decisions = decided(one.mentions, one.question, one.labels, one.coded, prediction)
        return there, decisions

    def of(self, there: np.ndarray, values: np.ndarray) -> pl.DataFrame:
        """Items with a value above 0, of those with an answer."""
        places = self.places[there]
        counts = values > 0
        return pl.DataFrame({ITEM: places[counts], "value": values[counts].astype(float)})


def population(checked: Checked) -> pl.DataFrame:
    """All annotated mentions, the unplaced ones first, with the label that coders agree on (``code``)."""
    column = checked.question.name
    columns = [*checked.unplaced.columns, "article_id", "sentence_index", "start", "end", "story_id", column]
    codes = checked.placed.select(name for name in dict.fromkeys(columns) if name in checked.placed.columns)
    both = pl.concat([checked.unplaced, codes], how="diagonal")
    missing = [pl.lit(None, kind).alias(name) for name, kind in PLACE.items() if name not in both.columns]
    return both.with_columns(missing).rename({column: "code"})


def _traced(
    sets: list[tuple[int, str, pl.DataFrame]], items: _Items, explains: dict, derived: dict | None = None, **other
) -> Evidence:
    parts, found = chosen(sets)
    return Evidence(CODED_ITEM, population(items.checked), parts, found, explains, derived or {}, **other)


def _checked(table: Table, sources: Sources) -> _Items | None:
    return None if sources.checked is None else _Items(sources.checked(table.question))


def confusion(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The coded mentions of each pair of labels."""
    if (items := _checked(table, sources)) is None:
        return nothing_traced("Nobody coded this corpus.")
    sets: list[tuple[int, str, pl.DataFrame]] = []
    cells: dict[tuple, pl.DataFrame] = {}
    for classifier, kind in rows.select("classifier", "predictions").unique(maintain_order=True).iter_rows():
        if found := items.decisions(classifier, kind):
            there, decisions = found
            cells |= {
                (classifier, kind, told, said): items.of(there, mask.astype(float))
                for told, said, mask in confused(decisions, UNCERTAIN)
            }
    for row, key in enumerate(rows.select(table.keys).iter_rows()):
        if key in cells:
            sets.append((row, COUNTED, cells[key]))
    return _traced(sets, items, {"n": Explained(COUNTED, pl.len())})


def calibration(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The coded mentions whose likeliest label has a probability in each bin; of frames, what a mention adds is how
    many of its labels lie there.
    """
    if (items := _checked(table, sources)) is None:
        return nothing_traced("Nobody coded this corpus.")
    sets = []
    for row, (classifier, kind, low) in enumerate(rows.select(table.keys).iter_rows()):
        if found := items.decisions(classifier, kind):
            there, decisions = found
            answers, confidence, right = bin_sums(decisions)[:, :, round(low * N_BINS)].T
            for part, values in ((COUNTED, answers), ("confidence", confidence / PART), (RIGHT, right)):
                sets.append((row, part, items.of(there, values)))
    total = pl.col("value").sum()
    explains = {
        "n": Explained(COUNTED, total),
        "_right": Explained(RIGHT, total),
        "_confidence": Explained("confidence", total),
    }
    some = pl.when(pl.col("n") > 0)
    derived = {
        "confidence": some.then(pl.col("_confidence") / pl.col("n")),
        "accuracy": some.then(pl.col("_right") / pl.col("n")),
    }
    return _traced(sets, items, explains, derived)


def scores(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The coded mentions that each score is of, and those that each count counts."""
    if (items := _checked(table, sources)) is None:
        return nothing_traced("Nobody coded this corpus.")
    checked, sets = items.checked, []
    masks, accounts, found = dict(slices(checked.mentions)), {}, {}
    for key in rows.select("classifier", "predictions").unique(maintain_order=True).iter_rows():
        if decision := items.decisions(*key):
            found[key] = decision
            account = account_of(checked.placed, checked.unplaced, checked.question, checked.labels, decision[0])
            accounts[key] = {(score, label): mask for score, label, mask in account}
    for row, one in enumerate(rows.iter_rows(named=True)):
        key = (one["classifier"], one["predictions"])
        if key not in found or one["slice"] not in masks:
            continue
        counted = accounts[key].get((one["score"], one["label"]))
        if counted is not None:
            places = np.flatnonzero(counted)
            sets.append((row, SCORED, pl.DataFrame({ITEM: places, "value": np.ones(len(places))})))
            continue
        there, decisions = found[key]
        inside = masks[one["slice"]][there] if one["slice"] != ALL else np.ones(len(decisions), dtype=bool)
        sets.append((row, SCORED, items.of(there, inside.astype(float))))
        parts = _parts(decisions, one["score"], one["label"])
        sets += [(row, part, items.of(there, values * inside)) for part, values in parts.items()]
    total = pl.col("value").sum()
    explains = {
        "n": Explained(SCORED, pl.len()),
        "n_articles": Explained(SCORED, pl.col("source_id").n_unique()),
        **{f"_{part}": Explained(part, total) for part in (TOLD, SAID, HIT, CELLS, RIGHT)},
    }
    score, (told, said, hit) = pl.Series(rows["score"]), (pl.col(f"_{part}") for part in (TOLD, SAID, HIT))
    of_score = {
        "precision": pl.when(said > 0).then(hit / said),
        "recall": pl.when(told > 0).then(hit / told),
        "f1": pl.when(told + said > 0).then(2 * hit / (told + said)),
        "accuracy": pl.when(pl.col(f"_{CELLS}") > 0).then(pl.col(f"_{RIGHT}") / pl.col(f"_{CELLS}")),
    }
    value = pl.coalesce(pl.when(pl.lit(score) == name).then(number) for name, number in of_score.items())
    return _traced(sets, items, explains, {"value": value}, partial=frozenset({"value"}))


def _parts(decisions: Decisions, score: str, label: str | None) -> dict[str, np.ndarray]:
    """What each item adds to the parts of a score."""
    told, said, known = decisions.annotated, decisions.predicted, decisions.known
    if score == "accuracy":
        right = told == said
        if decisions.exclusive:
            return {CELLS: np.ones(len(decisions)), RIGHT: right.all(axis=1).astype(float)}
        return {CELLS: known.sum(axis=1).astype(float), RIGHT: (right & known).sum(axis=1).astype(float)}
    if score not in _SCORES or label not in decisions.labels:
        return {}
    place = decisions.labels.index(label)
    told, said, known = (array[:, place] for array in (told, said, known))
    masks = {TOLD: told & known, SAID: said & known, HIT: told & said & known}
    return {part: mask.astype(float) for part, mask in masks.items()}
