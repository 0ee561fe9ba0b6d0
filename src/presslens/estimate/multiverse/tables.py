"""The tables of the multiverse: every specification, what they say together, and what they say by level."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import polars as pl

from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.estimate.multiverse.answered import Answers, answered_by, answered_in_ledger, answers_of
from presslens.estimate.multiverse.claims import (
    Claim,
    claim_of,
    claimed_mentions,
    few_stories,
    share_of,
)
from presslens.estimate.multiverse.engine import Answered, Mentions, outcomes
from presslens.estimate.multiverse.specifications import (
    AS_RUN,
    Decision,
    Grid,
    Specification,
    declaration,
    declared,
    grid_of,
)
from presslens.estimate.multiverse.summary import Curve, by_level, counted, deciding, unique_variance
from presslens.exhibits.multiverse import DIMENSIONS
from presslens.exhibits.tables import TABLES
from presslens.ledger.columns import read_probabilities
from presslens.ledger.join import MENTION

#: How a question of no attitude is decided here: as the ledger has it, and in no other way.
_LEDGER = Decision("ledger", 0.0, ())
_NAMES = ("multiverse", "multiverse_summary", "multiverse_levels")
_CURVE = ("estimate", "low", "high")


def multiverse_tables(
    ledger: pl.DataFrame,
    sentiment: pl.DataFrame,
    stance: pl.DataFrame,
    other_answers: pl.DataFrame | pl.LazyFrame,
    codebook: Codebook,
    names: Mapping[str, Sequence[str]],
    confidence: float,
    min_articles: int,
    decisions: Mapping[str, Mapping[str, Any]],
    multiverse: bool,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> dict[str, pl.DataFrame]:
    """The tables ``multiverse``, ``multiverse_summary`` and ``multiverse_levels``, by name.

    The specification of each claim that is declared is chosen, and its hash made, before any is computed: neither looks
    at the corpus.

    Parameters
    ----------
    sentiment, stance
        Judgements of every mention as the classifiers gave them in the run.
    other_answers
        What classifiers say that are not in use (:func:`presslens.classify.others.others_table`).
    names
        Codes of ``targets``: of each a share is asked.
    confidence
        Of the intervals, in (0, 1).
    min_articles
        Stories that each group of a claim needs.
    decisions
        How questions are decided, as :attr:`presslens.study.models.Models.decisions` says.
    multiverse
        Whether any of it is asked for; without, the tables have no rows.
    progress
        Is told how many claims are done, of how many.
    """
    claims = claims_of(codebook, names, decisions, multiverse)
    hashes = [declaration(claim.source, specification, confidence) for claim, specification, _ in claims]
    ledger = in_order(ledger)
    answers = answers_of(ledger, {"sentiment": sentiment, "stance": stance}, other_answers)
    parts: dict[str, list[pl.DataFrame]] = {name: [] for name in _NAMES}
    for done, ((claim, first, decision), sha256) in enumerate(zip(claims, hashes, strict=True), start=1):
        asked = (claim, decision, confidence, min_articles, first, sha256)
        made = _claim_tables(ledger, answers, *asked)
        for name, part in zip(_NAMES, made, strict=True):
            parts[name].append(part)
        progress(done, len(claims))
    return {name: pl.concat([pl.DataFrame(schema=TABLES[name].types), *found]) for name, found in parts.items()}


def claims_of(
    codebook: Codebook,
    names: Mapping[str, Sequence[str]],
    decisions: Mapping[str, Mapping[str, Any]],
    multiverse: bool,
) -> list[tuple[Claim, Specification, Decision]]:
    """Every claim with its declared specification and how its question is decided; arguments as those of
    :func:`multiverse_tables`.
    """
    claims = [*map(claim_of, codebook.hypotheses), *map(share_of, names["targets"])] if multiverse else []
    decided = {name: Decision(**decision) for name, decision in decisions.items()}
    found = []
    for claim in claims:
        decision = decided.get(claim.question, _LEDGER)
        found.append((claim, declared(decision, claim.voice, claim.unit), decision))
    return found


@dataclass(frozen=True)
class Asked:
    """What the specifications of a claim are computed from.

    Attributes
    ----------
    rows
        Rows of the ledger.
    mentions
        What is known of them.
    grid, answered
        The specifications, and the answers that they ask for.
    """

    rows: pl.DataFrame
    mentions: Mentions
    grid: Grid
    answered: Mapping[tuple[str, str], Answered]


def in_order(ledger: pl.DataFrame) -> pl.DataFrame:
    """A ledger sorted by the key of its mentions; itself where it is, as it is written, sorted."""
    article, start = (pl.col(name) for name in MENTION)
    risen = (article > article.shift()) | ((article == article.shift()) & (start >= start.shift()))
    return ledger if ledger.select(risen.all()).item() else ledger.sort(MENTION)


def asked_of(ledger: pl.DataFrame, answers: Answers, claim: Claim, decision: Decision, min_stories: int) -> Asked | str:
    """What the specifications of a claim are computed from, or why there are none.

    Parameters
    ----------
    ledger
        All mentions, sorted by their key.
    answers
        To them.
    min_stories
        Stories that each group needs.
    """
    places, mentions = claimed_mentions(ledger, claim)
    if note := few_stories(mentions, claim.voice, min_stories):
        return note
    rows = ledger[places]
    return Asked(rows, mentions, *_answered(rows, places, claim, decision, answers, list(mentions.subsets)))


def _claim_tables(
    ledger: pl.DataFrame,
    answers: Answers,
    claim: Claim,
    decision: Decision,
    confidence: float,
    min_stories: int,
    first: Specification,
    sha256: str,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The rows of one claim in each table."""
    asked = asked_of(ledger, answers, claim, decision, min_stories)
    about = claim.about | {"note": asked if isinstance(asked, str) else "", "declaration": sha256}
    if isinstance(asked, str):
        return _rows("multiverse", []), _rows("multiverse_summary", [about]), _rows("multiverse_levels", [])
    specifications = list(asked.grid.specifications())
    found = list(outcomes(asked.mentions, asked.answered, asked.grid, claim.bounds, confidence))
    every = [
        about
        | dict(zip(DIMENSIONS, one.levels, strict=True))
        | {"declared": one == first, "declaration": sha256 if one == first else ""}
        | asdict(outcome)
        for one, outcome in zip(specifications, found, strict=True)
    ]
    headline = found[specifications.index(first)]
    interval, null = (headline.estimate, headline.low, headline.high), len(claim.sides) == 2
    curve = Curve(*(np.array([getattr(outcome, name) for outcome in found], dtype=float) for name in _CURVE))
    estimated = np.flatnonzero(~np.isnan(curve.estimate))
    levels = {name: [getattr(one, name) for one in specifications] for name in DIMENSIONS}
    of_estimated = {name: np.asarray(values)[estimated].tolist() for name, values in levels.items()}
    variance = unique_variance(curve.estimate[estimated], of_estimated)
    told = list(by_level(levels, curve, interval, null))
    total = counted(curve, interval, null)
    summary = about | asdict(headline) | total | deciding(variance, told, total["median"])
    by_levels = [about | row | {"variance": variance[row["dimension"]]} for row in told]
    return _rows("multiverse", every), _rows("multiverse_summary", [summary]), _rows("multiverse_levels", by_levels)


