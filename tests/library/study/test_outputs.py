"""Which files the results of a corpus consist of."""

from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.cards.annotations import read_card
from presslens.exhibits.figures import FIGURES
from presslens.study.outputs import (
    LISTINGS,
    TELLING,
    checked_questions,
    published_files,
    questions_behind,
    tables_behind,
    tables_to_choose_by,
)

PROJECT = Path(__file__).parents[3]


def test_the_committed_results_are_what_is_published():
    shown = {path.stem for path in (PROJECT / "results/fa-kes/figures").glob("*.svg")}
    files = published_files("fa-kes", read_card(PROJECT / "annotations/fa-kes/card.yaml").questions, shown)
    told = {f"results/fa-kes/{name}" for name in (*LISTINGS, *TELLING)}
    folder = PROJECT / "results/fa-kes"
    assert {*files, *told} == {str(path.relative_to(PROJECT)) for path in folder.rglob("*") if path.is_file()}
    assert len(files) == len(set(files))


def test_without_coders_nothing_is_published_of_them():
    files = published_files("seeds", [], ["article_ribbon"])
    assert not [path for path in files if "agreement" in path or "validation" in path]
    assert [path for path in files if "/figures/" in path] == [
        f"results/seeds/figures/article_ribbon.{kind}" for kind in ("svg", "pdf", "png", "csv", "txt")
    ]


def test_questions_with_one_label_that_a_classifier_gives():
    assert checked_questions(["frames", "stance", "holder", "actor"]) == ["stance", "actor"]


def test_a_figure_of_coded_questions_rests_on_them():
    figure = FIGURES["reliability"]
    assert questions_behind(figure, ["actor", "holder"]) == ["actor"]
    assert tables_behind(figure, "mine", ["actor", "holder"]) == [
        "results/mine/tables/reliability_actor.csv",
        "results/mine/tables/confusion_actor.csv",
    ]
    with pytest.raises(InputError, match="nobody coded what it shows of mine"):
        tables_behind(figure, "mine", ["holder"])


def test_a_figure_is_drawn_from_tables_of_results_and_of_the_pipeline():
    figure = FIGURES["article_ribbon"]
    assert questions_behind(figure, []) == ["sentiment", "holder", "actor"]
    assert tables_behind(figure, "mine", []) == [
        f"resources/mine/{name}.parquet" for name in ("ledger", "articles", "sentences")
    ]


def test_whether_figures_have_something_to_show_hangs_on_their_own_tables_and_on_what_they_quote():
    tables = tables_to_choose_by("mine", ["actor"])
    assert len(tables) == len(set(tables))
    assert "resources/mine/ledger.parquet" in tables
    assert "results/mine/tables/reliability_actor.csv" in tables
    # Which outlets have a row is said in the words; the scores of coders are not.
    assert "results/mine/tables/mentions_by_outlet.csv" in tables
    assert "results/mine/tables/validation_actor.csv" not in tables
