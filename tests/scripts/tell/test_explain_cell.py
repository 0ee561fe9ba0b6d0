"""`make why`: what is printed of a cell, and of one that is not there."""

import polars as pl
import pytest
from scripts.tell.explain_cell import main

from presslens.tell.cell_items import ItemLines

TEXT = "A bomb\x1b[31m fell.\nTurkey said so."
START = TEXT.index("Turkey")


def item_lines(**columns):
    tables = {
        "articles": {"article_id": ["a"], "outlet": ["The\x1b[2J Post"], "source_id": ["1"], "text": [TEXT]},
        "sentences": {"article_id": ["a"], "sentence_index": [0], "start": [0], "end": [len(TEXT)]},
        "holders": {"article_id": ["a"], "start": [START], "attribution_index": [0]},
        "attributions": {"article_id": ["a"], "attribution_index": [0], "cue": ["said"]},
    }
    item = {"article_id": "a", "sentence_index": 0, "start": START, "end": START + 6, "target": "TUR"} | columns
    lines = ItemLines(lambda name: pl.DataFrame(tables[name]), "sentiment", None)
    return list(lines.of(item, 60, 1))


def test_texts_of_others_do_nothing_to_the_terminal():
    lines = item_lines(sentiment="negative", p_negative=0.8)
    assert not any("\x1b" in line for line in lines)
    assert r"1. The\x1b[2J Post, 1" in lines
    assert any("[[Turkey]]" in line for line in lines)
    assert "sentiment negative (negative 0.80)" in lines[-1]
    assert all(len(line) <= 60 for line in lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--table=sentiment_by_outlets"], "did you mean sentiment_by_outlet"),
        (["--table="], "TABLE: is missing"),
        (["--figure=nothing_like_this"], "FIGURE"),
        (["--table=corpus", "--cell=articles", "--corpus=../x"], "CORPUS"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(arguments, said, capsys):
    assert main(arguments) == 1
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert not told.out
