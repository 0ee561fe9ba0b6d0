"""What has nothing to show is not drawn."""

import polars as pl
import pytest

from presslens.draw.shown import has_something_to_show
from presslens.exhibits.figures import FIGURES


def shown(name, *tables):
    return has_something_to_show(FIGURES[name], {f"{name}_{i}": table for i, table in enumerate(tables)})


def test_a_table_without_rows():
    assert not shown("sentiment_by_target", pl.DataFrame(schema={"target": str}))
    assert shown("sentiment_by_target", pl.DataFrame({"target": ["TUR"]}))


@pytest.mark.parametrize(
    ("outlets", "expected"), [(["A"], False), (["A", "A"], False), (["A", "unknown"], False), (["A", "B"], True)]
)
def test_a_comparison_needs_two_known_groups(outlets, expected):
    assert shown("holder_by_outlet", pl.DataFrame({"outlet": outlets})) is expected


def test_a_hypothesis_that_could_be_tested():
    assert not shown("hypotheses", pl.DataFrame({"difference": [None]}, schema={"difference": float}))
    assert shown("hypotheses", pl.DataFrame({"difference": [None, 0.0]}))


def test_a_mention_in_some_voice():
    assert not shown("outlet_and_quoted", pl.DataFrame({"n_outlet": [0], "n_quoted": [0]}))
    assert shown("outlet_and_quoted", pl.DataFrame({"n_outlet": [0], "n_quoted": [1]}))


def test_a_share_of_enough_verbs():
    fewest = FIGURES["cue_tone_by_outlet"].options["fewest"]
    few, enough = (pl.DataFrame({"outlet": ["A", "B"], "n_reports": [1, n]}) for n in (fewest - 1, fewest))
    assert not shown("cue_tone_by_outlet", few)
    assert shown("cue_tone_by_outlet", enough)


def test_one_of_several_questions_is_enough():
    empty = pl.DataFrame(schema={"n": int})
    assert not shown("reliability", empty)
    assert not shown("reliability")
    assert shown("reliability", empty, pl.DataFrame({"n": [1]}))
