"""A corpus is set beside what a model says it is at home in; a model that says nothing gives no estimate."""

import json
import shutil
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from scripts.validate.measure_distances import measure_distances
from scripts.validate.measure_familiarity import measure_familiarity

from presslens.base.io import read_csv, read_json, sha256, write_arrays, write_json, write_table
from presslens.cards.familiarity import REFERENCE, SPACE
from presslens.cards.models import MODEL
from presslens.classify.familiarity.space import FeatureSpace
from presslens.exhibits.tables import TABLES
from tests.library.cards.test_familiarity import MEASURED

#: The tests' tiny encoder: of what is measured here the network answers nothing, and a space of few features is quick.
FOLDER = Path(__file__).resolve().parents[2] / "data/tiny_encoder"
N_FEATURES = read_json(FOLDER / MODEL)["n_features"]
N = 60


@pytest.fixture
def features():
    return np.random.default_rng(4).normal(size=(N, N_FEATURES)).astype(np.float32)


@pytest.fixture
def corpus(tmp_path, features):
    """Ledger, and of two shards what was read and features, stored backwards behind those of a sentence."""
    p = np.random.default_rng(5).dirichlet((4, 2, 1), N)
    keys = pl.DataFrame({"article_id": [f"a{row // 3}" for row in range(N)], "start": range(N)})
    probabilities = {f"p_{label}": p[:, place] for place, label in enumerate(("negative", "neutral", "positive"))}
    ledger = keys.with_columns(pl.lit("country").alias("alias_kind"), actor=True, p_actor=0.9)
    write_table(ledger.with_columns(**probabilities), tmp_path / "ledger.parquet")
    pieces, arrays = [], []
    for shard, rows in enumerate(np.split(np.arange(N), [20])):
        counts = {"n_words": 10, "n_pieces": 12, "n_unknown": 0}
        table = keys[rows.tolist()].with_columns(
            pl.Series("row", range(len(rows), 0, -1), dtype=pl.Int32),
            *(pl.lit(value, pl.Int32).alias(name) for name, value in counts.items()),
        )
        pieces.append(str(tmp_path / f"pieces{shard}.parquet"))
        arrays.append(str(tmp_path / f"features{shard}.npz"))
        write_table(table, pieces[-1])
        stored = np.concatenate([np.full((1, N_FEATURES), 99, np.float32), features[rows][::-1]])
        made = np.random.default_rng(shard).integers(0, 256, (len(stored), 16)).astype(np.uint8)
        rows_of = np.arange(len(stored), dtype=np.int64)
        origin = np.zeros(16, np.uint8)
        write_arrays({"keys": made, "rows": rows_of, "features": stored, "origin": origin}, arrays[-1])
    return {"ledger": str(tmp_path / "ledger.parquet"), "pieces": pieces, "features": arrays}


def with_hashes(folder, **hashes):
    """Write the ``model.json`` of a folder with these hashes of what it is at home in."""
    document = read_json(FOLDER / MODEL)
    kept = {name: value for name, value in document["sha256"].items() if name not in (SPACE, REFERENCE)}
    (folder / MODEL).unlink()
    (folder / MODEL).write_text(json.dumps(document | {"sha256": kept | hashes}))


@pytest.fixture
def model(tmp_path, features):
    """A copy of the encoder with made-up sets of which it says how right it was."""
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("familiarity.*"))
    FeatureSpace.fit(features).write(folder / SPACE)
    sets = [
        {
            "name": f"set-{place}",
            "what": "Made up.",
            "questions": {"sentiment": MEASURED | {"distance_median": 0.8 + place / 5}},
        }
        for place in range(5)
    ]
    write_json({"abstain_below": 0.4, "level": 0.95, "sets": sets}, folder / REFERENCE)
    with_hashes(folder, **{name: sha256(folder / name) for name in (SPACE, REFERENCE)})
    return folder


def measured(folder, model, corpus, asked=None, **changes):
    paths = {name: str(folder / f"{name}.out") for name in ("csv", "tex", "answers")}
    notes = []
    given = {"corpus": "made", "asked": {"sentiment": 0.4} if asked is None else asked, "missing": {}}
    given |= {"folder": str(model), "confidence": 0.95, "note": notes.append, "ledger": corpus["ledger"]}
    distances = str(folder / "distances.parquet")
    measure_distances(str(model), corpus["pieces"], corpus["features"], distances, lambda _: None)
    measure_familiarity(**given | {"distances": distances} | paths | changes)
    return read_csv(paths["csv"], TABLES["familiarity"].types), notes


def test_a_corpus_is_set_beside_the_sets_of_the_model(model, corpus, features, tmp_path):
    table, notes = measured(tmp_path, model, corpus)
    own = table.row(0, named=True)
    assert (own["role"], own["set"], own["n"], own["n_articles"]) == ("corpus", "made", N, 20)
    # Each mention has its own features, whatever their order in the store.
    assert own["distance_median"] == pytest.approx(np.median(FeatureSpace.fit(features).distances(features)), abs=1e-3)
    assert own["low"] < own["expected"] < own["high"]
    assert len(table) == 6
    assert notes == ["1 questions measured, accuracy to expect of 1"]
    assert "expected" in (tmp_path / "tex.out").read_text()


def test_a_model_without_sets_gives_measures_and_no_estimate(corpus, tmp_path):
    bare = tmp_path / "bare"
    shutil.copytree(FOLDER, bare, ignore=shutil.ignore_patterns("familiarity.*"))
    with_hashes(bare)
    table, _ = measured(tmp_path, bare, corpus)
    assert len(table) == 1
    assert table["distance_median"].to_list() == table["expected"].to_list() == [None]
    assert table["note"].to_list() == ["the encoder names no reference sets"]
    assert table["pieces_per_word"].to_list() == [1.2]


def test_without_the_encoder_there_is_nothing_to_measure(corpus, tmp_path):
    table, _ = measured(tmp_path, "no/model", corpus | {"pieces": [], "features": []}, asked={})
    assert table.is_empty()
