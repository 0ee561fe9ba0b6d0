"""Heads corrected by parts of the items: each is what it is without the others."""

from dataclasses import replace

import numpy as np
import pytest

from presslens.classify.correction import corrected
from presslens.classify.methods.encoder.heads import Head

N, N_FEATURES = 300, 12
RNG = np.random.default_rng(23)
PARTS = np.vstack([np.arange(N) // 60 != part for part in range(6)])
STANDARD = RNG.normal(size=(N, N_FEATURES))
# Of all sizes, and not about nought.
FEATURES = (STANDARD * np.geomspace(0.05, 5, N_FEATURES) + 1).astype(np.float32)
NO_GROUPS = np.zeros(N, int)
FRAMES = ("conflict", "economic", "morality")


def shipped(labels, exclusive):
    weights = (RNG.normal(size=(1, N_FEATURES, len(labels))) / 5).round(3).astype(np.float32)
    return Head(labels, weights, np.full((1, len(labels)), 0.5, np.float32), 2.0, exclusive)


def together(n_labels=3):
    """Labels that may stand together; a tenth of them is not known."""
    rng = np.random.default_rng(1)
    truth = (STANDARD[:, :n_labels] + rng.normal(size=(N, n_labels)) > 0.5).astype(float)
    return np.where(rng.random(truth.shape) < 0.1, np.nan, truth)


def apart(n_labels):
    """Labels that exclude each other."""
    return np.eye(n_labels)[STANDARD[:, :n_labels].argmax(axis=1)]


def alone(head, features, truth, rows):
    every = np.full((1, rows.sum()), True)
    return corrected(head, features[rows], NO_GROUPS[rows], truth[rows], every)[0]


@pytest.mark.parametrize(
    ("labels", "is_exclusive"), [(FRAMES, False), (("against", "none", "favour"), True), (("no", "yes"), True)]
)
def test_each_part_is_standardised_and_fitted_as_if_it_were_alone(labels, is_exclusive):
    head = shipped(labels, is_exclusive)
    truth = apart(len(labels)) if is_exclusive else together()
    found = corrected(head, FEATURES, NO_GROUPS, truth, PARTS)
    assert len(found) == len(PARTS)
    for part, rows in zip(found, PARTS, strict=True):
        other = alone(head, FEATURES, truth, rows)
        # Both are rounded to six decimals, and inputs to 32 bits.
        assert part.weights == pytest.approx(other.weights, abs=2.1e-6)
        assert part.intercept == pytest.approx(other.intercept, abs=2.1e-6)
        assert part.temperature == 1
    # The parts differ: what is compared above is not the same head six times.
    assert np.abs(found[0].weights - found[1].weights).max() > 1e-3


def test_a_label_that_nobody_has_in_a_part_stays_there_as_it_was_shipped():
    head, truth = shipped(FRAMES, False), together()
    truth[:, 1] = np.where(PARTS[0], 0.0, np.arange(N) % 2)
    truth[:, 2] = np.nan
    found = corrected(head, FEATURES, NO_GROUPS, truth, PARTS)
    for part in found:
        assert part.weights[:, :, 2] == pytest.approx(head.weights[:, :, 2], abs=1e-6)
        assert part.intercept[:, 2] == pytest.approx(head.intercept[:, 2], abs=1e-6)
    assert found[0].weights[:, :, 1] == pytest.approx(head.weights[:, :, 1], abs=1e-6)
    assert np.abs(found[1].weights[:, :, 1] - head.weights[:, :, 1]).max() > 1e-3
    assert found[0].weights[:, :, 0] == pytest.approx(
        alone(head, FEATURES, truth, PARTS[0]).weights[:, :, 0], abs=2.1e-6
    )


def test_a_feature_with_one_value_in_a_part_is_worth_nothing_to_it():
    features, head = FEATURES.copy(), shipped(FRAMES, False)
    features[PARTS[0], 4] = 0.7
    head = replace(head, weights=head.weights * (np.arange(N_FEATURES) != 4)[:, None].astype(np.float32))
    truth = together()
    part, *_, every = corrected(head, features, NO_GROUPS, truth, PARTS)
    assert part.weights[0, 4] == pytest.approx(np.zeros(3), abs=1e-6)
    assert np.abs(every.weights[0, 4]).max() > 1e-3
    assert part.weights == pytest.approx(alone(head, features, truth, PARTS[0]).weights, abs=2.1e-6)
