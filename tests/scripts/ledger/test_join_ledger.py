"""Tables of shards become one ledger."""

import polars as pl
from scripts.ledger.join_ledger import join_ledger

from presslens.base.io import read_table, write_table
from tests.library.ledger.test_join import ARTICLES, COLUMNS, JUDGEMENTS, MENTIONS, NAMES, TONE


def test_shards_are_put_together(tmp_path):
    def write(name, table):
        path = str(tmp_path / f"{name}.parquet")
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write_table(table, path)
        return path

    def halves(name, table):
        return [write(f"{place}/{name}", part) for place, part in (("0", table[:1]), ("1", table[1:]))]

    sentences = pl.DataFrame(
        {"article_id": ["a", "a"], "sentence_index": [1, 0], "start": [14, 0], "end": [26, 13]},
    )
    notes = []
    join_ledger(
        "mine",
        write("articles", ARTICLES),
        halves("sentences", sentences),
        halves("mentions", MENTIONS),
        halves("holders", JUDGEMENTS["holder"]),
        [path for name in ("frames", "actor", "stance", "sentiment") for path in halves(name, JUDGEMENTS[name])],
        halves("tone", TONE),
        NAMES,
        str(tmp_path / "ledger.parquet"),
        str(tmp_path / "all.parquet"),
        notes.append,
    )
    ledger = read_table(tmp_path / "ledger.parquet")
    assert ledger.columns == COLUMNS
    assert ledger["target"].to_list() == ["TUR", "RUS"]
    assert read_table(tmp_path / "all.parquet")["sentence_index"].to_list() == [0, 1]
    assert notes == ["2 mentions, 2 sentences"]
