"""Attention in whole numbers: scores, their softmax and the mean of values, the same bits on every processor."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from onnx import TensorProto

from presslens_training.integer_steps import (
    CENTRE,
    REACH,
    columns_in_integers,
    exact_product,
    stretched,
    whole,
)
from presslens_training.steps import Steps
from presslens_training.transformer import Layer, Linear

#: Largest whole number of keys and values.
_SIDE = 63
#: exp(-d) is ((_START - _SLOPE d)^2 + _BESIDE)^16 for d in [0, _FURTHEST], within 0.0003; further is not looked at.
_START, _SLOPE, _BESIDE, _FURTHEST = 0.73783054, 0.67605544 / 16, 0.45558904, 6.4
#: Whole number that stands for the largest weight of a row.
_FULL = 255
#: The 16th root of it, by which the polynomial is stretched.
_ROOT = _FULL ** (1 / 16)
#: What is added to scores of padding.
_AWAY = -1e4
_TINY = 1e-10


@dataclass(frozen=True)
class Places:
    """What attention knows of places, by names of steps.

    Attributes
    ----------
    kept
        1 for pieces of the sentence and 0 for padding, shape (n, length, 1, 1).
    away
        0 for pieces of the sentence, far below it for padding, shape (n, 1, 1, length).
    relative
        Added to scores, as :func:`relative_scores` gives it, shape (n_heads, length, length); None: nothing is.
    ones
        Shape (length, 1), int8.
    """

    kept: str
    away: str
    relative: str | None
    ones: str


def relative_scores(relative: np.ndarray) -> np.ndarray:
    """What is added to scores, in the unit of the polynomial, float32."""
    return (relative * _score_unit()).astype(np.float32)


def away_from_padding() -> float:
    """What is added to scores of padding."""
    return _AWAY


def _score_unit() -> float:
    """What a difference of 1 between scores is in the numbers of the polynomial."""
    return float(_SLOPE * np.sqrt(_ROOT))


def attention(steps: Steps, rows: tuple[str, str], layer: Layer, n_heads: int, places: Places, largest: int) -> str:
    """The layer's ``context`` of quantised rows, shape (n, length, n_units)."""
    integers, unit = rows
    n_units = len(layer.query.bias)
    size = n_units // n_heads
    split = np.array([0, 0, n_heads, size])
    unit = steps.add("Unsqueeze", unit, np.array([3]))  # (n, length, 1, 1)

    def heads(of: Linear) -> str:
        """A product, in units of the row, shape (n, length, n_heads, n_units_of_a_head)."""
        weights, units = columns_in_integers(of.weights, largest)
        scaled = steps.add("Mul", exact_product(steps, integers, weights, CENTRE), units)
        return steps.add("Reshape", scaled, split)

    def largest_of_head(values: str) -> str:
        return steps.add("Max", steps.add("ReduceMax", steps.add("Abs", values), axes=[-1]), _TINY)

    def signed(values: str, factor: str, axes: list[int]) -> str:
        scaled = steps.add("Round", steps.add("Mul", values, factor))
        return steps.add("Transpose", steps.add("Cast", scaled, to=TensorProto.INT8), perm=axes)

    query, key = heads(layer.query), heads(layer.key)
    most_of_query, most_of_key = largest_of_head(query), largest_of_head(key)
    query = whole(steps, steps.add("Mul", query, steps.add("Div", float(REACH), most_of_query)), CENTRE)
    query = steps.add("Transpose", query, perm=[0, 2, 1, 3])
    key = signed(key, steps.add("Div", float(_SIDE), most_of_key), [0, 2, 3, 1])
    # (length_of_queries, length_of_keys): a unit for each query and each key.
    scale = _score_unit() / np.sqrt(size) / REACH / _SIDE
    of_query = steps.add("Mul", steps.add("Mul", most_of_query, unit), float(scale))
    of_key = steps.add("Mul", most_of_key, unit)
    scores = steps.add("Mul", exact_product(steps, query, key, CENTRE), _moved(steps, of_query))
    scores = steps.add("Mul", scores, steps.add("Transpose", of_key, perm=[0, 2, 3, 1]))
    # The bias of keys adds the same to all scores of a query; that of queries, a number for each key.
    bias = _bias_of_queries(steps, rows, layer, n_heads, largest)
    scores = steps.add("Add", scores, steps.add("Add", bias, places.away))
    if places.relative is not None:
        scores = steps.add("Add", scores, places.relative)
    shares = softmax(steps, scores)

    # One unit for each column over the whole sentence, since it stands inside the sum over keys.
    value = steps.add("Mul", heads(layer.value), steps.add("Mul", unit, places.kept))
    most = steps.add("Max", steps.add("ReduceMax", steps.add("Abs", value), axes=[1]), _TINY)
    value = signed(value, steps.add("Div", float(_SIDE), most), [0, 2, 1, 3])
    mean = steps.add("Mul", exact_product(steps, shares, value), _moved(steps, steps.add("Mul", most, 1 / _SIDE)))
    mean = steps.add("Div", mean, exact_product(steps, shares, places.ones))
    return steps.add("Reshape", steps.add("Transpose", mean, perm=[0, 2, 1, 3]), np.array([0, 0, n_units]))


def stretched_attention(layer: Layer, stretch: np.ndarray) -> Layer:
    """The layer with query, key and value for inputs that were divided by ``stretch``."""
    query, key, value = (stretched(part, stretch) for part in (layer.query, layer.key, layer.value))
    return replace(layer, query=query, key=key, value=value)


def context_layer(layer: Layer) -> Linear:
    """The layer behind attention, with the bias of values in its own."""
    return Linear(layer.context.weights, layer.context.bias + layer.value.bias @ layer.context.weights)


def _bias_of_queries(steps: Steps, rows: tuple[str, str], layer: Layer, n_heads: int, largest: int) -> str:
    """What the bias of queries adds to the scores of each key, shape (n, n_heads, 1, length)."""
    n_units = len(layer.query.bias)
    size = n_units // n_heads
    by_head = layer.key.weights.reshape(n_units, n_heads, size), layer.query.bias.reshape(n_heads, size)
    columns = np.einsum("uhs,hs->uh", *by_head) * (_score_unit() / np.sqrt(size))
    weights, units = columns_in_integers(columns, largest)
    integers, unit = rows
    found = steps.add("Mul", steps.add("Mul", exact_product(steps, integers, weights, CENTRE), unit), units)
    return steps.add("Unsqueeze", steps.add("Transpose", found, perm=[0, 2, 1]), np.array([2]))


def softmax(steps: Steps, scores: str) -> str:
    """Shares of keys as whole numbers, the largest of each row :data:`_FULL`; they are to be divided by their sum."""
    stretch = np.sqrt(_ROOT)
    top = steps.add("Sub", float(_START * stretch), steps.add("ReduceMax", scores, axes=[-1]))
    nearest = float((_START - _SLOPE * _FURTHEST) * stretch)
    power = steps.add("Max", steps.add("Add", scores, top), nearest)
    power = steps.add("Add", steps.add("Mul", power, power), float(_BESIDE * _ROOT))
    for _ in range(4):
        power = steps.add("Mul", power, power)
    return whole(steps, power, 0)


def _moved(steps: Steps, units: str) -> str:
    """Heads before places."""
    return steps.add("Transpose", units, perm=[0, 2, 1, 3])
