"""The weights of the linear classifier: what they are, and how they are written and read back.

A model is a folder with ``weights.npz`` (numbers) and ``model.json`` (vocabulary, settings, and the SHA-256
of the numbers). Nothing is unpickled, and every hash, name, type and shape is checked before use.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError
from presslens.base.io import read_arrays, sha256, write_arrays, write_json
from presslens.base.schema import read_checked
from presslens.classify.methods.linear.features import BLOCKS, VERSION
from presslens.classify.methods.linear.valence import COLUMNS, lexicon_hash
from presslens.codebook.questions import SENTIMENT

if TYPE_CHECKING:
    import numpy as np

NUMBERS, MODEL = "weights.npz", "model.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained linear classifier.

    Attributes
    ----------
    vocabulary
        Word features by block, each sorted.
    scale
        Length of the unit vector of each block, by block.
    idf
        Inverse document frequency of each word feature, float32, in the order of the blocks.
    coefficients
        Shape (n_word_features + n_valence_columns, 3), float32: logits per feature and label.
    intercept
        Shape (3,), float32.
    temperature
        The logits are divided by it before the softmax; above 0.
    """

    vocabulary: dict[str, tuple[str, ...]]
    scale: dict[str, float]
    idf: np.ndarray
    coefficients: np.ndarray
    intercept: np.ndarray
    temperature: float

    @property
    def n_words(self) -> int:
        """Number of word features, over all blocks."""
        return sum(map(len, self.vocabulary.values()))


def save_weights(weights: Weights, numbers: str | Path, model: str | Path) -> None:
    """Write the numbers, then the model file that carries their hash. Same weights, same bytes."""
    arrays = {"idf": weights.idf, "coefficients": weights.coefficients, "intercept": weights.intercept}
    write_arrays(arrays, numbers)
    document = {
        "features_version": VERSION,
        "labels": list(SENTIMENT.labels),
        "lexicon_sha256": lexicon_hash(),
        "scale": weights.scale,
        "temperature": weights.temperature,
        "vocabulary": {block: list(weights.vocabulary[block]) for block in BLOCKS},
        "weights_sha256": sha256(numbers),
    }
    write_json(document, model)


def load_weights(folder: str | Path) -> Weights:
    """Read a model folder.

    Raises
    ------
    InputError
        A file is missing or corrupt, the numbers are not those the model file names, a shape or type is
        wrong, or the model was trained with other features or another lexicon.
    """
    folder = Path(folder)
    for name in (NUMBERS, MODEL):
        if not (folder / name).is_file():
            raise InputError(folder / name, "is missing", "a model is a folder with weights.npz and model.json")
    where = folder / MODEL
    document = read_checked(where, "sentiment_linear")
    if document["features_version"] != VERSION:
        raise InputError(where, f"features_version is {document['features_version']}", f"allowed: {VERSION}")
    if document["lexicon_sha256"] != lexicon_hash():
        found = f"was trained with the lexicon of sha256 {document['lexicon_sha256']}"
        raise InputError(where, found, f"the vaderSentiment installed has {lexicon_hash()}")
    found = sha256(folder / NUMBERS)
    if found != document["weights_sha256"]:
        wanted = f"{where} expects {document['weights_sha256']}"
        raise InputError(folder / NUMBERS, f"found sha256 {found}", wanted)
    vocabulary = {block: _terms(document["vocabulary"][block], f"{where}: vocabulary.{block}") for block in BLOCKS}
    settings = {"temperature": document["temperature"], **document["scale"]}
    for name, value in settings.items():
        if not math.isfinite(value):
            raise InputError(f"{where}: {name}", f"found {value}", "allowed: a finite number")
    arrays = read_arrays(folder / NUMBERS)
    n_words = sum(map(len, vocabulary.values()))
    _check_arrays(arrays, n_words, folder / NUMBERS)
    scale = {block: float(document["scale"][block]) for block in BLOCKS}
    return Weights(vocabulary, scale, **arrays, temperature=float(document["temperature"]))


def _terms(terms: list, where: str) -> tuple[str, ...]:
    if not all(isinstance(term, str) for term in terms):
        raise InputError(where, "an entry is not text", "allowed: a list of text")
    if any(a >= b for a, b in itertools.pairwise(terms)):
        raise InputError(where, "is not sorted, or an entry occurs twice", "allowed: sorted entries, each once")
    return tuple(terms)


def _check_arrays(arrays: dict[str, np.ndarray], n_words: int, where: Path) -> None:
    import numpy as np

    shapes = {"idf": (n_words,), "coefficients": (n_words + len(COLUMNS), 3), "intercept": (3,)}
    if arrays.keys() != shapes.keys():
        raise InputError(where, f"holds {', '.join(sorted(arrays))}", f"allowed: {', '.join(sorted(shapes))}")
    for name, shape in shapes.items():
        array = arrays[name]
        if array.dtype != np.float32 or array.shape != shape:
            found = f"{name} is {array.dtype} of shape {array.shape}"
            raise InputError(where, found, f"allowed: float32 of shape {shape}")
        if not np.isfinite(array).all():
            raise InputError(where, f"{name} holds a value that is not a number", "allowed: finite numbers")
