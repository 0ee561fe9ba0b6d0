"""From articles, sentences and mentions to attributions and holders."""

import datetime as dt

import polars as pl
import pytest
from scripts.attribute.attribute_holders import attribute_holders

from presslens.attribute.tables import ATTRIBUTIONS, HOLDERS
from presslens.base.io import read_table, write_table
from presslens.codebook.codebook import Codebook

BOOK = Codebook(
    [
        *(f"codebook/targets/{code}.yaml" for code in ("TUR", "RUS")),
        *(f"codebook/holders/{code}.yaml" for code in ("TUR", "RUS", "OTHER")),
        *(f"codebook/{part}.yaml" for part in ("nouns", "speech", "agencies", "countries")),
    ]
)
TEXT = "Moscow said Turkey had left. Turkey burns."


@pytest.fixture
def tables(tmp_path, monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    day = dt.date(2020, 3, 5)
    articles = {"article_id": ["a", "b"], "text": [TEXT, "Rain."], "outlet": ["Palace", None], "date": [day, None]}
    write_table(pl.DataFrame(articles), tmp_path / "articles")
    sentences = {"article_id": ["a", "a", "b"], "start": [0, 29, 0], "end": [28, 42, 5]}
    write_table(pl.DataFrame(sentences), tmp_path / "sentences")
    mentions = {"article_id": ["a"] * 3, "start": [0, 12, 29], "end": [6, 18, 35]}
    write_table(pl.DataFrame(mentions), tmp_path / "mentions")
    return [tmp_path / name for name in ("articles", "sentences", "mentions")]


def test_attributions_and_holders(tables, tmp_path):
    notes = []
    attribute_holders(*tables, BOOK, "en", tmp_path / "attributions", tmp_path / "holders", notes.append)
    found, held = read_table(tmp_path / "attributions"), read_table(tmp_path / "holders")
    assert (dict(found.schema), dict(held.schema)) == (ATTRIBUTIONS, HOLDERS)
    rule = "speaker, verb, content: place"
    assert found.rows() == [("a", 0, 12, 27, 0, 6, 7, 11, "said", "neutral", "indirect", "RUS", rule)]
    assert held.rows() == [
        ("a", 0, "outlet", "narration", "narration", None, None, None, None),
        ("a", 12, "RUS", "indirect", rule, 0, 12, 27, None),
        ("a", 29, "outlet", "narration", "narration", None, None, None, None),
    ]
    assert notes == ["1 attributions; 1 of 3 mentions attributed"]


def test_an_outlet_may_speak_for_a_holder(tables, tmp_path):
    made = tmp_path / "attributions", tmp_path / "holders"
    attribute_holders(*tables, BOOK, "en", *made, speaks_for={"Palace": "RUS"})
    assert read_table(made[1])["holder"].to_list() == ["outlet"] * 3
