"""Read what the encoder says of the annotated mentions of a corpus: all of its articles that heads are fitted on."""

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from presslens.attribute.items import chosen_items
from presslens.base.io import read_table
from presslens.classify.methods.encoder.classifier import EncoderClassifier
from presslens.classify.methods.encoder.readings import Reading, write_readings
from presslens.classify.registry import class_of
from presslens.codebook.codebook import Codebook


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
    """Write what its heads are fitted on, for each question.

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
    readings = {}
    for name in questions:
        classifier = class_of(name, EncoderClassifier.name).from_config({"model": folder}, codebook)
        readings[name] = read_mentions(classifier, shards, placed)
    write_readings(readings, coded)
    note(f"{len(placed)} annotated mentions read for {', '.join(questions) or 'no question'}")


def read_mentions(classifier: EncoderClassifier, shards: Sequence[tuple], placed: pl.DataFrame) -> Reading:
    """What it says of the annotated mentions, sorted by id."""
    ids, parts = [], []
    for *paths, features in shards:
        articles, sentences, mentions, holders = map(read_table, paths)
        inside = placed.filter(pl.col("article_id").is_in(articles["article_id"].to_list()))
        if len(inside):
            items = chosen_items(classifier.question, articles, sentences, mentions, holders, inside)
            classifier.look_up(features)
            ids.append(inside["id"])
            parts.append(classifier.read(items))
    order = pl.concat(ids).arg_sort().to_numpy()  # whatever the shards
    return Reading(*(np.concatenate([getattr(part, one) for part in parts])[order] for one in Reading.__slots__))
