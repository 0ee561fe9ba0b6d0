"""Why a run broke off, out of what Snakemake says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from presslens.base.errors import InputError, readable
from presslens.run.faults import NO_MEMORY

#: Where standard error of jobs goes: what they have to say is in their logs.
STDERR = ".snakemake/presslens/stderr.txt"
#: How libraries say that memory ran out, before they break off.
_OUT_OF_MEMORY = ("memory allocation of", "MemoryError", "bad_alloc", "Cannot allocate memory")
#: The line of a traceback that says what happened, and the words of the system in it.
_HAPPENED = re.compile(r"[\w.]+(?:Error|Exception|Interrupt|Exit)\b")
_SYSTEM = re.compile(r"\[Errno -?\d+\] (.*?): '(.*)'")
_FOR_WRITERS_OF_RULES = " (if you use input functions make sure that they don't raise unexpected exceptions)."


def reason(texts: Iterable[str]) -> list[str]:
    """What Snakemake says went wrong, in as few lines as there are reasons: without places in its own code.

    >>> reason(['WorkflowError in file "Snakefile", line 3:\\nNo such thing.\\n  File "Snakefile", line 3'])
    ['No such thing.']
    >>> reason(["Traceback (most recent call last):\\n    go()\\nOSError: [Errno 20] Not a folder: 'logs/a'"])
    ['logs/a: Not a folder']
    """
    lines: dict[str, None] = {}
    for text in texts:
        for line in _without_traceback(text.splitlines()):
            line = line.strip()
            killed = "SIGKILL" in line or "exit status 137" in line
            if killed:
                lines["a job was killed, most often because memory ran out: fewer cores at once need less"] = None
            elif "<Signals.SIGTERM" in line:
                lines["a job was told to end, by the system or another program; run the same command again"] = None
            elif line and not line.startswith(
                ("File ", "Traceback", "RuleException", "CalledProcessError", "Command ")
            ):
                head, _, rest = line.partition(":")
                if head.split(" ")[0].endswith(("Error", "Exception")):
                    line = rest.strip()
                line = line.removesuffix(_FOR_WRITERS_OF_RULES)
                if line:
                    lines[readable(_SYSTEM.sub(r"\2: \1", line))] = None
    return list(lines) or [f"a job broke off and could not say why; {STDERR} may"]


def _without_traceback(lines: list[str]) -> list[str]:
    if not any(line.startswith("Traceback (most recent call last)") for line in lines):
        return lines
    happened = [number for number, line in enumerate(lines) if _HAPPENED.match(line)]
    return lines[happened[-1] :] if happened else lines[-1:]


def last_words_of_jobs(text: str) -> str:
    """The last line of what jobs wrote to standard error, or that memory ran out, which they say before.

    >>> last_words_of_jobs("Traceback ...\\nModuleNotFoundError: No module named 'x'\\n\\n")
    "ModuleNotFoundError: No module named 'x'"
    >>> last_words_of_jobs("memory allocation of 80 bytes failed\\nstack backtrace:\\n") == NO_MEMORY
    True
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(words in line for line in lines[-3:] for words in _OUT_OF_MEMORY):
        return NO_MEMORY
    return lines[-1] if lines else ""


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
