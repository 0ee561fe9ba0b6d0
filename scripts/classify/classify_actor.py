"""Say of each mention whether it means the state and its people in office."""

import polars as pl

from presslens.attribute.items import mention_items
from presslens.base.errors import reported
from presslens.base.io import read_table, write_table
from presslens.classify import registry
from presslens.classify.judgements import look_up_features, probabilities, take_fitted_head
from presslens.ledger.join import MENTION


def main(snakemake, note):
    settings = snakemake.params.settings
    name = settings["classifier"]
    classifier = registry.load("actor", name, settings.get(name, {}), snakemake.input.codebook)
    look_up_features(classifier, snakemake.input.features)
    take_fitted_head(classifier, snakemake.input.heads)
    mentions = read_table(snakemake.input.mentions)
    items = mention_items(read_table(snakemake.input.articles), read_table(snakemake.input.sentences), mentions)
    shares = probabilities(classifier, items)[:, classifier.labels.index("yes")]
    actor = pl.Series("actor", shares >= 0.5, dtype=pl.Boolean)
    judgements = mentions.select(*MENTION, actor, pl.Series("p_actor", shares, dtype=pl.Float64))
    write_table(judgements, snakemake.output.judgements)
    note(f"{actor.sum()} of {len(actor)} mentions are actors")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
