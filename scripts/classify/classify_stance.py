"""Say what stance each mention's holder takes toward its target, and which words show it."""

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

EVIDENCE = {
    "article_id": pl.String,
    "start": pl.Int64,
    "cue_start": pl.Int64,
    "cue_end": pl.Int64,
    "cue": pl.String,
}


def main(snakemake, note):
    settings = snakemake.params.settings
    name = settings["classifier"]
    classifier = registry.load("stance", name, settings.get(name, {}), snakemake.input.codebook)
    look_up_features(classifier, snakemake.input.features)
    take_fitted_head(classifier, snakemake.input.heads)
    mentions = read_table(snakemake.input.mentions)
    articles, sentences, holders = (
        read_table(path) for path in (snakemake.input.articles, snakemake.input.sentences, snakemake.input.holders)
    )
    items = mention_items(articles, sentences, mentions, holders)
    shares = probabilities(classifier, items)
    judgements = mentions.select(
        *MENTION,
        pl.Series("stance", best_labels(shares, LABELS["stance"], settings["abstain_below"]), dtype=pl.String),
        *judgement_columns(shares, LABELS["stance"]).values(),
    )
    places = list(mentions.select(*MENTION).iter_rows())
    evidence = [
        (article, start, start - item.start + cue.start, start - item.start + cue.end, cue.cue)
        for (article, start), item, cues in zip(places, items, classifier.evidence(items), strict=True)
        for cue in cues
    ]
    write_table(judgements, snakemake.output.judgements)
    write_table(pl.DataFrame(evidence, schema=EVIDENCE, orient="row"), snakemake.output.evidence)
    note(f"{len(mentions)} mentions by {name}, {len(evidence)} cues")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
