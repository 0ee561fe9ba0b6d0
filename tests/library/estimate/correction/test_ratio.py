import numpy as np
import pytest

from presslens.estimate.correction.cells import Cells, Mentions
from presslens.estimate.correction.power_tuned import tuned_weights
from presslens.estimate.correction.ratio import corrected_ratios, naive_ratios, one_more_error
from tests.library.estimate.correction.made import populations

#: What ppi-python 0.2.3 says of the numbers below: ppi_mean_pointestimate and half of the width of ppi_mean_ci with
#: alpha 0.05, divided by 1.959964, with the mentions that were not coded as Yhat_unlabeled; by its weight ``lam``.
PPI = {0.0: (0.3, 0.0229129), 0.5: (0.30528846153846156, 0.0178379), 1.0: (0.3105769230769231, 0.0209527)}
PPI_TUNED = 0.30592055983971717


def independent():
    """3,000 independent observations, 400 of them coded; no random numbers, so that any program can make them."""
    i = np.arange(3000)
    truth = ((i * 7919) % 1000 < 300).astype(float)
    said = np.where((i * 104729) % 97 < 14, 1 - truth, truth)
    coded = (i * 577) % 3000 < 400
    mentions = Mentions(i, np.zeros(3000, dtype=np.int64), np.where(coded, 3000 / 400, 0.0))
    values = (said, np.ones(3000), np.where(coded, truth, np.nan), np.where(coded, 1.0, np.nan))
    return mentions, Cells(i, np.zeros(3000, dtype=np.int64), *values, 1)


@pytest.mark.parametrize("weight", PPI)
def test_the_mean_of_independent_observations_is_that_of_ppi_python(weight):
    # Its weight is that of answers to what was not coded alone; ours is that of answers to all.
    mentions, cells = independent()
    found = corrected_ratios(mentions, cells, weight / (1 - 400 / 3000))
    value, error = PPI[weight]
    assert found.estimate[0] == pytest.approx(value, abs=1e-12)
    # It divides by n where an unbiased variance has n - 1 (twice here: within strata, and over stories).
    mine = np.sqrt(found.error[0] ** 2 - found.unseen[0]) * (399 / 400)
    assert mine == pytest.approx(error, rel=2e-3)


def test_the_tuned_weight_is_near_that_of_ppi_python():
    mentions, cells = independent()
    assert corrected_ratios(mentions, cells, tuned_weights(mentions, cells, 1)).estimate[0] == pytest.approx(
        PPI_TUNED, abs=1e-4
    )


def by_hand(mentions, cells, cell, t):
    """Estimate and error of one cell by loops over mentions, strata and stories."""
    n = len(mentions.story)
    rows = {int(m): e for e, (m, c) in enumerate(zip(cells.mention, cells.cell, strict=True)) if c == cell}

    def value(i, which):
        if i not in rows:
            return 0.0
        said, code = getattr(cells, which)[rows[i]], getattr(cells, f"coded_{which}")[rows[i]]
        w = mentions.weight[i]
        return t * said + (w * (code - t * said) if w else 0.0)

    over, under = (sum(value(i, which) for i in range(n)) for which in ("numerator", "denominator"))
    ratio = over / under
    strata = {}
    for i in range(n):
        if mentions.weight[i]:
            e = 0.0
            if i in rows:
                r = rows[i]
                e = cells.coded_numerator[r] - t * cells.numerator[r]
                e -= ratio * (cells.coded_denominator[r] - t * cells.denominator[r])
            strata.setdefault(mentions.stratum[i], []).append((mentions.weight[i], e))
    stories, coded = {}, {}
    for i in range(n):
        codes = strata.get(mentions.stratum[i], [])
        k = len(codes)
        mean = sum(w * e for w, e in codes) / sum(w for w, _ in codes) if k > 1 else 0.0
        u = mean
        if i in rows:
            u += t * (cells.numerator[rows[i]] - ratio * cells.denominator[rows[i]])
        if mentions.weight[i]:
            e = 0.0
            if i in rows:
                r = rows[i]
                e = cells.coded_numerator[r] - t * cells.numerator[r]
                e -= ratio * (cells.coded_denominator[r] - t * cells.denominator[r])
                if cells.denominator[r] > 0 or cells.coded_denominator[r] > 0:
                    coded.setdefault(mentions.story[i], []).append(i)
            u += mentions.weight[i] * (e - mean) * (np.sqrt(k / (k - 1)) if k > 1 else 1.0)
        stories[mentions.story[i]] = stories.get(mentions.story[i], 0.0) + u
    m = len(coded)
    heavy = sum(mentions.weight[i] * cells.coded_denominator[r] for i, r in rows.items() if mentions.weight[i])
    more = sum(
        mentions.weight[i] ** 2 * (mentions.weight[i] - 1) * cells.coded_denominator[r]
        for i, r in rows.items()
        if mentions.weight[i]
    )
    variance = m / (m - 1) * sum(u**2 for u in stories.values()) / under**2
    return ratio, np.sqrt(variance + (more / heavy / under**2 if t else 0.0))


