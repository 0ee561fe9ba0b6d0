"""The same inputs give the same bytes: as committed, on any number of cores, anywhere, and after a crash."""

import os
import signal
import subprocess
import threading

import pytest

from presslens.tell.compare import compare

from .conftest import PROJECT, copy_of_project, differences

pytestmark = pytest.mark.workflow


def test_the_committed_results_come_out(built_once):
    assert compare(PROJECT / "results/seeds", built_once.folder / "results/seeds", frozenset()) == []


@pytest.mark.parametrize(
    ("cores", "environment"),
    [
        (1, {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}),
        (
            2,
            {
                "LC_ALL": "tr_TR.UTF-8",
                "TZ": "America/St_Johns",
                "PYTHONHASHSEED": "4242",
                "OMP_NUM_THREADS": "2",
                "POLARS_MAX_THREADS": "8",
            },
        ),
    ],
    ids=["one core, C locale", "two cores, Turkish locale"],
)
def test_cores_locale_zone_and_hash_seed_do_not_matter(built_once, fresh, cores, environment):
    fresh.build("--cores", cores, **environment)
    assert differences(fresh.results(), built_once.results()) == []


def test_nothing_is_run_twice(built):
    assert built.planned() == set()


@pytest.mark.parametrize(
    "rule", ["ingest_articles", "locate_mentions", "join_ledger", "draw_article_ribbon", "write_manifest"]
)
def test_killed_in_the_middle_of_a_rule(built_once, fresh, rule):
    process = subprocess.Popen(
        fresh.command("--cores", 2),
        cwd=fresh.folder,
        env=fresh.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for line in process.stderr:
        if line.startswith((f"rule {rule}:", f"localrule {rule}:")):
            break
    threading.Event().wait(0.25)  # into the script, past the start of the interpreter
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    fresh.build()
    assert differences(fresh.results(), built_once.results()) == []
    assert not list(fresh.folder.rglob("*.part"))


def test_a_second_run_in_the_same_folder_is_refused(fresh):
    (fresh.folder / ".snakemake").mkdir()
    holder = subprocess.Popen(["flock", ".snakemake/presslens.lock", "sleep", "60"], cwd=fresh.folder)
    try:
        threading.Event().wait(0.3)
        done = fresh.run("--cores", 1)
        assert done.returncode != 0
        assert "Another snakemake is running in this folder" in done.stderr
    finally:
        holder.kill()
        holder.wait()


def test_copy_is_complete(tmp_path):
    """The tests' copy of the project holds every file that git knows below the copied parts."""
    study = copy_of_project(tmp_path / "study")
    known = subprocess.run(
        ["git", "ls-files", "rules", "src", "codebook", "seeds"], cwd=PROJECT, capture_output=True, text=True
    )
    for name in known.stdout.splitlines():
        assert (study.folder / name).exists(), name