def _answered(
    rows: pl.DataFrame,
    places: np.ndarray,
    claim: Claim,
    decision: Decision,
    answers: Answers,
    subsets: Sequence[str],
) -> tuple[Grid, dict[tuple[str, str], Answered]]:
    """The grid of a claim and the answers that it asks for; ``rows`` are those of the ledger at ``places``."""
    question = QUESTIONS[claim.question]
    if not question.polarity:
        grid = grid_of(decision, [], False, claim.voices, subsets)
        (certainty,) = grid.certainties[decision.classifier]
        return grid, {(decision.classifier, certainty.name): answered_in_ledger(rows, claim)}
    others = answers.others[question.name]
    given = {decision.classifier: read_probabilities(question, rows, question.labels)}
    as_run = answers.runs[question.name][places]
    differs = not np.array_equal(as_run, given[decision.classifier])
    if differs:
        given[f"{decision.classifier}{AS_RUN}"] = as_run
    given |= {name: probabilities[places] for name, probabilities in others.items()}
    grid = grid_of(decision, list(others), differs, claim.voices, subsets)
    return grid, answered_by(claim, grid, given)


def _rows(name: str, records: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    types = TABLES[name].types
    return pl.DataFrame([{key: record.get(key) for key in types} for record in records], schema=types, orient="row")
