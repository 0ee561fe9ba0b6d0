"""Sides of hypotheses as mentions of the ledger, and what is compared of them."""

from datetime import date

import polars as pl
import pytest

from presslens.codebook.hypotheses import Hypothesis, Side
from presslens.estimate.comparisons import answered, compared, selections

#: outlet, country, target, day, actor, holder, sentiment, frames
ROWS = [
    ("East Post", "TUR", "SYR", date(2015, 11, 23), True, "outlet", "positive", ["war"]),
    ("EAST-POST", "TUR", "TUR", date(2015, 11, 24), True, "RUS", "negative", []),
    ("West Times", "GBR", "SYR", date(2016, 1, 1), False, "outlet", "negative", ["war", "money"]),
    ("West Times", "GBR", "TUR", None, True, "unresolved", "uncertain", None),
    (None, None, "SYR", date(2015, 11, 25), True, "outlet", "neutral", []),
]
COLUMNS = ["outlet", "outlet_country", "target", "date", "actor", "holder", "sentiment", "frames"]
LEDGER = pl.DataFrame(ROWS, schema=COLUMNS, orient="row")


def hypothesis(first, second, **changes):
    plain = {"id": "h", "primary": True, "unit": "stories", "statement": "s", "question": "sentiment", "label": None}
    sides = {"first": Side("First", **first), "second": Side("Second", **second)}
    return Hypothesis(**{**plain, **sides, "direction": "higher", **changes})


def places(mask):
    return [int(place) for place in mask.nonzero()[0]]


CASES = {
    "own voice and quoted": ({"holders": {"outlet"}}, {"holders": {"quoted"}}, [0, 4], [1, 3]),
    "a holder and nobody": ({"holders": {"RUS"}}, {"holders": {"unresolved"}}, [1], [3]),
    "before and after": ({"until": date(2015, 11, 23)}, {"since": date(2015, 11, 24)}, [0], [1, 4]),
    "two targets": ({"targets": {"SYR"}}, {"targets": {"TUR"}}, [0, 4], [1, 3]),
    "two outlets": ({"outlets": {"eastpost"}}, {"outlets": {"westtimes"}}, [0, 1], [3]),
    "two countries": ({"outlet_countries": {"TUR"}}, {"outlet_countries": {"GBR"}}, [0, 1], [3]),
    "all conditions hold": (
        {"targets": {"TUR"}, "holders": {"RUS"}, "outlets": {"eastpost"}, "since": date(2015, 11, 24)},
        {"targets": {"TUR"}, "holders": {"outlet"}},
        [1],
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_side_is_what_meets_all_its_conditions(case):
    first, second, in_first, in_second = CASES[case]
    sides = [
        {key: value if isinstance(value, date) else frozenset(value) for key, value in side.items()}
        for side in (first, second)
    ]
    chosen = selections(LEDGER, hypothesis(*sides))
    assert [places(side.chosen) for side in chosen] == [in_first, in_second]
    assert not (chosen[0].chosen & chosen[1].chosen).any()


def test_what_is_known_stands_apart_from_what_was_answered():
    sides = {"outlets": frozenset({"westtimes"})}, {"outlets": frozenset({"eastpost"})}
    west, _ = selections(LEDGER, hypothesis(*sides))
    assert (places(west.known), places(west.answered)) == ([2, 3], [0, 1, 3, 4])
    coders = LEDGER.select(actor=pl.lit(True), holder=pl.lit("outlet"))
    assert answered(coders, Side("x", holders=frozenset({"quoted"}))).sum() == 0


def test_what_is_compared():
    sides = {"targets": frozenset({"SYR"})}, {"targets": frozenset({"TUR"})}
    assert compared(LEDGER, hypothesis(*sides)).tolist() == [1, -1, -1, 0, 0]
    assert compared(LEDGER, hypothesis(*sides, label="negative")).tolist() == [0, 1, 1, 0, 0]
    assert compared(LEDGER, hypothesis(*sides, question="holder", label="outlet")).tolist() == [1, 0, 1, 0, 1]
    assert compared(LEDGER, hypothesis(*sides, question="frames", label="war")).tolist() == [1, 0, 1, 0, 0]
