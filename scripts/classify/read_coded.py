"""Read what the encoder says of the annotated mentions of a corpus: all of its articles that heads are fitted on."""

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from presslens.attribute.items import chosen_items
from presslens.base.io import read_table, write_arrays
from presslens.classify.methods.encoder.classifier import EncoderClassifier
from presslens.classify.registry import class_of
from presslens.codebook.codebook import Codebook

#: Methods of the encoder's classifiers that are asked about each annotated mention.
READ = ("features", "groups", "asked", "predict_proba")


def read_coded(
    questions: Sequence[str],
    folder: str,
    annotations: str,
    articles: Sequence[str],
    sentences: Sequence[str],
    mentions: Sequence[str],
    holders: Sequence[str],
    features: Sequence[str],
    codebook: Codebook,
    coded: str,
    note: Callable[[str], None],
) -> None:
    """Write one array for each question and each of :data:`READ`, named ``<question>.<one>``.

    Parameters
    ----------
    questions
        Those that are coded and not yet seen by the encoder.
    folder
        The encoder's model.
    annotations
        Table of annotated mentions.
    articles, sentences, mentions, holders, features
        Tables, and the encoder's features, of every shard.
    coded
        File to write; rows are the annotated mentions, sorted by their ids.
    """
    placed = read_table(annotations).select("id", "article_id", "start")
    shards = list(zip(articles, sentences, mentions, holders, features, strict=True))
    arrays = {}
    for name in questions:
        classifier = class_of(name, EncoderClassifier.name).from_config({"model": folder}, codebook)
        arrays |= {f"{name}.{one}": array for one, array in read_features(classifier, shards, placed).items()}
    write_arrays(arrays, coded)
    note(f"{len(placed)} annotated mentions read for {', '.join(questions) or 'no question'}")


def read_features(
    classifier: EncoderClassifier, shards: Sequence[tuple], placed: pl.DataFrame
) -> dict[str, np.ndarray]:
    """Each of :data:`READ` for the annotated mentions, sorted by id."""
    parts = []
    for *paths, features in shards:
        articles, sentences, mentions, holders = map(read_table, paths)
        inside = placed.filter(pl.col("article_id").is_in(articles["article_id"].to_list()))
        if len(inside):
            items = chosen_items(classifier.question, articles, sentences, mentions, holders, inside)
            classifier.look_up(features)
            parts.append((inside["id"], *(getattr(classifier, one)(items) for one in READ)))
    ids, *arrays = zip(*parts, strict=True)
    order = pl.concat(ids).arg_sort().to_numpy()  # whatever the shards
    return {one: np.concatenate(array)[order] for one, array in zip(READ, arrays, strict=True)}
