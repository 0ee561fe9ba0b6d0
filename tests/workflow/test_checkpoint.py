"""A study with a classifier that others trained: fetched by its card, hidden names, one line in the config."""

import json
import shutil

import polars as pl
import pytest
import yaml

from presslens.base.io import sha256

from .conftest import LEDGER, PROJECT, said

pytestmark = pytest.mark.workflow

TINY = PROJECT / "tests/data/tiny_checkpoint"


def test_stance_by_a_checkpoint_from_the_mirror(built):
    files = {name: TINY / name for name in ("model.onnx", "tokenizer.json")}
    card = {
        **{"name": "tiny", "title": "A network of ten words", "licence": "MIT", "reads": "sentence"},
        **{"id": "someone/some-model", "revision": "0123456789abcdef0123456789abcdef01234567", "hide_names": True},
        "labels": ["against", "none", "favour"],
        "files": {name: {"sha256": sha256(path), "bytes": path.stat().st_size} for name, path in files.items()},
    }
    (built.folder / "models/tiny").mkdir()
    (built.folder / "models/tiny/checkpoint.yaml").write_text(yaml.safe_dump(card), encoding="utf-8")
    config = yaml.safe_load((built.folder / "config.yaml").read_text(encoding="utf-8"))
    config["classify"]["stance"] |= {"classifier": "checkpoint", "checkpoint": {"model": "models/tiny"}}
    (built.folder / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    mirror = built.folder / "mirror/tiny"
    mirror.mkdir(parents=True)
    for name, path in files.items():
        shutil.copy(path, mirror / name)
    made = built.made(LEDGER, PRESSLENS_MIRROR=str(mirror.parent))
    # All questions of a shard are one job; what is found in its articles, and the encoder's features, stay.
    assert {"shards/stance", "shards/stance_evidence"} <= made
    assert not {"shards/mentions", "shards/features"} & made
    ledger = pl.read_parquet(built.folder / LEDGER)
    probabilities = ledger.select("p_against", "p_none", "p_favour").to_numpy()
    assert probabilities.sum(axis=1) == pytest.approx(1, abs=3e-6)  # six decimals each
    assert len(set(ledger["p_against"].to_list())) > 1
    fetched = built.folder / "resources/models/tiny/model.onnx"
    assert sha256(fetched) == card["files"]["model.onnx"]["sha256"]

    # The manifest alone, of the results that lie there.
    manifest = "results/seeds/manifest.json"
    built.build("--allowed-rules", "write_manifest", "--", manifest)
    assert json.loads((built.folder / manifest).read_text(encoding="utf-8"))["config"] == config

    fetched.chmod(0o644)
    fetched.write_bytes(b"something else")
    (stance,) = (built.folder / "resources/seeds/shards").glob("*/stance.parquet")
    stance.unlink()
    (built.folder / LEDGER).unlink()
    done = built.run("--cores", 2, LEDGER, PRESSLENS_MIRROR=str(mirror.parent))
    assert done.returncode == 0, said(done)
    assert "resources/models/tiny/model.onnx: is not as it was made; taken away" in said(done)
    assert sha256(fetched) == card["files"]["model.onnx"]["sha256"]
