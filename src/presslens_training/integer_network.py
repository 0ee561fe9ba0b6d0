"""A transformer as an ONNX network that gives the same bits on every processor."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto

from presslens.base.errors import InputError
from presslens.classify.methods.encoder.pooling import PARTS
from presslens.classify.methods.encoder.tokens import MAX_PIECES
from presslens_training.integer_attention import (
    Places,
    attention,
    away_from_padding,
    context_layer,
    relative_scores,
    stretched_attention,
)
from presslens_training.integer_steps import (
    balance,
    columns_in_integers,
    gelu_product,
    normed,
    product,
    quantised,
    stretched,
)
from presslens_training.steps import Steps
from presslens_training.transformer import Transformer

#: Largest weight: two products of it with 255 still fit into the 16 bits in which some processors add them up.
LARGEST = 63


def integer_network(transformer: Transformer, largest: int = LARGEST, of_words: int = LARGEST) -> onnx.ModelProto:
    """Inputs ``ids`` and ``attention`` (n, length); output ``states`` (n, length, n_units), multiples of 1 / 256.

    Parameters
    ----------
    largest
        Largest whole number of a weight, from 1 to :data:`LARGEST`.
    of_words
        Largest whole number of an embedding of a word, from 1 to 127.

    Raises
    ------
    InputError
        A number is out of its range.
    """
    for name, given, most in (("largest", largest, LARGEST), ("of_words", of_words, 127)):
        if not 1 <= given <= most:
            raise InputError(name, f"found {given}", f"allowed: 1 to {most}")
    steps = Steps()
    length = steps.add("Shape", "ids", start=1, end=2)
    states = _embedded(steps, transformer, length, of_words)
    places = _places(steps, transformer, length)
    for layer in transformer.layers:
        stretch = balance(layer.sizes, layer.query, layer.key, layer.value)
        rows = quantised(steps, states, stretch)
        mean = attention(steps, rows, stretched_attention(layer, stretch), transformer.n_heads, places, largest)
        found = product(steps, quantised(steps, mean), context_layer(layer), largest)
        states = normed(steps, steps.add("Add", found, states), layer.context_norm)
        stretch = balance(layer.sizes_between, layer.wide)
        rows = quantised(steps, states, stretch)
        found = gelu_product(steps, rows, stretched(layer.wide, stretch), layer.narrow, largest)
        states = normed(steps, steps.add("Add", found, states), layer.narrow_norm)
    steps.add("Mul", steps.add("Round", steps.add("Mul", states, float(PARTS))), 1 / PARTS)
    axes: list[str | int] = ["n", "length"]
    return steps.model({"ids": axes, "attention": axes}, "states", [*axes, transformer.words.shape[1]])


def _embedded(steps: Steps, transformer: Transformer, length: str, of_words: int) -> str:
    """What goes into the first layer: embeddings of words, a unit for each word, and of places."""
    words, units = columns_in_integers(transformer.words.T, of_words)
    rows = steps.add("Cast", steps.add("Gather", words.T, "ids"), to=TensorProto.FLOAT)
    rows = steps.add("Mul", rows, steps.add("Gather", units[:, None], "ids"))
    positions = steps.add("Slice", transformer.positions, np.array([0]), length, np.array([0]))
    return normed(steps, steps.add("Add", rows, positions), transformer.norm)


def _places(steps: Steps, transformer: Transformer, length: str) -> Places:
    kept = steps.add("Cast", "attention", to=TensorProto.FLOAT)
    away = steps.add("Mul", steps.add("Sub", 1.0, kept), away_from_padding())
    relative = None
    if transformer.relative is not None:
        both = steps.add("Concat", length, length, axis=0)
        table = relative_scores(transformer.relative)
        relative = steps.add("Slice", table, np.array([0, 0]), both, np.array([1, 2]))
    ones = steps.add("Slice", np.ones((MAX_PIECES, 1), np.int8), np.array([0]), length, np.array([0]))
    kept, away = (steps.add("Unsqueeze", one, np.array(axes)) for one, axes in ((kept, [2, 3]), (away, [1, 2])))
    return Places(kept, away, relative, ones)
