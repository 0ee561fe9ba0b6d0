"""A job of several steps does again only what has to be done, and says the same as if it had done all."""

import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from presslens.run import inputs
from presslens.run.steps import run_steps

SCRIPT = """
from pathlib import Path

def {name}(text, made, times, note, more=""):
    counted = Path({calls!r})
    counted.write_text(counted.read_text() + "{name} ")
    if times < 0:
        raise ValueError("fewer than none")
    Path(made).write_text(Path(text).read_text() * times)
    note(f"{name}: {{times}} times")
"""


@pytest.fixture
def job(tmp_path, monkeypatch):
    """Function that does two steps, of which the second reads what the first makes; gives the calls that it took."""
    monkeypatch.chdir(tmp_path)
    # What a run of another test looked at when it began.
    inputs._begun.cache_clear()
    calls, source = tmp_path / "calls.txt", tmp_path / "source.txt"
    source.write_text("a")
    for name in ("first", "second"):
        (tmp_path / f"{name}.py").write_text(SCRIPT.format(name=name, calls=str(calls)))

    def do(first=2, second=3, threads=1, code="c"):
        one, two = "resources/toy/one.txt", "resources/toy/two.txt"
        for made in (one, two):
            Path(made).parent.mkdir(parents=True, exist_ok=True)
            Path(made).unlink(missing_ok=True)  # as Snakemake does
        steps = {
            "first": {
                "script": "first.py",
                "code": code,
                "reads": {"text": str(source)},
                "makes": {"made": one},
                "told": {"times": first},
            },
            "second": {
                "script": "second.py",
                "code": "c",
                "reads": {"text": one, "schemas": []},
                "makes": {"made": two},
                "told": {"times": second},
            },
        }
        logs = [f"resources/toy/logs/{name}.log" for name in steps]
        Path(logs[0]).parent.mkdir(exist_ok=True)
        calls.write_text("")
        run_steps(SimpleNamespace(params=SimpleNamespace(steps=steps), log=logs, threads=threads), tmp_path)
        assert Path(two).read_text() == "a" * first * second
        assert [Path(log).read_text() for log in logs] == [f"first: {first} times\n", f"second: {second} times\n"]
        return calls.read_text().split()

    return do


@pytest.mark.parametrize("threads", [1, 2])
def test_what_is_as_it_was_is_not_done_again(job, threads):
    assert job(threads=threads) == ["first", "second"]
    assert job(threads=threads) == []
    assert job(second=4, threads=threads) == ["second"]
    assert job(first=1, second=4, threads=threads) == ["first", "second"]


def test_what_comes_out_the_same_makes_nothing_behind_it_new(job):
    job()
    assert job(code="edited") == ["first"]


def test_what_was_kept_and_is_damaged_is_made_anew(job, tmp_path):
    job()
    (tmp_path / "resources/toy/steps/first/0.txt").write_text("b")
    assert job() == ["first"]
    (tmp_path / "resources/toy/steps/second/kept.json").write_text("{")
    assert job() == ["second"]


def test_what_is_kept_is_the_file_itself_and_not_a_copy(job, tmp_path):
    job()
    kept = tmp_path / "resources/toy/steps/second"
    assert os.path.samefile(kept / "0.txt", "resources/toy/two.txt")
    assert json.loads((kept / "kept.json").read_text())["files"].keys() == {"resources/toy/two.txt"}


@pytest.mark.parametrize("variable", ["PRESSLENS_ANEW", "PRESSLENS_LOCK"])
def test_what_is_to_be_made_anew_or_by_other_packages_is_done_again(job, monkeypatch, variable):
    job()
    monkeypatch.setenv(variable, "1")
    assert job() == ["first", "second"]


@pytest.mark.parametrize("threads", [1, 2])
def test_a_step_that_breaks_off_ends_the_job_and_what_was_done_before_is_kept(job, threads, tmp_path):
    with pytest.raises(SystemExit):
        job(second=-1, threads=threads)
    assert "fewer than none" in (tmp_path / "resources/toy/logs/second.log").read_text()
    assert job() == ["second"]
