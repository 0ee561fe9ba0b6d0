"""How a job calls several functions in one process, and does again only what has to be done.

A job of many small steps costs one start of Python and one import of each library, where a job for each step costs as
many as there are steps. Snakemake runs such a job as a whole; so that an edit still makes nothing else than what
depends on it, each step is one that may get back what it made (:mod:`presslens.run.kept`).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from presslens.run.checksums import forget
from presslens.run.inputs import begun_code, require_as_begun
from presslens.run.job import flat, ready, reported
from presslens.run.kept import make
from presslens.run.lock import at_work
from presslens.run.stored import at_study, is_stored


@dataclass(frozen=True)
class Step:
    """One call of the function of a script.

    Attributes
    ----------
    script
        File whose function is called; the function bears its name.
    code
        Digest of the modules behind it.
    reads, makes
        Files by parameter of the function: one, or several. What it reads and does not ask for (schemas, models) counts
        in its key.
    told
        Other arguments.
    log
        File to write.
    """

    script: str
    code: str
    reads: Mapping[str, str | Sequence[str]]
    makes: Mapping[str, str | Sequence[str]]
    told: Mapping[str, Any]
    log: str

    @property
    def outputs(self) -> list[str]:
        """Every file that it makes."""
        return list(flat(self.makes))


def run_steps(snakemake: Any, scripts: Path) -> None:
    """Call the functions that the param ``steps`` of a rule describes.

    They are listed in an order in which each finds what it reads. With threads they are done side by side, each in a
    process; what they write does not hang on it.

    Parameters
    ----------
    snakemake
        The object that Snakemake gives to scripts. Of ``params.steps`` each value has the attributes of a
        :class:`Step` by name; its log is that of the rule's logs which bears the step's name.
    scripts
        Folder in which the scripts of steps lie.

    Raises
    ------
    SystemExit
        A step broke off; its log says why.
    """
    logs = {Path(log).stem: os.path.abspath(log) if is_stored() else log for log in snakemake.log}
    steps = [
        Step(**{**given, "script": str(scripts / given["script"])}, log=logs[name])
        for name, given in snakemake.params.steps.items()
    ]
    for step in steps:
        # What an earlier job said is not taken for this one's reason.
        Path(step.log).unlink(missing_ok=True)
    with at_work(), at_study():
        forget(path for step in steps for path in step.outputs)
        if snakemake.threads == 1:
            for step in steps:
                _do(step)
        else:
            _side_by_side(steps, snakemake.threads)


def _do(step: Step) -> None:
    with reported(step.log) as note:
        # Its digest is of the code as it was then.
        require_as_begun(begun_code())
        do = ready(_function(Path(step.script)), {**step.told, **step.reads, **step.makes}, Path(step.log).stem)
        about = [Path(step.script).name, step.code, step.reads, step.makes, step.told]
        make(do, about, list(flat(step.reads)), step.outputs, step.log, note)


def _end_with(parent: int) -> None:
    """Have a process end with its parent: the lock of a job that was killed is held by whatever is left of it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.2)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _dropped(processes: ProcessPoolExecutor) -> Iterator[None]:
    """Begin nothing that waits, when a job is stopped."""
    try:
        yield
    except BaseException:
        processes.shutdown(wait=False, cancel_futures=True)
        raise


def _side_by_side(steps: Sequence[Step], n_processes: int) -> None:
    """Do steps in some processes, each as soon as what it reads is there; what one loads serves all of its steps."""
    waiting, failed = list(steps), False
    running: dict[Future[None], Step] = {}
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(n_processes, fork, _end_with, (os.getpid(),)) as processes, _dropped(processes):
        while running or (waiting and not failed):
            to_come = {path for step in (*waiting, *running.values()) for path in step.outputs}
            for step in [step for step in waiting if not failed and to_come.isdisjoint(flat(step.reads))]:
                waiting.remove(step)
                running[processes.submit(_do, step)] = step
            for ended in wait(running, return_when=FIRST_COMPLETED).done:
                del running[ended]
                fault = ended.exception()
                if isinstance(fault, BrokenProcessPool):
                    # The run is told as it would be of a job that was killed: most often memory ran out.
                    os.kill(os.getpid(), signal.SIGKILL)
                failed = failed or fault is not None
    if failed:
        sys.exit(1)


@cache
def _function(script: Path) -> Callable[..., None]:
    """The function of a script, which bears its name."""
    spec = spec_from_file_location(script.stem, script)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, script.stem)
