"""What becomes of hypotheses by other answers to coded mentions, and without these mentions."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from presslens.base.bootstrap import Settings
from presslens.classify.others import beside
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.estimate.hypotheses import hypothesis_outcomes
from presslens.exhibits.tables import TABLES
from presslens.ledger.join import CODED, KEYS

AS_RUN, OUT_OF_FOLD, NOT_CODED = "as run", "out of fold", "not coded"


def answers_tables(
    ledger: pl.DataFrame,
    actor: pl.DataFrame,
    sentiment: pl.DataFrame,
    stance: pl.DataFrame,
    codebook: Codebook,
    bootstrap: Settings,
) -> dict[str, pl.DataFrame]:
    """The table of hypotheses by answers, by its name; of actor mentions, as the answers say which are.

    Parameters
    ----------
    actor, sentiment, stance
        Judgements of every mention as the classifiers gave them in the run.
    """
    ledgers = ledgers_by_answers(ledger, {"actor": actor, "sentiment": sentiment, "stance": stance})
    parts = [
        hypothesis_outcomes(codebook.hypotheses, mentions, bootstrap)
        .with_columns(answers=pl.lit(name))
        .with_row_index("place")
        for name, mentions in ledgers.items()
    ]
    table = TABLES["hypotheses_by_answers"]
    return {table.name: pl.concat(parts).sort("place", maintain_order=True).select(*table.types)}


def ledgers_by_answers(ledger: pl.DataFrame, judgements: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The mentions that each set of answers is about, with these answers.

    Parameters
    ----------
    judgements
        As :func:`answered_as_run` takes them.
    """
    return {
        AS_RUN: answered_as_run(ledger, judgements),
        OUT_OF_FOLD: ledger,
        NOT_CODED: ledger.filter(~pl.col(CODED)),
    }


def answered_as_run(ledger: pl.DataFrame, judgements: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The ledger with the answers of the run, also to mentions that it answers out of fold.

    Parameters
    ----------
    judgements
        By question, one row per unit, keyed as :data:`presslens.ledger.join.KEYS` says. Probabilities stay the
        ledger's.
    """
    for name, table in judgements.items():
        key = KEYS[QUESTIONS[name].unit]
        ledger = ledger.with_columns(beside(ledger, table.select(*key, name), key))
    return ledger
