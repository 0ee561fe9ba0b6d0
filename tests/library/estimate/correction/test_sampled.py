import polars as pl
import pytest

from presslens.estimate.correction.sampled import collapsed, sampled_codes, sampling_frame


def ledger(outlets):
    rows = [("a", start, "TUR", outlet) for start, outlet in enumerate(outlets)]
    return pl.DataFrame(rows, schema=["article_id", "start", "target", "outlet"], orient="row")


def annotations(places, chances=None, purposes=None):
    n = len(places)
    return pl.DataFrame(
        {
            "article_id": ["a"] * n,
            "start": places,
            "inclusion_probability": chances or [None] * n,
            "purpose": purposes or ["validation"] * n,
        },
        schema={"article_id": pl.String, "start": pl.Int64, "inclusion_probability": pl.Float64, "purpose": pl.String},
    )


def test_chances_of_the_whole_sample_are_counted_in_strata():
    # Beside the mentions stand the chances of their waves, which say nothing here.
    rows = ledger(["x"] * 10 + ["y"] * 40)
    drawn = annotations([0, 1, 2, 3, 4, *range(10, 20)], [1.0] * 5 + [0.07] * 10)
    frame = sampling_frame(rows, drawn, ("target", "outlet"))
    assert frame["probability"].to_list() == pytest.approx([0.5] * 10 + [0.25] * 40)
    assert frame["stratum"].unique().sort().to_list() == ["TUR/x", "TUR/y"]


def test_without_strata_the_chance_beside_a_mention_is_exact():
    frame = sampling_frame(ledger(["x"] * 4), annotations([1, 3], [0.5, 0.25]), ())
    assert frame["probability"].to_list() == [None, 0.5, None, 0.25]
    assert frame["stratum"].n_unique() == 1


def test_without_chances_they_are_the_same_for_all():
    assert sampling_frame(ledger(["x"] * 4), annotations([1]), ())["probability"].to_list() == [0.25] * 4


def test_where_nothing_was_coded_the_chance_is_zero():
    assert sampling_frame(ledger(["x", "x"]), annotations([]), ("target",))["probability"].to_list() == [0, 0]


def test_mentions_for_fitting_are_never_used():
    assert sampled_codes(annotations([0, 1], purposes=["fitting", "validation"]))["start"].to_list() == [1]


def test_small_strata_join_others_of_their_kind():
    coded = {("T", "x"): 3, ("T", "y"): 3, ("T", "z"): 40, ("R", "x"): 2, ("R", "y"): 9, ("S", "x"): 0}
    joined = collapsed(coded, least=5)
    assert joined["T", "x"] == joined["T", "y"] == ("T", "*")  # together they are enough
    assert joined["T", "z"] == ("T", "z")
    assert joined["R", "x"] == ("R", "y")  # they are not, and a large one stands beside them
    assert joined["S", "x"] == ("S", "*")  # no other of the target: its answers stand
    assert collapsed({("T", "x", "a"): 1, ("T", "x", "b"): 1, ("T", "y", "a"): 9}, 5)["T", "x", "b"] == ("T", "y", "a")
