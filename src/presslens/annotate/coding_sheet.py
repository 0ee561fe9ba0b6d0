"""Mentions drawn at random for coders, as a sheet that can be filled in."""

from __future__ import annotations

import numpy as np
import polars as pl

from presslens.codebook.questions import QUESTIONS

#: Characters of the text before the sentence that a coder is shown.
CHARACTERS_BEFORE = 200


def coding_sheet(
    articles: pl.DataFrame, sentences: pl.DataFrame, ledger: pl.DataFrame, n: int, rng: np.random.Generator
) -> pl.DataFrame:
    """A simple random sample of mentions, whoever they mean, in random order.

    Parameters
    ----------
    articles, sentences, ledger
        As in ``resources/<corpus>/``.
    n
        Mentions wanted; all of them where there are fewer.
    rng
        Where the draw comes from.

    Returns
    -------
    ``id``, ``source_id``, ``target``, ``start``, ``end`` (characters of the cleaned text), ``mention``,
    ``inclusion_probability``; ``before`` and ``sentence`` (the mention in ``[[ ]]``), for the coder's eyes; and one
    empty column per question.
    """
    drawn = rng.permutation(len(ledger))[:n]
    width = len(str(max(n, 1)))
    sheet = (
        ledger.sort("article_id", "start", "target")[drawn]
        .with_columns(id=pl.format("m{}", pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(width)))
        .join(articles.select("article_id", "text"), on="article_id", how="left", maintain_order="left")
        .join(
            sentences.select("article_id", "sentence_index", first="start", last="end"),
            on=["article_id", "sentence_index"],
            how="left",
            maintain_order="left",
        )
    )
    shown = [_shown(row) for row in sheet.iter_rows(named=True)]
    return sheet.select(
        "id",
        "source_id",
        "target",
        "start",
        "end",
        "mention",
        pl.lit(min(n / len(ledger), 1.0) if len(ledger) else None, pl.Float64).alias("inclusion_probability"),
        pl.Series("before", [before for before, _ in shown], pl.String),
        pl.Series("sentence", [sentence for _, sentence in shown], pl.String),
        *(pl.lit(None, pl.String).alias(question) for question in QUESTIONS),
    )


def _shown(row: dict) -> tuple[str, str]:
    text, first, start, end, last = (row[key] for key in ("text", "first", "start", "end", "last"))
    sentence = f"{text[first:start]}[[{text[start:end]}]]{text[end:last]}"
    return _one_line(text[max(0, first - CHARACTERS_BEFORE) : first]), _one_line(sentence)


def _one_line(text: str) -> str:
    return " ".join(text.split())
