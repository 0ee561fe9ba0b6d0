"""Compute the encoder's features of the mentions and sentences of a shard."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import polars as pl

from presslens.attribute.items import mention_items, sentence_items
from presslens.base.io import read_table, write_table
from presslens.blind.names import load_mask
from presslens.classify.methods.encoder.classifier import load_encoder, sentence_pieces
from presslens.classify.methods.encoder.features import FeatureStore, item_key, origin_of
from presslens.classify.methods.encoder.tokens import COUNTS
from presslens.codebook.codebook import Codebook
from presslens.ingest.shards import share_articles
from presslens.ledger.join import MENTION
from presslens.run.job import run


def encode_shard(
    articles: str,
    sentences: str,
    mentions: str,
    codebook: Codebook,
    folder: str,
    whole_sentences: bool,
    features: str,
    pieces: str,
    progress: Callable[[int, int], None],
    note: Callable[[str], None],
    before: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write the features of every mention, and of every sentence if ``whole_sentences``.

    Parameters
    ----------
    folder
        The encoder's model.
    features
        File to write.
    pieces
        Table to write: of each mention the row of its features, and words, word pieces and unknown pieces of what was
        read of its sentence.
    before
        Where both lie of a shard with which this one shares articles: what stands there is not computed again.
    """
    texts, spans = read_table(articles), read_table(sentences)
    encoder, mask = load_encoder(Path(folder)), load_mask(codebook)
    located = read_table(mentions)
    items = mention_items(texts, spans, located)
    masked = [mask.mask(item) for item in items]
    of_mentions = [encoder.pieces.mention(sentence) for sentence in masked]
    keys = [item_key(item) for item in items]
    read = dict(zip(keys, of_mentions, strict=True))
    n_read, n_windowed = len(items), sum(sentence.windowed for sentence in masked)
    if whole_sentences:
        whole = sentence_items(texts, spans)
        read |= zip(map(item_key, whole), sentence_pieces(encoder, mask, whole), strict=True)
        n_read += len(whole)
    origin = origin_of(encoder, mask)
    known = FeatureStore.read(before[features], origin) if features in before else None
    store = FeatureStore.compute(encoder, read, origin, progress, known)
    store.write(features)
    counts = [encoder.pieces.counts(one) for one in of_mentions]
    counted = pl.DataFrame(counts, schema=dict.fromkeys(COUNTS, pl.Int32), orient="row")
    rows = pl.Series("row", store.rows(keys), dtype=pl.Int32)
    write_table(located.select(*MENTION, rows).hstack(counted), pieces)
    note(f"{n_read} mentions and sentences, {len(store)} distinct, {n_windowed} cut to a window")


if __name__ == "__main__":
    run(encode_shard, snakemake, grows=("articles", "sentences", "mentions"), is_kin=share_articles)
