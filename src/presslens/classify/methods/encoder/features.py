"""Features computed once and looked up afterwards: several questions are asked of one pass of the encoder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError
from presslens.base.io import read_arrays, write_arrays
from presslens.classify.methods.encoder.model import Encoder
from presslens.classify.methods.encoder.tokens import Pieces

if TYPE_CHECKING:
    import numpy as np

_MISSING = -1
_KEY_BYTES = 16


class FeatureStore:
    """Features by what the encoder read (the word pieces, and which of them are the mention).

    Parameters
    ----------
    keys
        Digests of the pieces, shape (n,), 16 bytes each.
    features
        Shape (n, n_features), float32.
    """

    def __init__(self, keys: np.ndarray, features: np.ndarray) -> None:
        self._rows = {key.tobytes(): row for row, key in enumerate(keys)}
        self._features = features

    @classmethod
    def read(cls, path: str | Path) -> FeatureStore:
        """Read what :meth:`write` wrote."""
        import numpy as np

        arrays = read_arrays(path, max_bytes=2**31)
        keys, features = arrays.get("keys"), arrays.get("features")
        is_whole = (
            keys is not None
            and features is not None
            and (keys.dtype, keys.shape[1:]) == (np.uint8, (_KEY_BYTES,))
            and (features.dtype, features.ndim) == (np.float32, 2)
            and len(keys) == len(features)
            and bool(np.isfinite(features).all())
        )
        if keys is None or features is None or not is_whole:
            raise InputError(path, "holds no features of sentences", "delete it and run again")
        return cls(keys, features)

    @classmethod
    def compute(
        cls, encoder: Encoder, pieces: Sequence[Pieces], progress: Callable[[int, int], object] | None = None
    ) -> FeatureStore:
        """Ask the encoder once for each distinct entry of ``pieces``; ``progress`` is told how many are done."""
        import numpy as np

        distinct = list(dict.fromkeys(pieces))
        keys = np.array([np.frombuffer(_key(one), np.uint8) for one in distinct], np.uint8).reshape(-1, _KEY_BYTES)
        return cls(keys, encoder.features(distinct, progress=progress))

    def write(self, path: str | Path) -> None:
        """Write keys and features to an ``.npz`` file."""
        import numpy as np

        keys = np.array([np.frombuffer(key, np.uint8) for key in self._rows], np.uint8).reshape(-1, _KEY_BYTES)
        write_arrays({"keys": keys, "features": self._features}, path, compressed=False)

    def __len__(self) -> int:
        return len(self._rows)

    def look_up(self, pieces: Sequence[Pieces]) -> tuple[np.ndarray, list[int]]:
        """Features of ``pieces`` with zeros where they are not in store, and the indices of those."""
        import numpy as np

        rows = np.array([self._rows.get(_key(one), _MISSING) for one in pieces], int)
        found = np.zeros((len(rows), self._features.shape[1]), np.float32)
        there = rows != _MISSING
        found[there] = self._features[rows[there]]
        return found, np.flatnonzero(~there).tolist()


def _key(pieces: Pieces) -> bytes:
    import numpy as np

    content = np.array([pieces.start, pieces.end, *pieces.ids], np.int32).tobytes()
    return hashlib.blake2b(content, digest_size=_KEY_BYTES).digest()
