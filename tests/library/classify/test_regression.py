"""The minimum of a penalised logistic loss: where scikit-learn finds it, whatever the order of rows."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from presslens.classify.regression import logistic_regression

N, N_INPUTS, PENALTY = 300, 40, 0.05
RNG = np.random.default_rng(11)
# Inputs that go together, as an encoder's do.
INPUTS = RNG.normal(size=(N, 5)) @ RNG.normal(size=(5, N_INPUTS)) + 0.3 * RNG.normal(size=(N, N_INPUTS))
CODES = (INPUTS[:, :3] + RNG.normal(size=(N, 3))).argmax(axis=1)


def test_three_labels_as_scikit_learn_finds_them():
    slopes, offsets = logistic_regression(INPUTS, np.eye(3)[CODES], PENALTY, exclusive=True)
    known = LogisticRegression(C=PENALTY, tol=1e-10, max_iter=10_000).fit(INPUTS, CODES)
    assert slopes == pytest.approx(known.coef_.T, abs=1e-6)
    assert offsets - offsets.mean() == pytest.approx(known.intercept_ - known.intercept_.mean(), abs=1e-6)


def test_labels_for_themselves_as_scikit_learn_finds_them():
    truth = np.column_stack([CODES == 0, CODES > 0]).astype(float)
    slopes, offsets = logistic_regression(INPUTS, truth, PENALTY, exclusive=False)
    for column in range(2):
        known = LogisticRegression(C=PENALTY, tol=1e-10, max_iter=10_000).fit(INPUTS, truth[:, column])
        assert slopes[:, column] == pytest.approx(known.coef_[0], abs=1e-6)
        assert offsets[column] == pytest.approx(known.intercept_[0], abs=1e-6)


@pytest.mark.parametrize("exclusive", [True, False])
def test_the_gradient_is_zero_and_the_order_of_rows_does_not_matter(exclusive):
    truth = np.eye(3)[CODES]
    slopes, offsets = logistic_regression(INPUTS, truth, PENALTY, exclusive)
    logits = INPUTS @ slopes + offsets
    said = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True) if exclusive else 1 / (1 + np.exp(-logits))
    assert INPUTS.T @ (said - truth) + slopes / PENALTY == pytest.approx(np.zeros(slopes.shape), abs=1e-9)
    assert (said - truth).sum(axis=0) == pytest.approx(np.zeros(3), abs=1e-9)
    order = RNG.permutation(N)
    again = logistic_regression(INPUTS[order], truth[order], PENALTY, exclusive)
    assert again[0] == pytest.approx(slopes, abs=1e-12)
    assert again[1] == pytest.approx(offsets, abs=1e-12)


def test_labels_that_a_line_tells_apart_have_a_minimum_too():
    x = np.linspace(-1, 1, 40)[:, None]
    slopes, _ = logistic_regression(x, (x > 0).astype(float), 1e4, exclusive=False)
    known = LogisticRegression(C=1e4, tol=1e-12, max_iter=100_000).fit(x, x[:, 0] > 0)
    assert slopes[0, 0] == pytest.approx(known.coef_[0, 0], rel=1e-4)
