"""What the encoder says of the annotated mentions of a corpus: what heads are fitted to it on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.io import read_arrays, write_arrays
from presslens.classify.methods.encoder.heads import BESIDE
from presslens.codebook.questions import QUESTIONS

if TYPE_CHECKING:
    import numpy as np

#: Features of all, for each kind of question; some 100,000 annotated mentions.
_MAX_BYTES = 2**30
_ARRAYS = ("groups", "asked", "answers")


@dataclass(frozen=True, slots=True)
class Reading:
    """What it says of mentions for one question.

    Attributes
    ----------
    features
        What its head reads, shape (n, n_features).
    groups
        Which layer of the head answers, shape (n,), int.
    asked
        Whether the head is asked at all, shape (n,), bool.
    answers
        Calibrated probabilities by the shipped head, shape (n, n_labels).
    """

    features: np.ndarray
    groups: np.ndarray
    asked: np.ndarray
    answers: np.ndarray


def write_readings(readings: Mapping[str, Reading], path: str | Path) -> None:
    """Write readings by question. Questions of one unit share the encoder's features, which are written once."""
    arrays: dict[str, np.ndarray] = {}
    for name, one in readings.items():
        shared = one.features.shape[1] - BESIDE.get(name, 0)
        arrays[f"{QUESTIONS[name].unit}.features"] = one.features[:, :shared]
        arrays[f"{name}.beside"] = one.features[:, shared:]
        arrays |= {f"{name}.{part}": getattr(one, part) for part in _ARRAYS}
    # Features are as good as random numbers: to pack them takes longer than to compute what they are read for.
    write_arrays(arrays, path, compressed=False)


def read_readings(path: str | Path, questions: Collection[str]) -> dict[str, Reading]:
    """What :func:`write_readings` wrote, of some questions."""
    import numpy as np

    arrays, readings = read_arrays(path, max_bytes=_MAX_BYTES), {}
    for name in questions:
        features = np.hstack([arrays[f"{QUESTIONS[name].unit}.features"], arrays[f"{name}.beside"]])
        readings[name] = Reading(features, *(arrays[f"{name}.{part}"] for part in _ARRAYS))
    return readings
