"""Steps of a network whose results are the same bits on every processor.

Products are of whole numbers, exact whatever order they are summed in. All else is done number by number by operations
that the standard for floating point defines to the last bit, or along a row in one fixed order. Functions that
processors compute differently (exp, erf, tanh) are replaced by polynomials close enough that the rounding to 8 bits
behind them is what counts.

References
----------
IEEE 754-2019, section 5.4: formatOf general-computational operations.
Bhandare et al. (2019). Efficient 8-bit quantization of transformer neural machine language translation model.
Kim et al. (2021). I-BERT: integer-only BERT quantization. ICML 2021. (Polynomials for GELU and softmax.)
"""

from __future__ import annotations

import numpy as np
from onnx import TensorProto

from presslens_training.steps import Steps
from presslens_training.transformer import Linear, Norm

#: Whole numbers that stand for zero in 8 bits without sign: of what lies around zero, and of what is hardly below it.
CENTRE, LOW = 128, 16
#: Largest whole number of a row, on either side of its zero.
REACH = 127
#: Below this a row counts as zeros.
_TINY = 1e-10
#: GELU: half of y + |y| (1 - u^3 (_CUBIC + _QUARTIC u)), u = max(1 - |y| / _BEND, 0); within 0.0037 of it everywhere.
_BEND, _CUBIC, _QUARTIC = 3.40237668, 0.386966744, 0.707818927
#: Below the smallest value of GELU.
_LOWEST = -0.18
#: Share of the units between two products that stand twice, each with half of its weight.
_TWICE = 1 / 48


def quantised(steps: Steps, states: str, stretch: np.ndarray | None = None) -> tuple[str, str]:
    """Each row (last axis) as whole numbers around :data:`CENTRE`, and its unit, of shape (..., 1).

    Numbers are divided by ``stretch``, shape (n_columns,), first.
    """
    if stretch is not None:
        states = steps.add("Mul", states, (1 / stretch).astype(np.float32))
    most = steps.add("Max", steps.add("ReduceMax", steps.add("Abs", states), axes=[-1]), _TINY)
    scaled = steps.add("Mul", states, steps.add("Div", float(REACH), most))
    return whole(steps, scaled, CENTRE), steps.add("Mul", most, 1 / REACH)


def whole(steps: Steps, values: str, zero: int) -> str:
    """Values rounded to 8 bits without sign, ``zero`` for 0: cutting off after adding a half rounds."""
    return steps.add("Cast", steps.add("Add", values, zero + 0.5), to=TensorProto.UINT8)


def columns_in_integers(weights: np.ndarray, largest: int) -> tuple[np.ndarray, np.ndarray]:
    """A matrix as int8 in [-largest, largest] and the unit of each column, shape (n_columns,).

    The unit is that with the least squared error among some that leave the largest weights out.
    """
    most = np.maximum(np.abs(weights).max(axis=0), _TINY)
    best, units = np.full(len(most), np.inf), most
    for share in np.linspace(1, 0.5, 11):
        tried = share * most / largest
        error = ((np.clip(np.round(weights / tried), -largest, largest) * tried - weights) ** 2).sum(axis=0)
        units = np.where(error < best, tried, units)
        best = np.minimum(error, best)
    return np.clip(np.round(weights / units), -largest, largest).astype(np.int8), units.astype(np.float32)


def product(
    steps: Steps, rows: tuple[str, str], layer: Linear, largest: int, zero: int = CENTRE, scale: float = 1.0
) -> str:
    """``scale`` times the layer's output for quantised rows."""
    integers, unit = rows
    weights, units = columns_in_integers(layer.weights, largest)
    scaled = steps.add("Mul", exact_product(steps, integers, weights, zero), unit)
    scaled = steps.add("Mul", scaled, (units * scale).astype(np.float32))
    return steps.add("Add", scaled, (layer.bias * scale).astype(np.float32))


