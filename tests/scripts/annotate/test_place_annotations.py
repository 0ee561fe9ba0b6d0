import polars as pl
import pytest
import yaml
from scripts.annotate.place_annotations import place_annotations

from presslens.base.errors import InputError
from tests.library.annotate.conftest import NAMES

TEXTS = {"a1": "Russia spoke and Turkey listened.", "a2": "The Russian envoy left."}
CORPUS = {
    "name": "toy",
    "title": "Toy",
    "producer": "nobody",
    "licence": "CC0",
    "language": "en",
    "reader": "text_folder",
    "path": "toy",
}


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/toy.yaml").write_text(yaml.safe_dump(CORPUS))
    articles = [(f"h-{name}", name, f"h-{name}", text) for name, text in TEXTS.items()]
    pl.DataFrame(articles, schema=["article_id", "source_id", "story_id", "text"], orient="row").write_parquet(
        tmp_path / "articles.parquet"
    )
    found = [("h-a1", "RUS", 0, 6), ("h-a1", "TUR", 17, 23)]
    pl.DataFrame(
        [(article, target, start, end, 0, "country") for article, target, start, end in found],
        schema=["article_id", "target", "start", "end", "sentence_index", "alias_kind"],
        orient="row",
    ).write_parquet(tmp_path / "mentions.parquet")
    return tmp_path


def place(folder, corpus):
    notes = []
    place_annotations(
        card=str(folder / "card.yaml"),
        names=NAMES,
        corpus_card=str(corpus / "data/toy.yaml"),
        files=[],
        articles=str(corpus / "articles.parquet"),
        removals=str(corpus / "removals.parquet"),
        mentions=[str(corpus / "mentions.parquet")],
        annotations=str(corpus / "annotations.parquet"),
        unplaced=str(corpus / "unplaced.parquet"),
        note=notes.append,
    )
    return (pl.read_parquet(corpus / f"{name}.parquet") for name in ("annotations", "unplaced")), notes


def test_labels_are_joined_to_the_located_mentions(folder, corpus):
    (placed, unplaced), notes = place(folder, corpus)
    assert placed["id"].to_list() == ["m1", "m2"]
    assert placed["actor"].to_list() == [True, True]  # stored as in the ledger
    assert placed["sentiment"].to_list() == ["negative", None]
    assert placed["sentiment_B"].to_list() == ["negative", "neutral"]
    assert placed["frames"].to_list() == [["conflict"], []]
    assert placed["frames_disputed"].to_list() == [["diplomacy"], ["conflict", "diplomacy"]]
    assert unplaced.rows() == [("m3", "a2", "RUS", "validation", "no mention of the target located there")]
    assert notes == ["2 of 3 annotated mentions placed", "1 no mention of the target located there"]


def test_offsets_into_a_raw_text_that_nobody_kept_account_of_are_refused(folder, corpus):
    card = (folder / "card.yaml").read_text().replace("into: cleaned", "into: raw")
    (folder / "card.yaml").write_text(card)
    with pytest.raises(InputError, match="found 'raw', but the corpus is read by text_folder; allowed: cleaned"):
        place(folder, corpus)
