"""Tables of shards become one ledger, and coded mentions are answered by what had not seen them."""

import polars as pl
import pytest
from scripts.ledger.join_ledger import join_ledger

from presslens.base.errors import InputError
from presslens.base.io import read_json, read_table, write_json, write_table
from tests.library.ledger.test_join import ARTICLES, COLUMNS, JUDGEMENTS, MENTIONS, NAMES, TONE

HELD_OUT = """id,question,p_no,p_yes,p_negative,p_neutral,p_positive
m1,sentiment,,,0.7,0.2,0.1
m1,actor,0.8,0.2,,,
"""
CLASSIFY = {
    "actor": {"classifier": "encoder", "encoder": {"model": "model"}},
    "sentiment": {"classifier": "encoder", "abstain_below": 0.4, "encoder": {"model": "model"}},
}


@pytest.fixture
def joined(tmp_path):
    """Function from annotations, files of heads and blocks of the config to ledger, counts and notes."""

    def write(name, table):
        path = str(tmp_path / f"{name}.parquet")
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write_table(table, path)
        return path

    def dealt(name, table):
        """Both articles have a shard; the second has no sentence."""
        return [write(f"{shard}/{name}", part) for shard, part in (("11-b", table[:0]), ("10-a", table))]

    def join(annotations=None, heads=(), classify=None):
        sentences = pl.DataFrame(
            {"article_id": ["a", "a"], "sentence_index": [1, 0], "start": [14, 0], "end": [26, 13]},
        )
        write_json({"10-a": 1, "11-b": 1}, tmp_path / "shards.json")
        notes = []
        join_ledger(
            "mine",
            write("articles", pl.concat([ARTICLES, ARTICLES.with_columns(article_id=pl.lit("b"))])),
            str(tmp_path / "shards.json"),
            dealt("sentences", sentences),
            dealt("mentions", MENTIONS),
            dealt("holders", JUDGEMENTS["holder"]),
            [path for name in ("frames", "actor", "stance", "sentiment") for path in dealt(name, JUDGEMENTS[name])],
            dealt("tone", TONE),
            [] if annotations is None else [write("annotations", annotations)],
            [str(tmp_path / name) for name in heads],
            classify or {},
            NAMES,
            str(tmp_path / "ledger.parquet"),
            str(tmp_path / "ledger.csv"),
            str(tmp_path / "all.parquet"),
            str(tmp_path / "coded.json"),
            notes.append,
        )
        return read_table(tmp_path / "ledger.parquet"), read_json(tmp_path / "coded.json"), notes

    return join


@pytest.fixture
def coded(tmp_path, monkeypatch):
    """Annotations of the mention of Russia, in a folder with a model and with heads of the corpus."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "model").mkdir()
    write_json({"trained_on": []}, tmp_path / "model/model.json")
    (tmp_path / "out_of_fold.csv").write_text(HELD_OUT)
    write_json({"fitted": {"sentiment": 30}}, tmp_path / "heads.json")
    return MENTIONS.filter(target="RUS").select("article_id", "sentence_index", "start", id=pl.lit("m1"))


def test_shards_are_put_together(joined, tmp_path):
    ledger, counts, notes = joined()
    assert ledger.columns == COLUMNS
    assert ledger["target"].to_list() == ["TUR", "RUS"]
    assert ledger["coded"].to_list() == [False, False]
    assert read_table(tmp_path / "all.parquet")["sentence_index"].to_list() == [0, 1]
    assert notes == ["2 mentions, 2 sentences"]
    assert (counts["mentions"], counts["coded"], counts["out_of_fold"]) == (2, 0, {})


def test_what_fitted_heads_remember_is_not_in_the_ledger(joined, coded):
    ledger, counts, notes = joined(coded, ["heads.json", "out_of_fold.csv"], CLASSIFY)
    assert ledger["coded"].to_list() == [False, True]
    assert ledger["sentiment"].to_list() == ["neutral", "negative"]
    assert ledger["p_negative"].to_list() == [0.1, 0.7]
    # The head for actors stayed as it was shipped: it remembers nothing.
    assert ledger["p_actor"].to_list() == [0.9, 0.9]
    assert counts["out_of_fold"] == {"sentiment": 1}
    assert notes[1] == "1 of 2 actor mentions was coded; their answers to sentiment are out of fold."


def test_what_a_model_trained_on_the_corpus_remembers_is_not_in_the_ledger(joined, coded, tmp_path):
    write_json({"trained_on": ["mine"]}, tmp_path / "model/model.json")
    with pytest.raises(InputError, match="out_of_fold"):
        joined(coded, [], CLASSIFY)
    (tmp_path / "model/out_of_fold.csv").write_text(HELD_OUT)
    ledger, counts, _ = joined(coded, [], CLASSIFY)
    assert ledger["actor"].to_list() == [True, False]
    assert ledger["sentiment"].to_list() == ["neutral", "negative"]
    assert counts == {
        "mentions": 2, "actor_mentions": 1, "coded": 1, "coded_actor_mentions": 0,
        "out_of_fold": {"actor": 1, "sentiment": 1},
    }  # fmt: skip
    # Rules have learnt nothing.
    rules = {"actor": {"classifier": "rules"}, "sentiment": CLASSIFY["sentiment"]}
    assert joined(coded, [], rules)[0]["p_actor"].to_list() == [0.9, 0.9]


def test_answers_of_a_model_that_has_not_seen_the_corpus_stay(joined, coded):
    ledger, counts, notes = joined(coded, [], CLASSIFY)
    assert ledger.drop("coded").equals(joined()[0].drop("coded"))
    assert counts["out_of_fold"] == {}
    assert notes[1] == "1 of 2 actor mentions was coded."
