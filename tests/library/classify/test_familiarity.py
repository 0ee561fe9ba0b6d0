"""How far a set lies from training, and what accuracy that makes expect."""

import numpy as np
import pytest

from presslens.base.errors import InputError
from presslens.base.io import write_arrays
from presslens.cards.familiarity import ENOUGH_SETS, Missing
from presslens.classify.familiarity.expectation import (
    Expectation,
    Seen,
    chance,
    correction,
    expected_accuracy,
    expected_of_left_out,
    left_out_error,
    seen,
)
from presslens.classify.familiarity.measures import measures
from presslens.classify.familiarity.space import N_COMPONENTS, FeatureSpace
from presslens.codebook.questions import SENTIMENT

from .references import drawn_sets, measured, reference


@pytest.fixture
def rng():
    return np.random.default_rng(7)


def trained(rng, n=500, n_features=40):
    return (rng.normal(size=(n, n_features)) * np.linspace(5, 0.5, n_features)).astype(np.float32)


def test_training_lies_at_one_and_what_is_strange_further_away(rng):
    features = trained(rng)
    space = FeatureSpace.fit(features)
    assert space.components.shape == (N_COMPONENTS, 40)
    assert np.abs(space.components @ space.components.T - np.eye(N_COMPONENTS)).max() < 1e-5
    home = space.distances(features)
    assert abs(np.mean(home**2) - 1) < 0.01
    shifted = space.distances(features + 3 * space.scales[0] * space.components[0])
    assert np.median(shifted) > np.median(home) + 0.1


def test_a_space_is_as_wide_as_there_are_differences():
    flat = np.zeros((6, 5), np.float32)
    flat[:, 2] = np.arange(6)
    assert len(FeatureSpace.fit(flat).scales) == 1
    for features in (flat[:1], np.ones((6, 5))):
        with pytest.raises(ValueError, match="mentions"):
            FeatureSpace.fit(features)


def test_a_space_comes_back_as_written(rng, tmp_path):
    space = FeatureSpace.fit(trained(rng))
    space.write(tmp_path / "familiarity.npz")
    again = FeatureSpace.read(tmp_path / "familiarity.npz", 40)
    assert (again.distances(np.ones((1, 40))) == space.distances(np.ones((1, 40)))).all()
    with pytest.raises(InputError, match="mean"):
        FeatureSpace.read(tmp_path / "familiarity.npz", 41)


@pytest.mark.parametrize(
    "changes",
    [
        {"scales": np.zeros(2, np.float32)},
        {"scales": np.full(2, np.nan, np.float32)},
        {"scales": np.ones(3, np.float32)},
        {"mean": np.zeros(4)},
        {"more": np.zeros(1)},
    ],
)
def test_what_is_no_space_is_named(changes, tmp_path):
    arrays = {"mean": np.zeros(4, np.float32), "components": np.eye(2, 4, dtype=np.float32)}
    write_arrays(arrays | {"scales": np.ones(2, np.float32)} | changes, tmp_path / "familiarity.npz")
    with pytest.raises(InputError, match=r"familiarity\.npz"):
        FeatureSpace.read(tmp_path / "familiarity.npz", 4)


def test_measures_by_hand():
    probabilities = np.array([[0.7, 0.2, 0.1], [0.35, 0.35, 0.3], [0.1, 0.1, 0.8], [0.6, 0.3, 0.1]])
    pieces = np.array([[10, 12, 0], [10, 10, 1], [5, 8, 0], [5, 10, 1]])
    found = measures(SENTIMENT, probabilities, 0.4, ["a", "a", "b", "c"], np.array([1.0, 2.0, 3.0, 10.0]), pieces)
    assert (found.n, found.n_documents) == (4, 3)
    assert (found.distance_median, found.distance_mean) == (2.5, 4.0)
    assert found.confidence == pytest.approx((0.7 + 0.35 + 0.8 + 0.6) / 4)
    assert found.share_uncertain == 0.25
    assert found.pieces_per_word == pytest.approx(40 / 30)
    assert found.share_unknown == pytest.approx(2 / 40)
    # A tie is no evidence of an attitude.
    assert found.answers == {"negative": 0.5, "neutral": 0.25, "positive": 0.25}


def test_what_is_not_known_is_none():
    found = measures(SENTIMENT, np.array([[0.7, 0.2, 0.1]]), 0.4, ["a"])
    assert (found.distance_median, found.distance_mean, found.pieces_per_word, found.share_unknown) == (None,) * 4
    with pytest.raises(ValueError, match="no mention"):
        measures(SENTIMENT, np.zeros((0, 3)), 0.4, [])


def law(distances, gaps):
    """Sets so large that chance plays no part."""
    return Seen(distances, gaps, np.zeros(len(gaps)))


SETS = [reference(distance, accuracy) for distance, accuracy in ((0.8, 0.8), (1.0, 0.77), (1.4, 0.72), (2.0, 0.6))]


def test_further_away_less_is_expected():
    near, far = (expected_accuracy(measured(distance), SETS, 0.95) for distance in (0.8, 1.9))
    assert near.expected > far.expected > 0.6
    assert near.low < near.expected < near.high
    assert near.n_sets == len(SETS)


