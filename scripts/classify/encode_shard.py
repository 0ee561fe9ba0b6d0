"""Compute the encoder's features of the mentions and sentences of a shard."""

from pathlib import Path

from presslens.attribute.items import mention_items, sentence_texts
from presslens.base.errors import reported
from presslens.base.io import read_table
from presslens.classify.contract import Item
from presslens.classify.methods.encoder.classifier import item_pieces, load_encoder, load_mask
from presslens.classify.methods.encoder.features import FeatureStore


def main(snakemake, note):
    articles, sentences, mentions = (
        read_table(path) for path in (snakemake.input.articles, snakemake.input.sentences, snakemake.input.mentions)
    )
    encoder = load_encoder(Path(snakemake.params.model))
    mask = load_mask(tuple(map(str, snakemake.input.codebook)))
    items = mention_items(articles, sentences, mentions)
    n_windowed = sum(mask.mask(item).windowed for item in items)
    if snakemake.params.frames:
        texts = sentence_texts(articles, sentences)
        items += [Item(text, 0, len(text), target="", kind="") for text in texts]
    store = FeatureStore.compute(encoder, [item_pieces(encoder, mask, item) for item in items])
    store.write(snakemake.output.features)
    note(f"{len(items)} mentions and sentences, {len(store)} distinct, {n_windowed} cut to a window")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
