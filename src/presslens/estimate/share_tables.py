"""Tables of shares: by the ledger's answers, corrected by the sampled codes, and by the coders alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from presslens.codebook.questions import QUESTIONS, Question
from presslens.estimate.correction import three_ways
from presslens.estimate.correction.nobody import nothing_corrected
from presslens.estimate.correction.pseudo_outcomes import Coded
from presslens.estimate.groups import actor_mentions
from presslens.estimate.shares import label_shares
from presslens.exhibits.correction_columns import CORRECTED_SHARES
from presslens.exhibits.exhibit import Table, types_of
from presslens.ledger.answered import answered_labels


def share_tables(
    ledger: pl.DataFrame,
    tables: Sequence[Table],
    names: Mapping[str, Sequence[str]],
    confidence: float,
    coded: Coded,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> dict[str, pl.DataFrame]:
    """Tables of shares among actor mentions, by name.

    Parameters
    ----------
    tables
        Each says by its ``groups`` and its ``outcome`` (a question) what shares it holds; mentions without a group
        (a quarter that nobody knows) are left out.
    names
        Codes of ``holders`` and ``frames``. A label that the classifier in use has not learned has no share.
    confidence
        Of the intervals, in (0, 1).
    coded
        The ledger beside its sampled codes.
    progress
        Is told how many tables are done, of how many.

    Returns
    -------
    As :func:`presslens.estimate.shares.label_shares` gives them, and beside each share :func:`corrected_beside`.
    """

    def answers(question: Question) -> tuple[str, ...]:
        return question.answers_of(answered_labels(question, ledger, question.labels_in(names)))

    found = {}
    for done, table in enumerate(tables, start=1):
        question = QUESTIONS[table.outcome]
        labels = answers(question)
        shares = label_shares(grouped(ledger, table), table.groups, table.outcome, labels, confidence)
        found[table.name] = corrected_beside(shares, coded, table.groups, question, labels, confidence)
        progress(done, len(tables))
    return found


def grouped(ledger: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The mentions of the ledger that a table of shares counts: actors that have a group."""
    return actor_mentions(ledger).drop_nulls(table.groups)


def corrected_beside(
    shares: pl.DataFrame,
    coded: Coded,
    by: Sequence[str],
    question: Question,
    labels: Sequence[str],
    confidence: float,
) -> pl.DataFrame:
    """Shares with the corrected ones and those of the coders behind them.

    Parameters
    ----------
    shares
        Of ``labels`` of the question by the columns ``by``, by the ledger's answers.
    coded
        The ledger that they were counted in, beside its codes.

    Returns
    -------
    The same rows in their order, with :data:`presslens.exhibits.correction_columns.CORRECTED_SHARES` behind. Where
    nobody coded nothing is computed, and ``correction_note`` says so.
    """
    types = types_of(CORRECTED_SHARES)
    if not coded.coders:
        return shares.with_columns(nothing_corrected(types))
    keys = [*by, question.name]
    ways = three_ways.label_shares(coded, by, question, labels, confidence).rename({"note": "correction_note"})
    return shares.join(ways.select(*keys, *types), on=keys, how="left", validate="1:1", maintain_order="left")
