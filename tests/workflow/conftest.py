"""A copy of the project, built once for all tests, and copies of that copy for tests that change something."""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from tests.shipped import make_shipped

PROJECT = Path(__file__).resolve().parents[2]
#: Seconds after which a run is taken for hung.
TIME_LIMIT = 600
PARTS = [
    "Snakefile",
    "CITATION.cff",
    "config.yaml",
    "rules",
    "scripts",
    "src",
    "annotations",
    "codebook",
    "data",
    "models",
    "seeds",
    "envs",
    "report",
    "paper",
    "profiles",
]
LEDGER = "resources/seeds/ledger.parquet"
#: Where the encoder lies in a project, and one of a hundredth of its size, for what hangs on no answer.
ENCODER = "models/encoder"
TINY_ENCODER = PROJECT / "tests/data/tiny_encoder"
#: Endings that say nothing: a table or a figure has several.
FORMATS = {".csv", ".tex", ".svg", ".pdf", ".png", ".parquet", ".npz"}


def product(path: str) -> str:
    """What a file made by the workflow is, whatever the rule, corpus, shard and format.

    ``tables/corpus``, ``figures/article_ribbon``, ``shards/mentions``, ``ledger``, ``manifest.json``.
    """
    parts = PurePosixPath(path).parts[2:]
    if parts[0] == "shards" and len(parts) > 2:
        parts = (parts[0], *parts[2:])
    name = PurePosixPath(*parts)
    return str(name.with_suffix("") if name.suffix in FORMATS else name)


@dataclass(frozen=True)
class Job:
    """One job that a run announced: files it reads and files it makes."""

    inputs: frozenset[str]
    outputs: frozenset[str]

    @property
    def products(self) -> set[str]:
        return {product(path) for path in self.outputs}


def jobs_in(log: str) -> list[Job]:
    """The jobs that a run or a dry run announced; those without output are not counted."""
    jobs = []
    for block in re.split(r"(?m)^(?:local)?(?:rule|checkpoint) \w+:\n", log)[1:]:
        named = dict(re.findall(r"(?m)^    (input|output): (.*)$", block.split("\n[", 1)[0]))
        if "output" in named:
            jobs.append(Job(*(frozenset(named.get(kind, "").split(", ")) for kind in ("input", "output"))))
    return jobs


