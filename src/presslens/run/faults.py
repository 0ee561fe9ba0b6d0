"""What a job says of a fault; apart from what the screen makes of it, since an edit here makes every job run again."""

from __future__ import annotations

import os

from presslens.base.errors import InputError, readable

#: What is said where memory ran out.
NO_MEMORY = "a job needs more memory than there is; fewer cores at once need less: snakemake --cores 1"


def lines_of(fault: Exception) -> list[str]:
    """What the person at the screen is told of a fault of an input, or of the system.

    >>> lines_of(PermissionError(13, "Permission denied", "work"))
    ['work: Permission denied']
    >>> lines_of(OSError(28, "No space left on device"))
    ['the folder of the study: No space left on device']
    """
    if isinstance(fault, OSError) and not isinstance(fault, InputError):
        where = (
            fault.filename
            if isinstance(fault.filename, str)
            else os.fsdecode(fault.filename or "the folder of the study")
        )
        return [f"{readable(where)}: {readable(fault.strerror or str(fault))}"]
    return str(fault).split("\n")