@pytest.mark.parametrize("t", [0.0, 0.4, 1.0])
def test_loops_over_mentions_give_the_same(t):
    rng = np.random.default_rng(3)
    n = 240
    weight = np.where(rng.random(n) < 0.3, rng.uniform(1, 6, n), 0.0)
    mentions = Mentions(rng.integers(0, 40, n), rng.integers(0, 7, n), weight)
    mention, cell = np.meshgrid(np.arange(n), np.arange(3), indexing="ij")
    kept = rng.random((n, 3)) < 0.6
    mention, cell = mention[kept], cell[kept]
    coded = weight[mention] > 0
    under, said_under = rng.integers(0, 2, (2, len(mention))).astype(float)
    over, said_over = under * rng.integers(-1, 2, len(mention)), said_under * rng.integers(-1, 2, len(mention))
    values = (said_over, said_under, np.where(coded, over, np.nan), np.where(coded, under, np.nan))
    cells = Cells(mention, cell, *values, 3)
    found = corrected_ratios(mentions, cells, t)
    for place in range(3):
        assert (found.estimate[place], found.error[place]) == pytest.approx(
            by_hand(mentions, cells, place, t), abs=1e-9
        )


def test_where_everything_was_coded_answers_do_not_matter():
    mentions, cells = populations(1, 30, 4, 0.3, 10_000, seed=1)
    assert (mentions.weight == 1).all()
    assert one_more_error(mentions, cells)[0] == 0
    truth = np.nansum(cells.coded_numerator) / np.nansum(cells.coded_denominator)
    for t in (0.0, 1.0):
        assert corrected_ratios(mentions, cells, t).estimate[0] == pytest.approx(truth, abs=1e-12)


def test_over_draws_of_the_sample_the_corrected_share_is_the_coders():
    # One population, many samples: what Horvitz and Thompson promise, whatever the answers.
    _, everything = populations(1, 60, 5, 0.3, 10_000, seed=2)
    mentions, _ = populations(1, 60, 5, 0.3, 10_000, seed=2)
    truth = everything.coded_numerator.sum() / everything.coded_denominator.sum()
    naive = everything.numerator.sum() / everything.denominator.sum()
    rng, n, found = np.random.default_rng(4), len(mentions.story), []
    for _ in range(400):
        coded = np.zeros(n, dtype=bool)
        coded[rng.permutation(n)[:80]] = True
        drawn = Mentions(mentions.story, np.zeros(n, dtype=np.int64), np.where(coded, n / 80, 0.0))
        values = (np.where(coded, v, np.nan) for v in (everything.coded_numerator, everything.coded_denominator))
        cells = Cells(everything.mention, everything.cell, everything.numerator, everything.denominator, *values, 1)
        found.append(corrected_ratios(drawn, cells).estimate[0])
    assert np.mean(found) == pytest.approx(truth, abs=3 * np.std(found) / 20 + 0.002)
    assert abs(naive - truth) > 6 * np.std(found) / 20


def test_an_empty_cell_has_no_ratio():
    mentions = Mentions(np.array([0, 1]), np.array([0, 0]), np.array([2.0, 0.0]))
    nothing = np.zeros(0)
    cells = Cells(nothing.astype(int), nothing.astype(int), nothing, nothing, nothing, nothing, 1)
    for found in (naive_ratios(mentions, cells), corrected_ratios(mentions, cells)):
        assert np.isnan(found.estimate[0])
        assert np.isnan(found.error[0])
