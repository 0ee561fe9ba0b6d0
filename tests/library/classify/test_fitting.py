"""Heads fitted to labels: a planted rule is found, and what is held out stays held out."""

from dataclasses import replace

import numpy as np
import pytest

from presslens.base.errors import InputError
from presslens.classify.fitting import choose_head, fit_head
from presslens.classify.methods.encoder.heads import Head, to_probabilities
from presslens.classify.temperature import best_temperature

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
    few = slice(0, N, N // 40)
    labels = ["yes" if x > 0 else "no" for x in FEATURES[few, 0]]
    right = []
    for start in (replace(shipped, weights=weights), shipped):
        head, _ = fit_head(start, FEATURES[few], NO_GROUPS[few], labels, FOLDS[few])
        right.append((head.logits(FEATURES, NO_GROUPS).argmax(axis=1) == (FEATURES[:, 0] > 0)).mean())
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
    assert head.logits(FEATURES, NO_GROUPS)[:, 2] == pytest.approx(np.full(N, -1.5), abs=1e-5)


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


def test_items_without_a_label_are_answered_and_teach_nothing():
    """Mentions that are there for fitting alone, or disputed: heads know their stories, which must be held out too."""
    known = np.arange(N) % 3 > 0
    labels = [label if there else None for label, there in zip(PLANTED, known, strict=True)]
    whole = choose_head(empty_head(LABELS), FEATURES, NO_GROUPS, labels, FOLDS)
    part = choose_head(empty_head(LABELS), FEATURES[known], NO_GROUPS[known], names(LABELS, CODES[known]), FOLDS[known])
    assert whole.is_fitted
    assert whole.head.weights == pytest.approx(part.head.weights)
    assert (whole.shipped_loss, whole.fitted_loss) == (part.shipped_loss, part.fitted_loss)
    assert whole.logits[known] == pytest.approx(part.logits)
    assert (whole.logits.argmax(axis=1) == CODES)[~known].mean() > 0.8
    # Out of fold: not what the head says that was fitted to all.
    assert not np.allclose(
        whole.logits[~known], whole.head.logits(FEATURES, NO_GROUPS)[~known] / whole.head.temperature
    )


def test_items_without_a_label_do_not_make_enough():
    few = ["negative"] * 10 + [None] * 200
    choice = choose_head(empty_head(LABELS), FEATURES[:210], NO_GROUPS[:210], few, np.arange(210) % 5)
    assert not choice.is_fitted
    assert choice.logits.shape == (210, 3)


def spread(*counts):
    """So many of each label, in five folds in turn."""
    labels = [name for name, count in zip(LABELS, counts, strict=False) for _ in range(count)]
    return labels, np.arange(len(labels)) % 5


@pytest.mark.parametrize(
    ("labels", "folds"),
    [
        (*spread(14, 15),),  # too few in all
        (["negative"] * 10 + ["neutral"] * 2, np.array([*range(5), *range(5), 3, 3])),
        (*spread(40, 4),),
        (*spread(40, 0),),
        (["negative"] * 40 + ["neutral"] * 20, np.array([1, 2] * 20 + [0] * 20)),  # a label in one fold alone
        ([], np.zeros(0, int)),
    ],
)
def test_too_little_to_fit(labels, folds):
    n, head = len(labels), replace(empty_head(LABELS[:2]), temperature=2.0, intercept=np.array([[2, 0]], np.float32))
    with pytest.raises(InputError, match=f"found {n} labelled items"):
        fit_head(head, FEATURES[:n], NO_GROUPS[:n], labels, folds)
    if n:
        choice = choose_head(head, FEATURES[:n], NO_GROUPS[:n], labels, folds)
        assert choice.head is head
        assert not choice.is_fitted
        assert choice.fitted_loss is None
        assert choice.logits == pytest.approx(np.tile([1.0, 0.0], (n, 1)))
        assert choice.shipped_loss == pytest.approx(np.log1p(np.e) - labels.count("negative") / n)


def test_a_label_that_nobody_coded_is_not_unlearned():
    labels, folds = spread(40, 40)
    with pytest.raises(InputError, match="each of negative, neutral, positive"):
        fit_head(empty_head(LABELS), FEATURES[:80], NO_GROUPS[:80], labels, folds)


def test_the_least_that_can_be_fitted():
    labels, folds = spread(25, 5)
    _, held_out = fit_head(empty_head(LABELS[:2]), FEATURES[:30], NO_GROUPS[:30], labels, folds)
    assert (to_probabilities(held_out, True) > 1e-6).all()


def planted_head():
    """The shipped head that knows the planted rule."""
    head, _ = fit_head(empty_head(LABELS), FEATURES, NO_GROUPS, PLANTED, FOLDS)
    return head


def test_a_fitted_head_is_taken_where_it_knows_better():
    choice = choose_head(empty_head(LABELS), FEATURES, NO_GROUPS, PLANTED, FOLDS)
    head, held_out = fit_head(empty_head(LABELS), FEATURES, NO_GROUPS, PLANTED, FOLDS)
    assert choice.is_fitted
    assert (choice.head.weights == head.weights).all()
    assert (choice.logits == held_out).all()
    assert choice.fitted_loss < choice.shipped_loss
    assert choice.shipped_loss == pytest.approx(np.log(3))
    chances = to_probabilities(held_out, True)[np.arange(N), CODES]
    assert choice.fitted_loss == pytest.approx(-np.log(chances).mean(), abs=1e-4)


def test_the_shipped_head_stays_where_it_knows_better():
    few = slice(0, N, N // 40)
    shipped = planted_head()
    choice = choose_head(shipped, FEATURES[few], NO_GROUPS[few], names(LABELS, CODES[few]), FOLDS[few])
    assert not choice.is_fitted
    assert choice.head is shipped
    assert choice.fitted_loss >= choice.shipped_loss
    assert choice.logits == pytest.approx(shipped.logits(FEATURES[few], NO_GROUPS[few]) / shipped.temperature)


def test_frames_too_rare_to_learn_stay_as_shipped():
    frames = ("conflict", "economic")
    labels = [["conflict"] if x > 0 else [] for x in FEATURES[:, 0]]
    for row in range(4):
        labels[row * 90] = [*labels[row * 90], "economic"]
    shipped = replace(empty_head(frames, exclusive=False), intercept=np.array([[0, -6]], np.float32), temperature=2.0)
    choice = choose_head(shipped, FEATURES, NO_GROUPS, labels, FOLDS)
    assert choice.is_fitted
    assert choice.head.temperature != shipped.temperature
    as_shipped = shipped.probabilities(FEATURES, NO_GROUPS)[:, 1]
    assert choice.head.probabilities(FEATURES, NO_GROUPS)[:, 1] == pytest.approx(as_shipped, abs=1e-5)
    assert to_probabilities(choice.logits, False)[:, 1] == pytest.approx(as_shipped, abs=1e-5)


def test_unknown_labels_are_named():
    with pytest.raises(InputError, match="'maybe'"):
        fit_head(empty_head(("no", "yes")), FEATURES[:20], NO_GROUPS[:20], ["maybe", "yes"] * 10)


def test_the_best_temperature_makes_probabilities_right_on_average():
    rng = np.random.default_rng(8)
    odds = np.column_stack([np.zeros(5000), rng.normal(scale=2, size=5000)])
    truth = np.eye(2)[(rng.random(5000) < to_probabilities(odds, True)[:, 1]).astype(int)]
    assert best_temperature(3 * odds, truth) == pytest.approx(3, rel=0.15)


def test_what_was_not_drawn_at_random_teaches_and_is_not_judged_by():
    """A fifth of the items was chosen by what a model said and carries noise: they move the head alone."""
    drawn = np.arange(N) % 5 > 0
    noise = names(LABELS, np.random.default_rng(3).integers(3, size=N))
    labels = [true if there else other for true, other, there in zip(PLANTED, noise, drawn, strict=True)]
    both = choose_head(empty_head(LABELS), FEATURES, NO_GROUPS, labels, FOLDS, drawn=drawn)
    clean = names(LABELS, CODES[drawn])
    alone = choose_head(empty_head(LABELS), FEATURES[drawn], NO_GROUPS[drawn], clean, FOLDS[drawn])
    assert both.shipped_loss == pytest.approx(alone.shipped_loss)
    assert both.fitted_loss > alone.fitted_loss + 0.01
    even = choose_head(empty_head(LABELS), FEATURES, NO_GROUPS, labels, FOLDS)
    assert even.head.weights == pytest.approx(both.head.weights)
    assert even.head.temperature > 1.2 * both.head.temperature


def test_too_few_drawn_at_random_choose_nothing():
    drawn = np.arange(N) < 29
    choice = choose_head(empty_head(LABELS), FEATURES, NO_GROUPS, PLANTED, FOLDS, drawn=drawn)
    assert not choice.is_fitted
    assert choice.fitted_loss is None
