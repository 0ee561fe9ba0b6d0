"""A model that is not what it should be stops with one clear error."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_arrays, sha256, write_arrays
from presslens.classify.methods.linear.weights import MODEL, NUMBERS, load_weights, save_weights

SHIPPED = Path(__file__).resolve().parents[3] / "models" / "sentiment_linear"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "model")
    return tmp_path / "model"


def edit(folder, **changes):
    document = json.loads((folder / MODEL).read_text())
    for key, value in changes.items():
        if value is None:
            del document[key]
        else:
            document[key] = value
    (folder / MODEL).write_text(json.dumps(document))


def swap(folder, **changes):
    """Other numbers, with a model file that vouches for them."""
    write_arrays(read_arrays(folder / NUMBERS) | changes, folder / NUMBERS)
    edit(folder, weights_sha256=sha256(folder / NUMBERS))


def test_written_and_read_back_byte_for_byte(folder, tmp_path):
    save_weights(load_weights(folder), tmp_path / NUMBERS, tmp_path / MODEL)
    for name in (NUMBERS, MODEL):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_small_enough():
    assert (SHIPPED / NUMBERS).stat().st_size < 3_000_000


@pytest.mark.parametrize("name", [NUMBERS, MODEL])
def test_missing(folder, name):
    (folder / name).unlink()
    with pytest.raises(InputError, match=f"{name}: is missing"):
        load_weights(folder)


def test_one_flipped_byte(folder):
    numbers = bytearray((folder / NUMBERS).read_bytes())
    numbers[1000] ^= 1
    (folder / NUMBERS).write_bytes(numbers)
    with pytest.raises(InputError, match="found sha256"):
        load_weights(folder)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"\x80\x04pickle."])
def test_vouched_for_but_no_arrays(folder, content):
    (folder / NUMBERS).write_bytes(content)
    edit(folder, weights_sha256=sha256(folder / NUMBERS))
    with pytest.raises(InputError, match="not a file of arrays"):
        load_weights(folder)


def test_pickled_objects_are_refused(folder):
    np.savez(folder / NUMBERS, intercept=np.array([{}, {}, {}], dtype=object))
    edit(folder, weights_sha256=sha256(folder / NUMBERS))
    with pytest.raises(InputError, match="is an array of object"):
        load_weights(folder)


def test_archive_that_swells_is_refused(folder):
    write_arrays({"idf": np.zeros(10**7)}, folder / NUMBERS)
    edit(folder, weights_sha256=sha256(folder / NUMBERS))
    with pytest.raises(InputError, match="at most"):
        load_weights(folder)


@pytest.mark.parametrize(
    ("array", "message"),
    [
        (np.zeros(4, dtype=np.float32), "shape"),
        (np.zeros(3, dtype=np.float64), "float64"),
        (np.array([0, np.nan, 0], dtype=np.float32), "not a number"),
    ],
)
def test_wrong_array(folder, array, message):
    swap(folder, intercept=array)
    with pytest.raises(InputError, match=message):
        load_weights(folder)


def test_additional_array(folder):
    swap(folder, more=np.zeros(1))
    with pytest.raises(InputError, match="more"):
        load_weights(folder)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"temperature": None}, "'temperature' is missing"),
        ({"temperature": 0}, "temperature"),
        ({"temperature": float("nan")}, "finite"),
        ({"features_version": 99}, "features_version is 99"),
        ({"lexicon_sha256": "0" * 64}, "lexicon"),
        ({"weights_sha256": "0" * 64}, "found sha256"),
        ({"more": 1}, "unknown key 'more'"),
        ({"vocabulary": {}}, "is missing"),
        ({"labels": ["a", "b", "c"]}, "labels"),
    ],
)
def test_wrong_model_file(folder, changes, message):
    edit(folder, **changes)
    with pytest.raises(InputError, match=message):
        load_weights(folder)


@pytest.mark.parametrize("terms", [["b", "a"], ["a", "a"], ["a", 1]])
def test_wrong_vocabulary(folder, terms):
    vocabulary = json.loads((folder / MODEL).read_text())["vocabulary"]
    edit(folder, vocabulary=vocabulary | {"clause": terms})
    with pytest.raises(InputError, match=r"vocabulary\.clause"):
        load_weights(folder)


def test_model_file_is_not_json(folder):
    (folder / MODEL).write_text("{")
    with pytest.raises(InputError, match="not JSON"):
        load_weights(folder)
