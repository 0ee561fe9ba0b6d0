"""Rank the words and phrases that set sentences apart: those naming each target, those of each country's outlets."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv
from presslens.estimate.groups import UNKNOWN
from presslens.estimate.keyness import KEYNESS_COLUMNS, log_odds
from presslens.estimate.words import sentence_features
from presslens.ledger.join import SENTENCE
from presslens.tell.latex import write_latex

PRINTED = ["kind", "feature", "n_target", "n_reference", "log_odds", "z_clustered", "p_adjusted"]


def main(snakemake, note):
    settings = snakemake.params
    articles, sentences, ledger = (read_table(snakemake.input[name]) for name in ("articles", "sentences", "ledger"))
    of_article = articles.select("article_id", "story_id", pl.col("outlet_country").fill_null(UNKNOWN))
    features = sentence_features(articles, sentences, ledger).join(
        of_article, on="article_id", how="left", maintain_order="left"
    )
    # "Syrian" in "Syrian Observatory for Human Rights" does not name the state.
    named = ledger.filter(pl.col("alias_kind") != "name").select(*SENTENCE, "target").unique(maintain_order=True)
    tests = {"target": {}, "outlet_country": {}}
    for target in settings.targets:
        here = named.filter(pl.col("target") == target).select(*SENTENCE, pl.lit(True).alias("inside"))
        marked = features.join(here, on=SENTENCE, how="left", maintain_order="left").with_columns(
            pl.col("inside").fill_null(False)
        )
        tests["target"][target] = marked
    for country in sorted(of_article["outlet_country"].unique()):
        inside = (pl.col("outlet_country") == country).alias("inside")
        tests["outlet_country"][country] = features.with_columns(inside)
    for (group, sets), csv, tex in zip(tests.items(), snakemake.output.csv, snakemake.output.tex, strict=True):
        tables = [
            _ends(log_odds(marked, settings.prior_words, settings.min_count), settings.top_words).select(
                pl.lit(value).alias(group), *KEYNESS_COLUMNS
            )
            for value, marked in sets.items()
        ]
        ranking = pl.concat(tables) if tables else pl.DataFrame(schema={group: pl.String} | KEYNESS_COLUMNS)
        write_csv(ranking, csv)
        write_latex(ranking.select(group, *PRINTED), tex)
        note(f"by {group}: {len(sentences)} sentences, {len(ranking)} words and phrases")


def _ends(table, n):
    """The ``n`` highest and the ``n`` lowest rows on their own side of zero."""
    return pl.concat([table.filter(pl.col("z_clustered") > 0).head(n), table.filter(pl.col("z_clustered") < 0).tail(n)])


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
