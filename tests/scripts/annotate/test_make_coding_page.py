"""Coding pages as a program makes them: what is in them, what is hidden, what is never written over."""

import re

import polars as pl
import pytest
from scripts.annotate.make_coding_page import main, make_coding_page

from presslens.base.errors import InputError
from tests.coding_study import page_data, study_with_sheet

SENTENCES = [
    "Turkey attacked Russia in spring.",
    "Envoys of Turkey met President Putin and the Turks.",
    "Turkey 𝄞 waited for Ankara\nand Damascus.",
]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    root = tmp_path_factory.mktemp("study")
    study_with_sheet(root, SENTENCES, 3)
    return root


@pytest.fixture(scope="module")
def made(study):
    return {name: make_coding_page("toy", name, root=study) for name in ("anna", "bert")}


def test_every_mention_stands_in_its_sentence_and_its_article(made):
    data = page_data(made["anna"])
    assert len(data["items"]) == 3
    for item in data["items"]:
        units = data["texts"][item["text"]].encode("utf-16-le")
        assert units[2 * item["from"] : 2 * item["to"]].decode("utf-16-le") == item["mention"] == "Turkey"
        sentence = item["left"] + item["mention"] + item["right"]
        assert sentence in [" ".join(text.split()) for text in SENTENCES]
        assert item["before"].startswith("It rained on day")
        assert item["after"] == "Nobody in Moscow said more."
        assert item["place"][1] == "TUR"


def test_each_coder_has_an_order_of_its_own_and_the_same_manual(made, study):
    anna, bert = (page_data(path) for path in made.values())
    assert {item["id"] for item in anna["items"]} == {item["id"] for item in bert["items"]}
    assert anna["page"]["manual"] == bert["page"]["manual"]
    assert (study / "work/toy/coding/3/manual.md").read_text() == (study / "work/toy/manual.md").read_text()


def test_what_is_asked_comes_from_the_codebook_with_a_key_each(made):
    questions = {question["name"]: question for question in page_data(made["anna"])["questions"]}
    assert list(questions) == ["actor", "sentiment", "holder", "stance", "frames"]
    assert [name for name, question in questions.items() if question["if_actor"]] == ["sentiment", "stance"]
    for question in questions.values():
        keys = [option["key"] for option in question["options"]]
        assert len(set(keys)) == len(keys)
        assert not set(keys) & set("urbfsxnamwlt")
    assert [option["label"] for option in questions["holder"]["options"]][:2] == ["The outlet itself", "Turkey"]
    assert {option["code"]: option["key"] for option in questions["frames"]["options"]}["none"] == "0"


def test_no_answer_changes_a_page(study, made):
    """The pages never see the ledger's answers: the same bytes whatever it says."""
    before = made["anna"].read_bytes()
    ledger = study / "resources/toy/ledger.parquet"
    kept = ledger.read_bytes()
    made["anna"].unlink()
    try:
        pl.read_parquet(ledger).with_columns(pl.lit("positive").alias("sentiment")).write_parquet(ledger)
        assert make_coding_page("toy", "anna", root=study).read_bytes() == before
    finally:
        ledger.write_bytes(kept)


def test_blind_pages_name_no_target_and_do_not_ask_for_holders(study):
    data = page_data(make_coding_page("toy", "dora", blind=True, root=study))
    shown = [item[key] for item in data["items"] for key in ("before", "left", "mention", "right", "after")]
    names = r"Turk|Russia|Putin|Ankara|Damascus|Moscow|TUR|RUS|SYR"
    assert not [text for text in [*shown, *data["texts"]] if re.search(names, text)]
    assert not [item for item in data["items"] if {"place", "target"} & set(item)]
    assert [question["name"] for question in data["questions"]] == ["actor", "sentiment", "stance", "frames"]
    for item in data["items"]:
        units = data["texts"][item["text"]].encode("utf-16-le")
        assert units[2 * item["from"] : 2 * item["to"]].decode("utf-16-le") == item["mention"]


def test_a_page_is_never_written_over(study, made, capsys):
    before = made["bert"].read_bytes()
    assert main(["toy", "Bert", "--study", str(study)]) == 1
    assert "bert.html: is there already; a page is never written over" in capsys.readouterr().err
    assert made["bert"].read_bytes() == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["nowhere", "anna"], "CORPUS: found 'nowhere'"),
        (["toy", "../x"], "CODER: found '../x'"),
        (["toy", "emil", "--batch", "../../x"], "BATCH: found '../../x'"),
        (["toy", "emil", "--blind", "yes"], "BLIND: found 'yes'"),
    ],
)
def test_what_is_asked_for_wrongly_is_told_in_a_line(study, capsys, given, told):
    assert main([*given, "--study", str(study)]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith(told)
    assert printed.count("\n") == 1


def test_a_text_that_changed_since_the_draw_is_told_by_row(study):
    path = study / "resources/toy/articles.parquet"
    kept = path.read_bytes()
    try:
        pl.read_parquet(path).with_columns(text=pl.lit("Other ") + pl.col("text")).write_parquet(path)
        with pytest.raises(InputError, match=r"to_code_3\.csv, row 2, column 'mention': found 'Turkey'"):
            make_coding_page("toy", "fred", root=study)
    finally:
        path.write_bytes(kept)
