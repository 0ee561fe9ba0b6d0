import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.exhibits.figures import FIGURES
from presslens.exhibits.tables import TABLES
from presslens.tell.markdown import escape, table
from presslens.tell.report.figures import HEADINGS, ordered
from presslens.tell.report.statement import sections
from presslens.tell.report.svg import lean
from presslens.tell.report.tables import FEWEST, by_group, caption_html, shown_table, within

_TEXTS = st.text(st.characters(blacklist_categories=["C", "Z"]), min_size=1, max_size=20)


def rows(n):
    table_ = TABLES["sentiment_by_outlet"]
    content = {column: [None] * n for column in table_.types}
    content |= {"outlet": [f"Outlet {i}" for i in range(n)], "target": ["SYR"] * n, "sentiment": ["negative"] * n}
    return pl.DataFrame(content, schema=table_.types)


@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_a_statement_is_read_as_it_was_meant(texts):
    lines = [
        "## Limits",
        *(f"- {escape(text)}" for text in texts),
        "",
        *table(["a", "n"], [(text, 1) for text in texts]),
    ]
    found = sections("\n".join(lines))["Limits"]
    assert found.items == texts
    assert found.tables[0].rows == [[text, "1"] for text in texts]
    assert found.tables[0].numeric == [False, True]


def test_tables_get_the_rows_there_is_room_for():
    entries = [(TABLES["sentiment_by_outlet"], rows(400), "")]
    (whole,), (part,), (least,) = (within(entries, room) for room in (10**6, 5000, 0))
    assert [len(each.rows) for each in (whole, least)] == [400, FEWEST]
    assert FEWEST < len(part.rows) < 400
    assert len(part.body.encode()) <= 5000 < len(whole.body.encode())
    assert part.n_rows == 400


def test_a_row_carries_its_address_where_its_cells_do_not_tell_it():
    content = rows(2).with_columns(outlet=pl.Series(["Sun, The", "a\x1b"]))
    found = shown_table(TABLES["sentiment_by_outlet"], content, "")
    assert found.addresses == {1: "a\x1b,SYR,negative"}
    assert "data-cell" in found.lines[1]


def test_every_table_stands_in_one_group():
    found = [shown_table(entry, pl.DataFrame(schema=entry.types), "") for entry in TABLES.values()]
    groups = by_group(found)
    assert sorted(each.table.name for members in groups.values() for each in members) == sorted(TABLES)
    assert "Other" not in groups


def test_every_figure_has_a_heading():
    assert set(HEADINGS) == set(FIGURES)
    assert ordered(["unheard", "reliability", "sentiment_by_target"]) == [
        "sentiment_by_target",
        "reliability",
        "unheard",
    ]


def test_captions_keep_their_marks_alone():
    assert caption_html("``a<b`` **c** *d* <i>") == "<code>a&lt;b</code> <strong>c</strong> <em>d</em> &lt;i&gt;"


@pytest.mark.parametrize("inside", ["<script/>x", '<g onclick="a()" style="x"><path d="M0,0"/></g>'])
def test_pictures_keep_what_they_need_alone(inside):
    found = lean(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>', [], "f", (1, 1))
    assert "style" not in found
    assert "onclick" not in found
    assert "script" not in found
