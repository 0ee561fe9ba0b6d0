"""Say which frames each sentence carries, and which words show it."""

import polars as pl

from presslens.attribute.items import sentence_texts
from presslens.base.errors import reported
from presslens.base.io import read_table, write_table
from presslens.classify import registry
from presslens.classify.contract import Item
from presslens.classify.judgements import judgement_columns, look_up_features, probabilities, take_fitted_head
from presslens.ledger.join import SENTENCE

EVIDENCE = {
    "article_id": pl.String,
    "sentence_index": pl.Int32,
    "cue_start": pl.Int64,
    "cue_end": pl.Int64,
    "frame": pl.String,
    "cue": pl.String,
}


def main(snakemake, note):
    settings = snakemake.params.settings
    name = settings["classifier"]
    classifier = registry.load("frames", name, settings.get(name, {}), snakemake.input.codebook)
    look_up_features(classifier, snakemake.input.features)
    take_fitted_head(classifier, snakemake.input.heads)
    sentences = read_table(snakemake.input.sentences)
    texts = sentence_texts(read_table(snakemake.input.articles), sentences)
    items = [Item(text, 0, len(text), target="", kind="") for text in texts]
    shares = probabilities(classifier, items)
    frames = [
        [frame for frame, share in zip(classifier.labels, row, strict=True) if share >= settings["threshold"]]
        for row in shares.tolist()
    ]
    judgements = sentences.select(
        *SENTENCE,
        pl.Series("frames", frames, dtype=pl.List(pl.String)),
        *judgement_columns(shares, classifier.labels, "p_frame_").values(),
    )
    evidence = [
        (article, index, start + cue.start, start + cue.end, *cue.cue.split(": ", 1))
        for (article, index, start), cues in zip(
            sentences.select(*SENTENCE, "start").iter_rows(), classifier.evidence(items), strict=True
        )
        for cue in cues
    ]
    write_table(judgements, snakemake.output.judgements)
    write_table(pl.DataFrame(evidence, schema=EVIDENCE, orient="row"), snakemake.output.evidence)
    note(f"{len(sentences)} sentences by {name}, {len(evidence)} cues")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
