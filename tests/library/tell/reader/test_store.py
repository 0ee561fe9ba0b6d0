"""What the store holds gives back the evidence that it was given, and holds nothing twice."""

import json
from dataclasses import replace

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from presslens.tell.reader import store as stored
from presslens.tell.reader.packing import SUMMED, coded, differences, runs
from presslens.tell.reader.store import Store
from presslens.trace.address import address_columns, cell_address
from presslens.trace.evidence import ARTICLE, CODED_ITEM, GROUP, MENTION, MIXED, SENTENCE, Evidence

PLACES = pl.DataFrame(
    {"article_id": ["a", "a", "b", None], "sentence_index": [0, 1, 0, None], "start": [0, 9, 4, None], "id": [*"wxyz"]}
)


def evidence(sets, unit=CODED_ITEM, population=PLACES):
    """Of one row for each set, which is a list of items with what they add."""
    parts = [(row, GROUP, row) for row in range(len(sets))]
    items = [(number, item, float(value)) for number, those in enumerate(sets) for item, value in those]
    schema = {"set": pl.UInt32, "item": pl.UInt32, "value": pl.Float64}
    names = ["row", "part", "set"]
    return Evidence(
        unit, population, pl.DataFrame(parts, names, orient="row"), pl.DataFrame(items, schema, orient="row")
    )


def walked(steps):
    """As the pages read them."""
    last, found = 0, []
    for step in steps:
        for each in [step] if step >= 0 else [1] * -step:
            last += each
            found.append(last)
    return found


@given(st.lists(st.integers(0, 400)))
def test_runs_give_back_what_was_walked(numbers):
    rising = sorted(numbers)
    steps = runs(differences(rising))
    assert walked(steps) == rising
    assert len(steps) <= len(rising)


@given(st.lists(st.one_of(st.none(), st.integers(0, 2), st.floats(0, 2), st.sampled_from(["a", ""]), st.booleans())))
def test_a_column_comes_back_as_it_was(values):
    found = coded(values)
    back = found if isinstance(found, list) else [found["d"][place] for place in found["n"]]
    assert [(type(one), one) for one in back] == [(type(one), one) for one in values]


@given(st.lists(st.lists(st.tuples(st.integers(0, 3), st.floats(-1, 1)), max_size=5, unique_by=lambda one: one[0])))
def test_every_set_comes_back(sets):
    store = Store()
    kept = store.keep(evidence(sets), {})
    for place, those in enumerate(sets):
        found = json.loads(store.sets.listed[kept.sets[place]])
        items = walked(found.get("i", []))
        values = found.get("v", [1] * len(items))
        assert list(zip(items, values, strict=True)) == [
            (item, round(value, SUMMED)) for item, value in sorted(those, key=lambda one: one[0])
        ]
    assert len(set(store.sets.listed)) == len(store.sets.listed)


def test_equal_sets_and_places_of_two_tables_stand_once():
    store, one = Store(), evidence([[(0, 1), (2, 1)], [(0, 1), (2, 1)]])
    first, second = store.keep(one, {}), store.keep(replace(one), {})
    assert first == second
    assert first.sets == [0, 0]
    assert len(store.sets.listed) == len(store.places.listed) == 1


def test_places_are_told_of_what_is_no_mention(monkeypatch):
    monkeypatch.setattr(stored, "RUN", 3)
    store = Store()
    kept = store.keep(evidence([[(3, 1)]]), {"a": 7, "b": 8})
    assert (kept.first, kept.places) == (0, [0, 1])
    first, last = map(json.loads, store.places.listed)
    assert first == {"a": [7, 7, 8], "s": [0, 1, 0], "b": [0, 9, 4], "e": -1}
    assert last == {"a": -1, "s": -1, "b": -1, "e": -1, "x": "id: z"}


def test_mentions_have_no_places_of_their_own():
    store = Store()
    assert store.keep(evidence([[(0, 1)]], MENTION), {}).places == []
    both = PLACES.with_columns(unit=pl.Series([MENTION, MENTION, SENTENCE, ARTICLE]))
    kept = store.keep(evidence([[(0, 1), (3, 1)]], MIXED, both), {"a": 0, "b": 1})
    assert kept.first == 2
    assert json.loads(store.places.listed[kept.places[0]])["u"] == [SENTENCE, ARTICLE]


@given(st.lists(st.tuples(st.text(alphabet='a,"\n ') | st.none(), st.floats(0, 1), st.none() | st.booleans())))
def test_columns_of_addresses_joined_are_addresses(rows):
    keys = ["a", "b", "c"]
    table = pl.DataFrame(rows, {"a": pl.String, "b": pl.Float64, "c": pl.Boolean}, orient="row")
    for some in (keys[:1], keys[:2], keys):
        columns = address_columns(some, table)
        assert list(map(",".join, zip(*columns, strict=True))) == [
            cell_address(some, row) for row in table.iter_rows(named=True)
        ]
