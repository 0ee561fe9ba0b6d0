"""Features computed once and looked up afterwards: several questions are asked of one pass of the encoder.

They are found by what a mention or sentence is before its names are hidden, so that who looks them up hides no names
and cuts no words again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Self

from presslens.attribute.items import Item, SentenceItem
from presslens.base.errors import InputError
from presslens.base.io import read_arrays, write_arrays
from presslens.blind.names import NameMask
from presslens.classify.methods.encoder.model import Encoder
from presslens.classify.methods.encoder.tokens import Pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

_MISSING = -1
_KEY_BYTES = 16


class FeatureStore:
    """Features by mention and sentence.

    Parameters
    ----------
    keys
        As :func:`item_key` gives them.
    rows
        The row of ``features`` that belongs to each key; keys with the same pieces share one.
    features
        Shape (n_rows, n_features), float32.
    origin
        As :func:`origin_of` gives it.
    """

    def __init__(self, keys: Sequence[bytes], rows: np.ndarray, features: np.ndarray, origin: bytes) -> None:
        self._rows = dict(zip(keys, rows.tolist(), strict=True))
        self._features, self._origin = features, origin

    @classmethod
    def read(cls, path: str | Path, origin: bytes | None = None) -> Self:
        """Read what :meth:`write` wrote; without an ``origin``, whatever encoder and names it is of.

        Raises
        ------
        InputError
            The file holds no features, or they are not of this ``origin``.
        """
        import numpy as np

        arrays = read_arrays(path, max_bytes=2**31)
        wanted = {
            "keys": (np.uint8, 2),
            "rows": (np.int64, 1),
            "features": (np.float32, 2),
            "origin": (np.uint8, 1),
        }
        is_whole = {name: (array.dtype, array.ndim) for name, array in arrays.items()} == wanted
        if not is_whole or not _fit(**arrays):
            raise InputError(path, "holds no features of sentences", "delete it and run again")
        found = arrays["origin"].tobytes()
        if origin is not None and found != origin:
            raise InputError(path, "is of another encoder or other names", "delete it and run again")
        keys = [key.tobytes() for key in arrays["keys"]]
        return cls(keys, arrays["rows"], arrays["features"], found)

    @classmethod
    def compute(
        cls,
        encoder: Encoder,
        pieces: Mapping[bytes, Pieces],
        origin: bytes,
        progress: Callable[[int, int], object] | None = None,
        known: FeatureStore | None = None,
    ) -> Self:
        """Ask the encoder once for each distinct entry of ``pieces``, which are given by key.

        ``progress`` is told how many are done. What is ``known``, of the same origin, is not asked again: features hang
        on nothing beside.
        """
        import numpy as np

        place = {one: row for row, one in enumerate(dict.fromkeys(pieces.values()))}
        rows = np.array([place[one] for one in pieces.values()], np.int64)
        if known is None:
            return cls(list(pieces), rows, encoder.features(list(place), progress=progress), origin)
        keys = dict(zip(pieces.values(), pieces, strict=True))
        there = known.rows([keys[one] for one in place])
        is_new = there == _MISSING
        asked = encoder.features([one for one, new in zip(place, is_new, strict=True) if new], progress=progress)
        features = np.empty((len(place), asked.shape[1]), np.float32)
        features[is_new], features[~is_new] = asked, known.at(there[~is_new])
        return cls(list(pieces), rows, features, origin)

    def write(self, path: str | Path) -> None:
        """Write keys and features to an ``.npz`` file."""
        import numpy as np

        keys = np.frombuffer(b"".join(self._rows), np.uint8).reshape(-1, _KEY_BYTES)
        arrays: dict[str, np.ndarray] = {
            "keys": keys,
            "rows": np.array(list(self._rows.values()), np.int64),
            "features": self._features,
            "origin": np.frombuffer(self._origin, np.uint8),
        }
        write_arrays(arrays, path, compressed=False)

    def __len__(self) -> int:
        """How many distinct pieces were read."""
        return len(self._features)

    def rows(self, keys: Sequence[bytes]) -> np.ndarray:
        """The row of each key among the features, shape (n,), int; -1 where it is not in store."""
        import numpy as np

        return np.array([self._rows.get(key, _MISSING) for key in keys], int)

    def at(self, rows: np.ndarray) -> np.ndarray:
        """The features in some rows, shape (n, n_features)."""
        return self._features[rows]

    def look_up(self, keys: Sequence[bytes]) -> tuple[np.ndarray, list[int]]:
        """Features by key with zeros where they are not in store, and the indices of those."""
        import numpy as np

        rows = self.rows(keys)
        found = np.zeros((len(rows), self._features.shape[1]), np.float32)
        there = rows != _MISSING
        found[there] = self._features[rows[there]]
        return found, np.flatnonzero(~there).tolist()


def item_key(item: Item | SentenceItem) -> bytes:
    """Digest of all that decides what the encoder reads of a mention, or of a sentence as a whole.

    >>> sentence = SentenceItem("Syria agreed")
    >>> item_key(sentence) == item_key(Item("Syria agreed", 0, 5, "SYR", "country"))
    False
    """
    seen: tuple[Hashable, ...] = (item.text,)
    if isinstance(item, Item):
        beside = tuple((one.start, one.end, one.kind) for one in item.neighbours)
        seen = (item.text, item.start, item.end, item.kind, beside)
    return _digest(seen)


def origin_of(encoder: Encoder, mask: NameMask) -> bytes:
    """Digest of what makes features of mentions: network, vocabulary and the names that are hidden."""
    return _digest((encoder.identity, mask.identity))


def _digest(content: Hashable) -> bytes:
    # A lone surrogate has no place in UTF-8, and text may hold one.
    return hashlib.blake2b(repr(content).encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()


def _fit(keys: np.ndarray, rows: np.ndarray, features: np.ndarray, origin: np.ndarray) -> bool:
    import numpy as np

    return (
        keys.shape == (len(rows), _KEY_BYTES)
        and len(origin) == _KEY_BYTES
        and bool(((rows >= 0) & (rows < len(features))).all())
        and bool(np.isfinite(features).all())
    )
