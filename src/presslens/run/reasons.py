"""Why a run broke off, out of what Snakemake says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from presslens.base.errors import AGAIN, InputError, readable
from presslens.run.faults import NO_MEMORY

#: Where standard error of jobs goes: what they have to say is in their logs.
STDERR = ".snakemake/presslens/stderr.txt"
#: How a cluster says that it ended a job, and what that means, the more telling first.
_ENDED = (
    (re.compile(r"\bTIME ?LIMIT\b|\bTIMEOUT\b"), "it needs more time than it had asked for"),
    (re.compile(r"\boom[ _-]kill|\bOUT_OF_MEMORY\b", re.IGNORECASE), "it needs more memory than it had asked for"),
    (re.compile(r"\bCANCELLED\b"), "it was cancelled"),
    (re.compile(r"\bSIGKILL\b|\bexit status 137\b"), "it was killed, most often because memory ran out"),
)
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
                lines[f"a job was told to end, by the system or another program; {AGAIN}"] = None
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


def reason_elsewhere(log: str, told: str) -> str:
    """Why a job on another machine broke off, which could not say it itself.

    Parameters
    ----------
    log
        What the cluster kept of the job's words; empty where there is nothing.
    told
        What the cluster says of the job.

    >>> reason_elsewhere("slurmstepd: error: *** JOB 7 ON n1 CANCELLED AT 12:00 DUE TO TIME LIMIT ***", "'7' failed.")
    'it needs more time than it had asked for'
    >>> reason_elsewhere("", "SLURM sbatch failed. The error message was 'invalid partition'.\\n    sbatch call: ...")
    "SLURM sbatch failed. The error message was 'invalid partition'."
    >>> reason_elsewhere("ModuleNotFoundError: No module named 'x'\\n", "SLURM-job '7' failed.")
    "SLURM-job '7' failed."
    """
    # Files are listed there by names that mean nothing here.
    said = [line for line in [*log.splitlines(), *told.splitlines()] if not re.match(r"\s+(input|output|log): ", line)]
    if any(words in line for line in said for words in _OUT_OF_MEMORY):
        return "it needs more memory than it had asked for"
    for words, meaning in _ENDED:
        if any(words.search(line) for line in said):
            return meaning
    return readable(told.split("\n")[0].split("Detailed failure reason")[0].split("For further error")[0].strip())


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
