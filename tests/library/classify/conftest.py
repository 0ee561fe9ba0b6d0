"""The shipped encoder, the names of the codebook, and sentences to put them in."""

from pathlib import Path

import pytest

from presslens.base.io import read_yaml
from presslens.classify.methods.encoder.classifier import load_encoder, load_mask, model_heads

PROJECT = Path(__file__).resolve().parents[3]
MODEL = PROJECT / "models" / "encoder"
CONFIG = read_yaml(PROJECT / "config.yaml")
CODEBOOK = (
    *(str(PROJECT / f"codebook/{kind}/{code}.yaml") for kind in ("targets", "holders") for code in CONFIG[kind]),
    str(PROJECT / "codebook/nouns.yaml"),
    str(PROJECT / "codebook/actor_rules.yaml"),
)

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
