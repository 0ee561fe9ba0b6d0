"""The plan of a coding keeps what it promises, and says so where it cannot be kept."""

import numpy as np
import polars as pl
import pytest

from presslens.codebook.questions import SENTIMENT
from presslens.estimate.code_plan import code_plan, pilot_ledger
from presslens.estimate.correction.cells import Mentions
from presslens.estimate.correction.pseudo_outcomes import Added, cells_of
from presslens.estimate.correction.ways import CORRECTED, estimate
from presslens.estimate.planner import Expected, codes_needed, promise

RNG = np.random.default_rng(5)
STORY = np.repeat(np.arange(250), RNG.integers(1, 4, 250))
P_ACTOR = RNG.beta(2, 1, len(STORY))
P_LABEL = RNG.beta(0.4, 1, len(STORY))
SAYS = (P_ACTOR >= 0.5).astype(float)
GROUP = Expected(STORY, P_ACTOR, P_LABEL, P_LABEL, SAYS, SAYS * (P_LABEL >= 0.5))


def widths(n, runs=40):
    found = []
    for seed in range(runs):
        rng = np.random.default_rng(seed)
        actor, label = rng.random(len(STORY)) < P_ACTOR, rng.random(len(STORY)) < P_LABEL
        weight = np.zeros(len(STORY))
        weight[rng.choice(len(STORY), n, replace=False)] = len(STORY) / n
        codes = (np.where(weight > 0, part, np.nan) for part in (actor * label * 1.0, actor * 1.0))
        nowhere = np.zeros(len(STORY), int)
        cells = cells_of([(nowhere, Added(GROUP.said, GROUP.said_actor, *codes))], 1)
        low, high = estimate(Mentions(STORY, nowhere, weight), cells).share_intervals(CORRECTED, 0.95)
        found.append(high[0] - low[0])
    return np.mean(found)


@pytest.mark.parametrize("width", [0.2, 0.3])
def test_intervals_are_as_wide_as_promised_to_a_tenth(width):
    n = codes_needed(GROUP, lambda found: found.width <= width, 0.95)
    assert widths(n) == pytest.approx(width, rel=0.1)


def test_more_codes_promise_narrower_intervals():
    found = [promise(GROUP, n, 0.95).width for n in (50, 100, 200, len(STORY))]
    assert found == sorted(found, reverse=True)
    assert np.isnan(promise(GROUP, 3, 0.95).width)  # refused
    assert np.isnan(promise(GROUP, 0, 0.95).error)


def ledger(n=120):
    rng = np.random.default_rng(2)
    chances = rng.dirichlet([1, 1, 0.3], n)
    labels = [SENTIMENT.labels[place] for place in chances.argmax(axis=1)]
    return pl.DataFrame(
        {
            "article_id": [f"a{k}" for k in range(n)],
            "start": 0,
            "story_id": [f"a{k}" for k in range(n)],
            "target": ["TUR" if k % 3 else "RUS" for k in range(n)],
            "actor": True,
            "p_actor": 0.9,
            "sentiment": labels,
            **{f"p_{name}": chances[:, place] for place, name in enumerate(SENTIMENT.labels)},
        }
    )


def test_the_plan_has_a_row_per_group_and_number():
    plan, curve = code_plan(ledger(), SENTIMENT, ["target"], 0.4, 0.5, 0.95, 90)
    assert plan["group"].unique(maintain_order=True).to_list() == ["RUS", "TUR"]
    assert plan["number"].to_list() == ["negative", "neutral", "positive", "mean"] * 2
    row = plan.row(4, named=True)
    assert row["hours_for_width"] == pytest.approx(row["codes_for_width"] / 40)
    assert row["width_of_all"] < 0.4
    assert curve.filter(group="TUR", number="mean")["codes"].to_list() == [25, 50, 75]
    nothing, _ = code_plan(ledger(), SENTIMENT, [], 0.01, 0.01, 0.95, 90)
    assert set(nothing["codes_for_width"]) == {None}


def errors(rows):
    """Expected share of answers that are wrong, by the probabilities."""
    chances = rows.select(f"p_{name}" for name in SENTIMENT.labels).to_numpy()
    return 1 - chances.max(axis=1).mean()


def test_probabilities_are_believed_as_far_as_pilot_codes_bear_them_out():
    rows = ledger()
    frame = rows.select("article_id", "start", probability=pl.lit(1 / 3))
    right = rows.head(80).select("article_id", "start", actor_A="actor", sentiment_A="sentiment")
    other = pl.Series("sentiment_A", np.random.default_rng(3).permutation(right["sentiment_A"].to_numpy()))
    unseen, none = pilot_ledger(rows, None, None, SENTIMENT)
    assert none == 0
    assert errors(unseen) > 1.3 * errors(rows)
    found = {}
    for name, codes in (("right", right), ("chance", right.with_columns(other))):
        found[name], n = pilot_ledger(rows, codes, frame, SENTIMENT)
        assert n == 80
    assert errors(found["right"]) < errors(rows)
    assert errors(found["chance"]) > errors(unseen)


def test_a_plan_by_probabilities_that_are_too_sure_asks_for_more_once_there_are_codes():
    rng, rows = np.random.default_rng(4), ledger(600)
    chances = rows.select(f"p_{name}" for name in SENTIMENT.labels).to_numpy()
    sure = chances**3 / (chances**3).sum(axis=1, keepdims=True)
    told = rows.with_columns(**{f"p_{name}": sure[:, place] for place, name in enumerate(SENTIMENT.labels)})
    place = (rng.random(600)[:, None] > chances.cumsum(axis=1)[:, :2]).sum(axis=1)
    codes = rows.select("article_id", "start", actor_A="actor", sentiment_A=pl.Series(SENTIMENT.labels)[place])
    drawn = codes.sample(200, seed=1)
    frame = rows.select("article_id", "start", probability=pl.lit(1 / 3))
    needed = []
    for known in (told, pilot_ledger(told, drawn, frame, SENTIMENT)[0], pilot_ledger(rows, drawn, frame, SENTIMENT)[0]):
        plan, _ = code_plan(known, SENTIMENT, [], 0.15, 0.3, 0.95, 45)
        needed.append(plan.filter(number="negative")["codes_for_width"].item())
    believed, with_codes, true = needed
    assert believed < 0.8 * true
    assert with_codes == pytest.approx(true, rel=0.15)
