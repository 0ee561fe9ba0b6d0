import numpy as np
import polars as pl
import pytest

from presslens.estimate.association import label_pairs, lift, phi


def rows(labels, stories=None):
    n = len(labels)
    stories = stories or [f"s{i:03}" for i in range(n)]
    return pl.DataFrame(
        {"article_id": stories, "story_id": stories, "sentence_index": list(range(n)), "frames": labels},
        schema_overrides={"frames": pl.List(pl.String)},
    )


def test_phi_and_lift_by_hand():
    # 4 of 12 carry both, 6 carry a, 5 carry b: phi = (12*4 - 6*5) / sqrt(6*6*5*7), lift = 12*4 / (6*5)
    labels = [["a", "b"]] * 4 + [["a"]] * 2 + [["b"]] + [[]] * 5
    row = label_pairs(rows(labels), "frames", ["a", "b"], 0.95).row(0, named=True)
    assert (row["n_both"], row["n_a"], row["n_b"], row["n_sentences"]) == (4, 6, 5, 12)
    assert row["phi"] == pytest.approx(18 / np.sqrt(1260))
    assert row["lift"] == pytest.approx(1.6)
    assert row["phi_low"] < row["phi"] < row["phi_high"]
    assert row["lift_low"] is None  # 4 stories with both
    row = label_pairs(rows(labels * 2), "frames", ["a", "b"], 0.95).row(0, named=True)
    assert 0 < row["lift_low"] < row["lift"] < row["lift_high"]


def test_the_interval_of_phi_is_near_that_of_a_correlation():
    from scipy.stats import pearsonr

    rng = np.random.default_rng(2)
    a = rng.random(400) < 0.5
    b = np.where(rng.random(400) < 0.3, a, rng.random(400) < 0.5)
    held = [[label for label, there in zip("ab", pair, strict=True) if there] for pair in zip(a, b, strict=True)]
    row = label_pairs(rows(held), "frames", ["a", "b"], 0.95).row(0, named=True)
    ends = pearsonr(a.astype(float), b.astype(float)).confidence_interval(0.95)
    assert (row["phi_low"], row["phi_high"]) == pytest.approx(tuple(ends), abs=0.012)


def test_phi_agrees_with_the_correlation_of_scikit_learn():
    from sklearn.metrics import matthews_corrcoef

    a, b = np.random.default_rng(2).integers(2, size=(2, 50))
    assert float(phi(50, a.sum(), b.sum(), (a & b).sum())) == pytest.approx(matthews_corrcoef(a, b))


def test_copies_of_a_sentence_in_its_story_add_no_certainty():
    labels = [["a", "b"]] * 8 + [["a"]] * 7 + [["b"]] * 6 + [[]] * 9
    once = rows(labels)
    told_thrice = pl.concat([once.with_columns(sentence_index=pl.col("sentence_index") + 100 * i) for i in range(3)])
    first, second = (label_pairs(table, "frames", ["a", "b"], 0.95).row(0, named=True) for table in (once, told_thrice))
    for column in ("phi", "phi_low", "phi_high", "lift", "lift_low", "lift_high"):
        assert first[column] == pytest.approx(second[column])


def test_what_is_undefined_is_missing():
    pairs = label_pairs(rows([["a"], ["a"], ["a"]]), "frames", ["a", "b"], 0.95).row(0, named=True)
    assert [pairs[column] for column in ("phi", "phi_low", "lift", "lift_low")] == [None] * 4
    apart = label_pairs(rows([["a"], ["b"], []] * 8), "frames", ["a", "b"], 0.95).row(0, named=True)
    assert apart["lift"] == 0
    assert apart["lift_low"] is None  # no story has both
    assert apart["phi_low"] < apart["phi_high"] < 0
    assert np.isnan(lift(*np.array([3, 0, 2, 0])))
    assert label_pairs(rows([]), "frames", ["a", "b"], 0.95).is_empty()
