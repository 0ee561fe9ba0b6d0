"""Features are computed once and looked up by every question."""

from pathlib import Path

import numpy as np
import pytest
from scripts.classify.classify_question import classify_question
from scripts.classify.encode_shard import encode_shard

from presslens.attribute.items import mention_items
from presslens.base.io import read_arrays, read_table, write_table
from presslens.blind.names import load_mask
from presslens.classify.methods.encoder.classifier import load_encoder
from presslens.classify.methods.encoder.model import Encoder
from presslens.codebook.questions import STANCE
from tests.library.classify.conftest import CODEBOOK, MODEL


@pytest.fixture
def encoded(shard, tmp_path):
    """File of features, and what was noted."""
    path, notes = str(tmp_path / "features.npz"), []
    tables = (shard[name] for name in ("articles", "sentences", "mentions"))
    encode_shard(
        *tables, CODEBOOK, str(MODEL), True, path, str(tmp_path / "pieces.parquet"), lambda *_: None, notes.append
    )
    return path, notes


def test_mentions_and_sentences_are_encoded(encoded):
    path, notes = encoded
    arrays = read_arrays(path)
    assert arrays["keys"].shape == (4, 16)
    assert len(arrays["features"]) == 4
    assert notes == ["4 mentions and sentences, 4 distinct, 0 cut to a window"]


def test_what_was_read_of_each_mention_is_counted(shard, encoded, tmp_path):
    encoder, mask = load_encoder(MODEL), load_mask(CODEBOOK)
    pieces, mentions = read_table(str(tmp_path / "pieces.parquet")), read_table(shard["mentions"])
    assert pieces.select("article_id", "start").equals(mentions.select("article_id", "start"))
    items = mention_items(read_table(shard["articles"]), read_table(shard["sentences"]), mentions)
    found = encoder.features([encoder.pieces.mention(mask.mask(item)) for item in items])
    assert np.abs(read_arrays(encoded[0])["features"][pieces["row"].to_numpy()] - found).max() <= 1e-4
    assert (pieces["n_pieces"] >= pieces["n_words"]).all()
    assert pieces["n_words"].min() > 10
    assert pieces["n_unknown"].sum() == 0


def test_answers_do_not_depend_on_where_features_come_from(shard, encoded, tmp_path):
    settings = {"classifier": "encoder", "abstain_below": 0.4, "encoder": {"model": str(MODEL)}}
    found = []
    for features in ([], [encoded[0]]):
        places = (shard["articles"], shard["sentences"], [shard["mentions"]], [shard["holders"]])
        outputs = [str(tmp_path / f"{name}{len(features)}.parquet") for name in ("stance", "evidence")]
        classify_question("stance", settings, STANCE.labels, *places, CODEBOOK, features, [], *outputs, lambda _: None)
        assert read_table(outputs[1]).is_empty()
        found.append(read_table(outputs[0]).select("p_against", "p_none", "p_favour").to_numpy())
    assert (found[0] == found[1]).all()


def test_what_is_known_of_an_earlier_shard_is_not_asked_again(shard, encoded, tmp_path, monkeypatch):
    """The same bytes, whether all is computed, or only an article that is new."""
    tables = {name: shard[name] for name in ("articles", "sentences", "mentions")}
    first = read_table(shard["articles"])["article_id"][0]
    for name, path in tables.items():
        write_table(read_table(path).filter(article_id=first), tmp_path / f"few_{name}.parquet")
    asked = []
    features = Encoder.features
    monkeypatch.setattr(
        Encoder, "features", lambda self, pieces, **more: asked.append(len(pieces)) or features(self, pieces, **more)
    )

    def made(name, tables, before):
        outputs = [str(tmp_path / f"{name}.npz"), str(tmp_path / f"{name}.parquet")]
        encode_shard(
            *tables, CODEBOOK, str(MODEL), True, *outputs, lambda *_: None, lambda _: None,
            {outputs[0]: before} if before else {},
        )  # fmt: skip
        return outputs

    few = made("few", [str(tmp_path / f"few_{name}.parquet") for name in tables], None)
    all_of_it = made("all", tables.values(), few[0])
    fewer = made("fewer", [str(tmp_path / f"few_{name}.parquet") for name in tables], all_of_it[0])
    assert asked[0] + asked[1] == 4
    assert asked[1:] == [4 - asked[0], 0]
    assert Path(all_of_it[0]).read_bytes() == Path(encoded[0]).read_bytes()
    assert Path(all_of_it[1]).read_bytes() == (tmp_path / "pieces.parquet").read_bytes()
    assert Path(fewer[0]).read_bytes() == Path(few[0]).read_bytes()
