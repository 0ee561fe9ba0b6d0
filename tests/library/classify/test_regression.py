"""The minimum of penalised logistic losses: where scikit-learn finds it, whatever is solved beside it."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from presslens.classify.regression import logistic_regression

N, N_INPUTS, PENALTY = 300, 40, 20.0
RNG = np.random.default_rng(11)
# Inputs that go together, as an encoder's do.
INPUTS = RNG.normal(size=(N, 5)) @ RNG.normal(size=(5, N_INPUTS)) + 0.3 * RNG.normal(size=(N, N_INPUTS))
CODES = (INPUTS[:, :3] + RNG.normal(size=(N, 3))).argmax(axis=1)
TRUTH = np.eye(3)[CODES].T
#: Five parts of the rows, and all of them.
PARTS = np.vstack([np.arange(N) % 5 != part for part in range(6)])


def fit(inputs, truth, penalty=PENALTY):
    """Slopes of shape (n_inputs, n_labels) and offsets of one regression on all rows."""
    every = np.full((1, len(inputs)), True)
    slopes, offsets = logistic_regression(inputs, truth[None], every, np.full((1, inputs.shape[1]), penalty))
    return slopes[0].T, offsets[0]


def known(inputs, codes, penalty=PENALTY):
    """What scikit-learn finds."""
    found = LogisticRegression(C=1 / penalty, tol=1e-10, max_iter=100_000).fit(inputs, codes)
    return found.coef_.T, found.intercept_


def test_three_labels_as_scikit_learn_finds_them():
    slopes, offsets = fit(INPUTS, TRUTH)
    others = known(INPUTS, CODES)
    assert slopes == pytest.approx(others[0], abs=1e-6)
    assert offsets == pytest.approx(others[1] - others[1].mean(), abs=1e-6)


def test_labels_for_themselves_as_scikit_learn_finds_them():
    for truth in (CODES == 0, CODES > 0):
        slopes, offsets = fit(INPUTS, truth[None].astype(float))
        others = known(INPUTS, truth)
        assert slopes == pytest.approx(others[0], abs=1e-6)
        assert offsets == pytest.approx(others[1], abs=1e-6)


@pytest.mark.parametrize("exclusive", [True, False])
def test_the_gradient_is_zero_and_the_order_of_rows_does_not_matter(exclusive):
    truth = TRUTH if exclusive else TRUTH[:1]
    slopes, offsets = fit(INPUTS, truth)
    logits = INPUTS @ slopes + offsets
    said = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True) if exclusive else 1 / (1 + np.exp(-logits))
    assert INPUTS.T @ (said - truth.T) + slopes * PENALTY == pytest.approx(np.zeros(slopes.shape), abs=1e-9)
    assert (said - truth.T).sum(axis=0) == pytest.approx(np.zeros(len(truth)), abs=1e-9)
    order = RNG.permutation(N)
    again = fit(INPUTS[order], truth[:, order])
    assert again[0] == pytest.approx(slopes, abs=1e-12)
    assert again[1] == pytest.approx(offsets, abs=1e-12)


def test_regressions_side_by_side_are_those_one_by_one():
    """Labels for themselves, each with rows of its own in each part and penalties of its own."""
    rng = np.random.default_rng(2)
    labels = np.stack([CODES == 0, CODES > 0, INPUTS[:, 7] > 3]).astype(float)
    assert 4 < labels[2].sum() < N / 5  # a rare one, the curvature of which is another
    label, part = (axis.ravel() for axis in np.mgrid[:3, :6])
    rows = PARTS[part] & (rng.random((18, N)) < 0.9)
    penalty = PENALTY * rng.uniform(0.3, 3, size=(18, N_INPUTS))
    truth = np.where(rows, labels[label], np.nan)
    slopes, offsets = logistic_regression(INPUTS, truth[:, None], rows, penalty, label)
    for number, there in enumerate(rows):
        every = np.full((1, there.sum()), True)
        one = logistic_regression(INPUTS[there], truth[number, there][None, None], every, penalty[number : number + 1])
        assert slopes[number, 0] == pytest.approx(one[0][0, 0], abs=1e-9)
        assert offsets[number, 0] == pytest.approx(one[1][0, 0], abs=1e-9)
    alone = logistic_regression(INPUTS, truth[:, None], rows, penalty)  # as if all were alike
    assert slopes == pytest.approx(alone[0], abs=1e-9)


def test_labels_that_exclude_each_other_side_by_side_are_those_one_by_one():
    penalty = PENALTY * np.random.default_rng(4).uniform(0.3, 3, size=(6, N_INPUTS))
    slopes, offsets = logistic_regression(INPUTS, np.broadcast_to(TRUTH, (6, 3, N)), PARTS, penalty)
    for number, there in enumerate(PARTS):
        every = np.full((1, there.sum()), True)
        one = logistic_regression(INPUTS[there], TRUTH[None, :, there], every, penalty[number : number + 1])
        assert slopes[number] == pytest.approx(one[0][0], abs=1e-9)
        assert offsets[number] == pytest.approx(one[1][0], abs=1e-9)


def test_a_regression_without_rows_learns_nothing_and_spoils_nothing():
    rows = np.full((2, N), True)
    rows[1] = False
    truth = np.stack([TRUTH[:1], np.full((1, N), np.nan)])
    slopes, offsets = logistic_regression(INPUTS, truth, rows, np.full((2, N_INPUTS), PENALTY))
    alone = fit(INPUTS, TRUTH[:1])
    assert pytest.approx(alone[0], abs=1e-12) == slopes[0].T
    assert offsets[0] == pytest.approx(alone[1], abs=1e-12)
    assert not slopes[1].any()
    assert not offsets[1].any()


def test_labels_that_a_line_tells_apart_have_a_minimum_too():
    x = np.linspace(-1, 1, 40)[:, None]
    slopes, _ = fit(x, (x > 0).T.astype(float), 1e-4)
    assert slopes[0, 0] == pytest.approx(known(x, x[:, 0] > 0, 1e-4)[0][0, 0], rel=1e-4)


def minimum(inputs, truth, penalty):
    """By Newton's steps in 64 bits with the curvature as it is, shortened where they lead too far."""
    inputs, penalties = np.column_stack([inputs, np.ones(len(inputs))]), np.append(np.full(inputs.shape[1], penalty), 0)

    def loss(weights):
        logits = inputs @ weights
        return (np.logaddexp(0, logits) - truth * logits).sum() + (penalties * weights**2).sum() / 2

    weights = np.zeros(len(penalties))
    for _ in range(60):
        said = 1 / (1 + np.exp(-inputs @ weights))
        curvature = (inputs.T * (said * (1 - said))) @ inputs + np.diag(penalties)
        step = np.linalg.solve(curvature, inputs.T @ (said - truth) + penalties * weights)
        while loss(weights - step) > loss(weights) * (1 + 1e-12):
            step = step / 2
        weights = weights - step
    return weights, np.linalg.cond(curvature)


@pytest.mark.parametrize(
    ("inputs", "penalty", "condition"),
    [
        (np.hstack([INPUTS, INPUTS[:, :5]]), 1e-2, 1e4),  # some of them twice
        (INPUTS * 10.0 ** RNG.uniform(-4, 4, N_INPUTS), 1e-2, 1e9),  # of all sizes
        (INPUTS + 100, PENALTY, 1e9),  # nearly the offset
    ],
)
def test_ill_conditioned_inputs_have_the_same_minimum(inputs, penalty, condition):
    truth = (CODES == 0).astype(float)
    wanted, found_condition = minimum(inputs, truth, penalty)
    assert found_condition > condition
    slopes, offsets = fit(inputs, truth[None], penalty)
    assert slopes[:, 0] == pytest.approx(wanted[:-1], abs=1e-9)
    assert offsets[0] == pytest.approx(wanted[-1], abs=1e-8)
