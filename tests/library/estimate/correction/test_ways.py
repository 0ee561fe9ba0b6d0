import numpy as np
import pytest

from presslens.estimate.correction.cells import Cells, Mentions
from presslens.estimate.correction.ways import CODERS, CORRECTED, NAIVE, TUNED, differences, estimate
from tests.library.estimate.correction.made import populations


@pytest.mark.parametrize(
    ("n_stories", "size", "share", "n_codes"), [(40, 6, 0.3, 80), (100, 5, 0.15, 120), (100, 5, 0.4, 60)]
)
def test_corrected_intervals_cover_and_naive_ones_do_not(n_stories, size, share, n_codes):
    found = estimate(*populations(500, n_stories, size, share, n_codes, seed=11))
    covers = {}
    for way in (NAIVE, CORRECTED, TUNED, CODERS):
        low, high = found.share_intervals(way, 0.95)
        covers[way] = np.mean((low <= share) & (share <= high))
    # With 500 draws a true 95 % shows 93 to 97.
    assert min(covers[way] for way in (CORRECTED, TUNED, CODERS)) >= 0.93
    assert max(covers[way] for way in (CORRECTED, TUNED, CODERS)) <= 0.99
    if share != 0.15:  # where false and missed labels happen to cancel
        assert covers[NAIVE] < 0.9  # five standard errors of 500 draws below 95 %
    errors = found.values(CORRECTED) - share
    assert abs(errors.mean()) < 3.5 * errors.std() / np.sqrt(500)
    assert abs((found.values(NAIVE) - share).mean()) > 0.01


def test_shares_cover_with_hardly_enough_codes():
    # Eight codes are worth little more than the five stories that it takes; with them .83 once.
    found = estimate(*populations(600, 60, 4, 0.5, 8, seed=16))
    given = np.array([not note for note in found.notes])
    assert given.sum() > 200
    for way in (CORRECTED, TUNED, CODERS):
        low, high = found.share_intervals(way, 0.95)
        assert np.mean((low <= 0.5)[given] & (high >= 0.5)[given]) >= 0.93


@pytest.mark.parametrize(("n_stories", "size", "share", "n_codes"), [(40, 6, 0.4, 60), (60, 5, 0.3, 90)])
def test_students_intervals_of_means_cover(n_stories, size, share, n_codes):
    found = estimate(*populations(500, n_stories, size, share, n_codes, seed=15))
    for way in (CORRECTED, TUNED, CODERS):
        low, high = found.mean_intervals(way, 0.95)
        assert 0.93 <= np.mean((low <= share) & (share <= high)) <= 0.98


def test_differences_cover_and_find_nothing_where_nothing_is():
    found = estimate(*populations(800, 60, 5, 0.3, 90, seed=12))
    first, second = np.arange(0, 800, 2), np.arange(1, 800, 2)
    for way in (CORRECTED, TUNED, CODERS):
        result = differences(found, first, second, way, 0.95, 1.0)
        assert 0.93 <= np.mean((result.low <= 0) & (result.high >= 0)) <= 0.985
        assert np.mean(result.p <= 0.05) <= 0.07
        assert ((result.p <= 0.05) == ((result.low > 0) | (result.high < 0))).all()


def test_a_group_set_against_itself_differs_by_nothing():
    # Its stories are in both groups: the error of the difference is not that of two groups apart.
    found = estimate(*populations(2, 40, 5, 0.3, 80, seed=13))
    same = differences(found, np.array([0]), np.array([0]), NAIVE, 0.95)
    apart = differences(found, np.array([0]), np.array([1]), NAIVE, 0.95)
    assert (same.difference[0], same.error[0]) == (0, 0)
    assert apart.error[0] == pytest.approx(np.hypot(*found.ratios[NAIVE].error))


def test_too_few_codes_are_refused_in_words():
    found = estimate(*populations(1, 40, 5, 0.3, 4, seed=14))
    assert found.notes[0].endswith(f"it takes about {found.notes[0].split()[-3]} in {found.notes[0].split()[-1]}")
    assert np.isnan(found.values(CORRECTED)[0])
    assert np.isnan(found.share_intervals(CODERS, 0.95).low[0])
    assert np.isfinite(found.values(NAIVE)[0])


@pytest.mark.parametrize(("right", "least", "told"), [(0.0, 0.0, 0.0), (0.0, -1.0, -1.0), (0.8, 0.0, 0.6), (1.2, 0, 1)])
def test_a_number_that_cannot_be_stands_at_the_end(right, least, told):
    # Ten mentions in ten stories that answers give the label; the five coded ones count four each.
    coded = np.arange(10) < 5
    mentions = Mentions(np.arange(10), np.zeros(10, dtype=np.int64), np.where(coded, 4.0, 0.0))
    ones, codes = np.ones(10), np.where(coded, right, np.nan)
    cells = Cells(np.arange(10), np.zeros(10, dtype=np.int64), ones, ones, codes, np.where(coded, 1.0, np.nan), 1)
    found = estimate(mentions, cells)
    assert found.notes == ("",)
    assert found.values(CORRECTED) == pytest.approx([(10 + 5 * 4 * (right - 1)) / 10])
    assert found.values(CORRECTED, least) == pytest.approx([told])
