"""Heads are fitted to what coders say of the labels that the shipped ones have."""

import numpy as np
import polars as pl
import pytest
from scripts.classify.encode_shard import encode_shard
from scripts.classify.fit_heads import fit_heads
from scripts.classify.read_coded import read_coded

from presslens.base.io import read_arrays, read_csv, read_json, read_table, write_table
from tests.library.classify.conftest import CODEBOOK, MODEL

LISTS = pl.List(pl.String)


@pytest.fixture
def fitted(shard, tmp_path):
    """Function from frames, disputed frames and purposes of the two mentions to what is written."""
    features = str(tmp_path / "features.npz")
    tables = (shard[name] for name in ("articles", "sentences", "mentions"))
    written = (features, str(tmp_path / "pieces.parquet"))
    encode_shard(*tables, CODEBOOK, str(MODEL), True, *written, lambda done, total: None, lambda line: None)

    def fit(agreed, disputed, purpose=("validation", "validation")):
        mentions = read_table(shard["mentions"]).select("article_id", "start")
        lists = {"frames": agreed, "frames_disputed": disputed}
        about = mentions.with_columns(
            pl.Series("id", ["m1", "m2"]),
            pl.Series("purpose", purpose),
            pl.lit(True).alias("actor"),
            pl.Series("fold", [0, 1]),
            *(pl.Series(name, values, dtype=LISTS) for name, values in lists.items()),
        )
        annotations = str(tmp_path / "annotations.parquet")
        write_table(about, annotations)
        outputs = [str(tmp_path / name) for name in ("heads.npz", "heads.json", "out_of_fold.csv")]
        tables = [[shard[name]] for name in ("articles", "sentences", "mentions", "holders")]
        given, coded, notes = (["frames"], str(MODEL), annotations), str(tmp_path / "coded.npz"), []
        read_coded(*given, *tables, [features], CODEBOOK, coded, lambda line: None)
        fit_heads(*given, coded, *outputs, notes.append)
        return read_json(outputs[1]), read_arrays(outputs[0]), read_csv(outputs[2]), notes

    return fit


def test_labels_that_the_shipped_head_lacks_are_left_out(fitted):
    described, arrays, held_out, notes = fitted([["hope", "conflict"], ["conflict"]], [[], ["hope", "economic"]])
    same = fitted([["conflict"], ["conflict"]], [[], ["economic"]])
    assert described == same[0]
    assert all(np.array_equal(array, same[1][name]) for name, array in arrays.items())
    assert held_out.equals(same[2])
    assert notes == same[3]
    assert "hope" not in described["heads"]["frames"]["labels"]
    assert held_out.columns[2:] == [f"p_{label}" for label in described["heads"]["frames"]["labels"]]


def test_mentions_without_a_label_to_fit_to_are_answered_out_of_fold(fitted):
    _, _, whole, notes = fitted([["conflict"], ["conflict"]], [[], ["economic"]])
    _, _, held_out, fewer = fitted([["conflict"], ["conflict"]], [[], ["economic"]], ["validation", "fitting"])
    assert held_out["id"].to_list() == ["m1", "m2"]
    assert held_out.equals(whole)  # the shipped head answers
    assert "n = 2" in notes[0]
    assert "n = 1, 1 more to fit to" in fewer[0]
