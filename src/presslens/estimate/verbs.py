"""The verbs by which outlets let others speak: how often which, and how often one that judges ("claimed").

References
----------
Geis, M. L. (1987). The Language of Politics. Springer, chapter 5 (verbs that report speech with a judgement of it).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import polars as pl

from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import UNRESOLVED
from presslens.estimate.shares import label_shares
from presslens.exhibits.exhibit import Table
from presslens.exhibits.tables import TABLES
from presslens.language.en.words import COMPLEMENTISER

TONES = ["neutral", "loaded"]
#: What a verb of speech reports where its content is a statement.
STATEMENTS = ("clause", "deed")


def verb_tables(
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    attributions: pl.DataFrame,
    codebook: Codebook,
    tables: Sequence[Table],
    names: Mapping[str, Sequence[str]],
    top_words: int,
    confidence: float,
) -> dict[str, pl.DataFrame]:
    """The commonest verbs of each holder, and shares of verbs that judge, by name of the table.

    Parameters
    ----------
    codebook
        Its ``speech`` says which verbs report a statement.
    tables
        Those of shares say by their ``groups`` what the shares are shares of.
    names
        Codes of ``holders``.
    top_words
        Verbs listed of each holder.
    confidence
        Of the intervals, in (0, 1).
    """
    uses = reports(attributions, articles, sentences, codebook)
    holders = [*names["holders"], UNRESOLVED]
    return {"verbs_by_holder": verb_counts(uses, holders, top_words)} | {
        table.name: label_shares(uses, table.groups, table.outcome, TONES, confidence).rename(
            {"n_mentions": "n_reports"}
        )
        for table in tables
        if table.outcome
    }


def reports(
    attributions: pl.DataFrame, articles: pl.DataFrame, sentences: pl.DataFrame, codebook: Codebook
) -> pl.DataFrame:
    """Every verb that introduces a statement by the codebook, once: :func:`reporting_verbs`."""
    verbs = {form for form, cue in codebook.speech.verbs if cue.content in STATEMENTS}
    return reporting_verbs(attributions, articles, sentences, verbs)


def reporting_verbs(
    attributions: pl.DataFrame, articles: pl.DataFrame, sentences: pl.DataFrame, verbs: Collection[str]
) -> pl.DataFrame:
    """Every verb that introduces a statement, once.

    Parameters
    ----------
    attributions
        The attributions of a corpus; a verb with two stretches of content has two rows there.
    verbs
        Forms that report a statement. Verbs of attack, praise and denial tell what a speaker does, and are left out.

    Returns
    -------
    Columns ``article_id``, ``story_id``, ``outlet``, ``sentence_index``, ``holder``, ``verb``, ``cue_tone``,
    ``cue_start``; sorted by place.
    """
    found = (
        attributions.with_columns(pl.col("cue").str.to_lowercase().str.replace_all(r"\s+", " ").alias("verb"))
        .filter(pl.col("verb").is_in(sorted(verbs)))
        .unique(["article_id", "cue_start"], keep="first", maintain_order=True)
        .sort("article_id", "cue_start")
    )
    starts = sentences.select("article_id", "sentence_index", pl.col("start").alias("cue_start"))
    placed = found.join_asof(
        starts.sort("article_id", "cue_start"), on="cue_start", by="article_id", check_sortedness=False
    ).with_columns(pl.col("sentence_index").fill_null(0))
    origin = articles.select("article_id", "story_id", pl.col("outlet").fill_null("unknown"))
    return placed.join(origin, on="article_id", how="left", maintain_order="left").select(
        "article_id",
        "story_id",
        "outlet",
        "sentence_index",
        "holder",
        pl.col("verb").str.strip_suffix(f" {COMPLEMENTISER}"),
        "cue_tone",
        "cue_start",
    )


def verb_counts(uses: pl.DataFrame, holders: Collection[str], top: int) -> pl.DataFrame:
    """The ``top`` commonest verbs of each holder.

    Returns
    -------
    Columns ``holder`` (in the order given), ``verb``, ``cue_tone``, ``n``, ``n_reports`` (of the holder), ``share`` in
    [0, 1]; by falling ``n``, then by verb.
    """
    order = {holder: place for place, holder in enumerate(holders)}
    counts = uses.group_by("holder", "verb", "cue_tone").agg(pl.len().cast(pl.Int64).alias("n"))
    totals = uses.group_by("holder").agg(pl.len().cast(pl.Int64).alias("n_reports"))
    return (
        counts.join(totals, on="holder")
        .with_columns(
            (pl.col("n") / pl.col("n_reports")).alias("share"),
            pl.col("holder").replace_strict(order, default=len(order), return_dtype=pl.Int64).alias("place"),
        )
        .sort(["place", "n", "verb", "cue_tone"], descending=[False, True, False, False])
        .group_by("place", maintain_order=True)
        .head(top)
        .select(*TABLES["verbs_by_holder"].types)
    )
