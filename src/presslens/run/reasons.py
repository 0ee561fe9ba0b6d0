"""Why a run broke off, out of what Snakemake says of it."""

from __future__ import annotations

import os
from collections.abc import Iterable

from presslens.base.errors import InputError, readable

#: Where standard error of jobs goes: what they have to say is in their logs.
STDERR = ".snakemake/presslens/stderr.txt"


def reason(texts: Iterable[str]) -> list[str]:
    """What Snakemake says went wrong, in as few lines as there are reasons: without places in its own code.

    >>> reason(['WorkflowError in file "Snakefile", line 3:\\nNo such thing.\\n  File "Snakefile", line 3'])
    ['No such thing.']
    """
    lines: dict[str, None] = {}
    for text in texts:
        for line in text.splitlines():
            line = line.strip()
            killed = "SIGKILL" in line or "exit status 137" in line
            if killed:
                lines["a job was killed, most often because memory ran out: fewer cores at once need less"] = None
            elif line and not line.startswith(
                ("File ", "Traceback", "RuleException", "CalledProcessError", "Command ")
            ):
                head, _, rest = line.partition(":")
                if head.split(" ")[0].endswith(("Error", "Exception")):
                    line = rest.strip()
                if line:
                    lines[readable(line)] = None
    return list(lines) or [f"a job broke off and could not say why; {STDERR} may"]


def input_fault(fault: BaseException | None) -> InputError | None:
    """The fault of an input behind an exception, where there is one."""
    seen: set[int] = set()
    waiting = [fault]
    while waiting:
        if (one := waiting.pop()) is None or id(one) in seen:
            continue
        if isinstance(one, InputError):
            return one
        seen.add(id(one))
        waiting += [one.__cause__, one.__context__, *(arg for arg in one.args if isinstance(arg, BaseException))]
    return None


def lines_of(fault: Exception) -> list[str]:
    """What the person at the screen is told of a fault of an input, or of the system.

    >>> lines_of(PermissionError(13, "Permission denied", "work"))
    ['work: Permission denied']
    """
    if isinstance(fault, OSError) and not isinstance(fault, InputError):
        where = fault.filename if isinstance(fault.filename, str) else os.fsdecode(fault.filename or "a file")
        return [f"{readable(where)}: {readable(fault.strerror or str(fault))}"]
    return str(fault).split("\n")
