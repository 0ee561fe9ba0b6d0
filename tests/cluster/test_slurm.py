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
#: Rules whose first job is killed: by the cluster, and as the system kills what takes too much memory.
CANCELLED, KILLED = "tokenise_articles", "locate_mentions"
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
        asked = subprocess.run(["squeue", "-h", "-o", "%i %T %k"], env=environment, capture_output=True, text=True)
        for line in asked.stdout.splitlines():
            number, state, comment = line.split(maxsplit=2)
            if state == "RUNNING" and comment.startswith(f"rule_{rule}_"):
                subprocess.run(["scancel", number], env=environment, check=True)
                return


def kill_first(rule: str, study: Study, over: threading.Event) -> None:
    """Kill the process that does the work of the first job of a rule."""
    while not over.wait(0.02):
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().decode().split("\0")
                here = (process / "cwd").resolve() == study.folder.resolve()
            except OSError:
                continue
            if here and "python" in words[0] and any(re.search(rf"\.{rule}\.py$", word) for word in words[1:2]):
                os.kill(int(process.name), signal.SIGKILL)
                return


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


def test_what_is_wrong_stands_last_on_the_screen(fresh, slurm):
    (article,) = (fresh.folder / "seeds").glob("*.txt")
    article.write_text("", encoding="utf-8")
    done = run(fresh, slurm, "--retries", 0, "resources/seeds/ledger.parquet")
    assert done.returncode != 0
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
