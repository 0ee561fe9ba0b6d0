"""Articles in Turkish, Russian and Arabic, from files to ledger, tables and report; what is refused is not there."""

import csv
import json
import shutil

import polars as pl
import pytest

from .conftest import PROJECT, copy_of_project

pytestmark = pytest.mark.workflow

ARTICLES = PROJECT / "tests/data/languages/articles"
CARD = """
name: {code}
title: Articles written for a test
producer: The project
licence: CC0
reader: text_folder
path: articles/{code}
language: {code}
"""
CODES = {"tr": "Turkish", "ru": "Russian", "ar": "Arabic"}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    made = copy_of_project(tmp_path_factory.mktemp("languages"))
    shutil.copytree(ARTICLES, made.folder / "articles")
    for code in CODES:
        (made.folder / f"data/{code}.yaml").write_text(CARD.format(code=code))
    made.edit("config.yaml", "    - en\n", "    - en\n    - tr\n    - ru\n    - ar\n")
    return made.build(*(f"results/{code}/manifest.json" for code in CODES))


def rows(study, code, table):
    with (study.folder / f"results/{code}/tables/{table}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("code", CODES)
def test_ledger(study, code):
    ledger = pl.read_parquet(study.folder / f"resources/{code}/ledger.parquet")
    assert set(ledger["target"]) == {"TUR", "RUS", "SYR"}
    refused = ["actor", "sentiment", "stance", "p_actor", "p_negative", "p_against", "tone"]
    assert all(ledger[name].null_count() == len(ledger) for name in refused)
    assert set(ledger["holder"]) == {"unresolved"}
    assert set(ledger["holder_rule"]) == set(ledger["holder_mode"]) == {"language has no rules of attribution"}
    assert (ledger["frames"].null_count() == 0) == (code == "tr")
    assert not list((study.folder / f"resources/{code}").rglob("features.npz"))


@pytest.mark.parametrize("code", CODES)
def test_no_number_that_nobody_stands_for(study, code):
    assert {row["n_actor_mentions"] for row in rows(study, code, "mentions_by_target")} == {""}
    counted = {row["measure"]: row["value"] for row in rows(study, code, "corpus")}
    assert counted["actor mentions"] == counted["mentions in others' words"] == "not answered"
    assert int(counted["mentions"]) >= 8
    filled = {
        path.stem for path in (study.folder / f"results/{code}/tables").glob("*.csv") if rows(study, code, path.stem)
    }
    assert filled == {"corpus", "mentions_by_target", "mentions_by_outlet"} | (
        {"article_frames"} if code == "tr" else set()
    )
    assert json.loads((study.folder / f"results/{code}/figures.json").read_text()) == {}
    counts = json.loads((study.folder / f"results/{code}/manifest.json").read_text())["mentions"]
    assert counts["actor_mentions"] is None


@pytest.mark.parametrize(("code", "name"), CODES.items())
def test_readers_are_told_why(study, code, name):
    said = f"presslens has no classifier that judges mentions in {name}"
    for path in ("report/index.html", "data_statement.md", "numbers.json", "manifest.json"):
        assert said in (study.folder / f"results/{code}" / path).read_text(encoding="utf-8"), path
    assert "UNVALIDATED on this corpus: sentiment" not in (
        study.folder / f"results/{code}/report/index.html"
    ).read_text(encoding="utf-8")


def test_words_that_are_missing_stop_the_run(study):
    path = "codebook/languages/tr/targets/RUS.yaml"
    with study.undone(path):
        (study.folder / path).unlink()
        done = study.run("--dry-run")
    assert done.returncode != 0
    assert f"{path}: is missing; the words of Turkish" in done.stdout + done.stderr
