import json
import shutil
from pathlib import Path

import polars as pl
import pytest
from scripts.annotate.draw_sample import draw_sample

from presslens.annotate.reading import read_annotations
from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.cards.annotations import load_annotation_card
from presslens.codebook.codebook import Codebook, part_files

PROJECT = Path(__file__).parents[3]
CONFIG = read_yaml(PROJECT / "config.yaml")
PARTS = ("targets", "holders", "frames", "labels")
CODEBOOK = Codebook(path for part in PARTS for path in part_files(part, CONFIG, PROJECT / "codebook"))
TEXT = "It rained.\n\nEnvoys of Turkey met Russians."


@pytest.fixture
def drawn(tmp_path):
    """Function that draws a sheet of a corpus of two mentions into a folder."""
    tables = {
        "articles": pl.DataFrame({"article_id": ["a"], "text": [TEXT]}),
        "sentences": pl.DataFrame({"article_id": ["a"], "sentence_index": [1], "start": [12], "end": [len(TEXT)]}),
        "ledger": pl.DataFrame(
            {
                "article_id": ["a", "a"],
                "source_id": ["7", "7"],
                "sentence_index": [1, 1],
                "start": [22, 33],
                "end": [28, 41],
                "mention": ["Turkey", "Russians"],
                "target": ["TUR", "RUS"],
                "actor": [True, False],
                "p_actor": [0.9, 0.2],
                "sentiment": ["neutral", "negative"],
                "p_negative": [0.1, 0.9],
                "p_neutral": [0.8, 0.05],
                "p_positive": [0.1, 0.05],
            }
        ),
        "annotations": pl.DataFrame(
            {"id": ["m7"], "source_id": "7", "target": "RUS", "start": [33], "end": [41], "purpose": "validation"}
        ),
    }
    for name, table in tables.items():
        table.write_parquet(tmp_path / f"{name}.parquet")
    paths = {name: str(tmp_path / f"{name}.parquet") for name in ("articles", "sentences", "ledger")}

    def draw(name, annotated=False):
        notes = []
        annotations = [str(tmp_path / "annotations.parquet")] if annotated else []
        sheet = tmp_path / f"work/toy/to_code_{name}.csv"
        given = {"annotations": annotations, "codebook": CODEBOOK, "draw": name, "seed": 1}
        draw_sample(**paths, **given, sheet=str(sheet), note=notes.append)
        return sheet, notes

    return draw


def test_a_sheet_is_drawn_from_the_ledger_and_how_stands_beside_it(drawn):
    sheet, notes = drawn("2")
    table = pl.read_csv(sheet)
    assert sorted(table["target"]) == ["RUS", "TUR"]
    assert table.columns[-8:-3] == ["actor", "sentiment", "holder", "stance", "frames"]
    assert notes == [f"2 mentions drawn from 2 that look different and were not drawn before: {sheet}"]
    record = json.loads(sheet.with_suffix(".json").read_text())
    assert (record["drawn"], record["population"], record["drawn_before"]) == (2, 2, {})
    assert [row[0] for row in record["mentions"]] == table["id"].to_list()
    beside = ["manual.md", "to_code_2", "to_code_2.csv", "to_code_2.frame.parquet", "to_code_2.json"]
    beside.append("to_code_2_for_tools")
    tasks = json.loads((sheet.parent / "to_code_2_for_tools/label_studio.json").read_text())
    assert [task["data"]["id"] for task in tasks] == table["id"].to_list()
    assert sorted(path.name for path in sheet.parent.iterdir()) == beside


def test_the_manual_is_that_of_the_study_and_is_not_written_over(drawn):
    """A manual that somebody changed is made by hand, too."""
    sheet, _ = drawn("1")
    manual = sheet.with_name("manual.md")
    text = manual.read_text()
    assert all(f"| {code} | " in text for part in PARTS[:3] for code in CONFIG[part])
    manual.write_text("mine")
    drawn("1_2")
    assert manual.read_text() == "mine"


def test_the_next_sheet_leaves_out_what_was_drawn_and_what_is_annotated(drawn):
    """new-user 1: a second draw is a new file; a record counts although its sheet was moved away."""
    first, _ = drawn("1")
    second, _ = drawn("1_2")
    targets = [pl.read_csv(sheet)["target"].item() for sheet in (first, second)]
    assert sorted(targets) == ["RUS", "TUR"]
    assert json.loads(second.with_suffix(".json").read_text())["drawn_before"] == {"to_code_1.csv": 1}
    first.unlink()
    with pytest.raises(InputError, match="asks for 1 mentions, and there are 0"):
        drawn("1_3")


def test_what_is_annotated_is_left_out(drawn):
    sheet, _ = drawn("1", annotated=True)
    table = pl.read_csv(sheet)
    assert (table["target"].item(), table["id"].item()) == ("TUR", "m0008")
    with pytest.raises(InputError, match="there are 0"):
        drawn("1_2", annotated=True)


def test_a_sheet_that_came_while_a_run_was_under_way_is_kept(drawn, tmp_path):
    (tmp_path / "work/toy").mkdir(parents=True)
    sheet = tmp_path / "work/toy/to_code_1.csv"
    sheet.write_text("id,source_id,target,start,end\nx,9,TUR,1,2\n")
    with pytest.raises(InputError, match=r"to_code_1\.csv: is there already; a sheet is never written over"):
        drawn("1")
    assert sheet.read_text() == "id,source_id,target,start,end\nx,9,TUR,1,2\n"
    assert [path.name for path in sheet.parent.iterdir()] == ["to_code_1.csv"]


def test_the_draft_beside_a_sheet_is_annotations_but_for_the_codes(drawn, tmp_path):
    """What the correction asks for is filled in: the folder is read unedited once a coder's file lies in it."""
    drawn("1")
    sheet, _ = drawn("1_2")
    folder = tmp_path / "annotations/toy"
    shutil.copytree(sheet.with_suffix(""), folder)
    assert pl.read_csv(folder / "sample.csv")["inclusion_probability"].to_list() == [1, 1]  # both waves together
    codes = {
        "id": ["m0001", "m0002"],
        "actor": 0,
        "sentiment": None,
        "holder": "OUTLET",
        "stance": None,
        "frames": "none",
    }
    pl.DataFrame(codes).write_csv(folder / "coder_A.csv")
    names = {part: [str(entry["code"]) for entry in CODEBOOK.documents(part)] for part in PARTS[:3]}
    card = load_annotation_card(folder / "card.yaml", names)
    assert (card.chances_stated, card.strata) == (True, ())
    assert len(read_annotations(card, names).sample) == 2
    assert "Wave 2: at random" not in card.sampling  # both were drawn alike


def test_what_was_chosen_to_learn_from_may_be_drawn_for_validation(drawn, tmp_path):
    training, _ = drawn("1_uncertain")
    assert pl.read_csv(training).select("purpose", "inclusion_probability").row(0) == ("fitting", "")
    assert not training.with_suffix(".frame.parquet").exists()
    assert pl.read_csv(training.with_suffix("") / "sample.csv")["purpose"].to_list() == ["fitting"]
    sheet, _ = drawn("2")
    table = pl.read_csv(sheet.with_suffix("") / "sample.csv")
    assert table.select("purpose", "inclusion_probability").rows() == [("validation", 1)] * 2
    with pytest.raises(InputError, match="there are 0"):
        drawn("1_rare-training")
