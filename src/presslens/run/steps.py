"""How a job calls several functions in one process, and does again only what has to be done.

A job of many small steps costs one start of Python and one import of each library, where a job for each step costs as
many as there are steps. Snakemake runs such a job as a whole; so that an edit still makes nothing else than what
depends on it, what each step made is kept beside its log under a key: the digest of all that it read and was told, and
of its code. A step whose key is as it was gets its files back.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.base.io import read_json, sha256, write_json
from presslens.run.checksums import STEPS, checksum_file, forget, keep, require_unchanged
from presslens.run.inputs import require_as_begun
from presslens.run.job import flat, ready, reported
from presslens.run.lock import at_work
from presslens.run.stored import at_study, is_stored

#: File of a step's folder that says what lies there.
_KEPT = "kept.json"


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

    @property
    def folder(self) -> Path:
        """Where what it made is kept."""
        log = Path(self.log)
        return log.parent.parent / STEPS / log.stem

    @property
    def key(self) -> str:
        """Digest of what its outputs hang on. Files that it reads must be there."""
        reads = {name: [[path, _content(path)] for path in flat([paths])] for name, paths in self.reads.items()}
        about = [Path(self.script).name, self.code, reads, self.makes, self.told]
        return hashlib.sha256(json.dumps(about, sort_keys=True, default=str).encode()).hexdigest()


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
    with at_work(), at_study():
        forget(path for step in steps for path in step.outputs)
        if snakemake.threads == 1:
            for step in steps:
                _do(step)
        else:
            _side_by_side(steps, snakemake.threads)


def _do(step: Step) -> None:
    """Do a step, or take back what it made when all was as it is now; its log reads the same."""
    inputs = list(flat(step.reads))
    with reported(step.log) as note:
        if is_stored():  # nothing is kept where the next run may not come
            _call(step, note)
            return
        require_unchanged(inputs)
        require_as_begun(inputs)
        key = step.key
        if (said := _taken_back(step, key)) is not None:
            keep(step.outputs)
            for line in said:
                note(line)
            return
        said = []

        def noted(line: str) -> None:
            said.append(line)
            note(line)

        _call(step, noted)
        require_as_begun(inputs)
        keep(step.outputs)
        _keep(step, key, said)


def _call(step: Step, note: Callable[[str], None]) -> None:
    ready(_function(Path(step.script)), {**step.told, **step.reads, **step.makes}, step.folder.name)(note)


def _side_by_side(steps: Sequence[Step], n_processes: int) -> None:
    """Do steps in child processes, which start with what is imported here; each as soon as what it reads is there."""
    for script in dict.fromkeys(step.script for step in steps):
        _function(Path(script))
    start = multiprocessing.get_context("fork").Process
    waiting, failed = list(steps), 0
    running: dict[int, tuple[Any, Step]] = {}
    while running or (waiting and not failed):
        to_come = {path for step in (*waiting, *(step for _, step in running.values())) for path in step.outputs}
        ready = [step for step in waiting if not failed and to_come.isdisjoint(flat(step.reads))]
        for step in ready[: n_processes - len(running)]:
            waiting.remove(step)
            child = start(target=_do, args=(step,))
            child.start()
            running[child.sentinel] = child, step
        ended = wait(list(running))
        for child, _ in [running.pop(sentinel) for sentinel in list(running) if sentinel in ended]:
            child.join()
            failed = failed or child.exitcode or 0
    if failed < 0:  # killed: the run is told as it would be of a job of its own
        os.kill(os.getpid(), -failed)
    elif failed:
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


def _content(path: str) -> str:
    """SHA-256 of a file, as it was kept when it was made."""
    record = checksum_file(path)
    return record.read_text(encoding="utf-8").strip() if record is not None and record.is_file() else sha256(path)


def _keep(step: Step, key: str, said: Sequence[str]) -> None:
    """Keep what a step has made, in place of what it made before."""
    listing = step.folder / _KEPT
    listing.unlink(missing_ok=True)
    step.folder.mkdir(parents=True, exist_ok=True)
    hashes = {}
    for path in map(Path, step.outputs):
        _link(path, step.folder / path.name)
        hashes[path.name] = _content(str(path))
    write_json({"key": key, "said": list(said), "files": hashes}, listing)


def _taken_back(step: Step, key: str) -> list[str] | None:
    """Put what was kept under a key where the step would write it; gives what it said then, or None."""
    try:
        kept: Any = read_json(step.folder / _KEPT)
        files, said = dict(kept["files"]), [str(line) for line in kept["said"]]
        paths = {path.name: path for path in map(Path, step.outputs)}
        if kept["key"] != key or files.keys() != paths.keys():
            return None
        if any(sha256(step.folder / name) != expected for name, expected in files.items()):
            return None
        for name, path in paths.items():
            _link(step.folder / name, path)
    except (InputError, OSError, KeyError, TypeError, ValueError):
        return None  # nothing was kept, or it is damaged: it is made anew
    return said


def _link(source: Path, target: Path) -> None:
    """Give a file a second name; where links cannot be, copy it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
