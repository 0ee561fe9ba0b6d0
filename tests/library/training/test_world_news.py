"""Coded mentions of the world's news: read where they stand, with what each coder says."""

import json

import pytest

from presslens.base.errors import InputError
from presslens_training.world_news import DEVELOP, FIT, TEST, read_world_news

TEXT = "Ruritania sent aid. Observers thanked Ruritania."
SAMPLE = [
    "id",
    "corpus",
    "source_id",
    "outlet",
    "target",
    "start",
    "end",
    "sentence_start",
    "sentence_end",
    "mention",
    "kind",
    "draw",
    "inclusion_probability",
    "split",
]
ROWS = [
    ["a1", "wikinews", "u", "W", "RUR", "0", "9", "0", "19", "Ruritania", "country", "plain", "0.5", FIT],
    ["a2", "wikinews", "u", "W", "RUR", "38", "47", "20", "48", "Ruritania", "country", "plain", "0.5", FIT],
    ["a3", "wikinews", "v", "W", "RUR", "0", "9", "0", "19", "Ruritania", "country", "cue", "0.1", TEST],
]
CODES = {
    "P": [
        ["1", "1", "OUTLET", "0", "humanitarian"],
        ["1", "1", "UNKNOWN", "1", "none"],
        ["1", "0", "RUR", "0", "none"],
    ],
    "Q": [
        ["1", "0", "OUTLET", "0", "humanitarian;diplomacy"],
        ["0", "0", "OUTLET", "0", "none"],
        ["x", "", "", "", ""],
    ],
}


def table(path, head, rows):
    path.write_text("\n".join("\t".join(row) for row in [head, *rows]) + "\n")


@pytest.fixture
def coded(tmp_path):
    """A folder of codes and a mirror with the documents."""
    table(tmp_path / "sample.tsv", SAMPLE, ROWS)
    for name, rows in CODES.items():
        head = ["id", "actor", "sentiment", "holder", "stance", "frames"]
        table(tmp_path / f"coder_{name}.tsv", head, [[row[0], *code] for row, code in zip(ROWS, rows, strict=True)])
    for folder in ("wikinews", "allsides", "dse", "plover"):
        (tmp_path / folder).mkdir()
    (tmp_path / "wikinews/w.csv").write_text(f'url,date,title,text\nu,2020-01-01,T,"{TEXT}"\nv,2020-01-01,T,"{TEXT}"\n')
    (tmp_path / "allsides/articles.jsonl").write_text(
        json.dumps({"id": "z", "outlet": "O", "date": "", "title": "T", "text": "No names."}) + "\n"
    )
    (tmp_path / "dse/train.tsv").write_text("sentence\tp\tq\tlabel\n")
    (tmp_path / "plover/PLV_train.tsv").write_text("sentence_id\tsentence\n")
    return tmp_path


def test_mentions_stand_where_the_sample_says_and_keep_what_each_coder_says(coded):
    one, other = read_world_news(coded, ["P", "Q"], coded, [FIT])
    assert (one.item.text, one.item.start, one.item.end) == ("Ruritania sent aid.", 0, 9)
    assert (other.item.text, other.item.start) == ("Observers thanked Ruritania.", 18)
    assert one.codes["sentiment"] == ["positive", "neutral"]
    assert one.codes["frames"] == [["humanitarian"], ["humanitarian", "diplomacy"]]
    assert (one.agreed("stance"), one.agreed("sentiment")) == ("none", None)
    assert (one.item.holder, other.item.holder) == ("outlet", "unresolved")


def test_attitudes_are_there_where_every_coder_sees_an_actor(coded):
    _, other = read_world_news(coded, ["P", "Q"], coded)
    assert other.codes["actor"] == ["yes", "no"]
    assert "sentiment" not in other.codes
    assert other.agreed("sentiment") is None


def test_a_mention_that_a_coder_says_is_none_is_left_out(coded):
    assert read_world_news(coded, ["P", "Q"], coded, [TEST]) == []
    assert [mention.id for mention in read_world_news(coded, ["P"], coded, [TEST])] == ["a3"]
    assert read_world_news(coded, ["P"], coded, [DEVELOP]) == []


def test_a_text_that_is_another_is_refused(coded):
    (coded / "wikinews/w.csv").write_text(
        'url,date,title,text\nu,2020-01-01,T,"Something else, longer than before it."\n'
    )
    with pytest.raises(InputError, match="a1"):
        read_world_news(coded, ["P"], coded, [FIT])


def test_a_document_that_is_not_there_is_named(coded):
    (coded / "wikinews/w.csv").write_text("url,date,title,text\n")
    with pytest.raises(InputError, match="wikinews u"):
        read_world_news(coded, ["P"], coded, [FIT])


def test_an_unknown_code_is_refused(coded):
    path = coded / "coder_P.tsv"
    path.write_text(path.read_text().replace("a1\t1\t1", "a1\t1\t7"))
    with pytest.raises(InputError, match=r"a1, sentiment"):
        read_world_news(coded, ["P"], coded, [FIT])
