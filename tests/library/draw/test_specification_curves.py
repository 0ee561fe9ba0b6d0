"""Specification curves show what the tables say, and only what is there."""

import numpy as np
import polars as pl
import pytest

from presslens.draw.drawing import Sources
from presslens.draw.figures.multiverse import multiverse, panel_of
from presslens.draw.shown import some_curve
from presslens.draw.specification_curves import densities, level_rows
from presslens.exhibits.multiverse import CURVES, DIMENSIONS
from presslens.exhibits.tables import TABLES
from tests.library.estimate.multiverse.test_tables import LIGHT, STANCE, corpus, made


@pytest.fixture(scope="module")
def tables():
    ledger, runs, others, _ = corpus(n_articles=40)
    return made(ledger, runs, others, hypotheses=(LIGHT, STANCE))


def sources(tables):
    return Sources({name: tables[name] for name in ("multiverse_summary", "multiverse")})


def test_a_panel_holds_every_estimate_in_order_and_what_is_expected_above_zero(tables):
    (claim,) = tables["multiverse_summary"].filter(claim="light").iter_rows(named=True)
    rows = tables["multiverse"].filter(claim="light")
    panel = panel_of(claim, rows)
    assert (np.diff(panel.estimate) >= 0).all()
    assert sorted(rows["estimate"]) == panel.estimate.tolist()
    assert panel.estimate[panel.place] == claim["estimate"]
    turned = panel_of(claim | {"direction": "lower"}, rows)
    assert turned.estimate.tolist() == (-panel.estimate[::-1]).tolist()
    assert np.nanmax(turned.high) == -np.nanmin(panel.low)
    less = panel.levels["subset"] == "less largest outlet of first"
    assert (turned.levels["subset"] == "less largest outlet of second").sum() == less.sum() > 0
    assert (
        turned.estimate[turned.levels["subset"] == "less largest outlet of second"].max() == -panel.estimate[less].min()
    )
    assert turned.subtitle.endswith("West > East")
    assert {name for name, _ in panel.order} == set(DIMENSIONS) - {"cluster"}


def test_darkness_is_a_share_and_those_of_a_dimension_add_up(tables):
    (claim,) = tables["multiverse_summary"].filter(claim="light").iter_rows(named=True)
    panel = panel_of(claim, tables["multiverse"].filter(claim="light"))
    cells = {row: densities(panel.levels[row[0]], row[1], 40) for row in level_rows([panel])}
    for dimension in set(DIMENSIONS) - {"cluster"}:
        total = sum(values for (name, _), values in cells.items() if name == dimension)
        assert total == pytest.approx(np.ones(40))


@pytest.mark.parametrize(("entry", "claims"), [*zip(CURVES, (["light"], ["stance"], ["negative_SYR"]), strict=True)])
def test_each_figure_draws_its_part(tables, entry, claims):
    drawing = multiverse(sources(tables), **entry.options)
    assert drawing.plotted["claim"].unique(maintain_order=True).to_list() == claims
    assert drawing.plotted.columns == [column.name for column in entry.columns]
    assert drawing.plotted.filter("declared").height == 1
    (estimate,) = tables["multiverse_summary"].filter(pl.col("claim").is_in(claims))["estimate"]
    assert drawing.plotted.filter("declared")["estimate"].item() == estimate


def test_nothing_is_drawn_of_what_was_not_computed():
    empty = pl.DataFrame(schema=TABLES["multiverse_summary"].types)
    ledger, runs, others, _ = corpus(n_articles=8)
    few = made(ledger, runs, others, hypotheses=(LIGHT,))["multiverse_summary"]
    assert not any(some_curve(table, "primary") for table in (empty, few))
