"""A study with a classifier that others trained: fetched by its card, hidden names, one line in the config."""

import json
import shutil

import polars as pl
import pytest
import yaml

from presslens.base.io import sha256

from .conftest import PROJECT

pytestmark = pytest.mark.workflow

TINY = PROJECT / "tests/data/tiny_checkpoint"
LEDGER = "resources/seeds/ledger.parquet"


def test_stance_by_a_checkpoint_from_the_mirror(fresh):
    files = {name: TINY / name for name in ("model.onnx", "tokenizer.json")}
    card = {
        **{"name": "tiny", "title": "A network of ten words", "licence": "MIT", "reads": "sentence"},
        **{"id": "someone/some-model", "revision": "0123456789abcdef0123456789abcdef01234567", "hide_names": True},
        "labels": ["against", "none", "favour"],
        "files": {name: {"sha256": sha256(path), "bytes": path.stat().st_size} for name, path in files.items()},
    }
    (fresh.folder / "models/tiny").mkdir()
    (fresh.folder / "models/tiny/checkpoint.yaml").write_text(yaml.safe_dump(card), encoding="utf-8")
    config = yaml.safe_load((fresh.folder / "config.yaml").read_text(encoding="utf-8"))
    config["classify"]["stance"] |= {"classifier": "checkpoint", "checkpoint": {"model": "models/tiny"}}
    (fresh.folder / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    mirror = fresh.folder / "mirror/tiny"
    mirror.mkdir(parents=True)
    for name, path in files.items():
        shutil.copy(path, mirror / name)
    fresh.build(LEDGER, PRESSLENS_MIRROR=str(mirror.parent))
    ledger = pl.read_parquet(fresh.folder / LEDGER)
    shares = ledger.select("p_against", "p_none", "p_favour").to_numpy()
    assert shares.sum(axis=1) == pytest.approx(1, abs=3e-6)  # six decimals each
    assert len(set(ledger["p_against"].to_list())) > 1
    fetched = fresh.folder / "resources/models/tiny/model.onnx"
    assert sha256(fetched) == card["files"]["model.onnx"]["sha256"]

    manifest = "results/seeds/manifest.json"
    fresh.build(manifest, PRESSLENS_MIRROR=str(mirror.parent))
    assert json.loads((fresh.folder / manifest).read_text(encoding="utf-8"))["config"] == config

    fetched.chmod(0o644)
    fetched.write_bytes(b"something else")
    done = fresh.run("--cores", 2, "--forcerun", "classify_stance", "--", LEDGER, PRESSLENS_MIRROR=str(mirror.parent))
    assert done.returncode != 0
    assert "models/tiny/model.onnx: found sha256" in done.stderr + done.stdout
