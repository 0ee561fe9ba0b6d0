"""A copy of the project, built once, and copies of that copy for tests that change something."""

import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
#: Seconds after which a run is taken for hung.
TIME_LIMIT = 300
PARTS = [
    "Snakefile",
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
    "profiles",
]


@dataclass(frozen=True)
class Study:
    """A project folder in which snakemake can be run."""

    folder: Path

    def command(self, *arguments):
        return [sys.executable, "-m", "snakemake", *map(str, arguments)]

    def environment(self, **changes):
        return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **changes}

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
        assert done.returncode == 0, done.stderr[-3000:]
        return self

    def planned(self, *arguments):
        """Names of the rules that a dry run would run; of shards not known yet it cannot tell."""
        return self.ran("--dry-run", *arguments)

    def ran(self, *arguments):
        """Names of the rules that a run went through."""
        done = self.run(*(arguments or ("--cores", 2)))
        assert done.returncode == 0, done.stderr[-3000:]
        names = re.findall(r"(?m)^(?:local)?(?:rule|checkpoint) (\w+):", done.stdout + done.stderr)
        return set(names) - {"all"}

    def edit(self, path, old, new):
        """Replace text in a file; the text must be there."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

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


def copy_of_project(folder: Path) -> Study:
    ignore = shutil.ignore_patterns("__pycache__")
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=ignore)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, folder / part)
    return Study(folder)


@pytest.fixture
def fresh(tmp_path):
    """A project in which nothing has been run."""
    return copy_of_project(tmp_path / "study")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory):
    return copy_of_project(tmp_path_factory.mktemp("built") / "study").build()


@pytest.fixture
def built(built_once, tmp_path):
    """A project whose results are up to date, to be changed at will."""
    shutil.copytree(built_once.folder, tmp_path / "study", symlinks=True)
    return Study(tmp_path / "study")
