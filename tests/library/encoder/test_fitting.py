"""Heads fitted to labels: a planted rule is found, and what is held out stays held out."""

from dataclasses import replace

import numpy as np
import pytest

from presslens.encoder.fitting import best_temperature, can_fit, fit_head
from presslens.encoder.heads import Head, shares
from presslens.errors import InputError

N, N_FEATURES = 400, 8
RNG = np.random.default_rng(5)
FEATURES = RNG.normal(size=(N, N_FEATURES)).astype(np.float32)
FOLDS = np.repeat(np.arange(5), N // 5)
NO_GROUPS = np.zeros(N, int)


def empty_head(labels, n_groups=1, exclusive=True):
    shape = (n_groups, N_FEATURES, len(labels))
    return Head(labels, np.zeros(shape, np.float32), np.zeros(shape[::2], np.float32), 1.0, exclusive)


def names(labels, codes):
    return [labels[code] for code in codes]


LABELS = ("negative", "neutral", "positive")
CODES = (FEATURES @ RNG.normal(size=(N_FEATURES, 3))).argmax(axis=1)
PLANTED = names(LABELS, CODES)


def test_a_planted_linear_rule_is_recovered_also_where_it_was_held_out():
    head, held_out = fit_head(empty_head(LABELS), FEATURES, NO_GROUPS, PLANTED, FOLDS)
    assert (held_out.argmax(axis=1) == CODES).mean() > 0.85
    assert (head.probabilities(FEATURES, NO_GROUPS).argmax(axis=1) == CODES).mean() > 0.85


def test_noise_is_not_learned_out_of_fold():
    noise = names(LABELS, np.random.default_rng(7).integers(3, size=N))
    head, held_out = fit_head(empty_head(LABELS), FEATURES, NO_GROUPS, noise, FOLDS)
    right = np.mean([LABELS[code] == label for code, label in zip(held_out.argmax(axis=1), noise, strict=True)])
    assert right < 0.43
    assert head.temperature > 1


def test_held_out_answers_do_not_depend_on_their_own_labels():
    other = list(PLANTED)
    inside = FOLDS == 2
    for row in np.flatnonzero(inside):
        other[row] = LABELS[(CODES[row] + 1) % 3]
    fits = [fit_head(empty_head(LABELS), FEATURES, NO_GROUPS, given, FOLDS) for given in (PLANTED, other)]
    before, after = (held_out for _, held_out in fits)
    # The temperature is that of the other folds, the heads of which have seen the labels: one factor for all.
    scaled = [odds[inside] / np.abs(odds[inside]).max() for odds in (before, after)]
    assert scaled[0] == pytest.approx(scaled[1], abs=1e-9)
    assert not np.allclose(before[~inside], after[~inside])


def test_the_shipped_head_is_where_few_labels_start_from():
    shipped = empty_head(("no", "yes"))
    weights = shipped.weights.copy()
    weights[0, 0, 1] = 6
    few = slice(0, N, N // 20)
    labels = ["yes" if x > 0 else "no" for x in FEATURES[few, 0]]
    right = []
    for start in (replace(shipped, weights=weights), shipped):
        head, _ = fit_head(start, FEATURES[few], NO_GROUPS[few], labels, FOLDS[few])
        right.append((head.log_odds(FEATURES, NO_GROUPS).argmax(axis=1) == (FEATURES[:, 0] > 0)).mean())
    assert right[0] > max(right[1], 0.9)


def test_groups_keep_what_the_shipped_head_says_of_them():
    """The same words mean another thing by who speaks, and only the shipped head knows that."""
    groups = np.arange(N) % 4
    shipped = empty_head(("against", "none", "favour"), n_groups=4)
    intercept = shipped.intercept.copy()
    intercept[1] = (-4, 0, 4)
    intercept[2] = (4, 0, -4)
    shipped = replace(shipped, intercept=intercept)
    labels = [{1: "favour", 2: "against"}.get(group, "none") for group in groups]
    head, held_out = fit_head(shipped, FEATURES, groups, labels, FOLDS)
    assert head.weights.shape == shipped.weights.shape
    assert names(shipped.labels, held_out.argmax(axis=1)) == labels
    assert (head.intercept[0] == head.intercept[3]).all()
    assert head.intercept[1, 2] > head.intercept[0, 2] > head.intercept[2, 2]


def test_labels_that_may_stand_together():
    frames = ("conflict", "economic", "morality")
    truth = np.column_stack([FEATURES[:, 0] > 0, FEATURES[:, 1] > 0.5, np.zeros(N, bool)])
    labels = [[frame for frame, there in zip(frames, row, strict=True) if there] for row in truth]
    shipped = replace(empty_head(frames, exclusive=False), intercept=np.array([[0, 0, -1.5]], np.float32))
    head, held_out = fit_head(shipped, FEATURES, NO_GROUPS, labels, FOLDS)
    assert ((held_out[:, :2] > 0) == truth[:, :2]).mean() > 0.85
    # What no coder saw is as it was shipped.
    assert head.log_odds(FEATURES, NO_GROUPS)[:, 2] == pytest.approx(np.full(N, -1.5), abs=1e-5)


def test_disputed_labels_teach_nothing():
    frames = ("conflict", "economic")
    labels = [["conflict"] if x > 0 else [] for x in FEATURES[:, 0]]
    doubt = [["conflict"] if x > 0 and number % 2 else [] for number, x in enumerate(FEATURES[:, 1])]
    fits = []
    for answer in ([], ["conflict"]):
        given = [answer if doubtful else label for label, doubtful in zip(labels, doubt, strict=True)]
        fits.append(fit_head(empty_head(frames, exclusive=False), FEATURES, NO_GROUPS, given, FOLDS, doubt))
    (head, held_out), (other, others) = fits
    assert (head.weights == other.weights).all()
    assert (held_out == others).all()


def test_a_label_that_stands_in_one_fold_alone():
    labels = ["yes" if fold == 0 else "no" for fold in FOLDS]
    head, held_out = fit_head(empty_head(("no", "yes")), FEATURES, NO_GROUPS, labels, FOLDS)
    assert (held_out[FOLDS == 0].argmax(axis=1) == 0).all()
    assert np.isfinite(held_out).all()
    assert np.isfinite(head.weights).all()


@pytest.mark.parametrize(
    ("labels", "folds"),
    [
        (["yes", "no"] * 4 + ["yes"], np.arange(9) % 5),
        (["yes", "no"] * 6, np.zeros(12, int)),
        (["yes"] * 20, np.arange(20) % 5),
        ([], np.zeros(0, int)),
    ],
)
def test_too_little_to_fit(labels, folds):
    assert not can_fit(labels, folds)
    n = len(labels)
    with pytest.raises(InputError, match=f"found {n} labelled items"):
        fit_head(empty_head(("no", "yes")), FEATURES[:n], NO_GROUPS[:n], labels, folds)


def test_unknown_labels_are_named():
    with pytest.raises(InputError, match="'maybe'"):
        fit_head(empty_head(("no", "yes")), FEATURES[:20], NO_GROUPS[:20], ["maybe", "yes"] * 10)


def test_the_best_temperature_makes_probabilities_right_on_average():
    rng = np.random.default_rng(8)
    odds = np.column_stack([np.zeros(5000), rng.normal(scale=2, size=5000)])
    truth = np.eye(2)[(rng.random(5000) < shares(odds, True)[:, 1]).astype(int)]
    assert best_temperature(3 * odds, truth) == pytest.approx(3, rel=0.15)
