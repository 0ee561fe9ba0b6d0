"""Which model answers which question, and which files it consists of."""

import shutil
from pathlib import Path

import pytest
import yaml

from presslens.base.errors import InputError
from presslens.base.io import read_yaml, sha256
from presslens.study.models import Models
from tests.shipped import CONFIG_FILE

PROJECT = Path(__file__).resolve().parents[3]
BLOCKS = read_yaml(CONFIG_FILE)["classify"]
TINY = PROJECT / "tests/data/tiny_checkpoint"
WEIGHTS = [f"models/sentiment_linear/{name}" for name in ("card.yaml", "model.json", "weights.npz")]
ENCODER = [
    f"models/encoder/{name}"
    for name in (
        *("familiarity.json", "familiarity.npz", "heads.npz", "model.json"),
        *("network.1.z", "network.2.z", "network.3.z", "tokenizer.json"),
    )
]


@pytest.fixture
def models():
    return Models(BLOCKS, PROJECT)


@pytest.fixture
def with_checkpoint(tmp_path):
    """A function that makes a study whose stance a checkpoint answers, with some keys of its card changed."""

    def make(in_use="checkpoint", **changes):
        folder = tmp_path / "models/tiny"
        shutil.copytree(TINY, folder, dirs_exist_ok=True)
        files = {name: folder / name for name in ("model.onnx", "tokenizer.json")}
        card = {
            **{"name": "tiny", "title": "Ten words", "licence": "MIT", "reads": "sentence", "hide_names": True},
            "labels": ["against", "none", "favour"],
            "files": {name: {"sha256": sha256(path), "bytes": path.stat().st_size} for name, path in files.items()},
        } | changes
        (folder / "checkpoint.yaml").write_text(yaml.safe_dump(card))
        stance = {"classifier": in_use, "abstain_below": 0.4, "checkpoint": {"model": "models/tiny"}}
        return Models({"stance": stance}, tmp_path)

    return make


def test_the_classifier_of_each_question(models):
    assert models.classifiers == {"actor": "encoder", "sentiment": "encoder", "stance": "encoder", "frames": "cues"}
    assert models.module_in_use("frames") == "presslens.classify.methods.frame_cues"
    assert models.encoder_of("frames") is None
    assert models.encoder_of("holder") is None


def test_the_one_encoder(models):
    assert models.encoder == models.encoder_of("stance") == "models/encoder"
    assert models.encoder_files == ENCODER
    assert models.encoder_card.heads["stance"].labels == ("against", "none", "favour")
    assert Models({"stance": {"classifier": "cues"}}, PROJECT).encoder == "models/encoder"


def test_two_encoders_are_refused():
    other = {"classifier": "encoder", "encoder": {"model": "models/other"}}
    models = Models(BLOCKS | {"stance": other}, PROJECT)
    with pytest.raises(InputError) as caught:
        models.check()
    assert str(caught.value) == "config.yaml: classify names several encoders: models/encoder, models/other"


def test_an_encoder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"models/encoder/model\.json: is missing"):
        Models(BLOCKS, tmp_path).check()


def test_files_of_models(models):
    files = models.files("sentiment")
    assert set(ENCODER) <= set(files)
    assert all((PROJECT / path).is_file() for path in files)
    assert models.files("frames") == []
    assert set(models.all_files("sentiment")) == {*files, *WEIGHTS}
    assert models.all_files("holder") == []
    linear = Models({"sentiment": BLOCKS["sentiment"] | {"classifier": "linear"}}, PROJECT)
    assert linear.files("sentiment") == WEIGHTS


def test_settings_in_use_leave_out_other_classifiers(models):
    assert models.settings("sentiment") == BLOCKS["sentiment"]
    assert models.settings_in_use("sentiment") == {
        "classifier": "encoder",
        "abstain_below": 0.4,
        "encoder": {"model": "models/encoder"},
    }
    assert models.settings_in_use("frames") == {"classifier": "cues", "threshold": 0.4}
    assert models.settings("holder") == {}


def test_a_checkpoint_beside_its_card(with_checkpoint):
    models = with_checkpoint()
    models.check()
    assert models.checkpoints == ["tiny"]
    assert models.files("stance") == [
        f"models/tiny/{path.name}"
        for path in sorted([*TINY.iterdir(), Path("checkpoint.yaml")], key=lambda path: path.name)
    ]
    assert models.settings_in_use("stance")["checkpoint"] == {"model": "models/tiny", "files": "models/tiny"}


def test_a_checkpoint_of_a_repository_is_fetched(with_checkpoint):
    models = with_checkpoint(id="someone/some-model", revision="0" * 40)
    assert {"resources/models/tiny/model.onnx", "resources/models/tiny/tokenizer.json"} < set(models.files("stance"))
    assert models.settings("stance")["checkpoint"]["files"] == "resources/models/tiny"
    assert models.sha256_of("tiny", "model.onnx") == sha256(TINY / "model.onnx")
    assert models.sha256_of("tiny", "other") is None


def test_a_broken_checkpoint_matters_where_it_is_in_use(with_checkpoint):
    with pytest.raises(InputError, match=r"checkpoint\.yaml: name is 'other'"):
        with_checkpoint(name="other").check()
    with_checkpoint(in_use="cues", name="other").check()


def test_the_recipe_of_the_encoder(models):
    assert len(models.recipe("encoder")["seeds"]) >= 1
    with pytest.raises(InputError, match="boiled"):
        models.recipe("boiled")