@dataclass(frozen=True)
class Study:
    """A project folder in which snakemake can be run."""

    folder: Path

    def command(self, *arguments):
        return [sys.executable, "-m", "snakemake", *map(str, arguments)]

    def environment(self, **changes):
        # Compiled modules are kept: a run is dozens of interpreters.
        return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | changes

    def run(self, *arguments, **environment):
        with subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(**environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
        ) as process:
            try:
                stdout, stderr = process.communicate(timeout=TIME_LIMIT)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)  # a script would go on without its snakemake
                raise
        return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)

    def build(self, *arguments, **environment):
        done = self.run("--cores", 2, *arguments, **environment)
        assert done.returncode == 0, said(done)[-3000:]
        return self

    def plan(self, *targets) -> list[Job]:
        """Jobs that a dry run would run; of shards not known yet it cannot tell."""
        done = self.run("--dry-run", *targets)
        assert done.returncode == 0, said(done)[-3000:]
        return jobs_in(said(done))

    def planned(self, *targets) -> set[str]:
        """What a dry run would make."""
        return set().union(*(job.products for job in self.plan(*targets)))

    def made(self, *targets, **environment) -> set[str]:
        """What a run made."""
        done = self.run("--cores", 2, *targets, **environment)
        assert done.returncode == 0, said(done)[-3000:]
        return set().union(*(job.products for job in jobs_in(max(self.logs()).read_text(encoding="utf-8"))))

    def logs(self) -> set[Path]:
        """What Snakemake said in each run: the screen shows little of it. The last is the greatest."""
        return set((self.folder / ".snakemake/log").glob("*.log"))

    def kill_while(self, wanted: str, seconds: float, *targets) -> bool:
        """Start a run and kill it with all its jobs, some seconds after it announced a product (empty: after it began).

        False: it came to its end before.
        """
        before = self.logs()
        process = subprocess.Popen(
            self.command("--cores", 2, *targets),
            cwd=self.folder,
            env=self.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        while wanted and process.poll() is None:
            said_now = "".join(path.read_text(encoding="utf-8") for path in self.logs() - before)
            if wanted in set().union(*(job.products for job in jobs_in(said_now))):
                break
            time.sleep(0.02)
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
        return process.returncode == -signal.SIGKILL

    def edit(self, path, old, new):
        """Replace text in a file; the text must be there."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    @contextmanager
    def undone(self, *paths) -> Iterator[None]:
        """Files that the block changes, makes or removes are afterwards as they were before, to the time of change."""
        before = {}
        for path in paths:
            file = self.folder / path
            before[file] = (file.read_bytes(), file.stat()) if file.exists() else None
        try:
            yield
        finally:
            for file, kept in before.items():
                if kept is None:
                    file.unlink(missing_ok=True)
                else:
                    file.write_bytes(kept[0])
                    os.utime(file, ns=(kept[1].st_atime_ns, kept[1].st_mtime_ns))

    def results(self, corpus="seeds"):
        """Bytes of every result by its path."""
        folder = self.folder / "results" / corpus
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differences(one, other):
    """What differs between two ``results()``, a line each: short enough for the log of a failed test."""
    lines = [f"{name}: only in one of them" for name in sorted(one.keys() ^ other.keys())]
    for name in sorted(one.keys() & other.keys()):
        if one[name] != other[name]:
            rows = zip(one[name].splitlines(), other[name].splitlines(), strict=False)
            lines.append(f"{name}: " + next((f"{a[:300]!r}, {b[:300]!r}" for a, b in rows if a != b), "other length"))
    return lines


def said(done) -> str:
    """All that a run printed."""
    return done.stdout + done.stderr


def assert_no_traceback(done):
    assert "Traceback" not in said(done)
    assert "Exception:" not in said(done).replace("RuleException:", "")


def copy_of_project(folder: Path, as_shipped: bool = False) -> Study:
    """A copy of the project, with the tiny encoder in place of the shipped one unless it is wanted ``as_shipped``.

    The parts of shipped networks, which are large, are links; nothing may write to them.
    """
    ignore = shutil.ignore_patterns("__pycache__", "network.*.z")
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=ignore)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, folder / part)
    encoder = folder / ENCODER
    if as_shipped:
        for path in (PROJECT / "models").glob("*/network.*.z"):
            (folder / path.relative_to(PROJECT)).symlink_to(path)
    else:
        shutil.copytree(TINY_ENCODER, encoder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "said.npz"))
    make_shipped(folder)
    return Study(folder)


def copy_of(study: Study, folder: Path) -> Study:
    """A copy of a study with all that was built in it."""
    shutil.copytree(study.folder, folder, symlinks=True)
    return Study(folder)


@pytest.fixture
def fresh(tmp_path):
    """A project with a tiny encoder, in which nothing has been run."""
    return copy_of_project(tmp_path / "study")


def shared(tmp_path_factory, name: str, make: Callable[[Path], Study]) -> Study:
    """The study that ``make`` makes in a folder, made once for all processes of a test run. Nothing may be changed."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, done = base / name / "study", base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # another process's attempt failed
            make(folder)
            done.touch()
    return Study(folder)


@pytest.fixture(scope="session")
def built_once(tmp_path_factory):
    """A project as it is shipped, whose results are up to date."""
    return shared(tmp_path_factory, "built", lambda folder: copy_of_project(folder, as_shipped=True).build())


@pytest.fixture(scope="module")
def bench(built_once, tmp_path_factory):
    """A project whose results are up to date, for the tests of a file that leave it as they found it."""
    return copy_of(built_once, tmp_path_factory.mktemp("bench") / "study")


@pytest.fixture
def built(built_once, tmp_path):
    """A project whose results are up to date, to be changed at will."""
    return copy_of(built_once, tmp_path / "study")
