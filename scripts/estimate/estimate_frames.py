"""Estimate how frames go together, how they change over time, and which frames whole articles carry."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv, write_table
from presslens.estimate.article_frames import article_frames
from presslens.estimate.association import label_pairs
from presslens.estimate.groups import UNKNOWN, actor_mentions
from presslens.estimate.shares import Settings, label_shares
from presslens.ledger.join import SENTENCE
from presslens.tell.latex import write_latex

PRINTED = ["n", "n_articles", "share", "low", "high"]


def main(snakemake, note):
    frames, settings = snakemake.params.frames, Settings(**snakemake.params.settings)
    mentions = actor_mentions(read_table(snakemake.input.ledger))
    sentences = mentions.unique(SENTENCE, keep="first", maintain_order=True)
    pairs = label_pairs(sentences, "frames", frames, "frame_pairs", settings)
    write_csv(pairs, snakemake.output.pairs)
    write_latex(pairs.drop("cluster"), snakemake.output.pairs_tex)

    dated = mentions.drop_nulls("quarter")
    over_time = label_shares(dated, ["quarter"], "frames", frames, "frames_over_time", settings)
    write_csv(over_time, snakemake.output.time)
    write_latex(over_time.select("quarter", "frames", "n_mentions", *PRINTED), snakemake.output.time_tex)

    judged = pl.concat([read_table(path).select("article_id", "frames") for path in snakemake.input.frames])
    about = read_table(snakemake.input.articles).select("article_id", "source_id", "story_id", "outlet", "date")
    carried = about.join(article_frames(judged, frames, snakemake.params.min_share), on="article_id").sort("article_id")
    write_table(carried, snakemake.output.carried)
    rows = carried.with_columns(pl.col("outlet").fill_null(UNKNOWN), pl.lit(0).alias("sentence_index"))
    shares = label_shares(rows, ["outlet"], "frames", frames, "article_frames", settings).with_columns(
        pl.col("cluster").replace("sentence", "article")  # an article is one row here
    )
    shares = shares.drop("n_mentions", "n_sentences")
    write_csv(shares, snakemake.output.articles)
    write_latex(shares.select("outlet", "frames", *PRINTED), snakemake.output.articles_tex)
    note(f"{len(sentences)} sentences, {len(dated)} dated mentions, {len(carried)} articles")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
