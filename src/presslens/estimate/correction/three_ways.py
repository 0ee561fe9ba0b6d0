"""Tables three ways from located mentions and sampled codes: shares of labels, mean polarities, differences.

What groups mentions by known attributes (target, outlet, year) decides alone which rows a group has. Whether a mention
is an actor, whose words it stands in and its label are answers: they enter numerators and denominators with their
errors, also where a table is grouped by holder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import polars as pl

from presslens.codebook.questions import HOLDER, UNCERTAIN, Question
from presslens.estimate.correction.cells import Cells
from presslens.estimate.correction.enough import NEVER_CODED, NO_CODE, NOBODY_CODED, NONE_AT_RANDOM, NOT_ASKED
from presslens.estimate.correction.power import detectable
from presslens.estimate.correction.pseudo_outcomes import Added, Coded, Voice, added, cells_of
from presslens.estimate.correction.ways import CORRECTED, WAYS, Estimates, differences, estimate
from presslens.estimate.polarity import polarity
from presslens.estimate.shares import has_label

#: Columns of counts behind the keys of a table.
COUNTS = {"n_codes": int, "n_coded_stories": int, "effective_stories": float, "uncorrected": float}


@dataclass(frozen=True)
class Group:
    """Mentions whose mean is asked for.

    Attributes
    ----------
    rows
        Which rows belong to it by known attributes; shape (n_rows,), of the rows of a :class:`Coded`.
    question
        Whose labels count.
    label
        Whose share is meant; None: the mean polarity.
    voice
        In whose words mentions must stand; None: in anybody's.
    """

    rows: np.ndarray
    question: Question
    label: str | None = None
    voice: Voice | None = None


def label_shares(
    coded: Coded, by: Sequence[str], question: Question, labels: Sequence[str], confidence: float
) -> pl.DataFrame:
    """Share of each label among the actor mentions of each group, three ways.

    Parameters
    ----------
    by
        Grouping columns of the rows; rows without a value in one are left out. ``holder`` among them is an answer.
    labels
        Labels reported, in order.

    Returns
    -------
    Columns of ``by``, the question (label), :data:`COUNTS`, then for each way its number, ``<way>_low`` and
    ``<way>_high``, and ``note``: why the number is not corrected. Groups sorted, those without an actor mention by the
    answers left out: the naive share is that of :func:`presslens.estimate.shares.label_shares`.
    """
    known = [column for column in by if column != HOLDER.name]
    voiced = HOLDER.name in by
    holders = sorted(coded.rows[HOLDER.name].drop_nulls().unique().cast(pl.String)) if voiced else [None]
    named, group = _groups(coded.rows, known)
    index = [(holder, key) for holder in holders for key in named]
    voices = [None if holder is None else Voice(holder) for holder in holders]
    rows = []
    # One label at a time: what mentions add to all labels at once would fill the memory.
    for order, label in enumerate(labels if index else ()):
        parts = (
            (np.where(group >= 0, group + place * len(named), -1), _added(coded, question, label, voice))
            for place, voice in enumerate(voices)
        )
        cells = cells_of(parts, len(index))
        reasons = [[_reason(coded, question, label, voice)] * len(named) for voice in voices]
        found = estimate(coded.mentions, cells, tuple(chain.from_iterable(reasons)))
        numbers = {way: (found.values(way, 0.0), *found.share_intervals(way, confidence)) for way in WAYS}
        for place in np.flatnonzero(cells.sums(cells.denominator) > 0):
            holder, key = index[place]
            values = dict(zip(known, key, strict=True)) | ({HOLDER.name: holder} if voiced else {})
            group_key = tuple(str(values[column]) for column in by)
            rows.append((group_key, order, (*group_key, label, *_row(found, numbers, int(place)))))
    rows.sort(key=lambda row: row[:2])
    return pl.DataFrame([row for *_, row in rows], schema=_schema(by, question), orient="row")


def _groups(rows: pl.DataFrame, by: Sequence[str]) -> tuple[list[tuple[str, ...]], np.ndarray]:
    """The groups in order, and the place of each row's group among them; -1 where a column has no value."""
    if not by:
        return [()], np.zeros(len(rows), dtype=np.int64)
    keys = rows.select(pl.col(column).cast(pl.String) for column in by)
    named = sorted(keys.drop_nulls().unique().iter_rows())
    order = pl.DataFrame(named, schema=dict.fromkeys(by, pl.String), orient="row").with_row_index("_group")
    joined = keys.join(order, on=list(by), how="left", maintain_order="left")
    return named, joined["_group"].cast(pl.Int64).fill_null(-1).to_numpy()


def _schema(by: Sequence[str], question: Question) -> dict[str, type]:
    numbers = [name for way in WAYS for name in (way, f"{way}_low", f"{way}_high")]
    return dict.fromkeys([*by, question.name], str) | COUNTS | dict.fromkeys(numbers, float) | {"note": str}


