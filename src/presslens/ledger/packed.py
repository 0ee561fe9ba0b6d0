"""The ledger as tables of results need it: in a small part of the memory that all of it takes."""

from __future__ import annotations

import polars as pl

from presslens.codebook.questions import QUESTIONS

#: What groups, selects and answers mentions.
COLUMNS = (
    *("article_id", "story_id", "sentence_index", "start", "outlet", "outlet_country", "date", "target"),
    *QUESTIONS,
    "coded",
)
#: Texts that are as many as articles; of the others there are few, each of which comes very often.
_IDENTITIES = frozenset(("article_id", "story_id"))
_PROBABILITY = "p_"


def packed(ledger: pl.LazyFrame, probabilities: bool = False) -> pl.DataFrame:
    """:data:`COLUMNS` of a ledger, names as categories, and of its probabilities whether they are there.

    Parameters
    ----------
    probabilities
        Whether the probabilities are wanted as they are.

    Returns
    -------
    The rows in their order. Of each probability that is not wanted there is a column all the same, True where it is
    known and null where not, which is what :func:`presslens.ledger.answered.answered_labels` asks.

    >>> names = dict.fromkeys(COLUMNS, ["a"]) | {"corpus": ["mine"], "p_none": [0.5], "p_war": [None]}
    >>> packed(pl.LazyFrame(names)).row(0)[-3:]
    ('a', True, None)
    """
    types = ledger.collect_schema()
    answered = [pl.col(name) for name in types.names() if name.startswith(_PROBABILITY)]
    names = {name for name in COLUMNS if types[name] == pl.String} - _IDENTITIES
    return ledger.select(
        *(pl.col(name).cast(pl.Categorical) if name in names else pl.col(name) for name in COLUMNS),
        *(
            column if probabilities else pl.when(column.is_not_null()).then(pl.lit(True)).name.keep()
            for column in answered
        ),
    ).collect(engine="streaming")
