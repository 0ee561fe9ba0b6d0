"""What training reads sentences with, the finder of targets, and a network that needs no PyTorch."""

from pathlib import Path

import numpy as np
import pytest

from presslens.classify.methods.encoder.heads import Head
from presslens.codebook.questions import QUESTIONS
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from presslens_training.reading import load_reader
from tests.library.classify.conftest import CODEBOOK, MODEL, encoder, heads, mask  # noqa: F401

N_FEATURES = 6
N_LABELS = {"actor": 2, "sentiment": 3, "stance": 3, "frames": 2}


class LinearNetwork:
    """Answers as the network does, from three numbers of the pieces."""

    def __init__(self):
        rng = np.random.default_rng(7)
        self.weights = {name: rng.normal(size=(N_FEATURES, n)).astype(np.float32) for name, n in N_LABELS.items()}

    def answer(self, pieces, groups, padding, batch=64):
        features = np.zeros((len(pieces), N_FEATURES), np.float32)
        for row, piece in enumerate(pieces):
            features[row] = np.random.default_rng(sum(piece.ids)).normal(size=N_FEATURES)
        shift = np.array(list(groups))[:, None]
        return features, {name: features @ weights + shift for name, weights in self.weights.items()}

    def head(self, question, labels, temperature=1.0):
        weights = self.weights[question][None]
        intercept = np.zeros((1, len(labels)), np.float32)
        return Head(tuple(labels), weights, intercept, temperature, QUESTIONS[question].exclusive)


@pytest.fixture
def network():
    return LinearNetwork()


@pytest.fixture(scope="session")
def reader():
    return load_reader(MODEL, CODEBOOK)


@pytest.fixture(scope="session")
def finder():
    return MentionFinder(CODEBOOK.targets, load_language("en"))


@pytest.fixture(scope="session")
def project():
    return Path(__file__).parents[3]
