import polars as pl
from scripts.classify.score_tone import score_tone

from presslens.base.io import read_table, write_table


def test_one_score_per_sentence(tmp_path):
    articles, sentences, tone = (str(tmp_path / f"{name}.parquet") for name in ("articles", "sentences", "tone"))
    write_table(pl.DataFrame({"article_id": ["a"], "text": ["A great day. A terrible murder."]}), articles)
    rows = {"article_id": ["a", "a"], "sentence_index": [0, 1], "start": [0, 13], "end": [12, 31]}
    write_table(pl.DataFrame(rows), sentences)
    score_tone(articles, sentences, tone, lambda _: None)
    found = read_table(tone)
    assert found.columns == ["article_id", "sentence_index", "tone"]
    assert found["tone"][0] > 0 > found["tone"][1]
