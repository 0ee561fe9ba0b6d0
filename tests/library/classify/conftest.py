"""The shipped encoder, the names of the codebook, and sentences to put them in."""

from pathlib import Path

import pytest

from presslens.base.io import read_yaml
from presslens.blind.names import load_mask
from presslens.classify.methods.encoder.classifier import load_encoder, model_heads
from presslens.codebook.codebook import NAMED, SINGLE, Codebook, part_files
from tests.shipped import CONFIG_FILE

PROJECT = Path(__file__).resolve().parents[3]
MODEL = PROJECT / "models" / "encoder"
CONFIG = read_yaml(CONFIG_FILE)
CODEBOOK = Codebook(path for part in (*NAMED, *SINGLE) for path in part_files(part, CONFIG, PROJECT / "codebook"))

#: Names of the same form, by kind of alias: one of each target.
NAMES = {
    "country": ("Turkey", "Russia", "Syria"),
    "demonym": ("Turkish", "Russian", "Syrian"),
    "capital": ("Ankara", "Moscow", "Damascus"),
    "leader": ("Recep Tayyip Erdogan", "Vladimir Putin", "Bashar al-Assad"),
    "government": ("Turkish government", "Russian government", "Syrian government"),
    "army": ("Turkish army", "Russian army", "Syrian army"),
}


@pytest.fixture(scope="session")
def mask():
    return load_mask(CODEBOOK)


@pytest.fixture(scope="session")
def encoder():
    return load_encoder(MODEL)


@pytest.fixture(scope="session")
def heads():
    return model_heads(MODEL)
