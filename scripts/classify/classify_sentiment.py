"""Say in what light each mention's sentence shows its target."""

import polars as pl

from presslens.attribute.items import mention_items
from presslens.base.errors import reported
from presslens.base.io import read_table, write_table
from presslens.classify import registry
from presslens.classify.contract import LABELS
from presslens.classify.judgements import (
    best_labels,
    judgement_columns,
    look_up_features,
    probabilities,
    take_fitted_head,
)
from presslens.ledger.join import MENTION


def main(snakemake, note):
    settings = snakemake.params.settings
    name = settings["classifier"]
    classifier = registry.load("sentiment", name, settings.get(name, {}), snakemake.input.codebook)
    look_up_features(classifier, snakemake.input.features)
    take_fitted_head(classifier, snakemake.input.heads)
    mentions = read_table(snakemake.input.mentions)
    items = mention_items(read_table(snakemake.input.articles), read_table(snakemake.input.sentences), mentions)
    shares = probabilities(classifier, items)
    labels = best_labels(shares, LABELS["sentiment"], settings["abstain_below"])
    judgements = mentions.select(
        *MENTION,
        pl.Series("sentiment", labels, dtype=pl.String),
        *judgement_columns(shares, LABELS["sentiment"]).values(),
    )
    write_table(judgements, snakemake.output.judgements)
    note(f"{len(mentions)} mentions by {name}")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
