import math

import pytest

from presslens.estimate.keyness import log_odds


def test_log_odds_by_hand():
    table = log_odds({"raid": 3, "talk": 1}, {"raid": 1, "talk": 5}, prior_words=10)
    # raid: prior 10 * 4/10 = 4; (3+4)/(4+10-3-4) = 1 against (1+4)/(6+10-1-4) = 5/11
    raid = table.filter(feature="raid").row(0, named=True)
    assert raid["log_odds"] == pytest.approx(math.log(1) - math.log(5 / 11), abs=1e-6)
    assert raid["z"] == pytest.approx(math.log(11 / 5) / math.sqrt(1 / 7 + 1 / 5), abs=1e-6)
    assert table["feature"].to_list() == ["raid", "talk"]


def test_swapping_the_sets_changes_the_sign():
    a, b = {"x": 5, "y": 1, "z": 2}, {"x": 1, "y": 7, "z": 2}
    forth, back = log_odds(a, b, 5), log_odds(b, a, 5)
    assert dict(forth.select("feature", "z").iter_rows()) == pytest.approx(
        {word: -z for word, z in back.select("feature", "z").iter_rows()}
    )


def test_ties_are_sorted_by_word():
    assert log_odds({"b": 1, "a": 1}, {"c": 2}, 1)["feature"].to_list() == ["a", "b", "c"]


@pytest.mark.parametrize("sets", [({}, {"a": 1}), ({"a": 1}, {}), ({}, {})])
def test_an_empty_side_gives_an_empty_table(sets):
    assert log_odds(*sets, 10).is_empty()
