"""One run at a time in a folder, for as long as its process lives."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.run.lock import JOBS, RUN, at_work, hold_lock, require_own_run, wait_for_jobs

SOURCE = Path(__file__).resolve().parents[3] / "src"
HOLD = "import sys; from presslens.run.lock import hold_lock; hold_lock(sys.argv[1])"


def second(path):
    """A process that wants the lock of ``path`` too."""
    command = [sys.executable, "-c", HOLD, str(path)]
    return subprocess.run(command, env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=False)


def test_the_lock_is_held_after_the_function_has_returned(tmp_path):
    path = tmp_path / "run.lock"
    hold_lock(path)
    gc.collect()
    done = second(path)
    assert done.returncode
    assert f"{path}: Another snakemake is running in this folder; wait for it to end" in done.stderr


def test_the_lock_goes_with_its_process(tmp_path):
    path = tmp_path / "run.lock"
    assert second(path).returncode == 0
    hold_lock(path)


@pytest.fixture(autouse=True)
def no_run(monkeypatch):
    monkeypatch.setenv(RUN, "")
    monkeypatch.delenv(RUN)


def test_a_job_of_a_killed_run_that_comes_late_does_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(".snakemake").mkdir()
    list(wait_for_jobs([]))
    with at_work():
        killed = os.environ[RUN]
    require_own_run()
    list(wait_for_jobs([]))
    require_own_run()
    with at_work():
        pass
    monkeypatch.setenv(RUN, killed)
    with pytest.raises(SystemExit), at_work():
        raise AssertionError
    with pytest.raises(InputError, match="Another run has begun"):
        require_own_run()


def test_a_run_waits_for_jobs_that_a_killed_one_left_and_sweeps_up(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(".snakemake").mkdir()
    part = tmp_path / ".a.csv.123.part"
    part.touch()
    assert list(wait_for_jobs([tmp_path])) == []
    assert not part.exists()
    code = "from presslens.run.lock import at_work\nwith at_work(): print('at work', flush=True); input()"
    environment = {"PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as job:
        assert job.stdout.readline() == b"at work\n"
        part.touch()
        waiting = wait_for_jobs([tmp_path])
        assert next(waiting).startswith("Jobs of an earlier run, which was killed, are still at work")
        assert part.exists()
        job.communicate(b"\n")
        assert list(waiting) == []
    assert not part.exists()


def test_jobs_do_not_wait_for_each_other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with at_work():  # no run, no folder of Snakemake
        assert not Path(JOBS).exists()
    Path(".snakemake").mkdir()
    assert list(wait_for_jobs([])) == []
    with at_work(), at_work():
        pass
