"""Compute the encoder's features of the mentions and sentences of a shard."""

from collections.abc import Callable
from pathlib import Path

from presslens.attribute.items import mention_items, sentence_items
from presslens.base.io import read_table
from presslens.blind.names import load_mask
from presslens.classify.methods.encoder.classifier import load_encoder, sentence_pieces
from presslens.classify.methods.encoder.features import FeatureStore
from presslens.codebook.codebook import Codebook
from presslens.run.job import run


def encode_shard(
    articles: str,
    sentences: str,
    mentions: str,
    codebook: Codebook,
    folder: str,
    whole_sentences: bool,
    features: str,
    progress: Callable[[int, int], None],
    note: Callable[[str], None],
) -> None:
    """Write the features of every mention, and of every sentence if ``whole_sentences``.

    Parameters
    ----------
    folder
        The encoder's model.
    features
        File to write.
    """
    texts, spans = read_table(articles), read_table(sentences)
    encoder, mask = load_encoder(Path(folder)), load_mask(codebook)
    masked = [mask.mask(item) for item in mention_items(texts, spans, read_table(mentions))]
    pieces = [encoder.pieces.mention(sentence) for sentence in masked]
    n_windowed = sum(sentence.windowed for sentence in masked)
    if whole_sentences:
        pieces += sentence_pieces(encoder, mask, sentence_items(texts, spans))
    store = FeatureStore.compute(encoder, pieces, progress)
    store.write(features)
    note(f"{len(pieces)} mentions and sentences, {len(store)} distinct, {n_windowed} cut to a window")


if __name__ == "__main__":
    run(encode_shard, snakemake)
