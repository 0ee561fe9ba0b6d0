"""Why jobs of a run broke off, out of what they left, and whether it is any use to try one again."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from presslens.base.errors import AGAIN, readable
from presslens.run.faults import NO_MEMORY
from presslens.run.job import MARK
from presslens.run.reasons import STDERR, last_words_of_jobs, reason_elsewhere
from presslens.run.stored import copy_shown

#: What stands in the log of a fault that is none of an input: of the system, or of the program.
_TRACEBACK = "Traceback (most recent call last)"


class Why(NamedTuple):
    """Why a job broke off.

    Attributes
    ----------
    lines
        What the person at the screen is told; none where the job was stopped.
    stopped
        Somebody asked it to stop.
    found_again
        An input is wrong: whoever tries again finds the same.
    """

    lines: list[str]
    stopped: bool = False
    found_again: bool = False


class Broken:
    """What jobs of this run say of faults; what those of earlier runs said is passed over."""

    def __init__(self) -> None:
        self._jobs_said = _size(STDERR)
        self._old: dict[int, set[tuple[str, int, int]]] = {}

    def begins(self, job: int, logs: Iterable[str]) -> None:
        """Remember the logs that a job has from an earlier try: it may be killed before it writes one."""
        found = (log for log in map(copy_shown, logs) if os.path.isfile(log))
        self._old[job] = {_state(log, os.stat(log)) for log in found}

    def why(self, record: Any) -> Why:
        """Why a job broke off: what it says itself, else what it or the cluster said last."""
        old = self._old.get(record.jobid, set())
        texts = [_read_new(copy_shown(log), old) for log in record.log]
        marked = {text: [line for line in text.splitlines() if line.startswith(MARK)] for text in texts}
        if said := [line for text in texts for line in marked[text]]:
            return Why(said, found_again=any(_is_of_input(text, marked[text]) for text in texts))
        if told := getattr(record, "rule_msg", None):
            why = reason_elsewhere(texts[-1] if texts else "", told)
            return Why([f"{MARK}rule {record.rule_name} broke off ({why}); see {record.log[-1]}"])
        last = self._last_of_stderr()
        if last == KeyboardInterrupt.__name__:
            return Why([], stopped=True)
        why = last if last == NO_MEMORY else f"rule {record.rule_name} broke off ({readable(last)}); see {STDERR}"
        return Why([MARK + why] if last else [])

    def _last_of_stderr(self) -> str:
        """What the jobs of this run wrote to standard error at last."""
        if _size(STDERR) <= self._jobs_said:
            return ""
        with open(STDERR, encoding="utf-8", errors="replace") as file:
            file.seek(self._jobs_said)
            return last_words_of_jobs(file.read())


def _is_of_input(text: str, marked: list[str]) -> bool:
    return bool(marked) and _TRACEBACK not in text and not any(NO_MEMORY in line or AGAIN in line for line in marked)


def _read_new(log: str, old: set[tuple[str, int, int]]) -> str:
    # A file of another machine is seen as it is once it is opened.
    if not os.path.isfile(log):
        return ""
    with open(log, encoding="utf-8", errors="replace") as file:
        return "" if _state(log, os.fstat(file.fileno())) in old else file.read()


def _state(log: str, found: os.stat_result) -> tuple[str, int, int]:
    return log, found.st_ino, found.st_mtime_ns


def _size(path: str) -> int:
    return Path(path).stat().st_size if Path(path).is_file() else 0