def _row(found: Estimates, numbers: Mapping[str, Sequence[np.ndarray]], place: int) -> list:
    told = [_number(values[place]) for way in WAYS for values in numbers[way]]
    return [*_counts(found, place), *told, found.notes[place]]


def _counts(found: Estimates, place: int) -> list:
    left = _number(found.uncorrected[place])
    return [int(found.n_codes[place]), int(found.n_stories[place]), float(found.effective[place]), left]


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def group_means(coded: Coded, groups: Sequence[Group], confidence: float) -> pl.DataFrame:
    """Mean polarity of each group, or share of its label, three ways; one row per group, in their order.

    Returns
    -------
    :data:`COUNTS`, then as :func:`label_shares`. Null without an actor mention.
    """
    _, found = estimates_of(coded, groups)
    shares = np.array([group.label is not None for group in groups], dtype=bool)
    least, numbers = np.where(shares, 0.0, -1.0), {}
    for way in WAYS:
        pairs = zip(found.share_intervals(way, confidence), found.mean_intervals(way, confidence), strict=True)
        numbers[way] = (found.values(way, least), *(np.where(shares, share, mean) for share, mean in pairs))
    rows = [_row(found, numbers, place) for place in range(len(groups))]
    schema = {name: kind for name, kind in _schema([], HOLDER).items() if name != HOLDER.name}
    return pl.DataFrame(rows, schema=schema, orient="row")


def group_differences(coded: Coded, pairs: Sequence[tuple[Group, Group]], confidence: float) -> pl.DataFrame:
    """Differences of the means of pairs of groups, first less second, three ways; one row per pair, in their order.

    Returns
    -------
    For each way ``<way>_first``, ``<way>_second`` (means), ``<way>`` (difference), ``<way>_low``, ``<way>_high`` and
    ``<way>_p`` (two-sided, at least 1e-6); ``detectable`` (:func:`presslens.estimate.correction.power.detectable`);
    ``n_codes_first``, ``n_codes_second``, ``note`` (why the difference is not corrected).
    Groups may share stories.
    """
    _, found = estimates_of(coded, [group for pair in pairs for group in pair])
    first, second = np.arange(0, 2 * len(pairs), 2), np.arange(1, 2 * len(pairs), 2)
    most = np.array([1.0 if pair[0].label is not None else 2.0 for pair in pairs])
    columns: dict[str, list] = {}
    for way in WAYS:
        result = differences(found, first, second, way, confidence)
        values = {"_first": found.values(way)[first], "_second": found.values(way)[second]}
        values |= {"": result.difference, "_low": np.maximum(result.low, -most)}
        # Tables have six decimals, and no p is 0.
        values |= {"_high": np.minimum(result.high, most), "_p": np.maximum(result.p, 1e-6)}
        columns |= {f"{way}{end}": [_number(value) for value in array] for end, array in values.items()}
        if way == CORRECTED:
            columns["detectable"] = [_number(value) for value in detectable(result.error, result.df, confidence)]
    columns |= {
        f"n_codes_{name}": found.n_codes[side].tolist() for name, side in (("first", first), ("second", second))
    }
    columns["note"] = [
        "; ".join(f"{name}: {found.notes[place]}" for name, place in sides if found.notes[place])
        for sides in ((("first", a), ("second", b)) for a, b in zip(first, second, strict=True))
    ]
    kinds = {name: str if name == "note" else int if name.startswith("n_codes") else float for name in columns}
    return pl.DataFrame(columns, schema=kinds)


def estimates_of(coded: Coded, groups: Sequence[Group]) -> tuple[Cells, Estimates]:
    """What mentions add to the ratio of each group by answers and codes, and the ratios by every way."""
    parts = (
        (np.where(group.rows, place, -1), _added(coded, group.question, group.label, group.voice))
        for place, group in enumerate(groups)
    )
    reasons = tuple(_reason(coded, group.question, group.label, group.voice) for group in groups)
    cells = cells_of(parts, len(groups))
    return cells, estimate(coded.mentions, cells, reasons)


def _added(coded: Coded, question: Question, label: str | None, voice: Voice | None) -> Added:
    def values(series: pl.Series) -> np.ndarray:
        return polarity(series, question) if label is None else np.nan_to_num(has_label(series, label))

    nothing = np.zeros(len(coded.rows))
    by_coder = [values(coded.coder(question, name)) if coded.asked(question) else nothing for name in coded.coders]
    return added(coded, values(coded.rows[question.name]), by_coder, voice)


def _reason(coded: Coded, question: Question, label: str | None, voice: Voice | None) -> str:
    if not coded.coders:
        return NOBODY_CODED
    if not coded.mentions.coded.any():
        return NONE_AT_RANDOM
    if label == UNCERTAIN:
        return NO_CODE
    if not coded.asked(question) or (voice is not None and not coded.asked(HOLDER)):
        return NOT_ASKED
    if voice is not None and not voice.other and not voice.names & coded.given(HOLDER):
        return NEVER_CODED
    return NEVER_CODED if label is not None and label not in coded.given(question) else ""
