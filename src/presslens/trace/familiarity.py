"""Tables of familiarity: of the rows of the corpus the mentions that the encoder was asked about."""

from __future__ import annotations

import polars as pl

from presslens.classify.familiarity.measures import likeliest
from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.exhibit import Table
from presslens.exhibits.familiarity import CORPUS
from presslens.trace.evidence import COUNTED, GROUP, ITEM, MENTION, Evidence, Explained
from presslens.trace.placed import chosen
from presslens.trace.sources import Sources
from presslens.validate.familiarity import asked_mentions, ledger_probabilities

#: What is said of rows of reference sets.
_OTHERS = "a set of other texts, which are not part of this corpus: its numbers come with the encoder"


def measured(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The mentions that a question is asked of; what one adds is the probability of its likeliest label."""
    sets = []
    for row, question in _of_corpus(rows):
        mentions = asked_mentions(QUESTIONS[question], sources.mentions)
        best = ledger_probabilities(QUESTIONS[question], mentions).max(axis=1)
        sets.append((row, GROUP, mentions.select(ITEM, pl.Series("value", best))))
    parts, items = chosen(sets)
    explains = {
        "n": Explained(GROUP, pl.len(), None),
        "n_articles": Explained(GROUP, pl.col("article_id").n_unique(), None),
        "confidence": Explained(GROUP, pl.col("value").mean(), None),
    }
    given = frozenset(explains)
    return Evidence(MENTION, sources.ledger, parts, items, explains, partial=given, notes=_notes(rows))


def answers(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The mentions that a question is asked of, and those of them whose likeliest label is the row's."""
    sets = []
    for row, question in _of_corpus(rows):
        mentions = asked_mentions(QUESTIONS[question], sources.mentions).with_columns(value=pl.lit(1.0))
        said = likeliest(QUESTIONS[question], ledger_probabilities(QUESTIONS[question], mentions))
        held = mentions.filter(pl.Series(said, dtype=pl.String) == rows["label"][row])
        sets += [(row, COUNTED, held.select(ITEM, "value")), (row, GROUP, mentions.select(ITEM, "value"))]
    parts, items = chosen(sets)
    explains = {"_n": Explained(COUNTED, pl.len()), "_all": Explained(GROUP, pl.len(), None)}
    derived = {"share": pl.col("_n") / pl.col("_all")}
    return Evidence(
        MENTION, sources.ledger, parts, items, explains, derived, partial=frozenset({"share"}), notes=_notes(rows)
    )


def _of_corpus(rows: pl.DataFrame) -> list[tuple[int, str]]:
    asked = enumerate(rows.select("role", "question").iter_rows())
    return [(row, question) for row, (role, question) in asked if role == CORPUS]


def _notes(rows: pl.DataFrame) -> pl.DataFrame:
    others = rows.select("role").with_row_index("row").filter(pl.col("role") != CORPUS)
    return others.select(pl.col("row").cast(pl.UInt32), pl.lit(_OTHERS).alias("note"))