def exact_product(steps: Steps, rows: str, columns: str | np.ndarray, zero: int = 0) -> str:
    """Sums of products of whole numbers, as floating point."""
    zeros = [np.array(zero, np.uint8)] if zero else []
    return steps.add("Cast", steps.add("MatMulInteger", rows, columns, *zeros), to=TensorProto.FLOAT)


def gelu_product(steps: Steps, rows: tuple[str, str], wide: Linear, narrow: Linear, largest: int) -> str:
    """``narrow`` of GELU of ``wide`` of quantised rows."""
    wide, narrow = with_twins(wide, narrow)
    folded = product(steps, rows, wide, largest, scale=1 / _BEND)
    size = steps.add("Abs", folded)
    left = steps.add("Relu", steps.add("Sub", 1.0, size))
    factor = steps.add("Add", steps.add("Mul", left, _QUARTIC), _CUBIC)
    factor = steps.add("Mul", factor, steps.add("Mul", steps.add("Mul", left, left), left))
    doubled = steps.add("Add", folded, steps.add("Mul", size, steps.add("Sub", 1.0, factor)))
    # GELU is hardly below zero, so that nearly all whole numbers can stand for what is above.
    unit = 2 / _BEND
    room = 255 - LOW
    most = steps.add("Max", steps.add("ReduceMax", doubled, axes=[-1]), -_LOWEST * unit * room / LOW)
    integers = whole(steps, steps.add("Mul", doubled, steps.add("Div", float(room), most)), LOW)
    return product(steps, (integers, steps.add("Mul", most, 1 / (unit * room))), narrow, largest, LOW)


def with_twins(wide: Linear, narrow: Linear) -> tuple[Linear, Linear]:
    """The same two layers with the units whose weights stick out standing twice, each with half of its weight.

    One weight that is far larger than the others of its column makes the column's unit coarse.

    References
    ----------
    Zhao et al. (2019). Improving neural network quantization without retraining using outlier channel splitting. ICML.
    """
    weights = narrow.weights
    peaks = ((weights / weights.std(axis=0)) ** 4).mean(axis=1)
    halves, peaks = np.ones(len(peaks)), peaks.copy()
    source = list(range(len(peaks)))
    for _ in range(round(_TWICE * len(weights))):
        row = int(peaks.argmax())
        peaks[row] /= 16
        halves[row] /= 2
        peaks, halves = np.append(peaks, peaks[row]), np.append(halves, halves[row])
        source.append(source[row])
    doubled = Linear(wide.weights[:, source], wide.bias[source])
    return doubled, Linear((weights[source] * halves[:, None]).astype(np.float32), narrow.bias)


def normed(steps: Steps, states: str, norm: Norm) -> str:
    """Each row standardised, stretched and shifted."""
    centred = steps.add("Sub", states, steps.add("ReduceMean", states, axes=[-1]))
    variance = steps.add("ReduceMean", steps.add("Mul", centred, centred), axes=[-1])
    spread = steps.add("Sqrt", steps.add("Add", variance, norm.epsilon))
    scaled = steps.add("Mul", centred, steps.add("Div", 1.0, spread))
    return steps.add("Add", steps.add("Mul", scaled, norm.gain), norm.shift)


def stretched(layer: Linear, stretch: np.ndarray) -> Linear:
    """The layer for inputs that were divided by ``stretch``, shape (n_in,)."""
    return Linear(layer.weights * stretch[:, None], layer.bias)


def balance(sizes: np.ndarray, *layers: Linear) -> np.ndarray:
    """What to divide inputs by so that neither a few of them nor a few weights stick out, shape (n_in,).

    Parameters
    ----------
    sizes
        Root mean square of each input, shape (n_in,).

    References
    ----------
    Xiao et al. (2023). SmoothQuant: accurate and efficient post-training quantization for large language models. ICML.
    """
    weights = np.sqrt(np.mean([(layer.weights**2).mean(axis=1) for layer in layers], axis=0))
    return np.sqrt(np.maximum(sizes, _TINY) / np.maximum(weights, _TINY)).astype(np.float32)