def test_distance_never_promises_more():
    rising = law(np.array([0.8, 1.0, 1.4, 2.0]), np.array([-0.2, -0.15, -0.1, 0.0]))
    assert correction(rising, 0.8) == correction(rising, 2.0) == pytest.approx(rising.gaps.mean())


def test_nearer_than_every_set_counts_as_near_as_the_nearest():
    assert expected_accuracy(measured(0.1), SETS, 0.95) == expected_accuracy(measured(0.8), SETS, 0.95)


def test_all_sets_at_one_distance_give_their_mean():
    assert correction(law(np.ones(4), np.array([0.0, -0.1, -0.1, -0.2])), 5.0) == pytest.approx(-0.1)


def test_a_small_set_counts_for_less():
    small = [*SETS[:3], reference(1.2, 0.2, n=20)]
    large = [*SETS[:3], reference(1.2, 0.2, n=2000)]
    assert correction(seen(small), 1.2) > correction(seen(large), 1.2) + 0.02
    assert seen(small).weights.mean() == pytest.approx(1)


def test_chance_in_small_sets_is_no_error_of_the_rule():
    """Sets that differ by no more than their few mentions let them say nothing against the rule."""
    distances, chances = np.linspace(0.8, 2.0, 12), np.full(12, 0.005)
    gaps = np.sqrt(chances) * (-1) ** np.arange(12)
    assert left_out_error(Seen(distances, gaps, chances)) < 0.7 * left_out_error(law(distances, gaps))
    # It is not taken for nothing: what the sets show of the mean is uncertain itself.
    assert left_out_error(Seen(distances, np.zeros(12), chances)) == pytest.approx(np.sqrt(chances[0] / 12))


def test_chance_is_never_none_and_more_in_few_articles():
    assert chance(1.0, measured(n=100)) > 0
    assert chance(0.7, measured(n=100, n_documents=10)) == pytest.approx(1.45 * chance(0.7, measured(n=100)))


@pytest.mark.parametrize(
    ("sets", "distance", "why"),
    [([], 1.0, Missing.NO_REFERENCE), (SETS[: ENOUGH_SETS - 1], 1.0, Missing.FEW_SETS), (SETS, 2.01, Missing.FAR)],
)
def test_where_nothing_can_be_told_it_is_said_why(sets, distance, why):
    assert expected_accuracy(measured(distance), sets, 0.95) is why


def test_an_estimate_without_a_distance_is_a_fault():
    with pytest.raises(ValueError, match="distance"):
        expected_accuracy(measured(None), SETS, 0.95)


def test_few_mentions_and_sets_at_odds_widen_the_range():
    def width(found):
        assert isinstance(found, Expectation)
        assert 0 <= found.low <= found.high <= 1
        return found.high - found.low

    usual = width(expected_accuracy(measured(1.2), SETS, 0.95))
    assert width(expected_accuracy(measured(1.2, n=10), SETS, 0.95)) > usual
    assert width(expected_accuracy(measured(1.2, n_documents=2), SETS, 0.95)) > usual
    odd = [*SETS[:3], reference(2.0, 0.3)]
    assert width(expected_accuracy(measured(1.2), odd, 0.95)) > usual
    assert width(expected_accuracy(measured(1.2), SETS, 0.8)) < usual


def test_a_set_that_is_left_out_says_nothing_of_itself():
    moved = [*SETS[:3], reference(2.0, 0.1)]
    assert expected_of_left_out(SETS)[3] == expected_of_left_out(moved)[3]
    assert expected_of_left_out(SETS)[0] != expected_of_left_out(moved)[0]
    assert expected_of_left_out(SETS[:3]) == [None] * 3


def test_sets_that_obey_one_law_are_told_well():
    distances = np.linspace(0.8, 2.0, 8)
    falling, level = -0.1 * distances, np.full(8, -0.05)
    assert left_out_error(law(distances, level)) == pytest.approx(0)
    assert left_out_error(law(distances, falling)) < falling.std() / 2


@pytest.mark.parametrize("apart", [0.0, 0.05, 0.1])
@pytest.mark.parametrize(("n_sets", "slope"), [(4, 0.0), (4, 0.15), (8, 0.1)])
def test_the_range_holds_its_level(n_sets, slope, apart, rng):
    """Of corpora that nobody coded, drawn as the sets are, nineteen in twenty lie within."""
    hits = []
    for _ in range(400):
        *sets, corpus = drawn_sets(rng, n_sets + 1, slope, apart)
        found = expected_accuracy(corpus.measures, sets, 0.95)
        if isinstance(found, Expectation):
            hits.append(found.low <= corpus.accuracy.estimate <= found.high)
    assert len(hits) > 250
    assert np.mean(hits) > 0.92


def test_many_sets_make_a_range_that_says_something(rng):
    widths = []
    for _ in range(50):
        *sets, corpus = drawn_sets(rng, 13, 0.05, 0.03)
        found = expected_accuracy(corpus.measures, sets, 0.95)
        widths += [found.high - found.low] if isinstance(found, Expectation) else []
    assert 0.1 < np.median(widths) < 0.3
