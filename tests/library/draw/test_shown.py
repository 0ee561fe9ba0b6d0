"""What has nothing to show is not drawn."""

import polars as pl

from presslens.draw.shown import has_something_to_show
from presslens.exhibits.figures import FIGURES


def shown(name, *tables):
    return has_something_to_show(FIGURES[name], {f"{name}_{i}": table for i, table in enumerate(tables)})


def test_a_table_without_rows():
    assert not shown("sentiment_by_target", pl.DataFrame(schema={"target": str}))
    assert shown("sentiment_by_target", pl.DataFrame({"target": ["TUR"]}))


def test_a_hypothesis_that_could_be_tested():
    assert not shown("hypotheses", pl.DataFrame({"difference": [None]}, schema={"difference": float}))
    assert shown("hypotheses", pl.DataFrame({"difference": [None, 0.0]}))


def test_a_mention_in_some_voice():
    assert not shown("outlet_and_quoted", pl.DataFrame({"n_outlet": [0], "n_quoted": [0]}))
    assert shown("outlet_and_quoted", pl.DataFrame({"n_outlet": [0], "n_quoted": [1]}))


def test_a_country_that_is_known():
    """Alone, the outlets of no known country are all outlets once more."""
    assert not shown("sentiment_by_country", pl.DataFrame({"outlet_country": ["unknown"]}))
    assert shown("sentiment_by_country", pl.DataFrame({"outlet_country": ["unknown", "NOR"]}))
    assert not shown("sentiment_by_year", pl.DataFrame({"year": ["unknown"]}))


def test_one_of_several_questions_is_enough():
    empty = pl.DataFrame(schema={"n": int})
    assert not shown("reliability", empty)
    assert not shown("reliability")
    assert shown("reliability", empty, pl.DataFrame({"n": [1]}))
