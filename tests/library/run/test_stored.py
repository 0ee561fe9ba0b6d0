"""A study whose results lie in a bucket: how files are called, and where a job finds them."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from presslens.run.stored import (
    ADDRESS,
    FOLDER,
    at_study,
    copy_shown,
    discard_copies,
    in_names,
    name_shown,
    store,
    where_it_lies,
)

COPIES = ".snakemake/storage/s3/press/study"


def workflow(provider):
    """As much of Snakemake's as is looked at, with a modifier of paths that puts all into a bucket."""
    modifier = SimpleNamespace(apply_default_storage=lambda path: f"s3://press/study/{path}")
    return SimpleNamespace(
        storage_registry=SimpleNamespace(default_storage_provider=provider),
        storage_settings=SimpleNamespace(default_storage_prefix="s3://press/study/"),
        modifier=SimpleNamespace(path_modifier=modifier),
    )


def provided(query):
    path = Path(".snakemake/storage/s3", query.removeprefix("s3://"))
    return SimpleNamespace(local_path=lambda: path)


@pytest.fixture
def stored(tmp_path, monkeypatch):
    """A folder of a study that is stored; gives Snakemake's workflow."""
    monkeypatch.chdir(tmp_path)
    for variable in (FOLDER, ADDRESS):
        monkeypatch.setenv(variable, "")  # so that it is taken back afterwards
    found = workflow(SimpleNamespace(object=provided))
    store(found)
    return found


def test_what_is_made_is_stored_and_nothing_else(stored):
    apply = stored.modifier.path_modifier.apply_default_storage
    assert apply("results/{corpus}/manifest.json") == "s3://press/study/results/{corpus}/manifest.json"
    assert apply("./resources/a") == "s3://press/study/./resources/a"
    for path in (
        "reader/a/index.html",
        "codebook/labels.yaml",
        "src/presslens/__init__.py",
        "../results/a",
        "resultsx",
    ):
        assert apply(path) == path


def test_without_a_bucket_nothing_changes(stored, monkeypatch):
    there = workflow(None)
    store(there)
    assert there.modifier.path_modifier.apply_default_storage("results/a") == "s3://press/study/results/a"
    assert in_names(f"{COPIES}/results/a") == f"{COPIES}/results/a"
    assert name_shown("s3://press/study/results/a (in storage)") == "s3://press/study/results/a (in storage)"
    assert list(where_it_lies()) == []
    with at_study():
        assert not Path(".snakemake").exists()


def test_a_job_is_given_names_of_the_study(stored):
    given = {"a": f"{COPIES}/results/a", "b": [f"{COPIES}/resources/b", "codebook/c", 3], "d": {"e": (f"{COPIES}/f",)}}
    assert in_names(given) == {"a": "results/a", "b": ["resources/b", "codebook/c", 3], "d": {"e": ["f"]}}


@pytest.mark.parametrize("way", ["send to storage", "retrieve from storage", "in storage", "update, send to storage"])
def test_what_snakemake_shows_is_read(stored, way):
    shown = f"s3://press/study/resources/a/logs/x.log ({way})"
    assert name_shown(shown) == "resources/a/logs/x.log"
    assert copy_shown(shown) == f"{COPIES}/resources/a/logs/x.log"


def test_a_job_finds_what_the_study_has_beside_copies_of_what_is_stored(stored):
    here = Path.cwd()
    for own in ("codebook/a.yaml", "results/old"):
        Path(own).parent.mkdir()
        Path(own).write_text("own")
    for _ in range(2):  # the second job finds the links of the first
        with at_study():
            assert Path.cwd() == here / COPIES
            assert Path("codebook/a.yaml").read_text() == "own"
            assert not Path("results/old").exists()
        assert Path.cwd() == here


def test_copies_of_an_earlier_run_go_and_nothing_else(stored):
    for path in ("results/a", "resources/b/c"):
        Path(path).parent.mkdir(parents=True)
        Path(path).touch()
        Path(COPIES, path).parent.mkdir(parents=True)
        Path(COPIES, path).touch()
    with at_study():
        pass
    discard_copies()
    assert Path("results/a").exists()
    assert not Path(COPIES, "results").exists()
    assert not Path(COPIES, "resources").exists()
