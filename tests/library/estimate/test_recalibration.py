"""Probabilities are believed as far as codes bear them out."""

import numpy as np
import pytest

from presslens.estimate.recalibration import BELIEVED, recalibrated

RNG = np.random.default_rng(7)
TRUE = RNG.dirichlet([0.6, 0.5, 0.2], 6000)
CODES = np.eye(3)[(RNG.random(6000)[:, None] > TRUE.cumsum(axis=1)[:, :2]).sum(axis=1)]
NONE = np.zeros(6000)


def spread(chances):
    return np.sqrt(((chances - chances.mean(axis=0)) ** 2).sum(axis=1).mean())


def test_without_codes_half_is_believed_and_the_mean_stays():
    found = recalibrated(TRUE, CODES, NONE)
    assert spread(found) == pytest.approx(BELIEVED * spread(TRUE), rel=0.01)
    assert found.mean(axis=0) == pytest.approx(TRUE.mean(axis=0), abs=0.01)


@pytest.mark.parametrize("power", [0.5, 1.0, 3.0])
def test_with_many_codes_errors_are_those_that_there_are(power):
    told = TRUE**power / (TRUE**power).sum(axis=1, keepdims=True)
    found = recalibrated(told, CODES, np.ones(6000))
    assert found.mean(axis=0) == pytest.approx(CODES.mean(axis=0), abs=0.03)
    said = told.argmax(axis=1)
    expected = 1 - found[np.arange(6000), said].mean()
    assert expected == pytest.approx(1 - CODES[np.arange(6000), said].mean(), rel=0.12)


def test_codes_of_unequal_chances_stand_for_those_that_were_not_drawn():
    chance = np.where(CODES[:, 2] > 0, 0.5, 0.1)
    weight = np.where(RNG.random(6000) < chance, 1 / chance, 0.0)
    found = recalibrated(TRUE, CODES, weight)
    assert found.mean(axis=0) == pytest.approx(CODES.mean(axis=0), abs=0.03)


def test_nothing_known_is_the_mean():
    chances = np.vstack([TRUE[:50], np.zeros((2, 3))])
    found = recalibrated(chances, np.zeros((52, 3)), np.zeros(52))
    assert found[-1] == pytest.approx(TRUE[:50].mean(axis=0), abs=1e-6)
    assert recalibrated(np.zeros((2, 4)), np.zeros((2, 4)), np.zeros(2)).tolist() == [[0.25] * 4] * 2
    assert np.isfinite(recalibrated(np.ones((3, 2)) / 2, np.eye(3)[:, :2], np.ones(3))).all()
