"""The data statement says how far a corpus lies from what the encoder knows, and what that makes expect."""

import polars as pl

from presslens.exhibits.tables import TABLES
from presslens.tell.familiar import familiarity_section

TYPES = TABLES["familiarity"].types
OWN = {"role": "corpus", "set": "made", "question": "sentiment", "n": 60, "distance_median": 1.234, "confidence": 0.81}
OWN |= {"share_uncertain": 0.02, "expected": 0.68, "low": 0.62, "high": 0.74, "n_sets": 2}
OTHERS = [
    {"role": "reference", "set": name, "question": "sentiment", "distance_median": distance, "accuracy": 0.7777}
    for name, distance in (("old *news*", 0.9), ("blogs", 1.6))
]


def section(*rows):
    return familiarity_section(pl.DataFrame(rows, schema=TYPES))


def test_an_estimate_is_told_as_a_range_with_where_it_comes_from():
    lines = section(OWN, *OTHERS)
    assert "| sentiment | 60 | 1.23 | 0.90 to 1.60 | 0.81 | 0.02 | 62 to 74 % (from 2 other sets) |" in lines
    (meaning,) = [line for line in lines if line.startswith("- ")]
    assert r"old \*news\*, blogs" in meaning
    assert "no score" in meaning


def test_a_score_of_another_set_does_not_stand_there():
    assert "0.78" not in "".join(section(OWN, *OTHERS))
    assert "78 %" not in "".join(section(OWN, *OTHERS))


def test_why_there_is_no_estimate_is_told():
    missing = dict.fromkeys(("distance_median", "expected", "low", "high", "n_sets"))
    lines = section(OWN | missing | {"note": "further away than every reference set"})
    assert "| sentiment | 60 | - | - | 0.81 | 0.02 | - |" in lines
    assert lines[-1] == "- No expected accuracy of sentiment: further away than every reference set."
    assert not [line for line in lines if "guess" in line]


def test_nothing_measured_is_no_section():
    assert section() == []
    assert section(*OTHERS) == []
