"""What a run does before it looks which files there are."""

from __future__ import annotations

from collections.abc import Iterable

from presslens.run.checksums import MADE, changes, mend
from presslens.run.lock import hold_lock

#: File that carries the lock of a folder.
LOCK = ".snakemake/presslens.lock"


def begin(corpora: Iterable[str]) -> list[str]:
    """Keep other runs out, and see to it that what is not as it was made is made anew.

    Parameters
    ----------
    corpora
        What the run is about.

    Returns
    -------
    A line for each file that was changed.

    Raises
    ------
    InputError
        Another run is under way in this folder.
    """
    hold_lock(LOCK, MADE)
    return mend(changes([*corpora, "data", "models"]))
