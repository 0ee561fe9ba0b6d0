"""The encoder itself: a small transformer as ONNX that computes in whole numbers, the same bits on every processor.

A model is a folder: the network in deflated parts (``network.1.z`` and so on), ``tokenizer.json``, ``heads.npz`` and
``model.json``, which carries the SHA-256 of the others. Two more say what it is at home in: ``familiarity.npz`` and
``familiarity.json``, both or neither. Nothing is used before its hash was checked, and nothing is unpickled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError, readable
from presslens.base.io import sha256
from presslens.cards.familiarity import REFERENCE, SPACE
from presslens.cards.models import MODEL, ModelCard, load_model
from presslens.classify.methods.encoder.pooling import PARTS, are_multiples, pooled
from presslens.classify.methods.encoder.tokens import Pieces, WordPieces, length_batches, padded
from presslens.classify.methods.network import Network
from presslens.classify.methods.network_parts import part_names, read_parts

if TYPE_CHECKING:
    import numpy as np

VOCABULARY, HEADS = "tokenizer.json", "heads.npz"
_INPUTS, _OUTPUT = {"ids", "attention"}, "states"
#: Sentences computed at one time: what a step leaves stays near the processor.
BATCH = 8


def checked_model(folder: str | Path) -> ModelCard:
    """What ``model.json`` says, after every file of the model was found to be the one it names.

    Raises
    ------
    InputError
        A file is missing, was changed or swapped, or ``model.json`` breaks its schema.
    """
    folder = Path(folder)
    if not (folder / MODEL).is_file():
        raise InputError(folder / MODEL, "is missing", "a model is a folder with this file and those that it names")
    card = load_model(folder)
    for name in (SPACE, REFERENCE):
        if (folder / name).is_file() and name not in card.sha256:
            raise InputError(folder / name, "is not of this model", f"{MODEL} has no sha256 of it")
    extras = (extra for extra in (SPACE, REFERENCE) if extra in card.sha256)
    for name in (*part_names(card.sha256, folder / MODEL), VOCABULARY, HEADS, *extras):
        if not (folder / name).is_file():
            raise InputError(folder / name, "is missing", f"{MODEL} names it")
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
        Threads of one computation. Features are the same bits whatever their number.
    """

    def __init__(self, folder: str | Path, threads: int = 1) -> None:
        self._folder, self._threads = Path(folder), threads
        card = checked_model(folder)
        self.n_features = card.n_features
        self._parts = [self._folder / name for name in part_names(card.sha256, self._folder / MODEL)]
        #: Whose features they are: the same where network and vocabulary are.
        self.identity = tuple(card.sha256[name] for name in (*(path.name for path in self._parts), VOCABULARY))
        self.pieces = WordPieces(self._folder / VOCABULARY)

    @cached_property
    def _network(self) -> Network:
        """Loaded when the first sentence is read: where all features are looked up, none is."""
        network = Network(self._parts[0], self._threads, read_parts(self._parts), is_optimised=False)
        if network.inputs != _INPUTS:
            found = f"has the inputs {', '.join(map(readable, sorted(network.inputs)))}"
            raise InputError(self._parts[0], found, f"allowed: {', '.join(sorted(_INPUTS))}")
        return network

    def features(
        self, pieces: Sequence[Pieces], batch: int = BATCH, progress: Callable[[int, int], object] | None = None
    ) -> np.ndarray:
        """Features of mentions and sentences, as :func:`~presslens.classify.methods.encoder.pooling.pooled` has them.

        Shape (n, n_features), float32. A sentence is computed once for all its mentions. ``progress`` is told how many
        are done, of how many.
        """
        import numpy as np

        found = np.zeros((len(pieces), self.n_features), np.float32)
        of_sentence: dict[tuple[int, ...], list[int]] = {}
        for row, one in enumerate(pieces):
            of_sentence.setdefault(one.ids, []).append(row)
        sentences, done = list(of_sentence), 0
        for chosen in length_batches(sentences, batch):
            read = [sentences[place] for place in chosen]
            for ids, states in zip(read, self._states(read), strict=True):
                rows = of_sentence[ids]
                found[rows] = pooled(states[: len(ids)], [pieces[row] for row in rows])
                done += len(rows)
            if progress is not None:
                progress(done, len(pieces))
        return found

    def _states(self, sentences: Sequence[tuple[int, ...]]) -> np.ndarray:
        """States of the pieces of sentences, shape (n_sentences, n_longest, n_units)."""
        import numpy as np

        ids, attention = padded(sentences, self.pieces.padding)
        states = self._network.run({"ids": ids, "attention": attention}, _OUTPUT)
        wanted = (*ids.shape, self.n_features / 3)
        if np.shape(states) != wanted:
            shown = f"allowed: {(*ids.shape, self.n_features // 3)}, a third of the features that {MODEL} names"
            raise InputError(self._parts[0], f"gives states of shape {np.shape(states)}", shown)
        if not are_multiples(states):
            raise InputError(self._parts[0], "gives other states", f"allowed: finite multiples of 1/{PARTS}")
        return states
