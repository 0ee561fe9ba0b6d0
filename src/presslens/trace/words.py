"""Tables of words: of each row the sentences with the word or phrase, in the group and in all others."""

from __future__ import annotations

import polars as pl

from presslens.estimate.word_counts import compared_words, named_targets
from presslens.exhibits.exhibit import Table
from presslens.ledger.join import SENTENCE
from presslens.trace import evidence
from presslens.trace.evidence import ITEM, Evidence, Explained
from presslens.trace.placed import keyed, together
from presslens.trace.sources import Sources

#: The sentences that are compared, and all others.
INSIDE, OUTSIDE = "inside", "outside"


def words(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The sentences with each word on either side; what one adds is how often the word occurs in it."""
    group = table.keys[0]
    articles, sentences = sources.table("articles"), sources.table("sentences")
    features = compared_words(articles, sentences, sources.ledger, sources.names["targets"]).with_columns(
        pl.col("kind", "feature").cast(pl.String), named_targets(pl.col("targets"))
    )
    features = features.join(
        rows.select("kind", "feature").unique(), on=["kind", "feature"], how="semi", maintain_order="left"
    )
    places = sentences.select(*SENTENCE).with_row_index(ITEM)
    features = features.join(places, on=SENTENCE, how="left", maintain_order="left")
    keys, found = (group, "kind", "feature"), []
    for value in rows[group].unique(maintain_order=True):
        inside = features["targets"].list.contains(value) if group == "target" else features[group] == value
        counts = features.with_columns(inside.alias("inside"), pl.lit(value).alias(group))
        found.append(counts.group_by(group, "kind", "feature", ITEM, "inside").agg(pl.len().alias("value")))
    if not found:
        nothing = features.clear().with_columns(inside=pl.lit(True), value=pl.lit(1), **{group: pl.lit("")})
        found.append(nothing.select(*keys, ITEM, "inside", "value"))
    counted = pl.concat(found)
    parts, items = together(
        keyed(rows, keys, counted.filter("inside"), INSIDE),
        keyed(rows, keys, counted.filter(~pl.col("inside")), OUTSIDE),
    )
    story = articles.select("article_id", "story_id", "outlet", "outlet_country", "date")
    population = sentences.drop("token_starts", "token_ends").join(
        story, on="article_id", how="left", maintain_order="left"
    )
    occurrences = pl.col("value").sum().cast(pl.Int64)
    explains = {
        "n_target": Explained(INSIDE, occurrences),
        "n_reference": Explained(OUTSIDE, occurrences),
        "n_stories": Explained((INSIDE, OUTSIDE), pl.col("story_id").n_unique()),
    }
    return Evidence(evidence.SENTENCE, population, parts, items, explains)
