"""The encoder itself: a small transformer as ONNX, its weights kept in 8 bits and computed in 32.

A model is a folder: ``encoder.onnx``, ``tokenizer.json``, ``heads.npz`` and ``model.json``, which carries the
SHA-256 of the other three. Nothing is used before its hash was checked, and nothing is unpickled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError, readable
from presslens.base.io import sha256
from presslens.cards.models import MODEL, ModelCard, load_model
from presslens.classify.methods.encoder.tokens import Pieces, WordPieces, length_batches, padded
from presslens.classify.methods.network import Network

if TYPE_CHECKING:
    import numpy as np

NETWORK, VOCABULARY, HEADS = "encoder.onnx", "tokenizer.json", "heads.npz"
_INPUTS = {"ids", "attention", "mention"}
#: Sentences computed at one time.
BATCH = 32


def checked_model(folder: str | Path) -> ModelCard:
    """What ``model.json`` says, after every file of the model was found to be the one it names.

    Raises
    ------
    InputError
        A file is missing, was changed or swapped, or ``model.json`` breaks its schema.
    """
    folder = Path(folder)
    for name in (MODEL, NETWORK, VOCABULARY, HEADS):
        if not (folder / name).is_file():
            allowed = f"a model is a folder with {NETWORK}, {VOCABULARY}, {HEADS} and {MODEL}"
            raise InputError(folder / name, "is missing", allowed)
    card = load_model(folder)
    for name in (NETWORK, VOCABULARY, HEADS):
        if (found := sha256(folder / name)) != card.sha256[name]:
            raise InputError(folder / name, f"found sha256 {found}", f"{MODEL} expects {card.sha256[name]}")
    return card


class Encoder:
    """Sentences in, features out.

    Parameters
    ----------
    folder
        A model, as :func:`checked_model` wants it.
    threads
        Threads of one computation. Features agree to about 1e-5 whatever their number; one thread gives the
        same bits every time.
    """

    def __init__(self, folder: str | Path, threads: int = 1) -> None:
        self._folder, self._threads = Path(folder), threads
        self.n_features = checked_model(folder).n_features
        self.pieces = WordPieces(self._folder / VOCABULARY)

    @cached_property
    def _network(self) -> Network:
        """Loaded when the first sentence is read: where all features are looked up, none is."""
        network = Network(self._folder / NETWORK, self._threads)
        if network.inputs != _INPUTS:
            found = f"has the inputs {', '.join(map(readable, sorted(network.inputs)))}"
            raise InputError(self._folder / NETWORK, found, f"allowed: {', '.join(sorted(_INPUTS))}")
        return network

    def features(
        self, pieces: Sequence[Pieces], batch: int = BATCH, progress: Callable[[int, int], object] | None = None
    ) -> np.ndarray:
        """Features of sentences, shape (n_sentences, n_features), float32.

        Three blocks of equal width: mean over the pieces of the mention (0 where none is marked), mean over
        the sentence, and the sentence's first piece. ``progress`` is told how many are done, of how many.
        """
        import numpy as np

        found = np.zeros((len(pieces), self.n_features), np.float32)
        done = 0
        for rows in length_batches(pieces, batch):
            ids, attention, mention = padded([pieces[row] for row in rows], self.pieces.padding)
            inputs = {"ids": ids, "attention": attention, "mention": mention}
            values = self._network.run(inputs, "features")
            if np.shape(values) != (len(rows), self.n_features) or not np.isfinite(values).all():
                wanted = f"allowed: finite numbers of shape {(len(rows), self.n_features)}"
                raise InputError(self._folder / NETWORK, f"gives features of shape {np.shape(values)}", wanted)
            found[rows] = values
            done += len(rows)
            if progress is not None:
                progress(done, len(pieces))
        return found
