"""What a run does before it looks which files there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from presslens.run.checksums import MADE, changes
from presslens.run.inputs import see_changes
from presslens.run.lock import hold_lock, wait_for_jobs
from presslens.run.mend import mend
from presslens.study.outputs import possible_results

#: File that carries the lock of a folder.
LOCK = ".snakemake/presslens.lock"


def begin(corpora: Iterable[str], inputs: Iterable[str | Path], *, makes: bool = True) -> Iterator[str]:
    """Keep other runs out, and see to it that what is not as it was made is made anew.

    Parameters
    ----------
    corpora
        What the run is about.
    inputs
        Files from outside on which it may rest.
    makes
        False: it only sets times (``--touch``), so that nothing may be taken away, nor a change be taken for seen.

    Yields
    ------
    A line for each file that was changed, and where there is something to wait for.

    Raises
    ------
    InputError
        Another run is under way in this folder.
    """
    hold_lock(LOCK)
    yield from wait_for_jobs(MADE)
    if makes:
        yield from mend(changes([*corpora, "data", "models"], possible_results))
        yield from see_changes(path for path in map(Path, inputs) if path.parts[0] not in MADE)
