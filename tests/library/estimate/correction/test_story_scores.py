import numpy as np
import pytest

from presslens.estimate.correction.story_scores import plain_scores, story_scores
from tests.library.estimate.correction.made import populations


@pytest.fixture(scope="module")
def made():
    mentions, cells = populations(3, 30, 4, 0.3, 25, seed=5)
    ratio = np.array([0.2, 0.3, 0.4])
    ones = np.ones(len(cells.cell))
    return mentions, cells, story_scores(mentions, cells, ones, ratio), story_scores(mentions, cells, 0 * ones, ratio)


def test_products_are_those_of_all_scores_written_out(made):
    *_, one, other = made
    full, rest = one.toarray(), other.toarray()
    np.testing.assert_allclose(one.products(other), (full * rest).sum(axis=0), rtol=1e-10)
    np.testing.assert_allclose(one.squares(), (full**2).sum(axis=0), rtol=1e-10)
    some = np.arange(len(full)) % 5 == 2
    np.testing.assert_allclose(one.products(other, some), (full * rest)[some].sum(axis=0), rtol=1e-10)


def test_differences_parts_and_multiples_are_those_of_all_scores(made):
    *_, one, other = made
    full, rest = one.toarray(), other.toarray()
    np.testing.assert_allclose((one - other).toarray(), full - rest, atol=1e-12)
    np.testing.assert_allclose(one.of(np.array([2, 0])).toarray(), full[:, [2, 0]], atol=1e-12)
    np.testing.assert_allclose(one.times(np.array([2.0, 0.0, -1.0])).toarray(), full * (2, 0, -1), atol=1e-12)


def test_every_story_of_a_stratum_has_a_part_but_only_coded_mentions_take_room(made):
    mentions, cells, one, _ = made
    assert one.own.nnz <= len(cells.mention)
    assert one.means.nnz <= int(mentions.coded.sum())
    without = np.setdiff1d(mentions.story, mentions.story[mentions.coded])
    assert (one.toarray()[without] != 0).any()


def test_plain_scores_are_sums_over_the_mentions_of_a_story(made):
    mentions, cells, *_ = made
    scores = plain_scores(mentions, cells, cells.numerator)
    assert scores.toarray().sum() == cells.numerator.sum()
    expected = np.zeros(scores.own.shape)
    np.add.at(expected, (mentions.story[cells.mention], cells.cell), cells.numerator)
    np.testing.assert_array_equal(scores.toarray(), expected)
    np.testing.assert_array_equal(scores.squares(), (expected**2).sum(axis=0))
