"""Where the features of training lie: a mean, the directions in which they differ most, and how much along each.

References
----------
Lee, K. et al. (2018). A simple unified framework for detecting out-of-distribution samples and adversarial attacks.
NeurIPS 2018 (Mahalanobis distance of features).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError
from presslens.base.io import read_arrays, write_arrays

if TYPE_CHECKING:
    import numpy as np

#: Principal components that are kept.
N_COMPONENTS = 32


@dataclass(frozen=True, slots=True)
class FeatureSpace:
    """The features that an encoder was trained on, in short.

    Attributes
    ----------
    mean
        Shape (n_features,), float32.
    components
        First principal components, orthonormal rows, shape (n_components, n_features), float32.
    scales
        Standard deviation along each, above 0, shape (n_components,), float32.
    """

    mean: np.ndarray
    components: np.ndarray
    scales: np.ndarray

    @classmethod
    def fit(cls, features: np.ndarray, n_components: int = N_COMPONENTS) -> FeatureSpace:
        """The space of the features of training mentions, shape (n, n_features).

        Components in which they do not differ are left out.

        Raises
        ------
        ValueError
            There are fewer than two mentions, or they all have the same features.
        """
        import numpy as np

        if len(features) < 2:
            raise ValueError(f"{len(features)} mentions span no space")
        values = features.astype(np.float64)
        mean = values.mean(axis=0)
        spread, directions = np.linalg.eigh(np.cov(values - mean, rowvar=False).reshape(values.shape[1], -1))
        order = np.argsort(spread)[::-1][:n_components]
        order = order[spread[order] > 1e-9 * max(spread.max(), 1e-12)]
        if not len(order):
            raise ValueError("all mentions have the same features")
        components = directions[:, order].T
        # A direction and its opposite are one: the largest part points up, whatever the solver found.
        largest = np.abs(components).argmax(axis=1)
        components *= np.sign(components[np.arange(len(order)), largest])[:, None]
        parts = (mean, components, np.sqrt(spread[order]))
        return cls(*(part.astype(np.float32) for part in parts))

    def distances(self, features: np.ndarray) -> np.ndarray:
        """Mahalanobis distance of each mention from the mean of training, over the square root of the components.

        Parameters
        ----------
        features
            Shape (n, n_features).

        Returns
        -------
        Shape (n,), float64, 0 or more. The mean square is 1 over the mentions the space was fitted to.

        >>> import numpy as np
        >>> space = FeatureSpace.fit(np.array([[-1.0, 0.0], [1.0, 0.0]]))
        >>> space.distances(np.array([[0.0, 0.0], [3.0, 0.0]])).round(3).tolist()
        [0.0, 2.121]
        """
        import numpy as np

        centred = features.astype(np.float64) - self.mean
        along = centred @ self.components.astype(np.float64).T / self.scales
        return np.sqrt((along**2).mean(axis=1))

    def write(self, path: str | Path) -> None:
        """Write to an ``.npz`` file."""
        write_arrays({"mean": self.mean, "components": self.components, "scales": self.scales}, path)

    @classmethod
    def read(cls, path: str | Path, n_features: int) -> FeatureSpace:
        """Read what :meth:`write` wrote, for an encoder with so many features.

        Raises
        ------
        InputError
            The file lacks an array, or one has another type or shape, or a number that cannot be.
        """
        import numpy as np

        arrays = read_arrays(path)
        if set(arrays) != {"mean", "components", "scales"}:
            raise InputError(path, f"holds {', '.join(sorted(arrays))}", "allowed: components, mean, scales")
        n = len(arrays["scales"]) if arrays["scales"].ndim == 1 else 0
        wanted = {"mean": (n_features,), "components": (max(n, 1), n_features), "scales": (max(n, 1),)}
        for name, shape in wanted.items():
            array = arrays[name]
            if array.dtype != np.float32 or array.shape != shape or not np.isfinite(array).all():
                found = f"is {array.dtype} of shape {array.shape}, or holds no finite numbers"
                raise InputError(f"{path}: {name}", found, f"allowed: finite float32 of shape {shape}")
        if (arrays["scales"] <= 0).any():
            raise InputError(f"{path}: scales", f"found {arrays['scales'].min()}", "allowed: above 0")
        return cls(arrays["mean"], arrays["components"], arrays["scales"])
