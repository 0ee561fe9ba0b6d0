"""What a run says: a line per stage, how far it is, and at the end what came out or the one reason why not.

It takes the place of Snakemake's own messages, which are all in ``.snakemake/log``.
"""

from __future__ import annotations

import atexit
import logging
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

from presslens.base.errors import InputError
from presslens.run.bar import Bar
from presslens.run.broken import Broken
from presslens.run.faults import lines_of
from presslens.run.job import MARK
from presslens.run.reasons import STDERR, input_fault, reason
from presslens.run.stages import Stage
from presslens.run.stored import copy_shown, name_shown

#: Snakemake's words for what it tells by no event.
_SOON = "Assuming unrestricted shared filesystem"
_NOTHING = "Nothing to be done"
_INTERRUPTED = ("Terminating processes on user request", "Cancelling snakemake on user request")
#: It was asked to stop, or a job was, and the run is not yet at its end.
_STOPPING = ("Will exit after finishing currently running jobs", "<Signals.SIGINT", "exit status 130")
_FAILED = "At least one job did not complete successfully"


class Screen(logging.Handler):
    """The messages of one run.

    Parameters
    ----------
    workflow
        Snakemake's.
    last_words
        Function that gives the lines which end a run that did all it was asked for.
    """

    def __init__(self, workflow: Any, last_words: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        self._workflow, self._last_words = workflow, last_words
        self._stages: dict[tuple[str, str], Stage] = {}
        self._jobs: dict[int, list[Stage]] = {}
        self._faults: dict[str, None] = {}
        # By job: one that is tried again, and then does its work, has none.
        self._faults_of: dict[int, dict[str, None]] = {}
        self._other: list[str] = []
        self._started = self._making = self._interrupted = False
        self._bar = Bar()

    def start(self, begin: Callable[[], Iterable[str]], *, alone: bool = True) -> None:
        """Listen to Snakemake, and take its place on the screen as soon as it sets out to make files.

        Parameters
        ----------
        begin
            What is to be done then, before it looks which files there are; gives lines to print.
        alone
            False: rules of another workflow run as well, and Snakemake itself says what happens.
        """
        from snakemake.logging import logger

        self._begin, self._broken, self._alone, self._started = begin, Broken(), alone, True
        for handler in logger.handlers:
            if handler.name == "DefaultStreamHandler":
                handler.addFilter(lambda record: not (self._making or str(record.msg).startswith(_SOON)))
        logger.addHandler(self)
        if not alone:
            return
        # A log that cannot be written (a full disk) is no reason to print where in the code that was.
        logging.raiseExceptions = False
        # Snakemake may break off while jobs are announced, and say no more.
        atexit.register(self._end_at_last)

    def _on_workflow_started(self, record: Any) -> None:
        from snakemake.shell import shell

        if self._workflow.output_settings.dryrun:
            return
        self._making = self._alone
        try:
            if self._alone:
                self._bar.prepare()
                Path(STDERR).parent.mkdir(parents=True, exist_ok=True)
                shell.prefix(f"exec 2>>{STDERR}; ")
            for line in self._begin():
                self.say(line)
        except (InputError, OSError) as fault:
            self.refuse(fault)

    def say(self, line: str) -> None:
        """Print a line."""
        self._bar.say(line)

    def emit(self, record: logging.LogRecord) -> None:
        """Hear one message of Snakemake; most are not for the screen."""
        try:
            event = getattr(getattr(record, "event", None), "value", None)
            heard = getattr(self, f"_on_{event}", None)
            if not self._making and event != "workflow_started":
                return
            if heard is not None:
                heard(record)
            elif event is None:
                self._on_words(str(record.msg))
        except Exception:
            if not self._jobs:
                raise  # nothing is under way that would be lost
            self.handleError(record)

    # Snakemake's events.

    def _on_job_info(self, record: Any) -> None:
        self._tell_finished_stages()
        of_job = Stage.of(self._workflow.get_rule(record.rule_name), record.wildcards, record.log)
        if not of_job:
            return
        stages = [self._stages.setdefault((stage.corpus, stage.name), stage) for stage in of_job]
        for stage in stages:
            stage.started(record.rule_name, map(copy_shown, record.log), map(name_shown, record.output))
        self._jobs[record.jobid] = stages
        self._broken.begins(record.jobid, record.log)
        self._bar.show(len(self._workflow.dag))

    def _on_job_finished(self, record: Any) -> None:
        self._has_ended(record.job_id)

    def _has_ended(self, job: int, faults: Iterable[str] = ()) -> None:
        self._faults_of[job] = dict.fromkeys(faults)
        for stage in self._jobs.pop(job, ()):
            stage.running -= 1

    def _on_progress(self, record: Any) -> None:
        self._bar.set(record.done, record.total)

    def _on_job_error(self, record: Any) -> None:
        why = self._broken.why(record)
        self._interrupted = self._interrupted or why.stopped
        self._has_ended(record.jobid, [] if self._interrupted else why.lines)
        if why.found_again:
            # Retries are for jobs that were killed; Snakemake looks here for how many there are.
            self._workflow.get_rule(record.rule_name).restart_times = 0

    def _on_error(self, record: Any) -> None:
        text = str(record.msg)
        if fault := input_fault(sys.exc_info()[1]):
            self._faults |= dict.fromkeys(MARK + line for line in str(fault).split("\n"))
            self._end()
        elif any(words in text for words in _INTERRUPTED):
            self._interrupted = True
            self._end()
        elif any(words in text for words in _STOPPING):
            self._interrupted = True
        elif _FAILED in text:
            self._end()
        else:
            self._other.append(text)
            if not self._jobs:
                self._end()

    def _on_words(self, text: str) -> None:
        if any(words in text for words in (*_INTERRUPTED, *_STOPPING)):
            self._interrupted = True
            # It waits for jobs that were told, too; a second Ctrl-C would break that off in the middle.
            if threading.current_thread() is threading.main_thread():
                signal.signal(signal.SIGINT, signal.SIG_IGN)
        elif _NOTHING in text:
            settings = self._workflow.dag_settings
            some = settings.until or settings.omit_from
            self.say("Nothing to be done of what was asked." if some else "Everything is up to date.")
            self.succeeded()

    # How a run ends.

    def refuse(self, fault: Exception) -> NoReturn:
        """Say what is wrong with the study, and end the process."""
        for line in lines_of(fault):
            self.say(MARK + line)
        sys.exit(1)

    def succeeded(self) -> None:
        """Say what came out; on a node, where one job of a run was done, nothing."""
        if not self._started:
            return
        self._tell_finished_stages(all_of_them=True)
        self._bar.hide()
        self._forget()
        for line in self._last_words():
            self.say(line)

    def _end(self) -> None:
        self._bar.hide()
        if self._interrupted:
            self.say("Stopped. What is finished is kept: the same command goes on from there.")
        else:
            for line in self._all_faults() or [MARK + line for line in reason(self._other)]:
                self.say(line)
        self._forget()

    def _all_faults(self) -> dict[str, None]:
        return dict.fromkeys(line for of_one in (*self._faults_of.values(), self._faults) for line in of_one)

    def _forget(self) -> None:
        self._faults, self._faults_of, self._other = {}, {}, []

    def _end_at_last(self) -> None:
        if self._all_faults() or self._other:
            self._end()

    # Stages.

    def _tell_finished_stages(self, *, all_of_them: bool = False) -> None:
        waiting = [stage for stage in self._stages.values() if not stage.told and not stage.running]
        if not waiting:
            return
        jobs = [] if all_of_them else self._workflow.dag.needrun_jobs()
        stages = (stage for job in jobs for stage in Stage.of(job.rule, job.wildcards_dict, job.log))
        ahead = {(stage.corpus, stage.name) for stage in stages}
        for stage in waiting:
            if (stage.corpus, stage.name) not in ahead and (line := stage.line()) != stage.said:
                stage.told, stage.said = True, line
                self.say(line)
