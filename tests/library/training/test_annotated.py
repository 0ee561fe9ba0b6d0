"""Annotated mentions are found among those located, with the labels of each coder beside them."""

import polars as pl
import pytest

from presslens.base.io import write_table
from presslens_training.annotated import annotated_items, coder_labels, read_annotated

TEXT = "Turkey waited. Russia left Turkey."
ARTICLES = pl.DataFrame({"article_id": ["x"], "text": [TEXT]})
SENTENCES = pl.DataFrame({"article_id": ["x", "x"], "sentence_index": [0, 1], "start": [0, 15], "end": [14, 34]})
MENTIONS = pl.DataFrame(
    {
        "article_id": ["x"] * 3,
        "sentence_index": [0, 1, 1],
        "start": [0, 15, 27],
        "end": [6, 21, 33],
        "target": ["TUR", "RUS", "TUR"],
        "alias_kind": ["country"] * 3,
    }
)
HOLDERS = pl.DataFrame(
    {
        "article_id": ["x"] * 3,
        "start": [0, 15, 27],
        "holder": ["outlet", "UN", "outlet"],
        "holder_mode": ["narration", "indirect", "narration"],
        "content_start": [None, 15, None],
        "content_end": [None, 34, None],
    }
)
ANNOTATIONS = pl.DataFrame(MENTIONS[[2, 1]].with_columns(id=pl.Series(["b", "a"])))


def test_items_are_in_the_order_of_the_annotations():
    items = annotated_items(ANNOTATIONS, ARTICLES, SENTENCES, MENTIONS, HOLDERS)
    assert [(item.text, item.start, item.target, item.holder) for item in items] == [
        ("Russia left Turkey.", 12, "TUR", "outlet"),
        ("Russia left Turkey.", 0, "RUS", "UN"),
    ]
    assert [[other.target for other in item.neighbours] for item in items] == [["RUS"], ["TUR"]]


def test_a_mention_that_is_not_located_is_no_item():
    with pytest.raises(KeyError):
        annotated_items(ANNOTATIONS, ARTICLES, SENTENCES, MENTIONS[:2], HOLDERS)


def test_tables_of_shards_are_read_together_and_annotations_sorted(tmp_path):
    def written(**tables):
        for name, table in tables.items():
            write_table(table, tmp_path / name)
        return [str(tmp_path / name) for name in tables]

    whole = written(annotations=ANNOTATIONS, articles=ARTICLES, sentences=SENTENCES)
    mentions, holders = written(m0=MENTIONS[:1], m1=MENTIONS[1:]), written(h0=HOLDERS[:1], h1=HOLDERS[1:])
    annotations, items = read_annotated(*whole, mentions, holders)
    assert annotations["id"].to_list() == ["a", "b"]
    assert [item.target for item in items] == ["RUS", "TUR"]


def test_labels_of_each_coder_stand_side_by_side():
    table = pl.DataFrame(
        {
            **{f"actor_{coder}": [True] for coder in "AB"},
            **{f"sentiment_{coder}": [label] for coder, label in zip("AB", ("neutral", "positive"), strict=True)},
            **{f"stance_{coder}": ["none"] for coder in "AB"},
            **{f"frames_{coder}": [[]] for coder in "AB"},
        }
    )
    (labels,) = coder_labels(table, ["A", "B"])
    assert labels["actor"] == ["yes", "yes"]
    assert labels["sentiment"] == ["neutral", "positive"]
