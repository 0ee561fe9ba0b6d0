"""A run on SLURM makes the bytes of a run here, also where jobs are killed; what ends a run stands last on the screen.

How to run it: the packages of envs/slurm.txt and Debian's slurmctld, slurmd, slurm-client and munge, then
``python -m pytest tests/cluster/test_slurm.py``. It starts SLURM for itself, on 127.0.0.1; some minutes.
"""

import importlib.util
import os
import re
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import pytest

from tests.workflow.conftest import Study, copy_of_project, differences, said

from .loopback import loopback_slurm, missing

LACKING = [*missing(), *([] if importlib.util.find_spec("snakemake_executor_plugin_slurm") else ["envs/slurm.txt"])]
pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(bool(LACKING), reason=f"not installed: {', '.join(LACKING)}; docs/cluster.md says how"),
]
#: How the profile is used here: nothing is accounted, and all is near.
HERE = ["--slurm-status-command", "squeue", "--slurm-no-account", "--slurm-init-seconds-before-status-checks", "3"]
ON_SLURM = ["--profile", "profiles/slurm", "--jobs", "4", "--latency-wait", "5", *HERE]
#: Rules whose first job is ended: by the cluster; and one process of those in which it does its steps side by side, as
#: the system kills what takes too much memory.
CANCELLED, KILLED = "read_shard", "make_tables"
MINUTES = 25


@pytest.fixture(scope="module")
def slurm():
    with tempfile.TemporaryDirectory(prefix="slurm") as folder, loopback_slurm(Path(folder)) as environment:
        yield environment


def run(study: Study, environment: dict, *arguments) -> subprocess.CompletedProcess:
    return subprocess.run(
        study.command(*ON_SLURM, *arguments),
        cwd=study.folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60 * MINUTES,
        check=False,
    )


def cancel_first(rule: str, environment: dict, over: threading.Event) -> None:
    """Cancel the first job of a rule when it runs."""
    while not over.wait(0.3):
        for number, comment in jobs("RUNNING", environment).items():
            if comment.startswith(f"rule_{rule}_"):
                subprocess.run(["scancel", number], env=environment, check=True)
                return


def jobs(state: str, environment: dict) -> dict[str, str]:
    """Comments of the jobs in a state, by their numbers."""
    command = ["squeue", "-h", "-t", state, "-o", "%i %k"]
    asked = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return dict(line.split(maxsplit=1) for line in asked.stdout.splitlines())


def kill_first(rule: str, study: Study, over: threading.Event) -> None:
    """Kill one of the processes in which the first job of a rule does its steps."""
    while not over.wait(0.02):
        for process in Path("/proc").glob("[0-9]*"):
            try:
                # A process of a job is a fork of it.
                job, snakemake = (words_of(one) for one in (parent_of(process), parent_of(parent_of(process))))
                here = (process / "cwd").resolve() == study.folder.resolve()
            except (OSError, IndexError):
                continue
            asked = any(word.startswith(f"{rule}:") for word in snakemake)
            if here and asked and words_of(process) == job and job[1].endswith(".run_steps.py"):
                os.kill(int(process.name), signal.SIGKILL)
                return


def words_of(process: Path) -> list[str]:
    return (process / "cmdline").read_bytes().decode().split("\0")


def parent_of(process: Path) -> Path:
    # The name of the program, in brackets, may hold anything.
    return process.with_name((process / "stat").read_text().rpartition(")")[2].split()[1])


def test_the_bytes_are_those_of_a_run_here_though_jobs_are_killed(tmp_path, slurm):
    here = copy_of_project(tmp_path / "here").build()
    there = copy_of_project(tmp_path / "there")
    over = threading.Event()
    killers = [
        threading.Thread(target=cancel_first, args=(CANCELLED, slurm, over)),
        threading.Thread(target=kill_first, args=(KILLED, there, over)),
    ]
    for killer in killers:
        killer.start()
    done = run(there, slurm)
    over.set()
    for killer in killers:
        killer.join()
    assert done.returncode == 0, said(done)[-3000:]
    log = max(there.logs()).read_text(encoding="utf-8")
    for rule in (CANCELLED, KILLED):
        tries = re.findall(rf"(?m)^rule {rule}:\n(?:    .*\n)*?    resources: .*?mem_mb=(\d+).*?runtime=(\d+)", log)
        assert len(tries) == 2, rule
        (memory, minutes), (more_memory, more_minutes) = [[int(value) for value in one] for one in tries]
        assert more_memory == pytest.approx(2 * memory, abs=1)  # rounded to whole MB
        assert more_minutes == 2 * minutes
    assert "presslens:" not in done.stderr
    for top in ("results/seeds", "resources/seeds", "reader/seeds"):
        one, other = (
            {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
            for top in (here.folder / top, there.folder / top)
        )
        assert len(one) > 20
        assert differences(one, other) == []
    again = run(there, slurm)
    assert "Everything is up to date." in again.stderr


def test_a_run_that_is_stopped_takes_its_jobs_along_and_goes_on(fresh, slurm):
    ledger, before = "resources/seeds/ledger.parquet", jobs("CANCELLED", slurm)
    command = fresh.command(*ON_SLURM, "--", ledger)
    with subprocess.Popen(command, cwd=fresh.folder, env=slurm, stderr=subprocess.PIPE, text=True) as process:
        until = time.monotonic() + 60 * MINUTES
        while not any(comment.startswith("rule_read_shard_") for comment in jobs("RUNNING", slurm).values()):
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60 * MINUTES)
    assert process.returncode != 0
    assert stderr.splitlines()[-1] == "Stopped. What is finished is kept: the same command goes on from there."
    assert "Traceback" not in stderr
    # SLURM waits for the processes of a job that it ends.
    while jobs("RUNNING,PENDING,COMPLETING", slurm):
        assert time.monotonic() < until
        time.sleep(0.3)
    assert len(jobs("CANCELLED", slurm)) == len(before) + 1
    done = run(fresh, slurm, "--", ledger)
    assert done.returncode == 0, said(done)[-3000:]
    log = max(fresh.logs()).read_text(encoding="utf-8")
    assert "rule read_shard:" in log
    assert "rule ingest_articles:" not in log


def test_what_is_wrong_stands_last_on_the_screen(fresh, slurm):
    (article,) = (fresh.folder / "seeds").glob("*.txt")
    article.write_text("", encoding="utf-8")
    done = run(fresh, slurm, "resources/seeds/ledger.parquet")
    assert done.returncode != 0
    # Once is enough: a fault of an input is no killed job.
    assert max(fresh.logs()).read_text(encoding="utf-8").count("\nrule ingest_articles:") == 1
    assert done.stderr.splitlines()[-1].startswith(f"presslens: seeds/{article.name}")


def test_a_cluster_that_takes_no_job_is_named(fresh, slurm):
    done = run(
        fresh,
        slurm,
        "--retries",
        0,
        "--default-resources",
        "slurm_partition=none",
        "--",
        "resources/seeds/ledger.parquet",
    )
    assert done.returncode != 0
    last = done.stderr.splitlines()[-1]
    assert last.startswith("presslens: rule ingest_articles broke off (SLURM sbatch failed")
    assert "invalid partition" in last
