"""What a network learns from: coded mentions of the world's news, written sentences, and general news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from presslens.attribute.items import Item
from presslens_training.examples import Codes, Example, coded_examples, repeated, sentiment_examples
from presslens_training.reading import Reader


def learning_mixture(
    coded: tuple[Sequence[Item], Sequence[Codes]],
    written: tuple[Sequence[Item], Sequence[Codes]],
    news: tuple[Sequence[Item], Sequence[str]],
    recipe: Mapping[str, Any],
    frames: Sequence[str],
    reader: Reader,
    rng: np.random.Generator,
) -> list[tuple[Example, float]]:
    """Examples with their weights, as the block ``examples`` of a recipe says.

    Parameters
    ----------
    coded, written
        Items and codes of coded mentions, and of sentences written for training.
    news
        Items of general news with their sentiment, of which as many are drawn as the recipe says.
    frames
        Codes of all frames.
    rng
        For that draw.
    """
    mixture = repeated(coded_examples(*coded, frames, reader), recipe["world_news"])
    mixture += repeated(coded_examples(*written, frames, reader), recipe["written"])
    general, labels = news
    drawn = rng.permutation(len(general))[: recipe["newsmtsc"]["n"]]
    chosen = sentiment_examples([general[row] for row in drawn], [labels[row] for row in drawn], reader)
    return mixture + repeated(chosen, recipe["newsmtsc"])
