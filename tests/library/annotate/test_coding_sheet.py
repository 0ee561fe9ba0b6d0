import numpy as np
import polars as pl

from presslens.annotate.coding_sheet import coding_sheet

TEXT = "It rained.\n\nEnvoys of Turkey\nmet Russians."
ARTICLES = pl.DataFrame({"article_id": ["a"], "text": [TEXT]})
SENTENCES = pl.DataFrame({"article_id": ["a", "a"], "sentence_index": [0, 1], "start": [0, 12], "end": [10, len(TEXT)]})
LEDGER = pl.DataFrame(
    {
        "article_id": ["a", "a"],
        "source_id": ["7", "7"],
        "sentence_index": [1, 1],
        "start": [22, 33],
        "end": [28, 41],
        "mention": ["Turkey", "Russians"],
        "target": ["TUR", "RUS"],
    }
)


def draw(n, ledger=LEDGER, seed=1):
    return coding_sheet(ARTICLES, SENTENCES, ledger, n, np.random.default_rng(seed))


def test_the_mention_is_marked_and_the_questions_are_empty():
    sheet = draw(5)
    assert dict(sheet.select("target", "sentence").iter_rows()) == {
        "TUR": "Envoys of [[Turkey]] met Russians.",
        "RUS": "Envoys of Turkey met [[Russians]].",
    }
    assert set(sheet["before"]) == {"It rained."}
    assert set(sheet["inclusion_probability"]) == {1.0}
    assert sheet.select("actor", "sentiment", "holder", "stance", "frames").null_count().sum_horizontal().item() == 10


def test_each_mention_is_drawn_as_often_as_it_says():
    drawn = [draw(1, seed=seed)["target"][0] for seed in range(400)]
    assert draw(1)["inclusion_probability"][0] == 0.5
    assert 150 < drawn.count("TUR") < 250


def test_the_order_of_the_ledger_does_not_matter_and_none_is_fine():
    assert draw(2).equals(draw(2, LEDGER.reverse()))
    assert draw(3, LEDGER.clear()).height == 0
