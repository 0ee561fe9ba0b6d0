"""Tables of a corpus as tables of results need them: in a small part of the memory that all of them takes."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

import polars as pl

from presslens.codebook.questions import QUESTIONS

#: What groups, selects and answers mentions.
COLUMNS = (
    *("article_id", "story_id", "sentence_index", "start", "outlet", "outlet_country", "date", "target", "alias_kind"),
    *QUESTIONS,
    *("holder_rule", "coded"),
)
#: Of other tables what is asked for; of those that are not here, all but texts.
_WANTED = {
    "ledger": COLUMNS,
    "attributions": ("article_id", "cue_start", "cue", "cue_tone", "holder"),
    "removals": ("article_id", "reason"),
}
#: Texts that are as many as articles, or that are searched; of others there are few, each of which comes very often.
_KEPT_AS_TEXT = frozenset(("article_id", "story_id", "source_id", "title", "url", "cue", "feature", "measure"))
_TEXT = "text"
_PROBABILITY = "p_"
_TOKENS = ("token_starts", "token_ends")
N_TOKENS = "n_tokens"

Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)


def packed(name: str, table: pl.LazyFrame, probabilities: Collection[str] = ()) -> pl.DataFrame:
    """So much of a table of the corpus or of a shard as tables of results ask for, names as categories.

    Parameters
    ----------
    name
        What the table holds: ``ledger``, ``sentences``, ``sentiment`` ...
    probabilities
        Columns of probabilities that are wanted as they are.

    Returns
    -------
    The rows in their order. Of each probability that is not wanted there is a column all the same, True where it is
    known and null where not, which is what :func:`presslens.ledger.answered.answered_labels` asks. Of tokens there is
    how many they are (:func:`with_token_counts`).

    >>> names = dict.fromkeys(COLUMNS, ["a"]) | {"corpus": ["mine"], "p_none": [0.5], "p_war": [None]}
    >>> packed("ledger", pl.LazyFrame(names)).row(0)[-3:]
    ('a', True, None)
    """
    if _TOKENS[0] in table.collect_schema():
        table = with_token_counts(table)
    types = table.collect_schema()
    answered = [column for column in types.names() if column.startswith(_PROBABILITY)]
    wanted = _WANTED.get(name, [column for column in types.names() if column != _TEXT and column not in answered])
    texts = {column for column in wanted if types[column] == pl.String} - _KEPT_AS_TEXT
    known = (pl.when(pl.col(column).is_not_null()).then(True).alias(column) for column in answered)
    return table.select(
        *(pl.col(column).cast(pl.Categorical) if column in texts else pl.col(column) for column in wanted),
        *(
            pl.col(column) if column in probabilities else is_known
            for column, is_known in zip(answered, known, strict=True)
        ),
    ).collect(engine="streaming")


def with_token_counts(sentences: Frame) -> Frame:
    """Sentences with :data:`N_TOKENS` in place of where their tokens are.

    >>> with_token_counts(pl.DataFrame({"token_starts": [[0, 5]], "token_ends": [[4, 6]]})).to_dicts()
    [{'n_tokens': 2}]
    """
    counted = pl.col(_TOKENS[0]).list.len().cast(pl.Int64).alias(N_TOKENS)
    return sentences.with_columns(counted).drop(*_TOKENS)
