"""From a sample to corrected numbers: drawn, coded on pages by two, taken, settled; and what runs again for it."""

import polars as pl
import pytest
from scripts.annotate import make_coding_page, make_settle_page, take_codes

from tests.coding_study import page_data, saved_file

from .conftest import copy_of_project
from .town import CORPUS_CARD, DEEDS, articles, write

pytestmark = pytest.mark.workflow
SHEET = "work/town/to_code_45_stratified-target.csv"
WANTED = [f"results/town/tables/{name}.csv" for name in ("sentiment_by_target", "agreement")]
#: What no code can change.
FIXED = {f"shards/{name}" for name in ("articles", "sentences", "mentions", "holders", "features")}


def told(item):
    code = next(code for deed, code in DEEDS.items() if deed in item["right"])
    return {"actor": "1", "sentiment": code, "holder": "OUTLET", "stance": "0", "frames": "none"}


def test_from_a_sample_to_corrected_numbers_and_nothing_else_runs_again(tmp_path, capsys):
    study = copy_of_project(tmp_path / "study")
    (study.folder / "data/town.yaml").write_text(CORPUS_CARD)
    write(study.folder / "town/articles.csv", ["No", "Headline", "Body", "Paper", "Day"], articles()[0])
    study.build(SHEET, WANTED[0])
    assert set(table(study)["n_codes"]) == {0}

    def take(script, *arguments):
        assert script.main(["town", *arguments, "--study", str(study.folder)]) == 0, capsys.readouterr().err

    folder = study.folder / "work/town/coding/45_stratified-target"
    for coder in ("anna", "bert"):
        take(make_coding_page, coder)
        data = page_data(folder / f"{coder}.html")
        codes = {item["id"]: told(item) for item in data["items"]}
        if coder == "bert":
            disputed = sorted(codes)[:5]
            for key in disputed:
                codes[key]["sentiment"] = {"-1": "0", "0": "1", "1": "-1"}[codes[key]["sentiment"]]
        (folder / f"{coder}.csv").write_text(saved_file(data, codes, coder))
    take(take_codes)
    planned = study.planned(*WANTED)
    assert {"annotations", "heads/heads", "sampled_codes", "tables/sentiment_by_target", "tables/agreement"} <= planned
    assert not planned & FIXED
    assert not study.made(*WANTED) & FIXED
    first = table(study)
    assert sum(first.filter(sentiment="negative")["n_codes"]) == 45
    assert first.filter(pl.col("corrected").is_not_null()).height >= 3
    assert len(sample(study)) == 45 - 5

    take(make_settle_page)
    data = page_data(folder / "settle.html")
    assert sorted(item["id"] for item in data["items"]) == disputed
    right = {
        item["id"]: {"sentiment": told(item)["sentiment"], "reason": "Either could hold"} for item in data["items"]
    }
    (folder / "settled.csv").write_text(
        saved_file(data, right, seen={item["id"]: item["seen"] for item in data["items"]})
    )
    before = (study.folder / WANTED[1]).read_bytes()
    take(take_codes)
    made = study.made(*WANTED)
    assert {"annotations", "sampled_codes", "tables/sentiment_by_target"} <= made
    assert not made & FIXED
    assert len(sample(study)) == 45
    assert (study.folder / WANTED[1]).read_bytes() == before
    assert not study.planned(*WANTED)


def table(study):
    return pl.read_csv(study.folder / WANTED[0])


def sample(study):
    """The coded mentions that have a sentiment."""
    return pl.read_parquet(study.folder / "resources/town/annotations.parquet").drop_nulls("sentiment")
