"""The same inputs give the same bytes as committed. Elsewhere: test_results; crashes: test_corpus."""

import subprocess
import threading

import pytest

from presslens.tell.compare import compare

from .conftest import PROJECT, copy_of_project, said

pytestmark = pytest.mark.workflow


def test_the_committed_results_come_out(built_once):
    assert compare(PROJECT / "results/seeds", built_once.folder / "results/seeds", frozenset()) == {}


def test_the_report_is_written(bench):
    done = bench.run("--report", "report.html")
    assert done.returncode == 0, said(done)[-2000:]
    assert (bench.folder / "report.html").stat().st_size > 100_000


def test_a_second_run_in_the_same_folder_is_refused(bench):
    with subprocess.Popen(["flock", ".snakemake/presslens.lock", "sleep", "60"], cwd=bench.folder) as holder:
        try:
            threading.Event().wait(0.3)
            done = bench.run("--cores", 1, "--forceall", "--until", "ingest_articles")
            assert done.returncode != 0
            assert "Another snakemake is running in this folder" in done.stderr
        finally:
            holder.kill()


def test_copy_is_complete(tmp_path):
    """The tests' copy of the project holds every file that git knows below the copied parts."""
    study = copy_of_project(tmp_path / "study")
    listed = ["git", "ls-files", "rules", "scripts", "src", "codebook", "seeds"]
    known = subprocess.run(listed, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert known
    for name in known:
        assert (study.folder / name).exists(), name
