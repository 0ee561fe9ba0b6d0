"""A page has room for so much time."""

from datetime import date

import polars as pl
import pytest

from presslens.codebook.events import Event
from presslens.draw.marks import Mark
from presslens.draw.periods import MOST, in_words, widened, years_of_periods
from presslens.draw.quarters import MOST_EVENTS, events_within, in_years, marked, numbered
from presslens.draw.timeline import timeline_plot

PANELS = {"conflict": Mark("Conflict", "#D55E00", "o")}


def quarters(first, last):
    return [f"{year}-Q{quarter}" for year in range(first, last + 1) for quarter in range(1, 5)]


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        *((2011, 2018, 0), (2000, 2019, 0), (2000, 2020, 1), (1945, 2024, 1)),
        *((1900, 2020, 2), (1600, 2199, 10), (1, 9999, 200)),
    ],
)
def test_places_are_never_more_than_a_page_has(first, last, years):
    """hostile 16: dates of 0001 and 9999 made a timeline that never ended."""
    found = [f"{first}-Q1", f"{last}-Q4"]
    assert years_of_periods(found) == years
    assert (last - first + 1) * (1 / years if years else 4) <= MOST
    assert years_of_periods([]) == 0


def test_wider_periods_add_up_and_give_no_interval():
    rows = [(q, "conflict", 1, 4, 2, 0.25, 0.1, 0.4) for q in quarters(1990, 1999)]
    table = pl.DataFrame(
        rows, schema=["quarter", "frames", "n", "n_mentions", "n_clusters", "share", "low", "high"], orient="row"
    )
    assert widened(table, "frames", 5).rows() == [
        ("1990-1994", "conflict", 20, 80, 40, 0.25, None, None),
        ("1995-1999", "conflict", 20, 80, 40, 0.25, None, None),
    ]
    assert in_words(5) == "periods of 5 years"


def test_600_years_are_few_marks_and_ten_ticks():
    """hostile 16: 1600 and 2199."""
    rows = [(q, "conflict", 1, 4, 2, 0.25, 0.1, 0.4) for q in quarters(1600, 2199)]
    table = pl.DataFrame(
        rows, schema=["quarter", "frames", "n", "n_mentions", "n_clusters", "share", "low", "high"], orient="row"
    )
    wide = widened(table, "frames", years_of_periods(set(table["quarter"])))
    figure = timeline_plot(wide, "frames", PANELS, [2016.2], 5, 10)
    panel, bars = figure.axes[:2]
    assert len(wide) == len(bars.patches) == 60
    assert len(panel.lines) < 70
    assert [label.get_text() for label in panel.get_xticklabels()] == [str(year) for year in range(1600, 2201, 100)]


def test_a_day_may_lie_in_the_last_year_there_is():
    """hostile: an event of 9999 broke off every run."""
    end = Event(date(9999, 12, 31), "the end")
    assert 9999.99 < in_years(end.day) < 10000
    assert in_years(date(1, 1, 1)) == 1
    assert events_within([Event(date(1, 1, 1), "first"), end], ["2016-Q1"]) == []
    assert events_within([end], ["9999-Q4"]) == [end]


def test_more_events_than_a_figure_has_room_for_are_counted():
    """hostile: 200 events left no room for the figure, and the layout broke off."""
    events = [Event(date(2018, 5, 1 + n % 28), f"event {n}") for n in range(200)]
    assert marked(events[:MOST_EVENTS]) == events[:MOST_EVENTS]
    assert marked(events) == []
    assert numbered(events) == "The codebook has 200 events of this time, too many to mark: at most 30."
    assert numbered(events[:2]) == "Events: 1 event 0 (2018-05-01); 2 event 1 (2018-05-02)."
