"""What the frozen layers make of each sentence: computed once, as no step of training changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import torch

from presslens.classify.methods.encoder.tokens import Pieces, length_batches, padded
from presslens_training.network import Network


class FrozenStates:
    """States behind the frozen layers, by the pieces of a sentence.

    Kept in 16 bits: some 50 kB a sentence of 768 units, half of what they take in training.
    """

    def __init__(self) -> None:
        self._place: dict[tuple[int, ...], tuple[int, int]] = {}
        self._states = np.zeros((0, 0), np.float16)

    @classmethod
    def compute(
        cls,
        network: Network,
        sentences: Iterable[Pieces],
        padding: int,
        note: Callable[[str], None],
        batch: int = 48,
    ) -> FrozenStates:
        """Ask the frozen layers once for each distinct sentence."""
        found = cls()
        distinct = list(dict.fromkeys(one.ids for one in sentences))
        ends = np.cumsum([len(ids) for ids in distinct])
        found._states = np.zeros((int(ends[-1]) if len(ends) else 0, network.n_units), np.float16)
        found._place = {ids: (int(end) - len(ids), int(end)) for ids, end in zip(distinct, ends, strict=True)}
        network.eval()
        done = 0
        with torch.no_grad():
            for rows in length_batches(distinct, batch):
                chosen = [distinct[row] for row in rows]
                ids, attention = map(torch.from_numpy, padded(chosen, padding))
                for one, states in zip(chosen, network.frozen_states(ids, attention).numpy(), strict=True):
                    start, end = found._place[one]
                    found._states[start:end] = states[: end - start]
                done += len(rows)
                if done // batch % 100 == 0:
                    note(f"frozen layers: {done} of {len(distinct)} sentences")
        return found

    def batch(self, sentences: Sequence[Pieces], length: int) -> torch.Tensor:
        """States of sentences filled up with zeros, shape (n, length, n_units), float32."""
        found = np.zeros((len(sentences), length, self._states.shape[1]), np.float32)
        for row, one in enumerate(sentences):
            start, end = self._place[one.ids]
            found[row, : end - start] = self._states[start:end]
        return torch.from_numpy(found)
