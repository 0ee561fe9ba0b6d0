"""Items on which a coder learns are settled, and never those that the coder is to code."""

import shutil

import polars as pl
import pytest
from scripts.annotate.make_coding_page import make_coding_page
from scripts.annotate.make_training_page import main, make_training_page
from scripts.annotate.place_annotations import place_annotations
from scripts.annotate.take_codes import take_codes

from presslens.base.errors import InputError
from presslens.base.io import read_table, read_yaml, write_table
from presslens.study.study import Study
from tests.coding_study import page_data, saved_file, study_with_sheet

BAD = {"actor": "1", "sentiment": "-1", "holder": "OUTLET", "stance": "-1", "frames": "economic;conflict"}
NOT = {"actor": "0", "holder": "TUR", "frames": "none"}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A study with eight items, on the first of which two coders differ."""
    root = tmp_path_factory.mktemp("study")
    sheet = study_with_sheet(root, [f"In year {n} Turkey sent {n} envoys." for n in range(8)], 8)
    folder = sheet.parent / "coding/8"
    for name in ("anna", "bert"):
        data = page_data(make_coding_page("toy", name, root=root))
        keys = sorted(item["id"] for item in data["items"])
        codes = {key: BAD if number % 2 else NOT for number, key in enumerate(keys)}
        codes |= {keys[0]: BAD} if name == "bert" else {}
        (folder / f"{name}.csv").write_text(saved_file(data, codes, name))
    take_codes("toy", root=root)
    resources = root / "resources/toy"
    ledger = read_table(resources / "ledger.parquet")
    articles = read_table(resources / "articles.parquet")
    _place(root, resources, ledger, articles)
    return root


def _place(root, resources, ledger, articles):
    write_table(articles.with_columns(story_id="article_id"), resources / "articles.parquet")
    write_table(ledger.with_columns(alias_kind=pl.lit("name")), resources / "mentions.parquet")
    write_table(pl.DataFrame(schema={"article_id": pl.String, "reason": pl.String}), resources / "removals.parquet")
    place_annotations(
        card=str(root / "annotations/toy/card.yaml"),
        names=Study(read_yaml(root / "config.yaml"), root).names("toy"),
        corpus_card=str(root / "data/toy.yaml"),
        files=[],
        articles=str(resources / "articles.parquet"),
        removals=str(resources / "removals.parquet"),
        mentions=[str(resources / "mentions.parquet")],
        annotations=str(resources / "annotations.parquet"),
        unplaced=str(resources / "unplaced.parquet"),
        note=lambda line: None,
    )


def test_items_are_those_on_which_coders_agree_with_their_codes(study):
    page, n = make_training_page("toy", "carl", root=study)
    items = page_data(page)["items"]
    assert n == len(items) == 7
    golds = [item["gold"] for item in items]
    assert {"actor": "0", "holder": "TUR", "frames": "none"} in golds
    assert {**BAD, "frames": "conflict;economic"} in golds
    with pytest.raises(InputError, match=r"carl\.html: is there already"):
        make_training_page("toy", "carl", root=study)


def test_who_learned_on_items_of_a_sheet_gets_no_page_of_it_and_the_other_way_round(study):
    make_training_page("toy", "dora", root=study)
    with pytest.raises(InputError, match="holds 7 items of this sheet, whose codes dora has seen"):
        make_coding_page("toy", "dora", root=study)
    with pytest.raises(InputError, match="has no item for training"):
        make_training_page("toy", "anna", root=study)


def test_a_corpus_without_codes_names_those_that_have_some(study, capsys):
    shutil.copy(study / "data/toy.yaml", study / "data/other.yaml")
    (study / "data/other.yaml").write_text((study / "data/toy.yaml").read_text().replace("name: toy", "name: other"))
    assert main(["other", "emil", "--study", str(study)]) == 1
    assert "FROM: found 'other', which is not annotated; FROM=<one of> toy" in capsys.readouterr().err
    assert main(["other", "emil", "--from", "toy", "--study", str(study)]) == 0
