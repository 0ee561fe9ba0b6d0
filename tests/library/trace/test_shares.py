"""The evidence of shares: as by hand, and whatever the ledger."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.estimate.share_tables import grouped
from presslens.estimate.shares import label_shares
from presslens.exhibits.tables import TABLES
from presslens.trace.compared import faults
from presslens.trace.evidence import evidence_of_cell, recount
from presslens.trace.traced import trace
from tests.library.trace.conftest import ledger_of, sources_with

TABLE = TABLES["sentiment_by_outlet"]


def rows_of(table, *keys):
    rows = pl.DataFrame([dict(zip(table.keys, key, strict=True)) for key in keys])
    return rows.with_columns(pl.lit(None, kind).alias(name) for name, kind in table.types.items() if name not in rows)


def test_a_cell_is_what_has_the_label_and_its_group(sources):
    rows = rows_of(TABLE, ("Post", "TUR", "negative"), ("Post", "TUR", "positive"), ("unknown", "RUS", "neutral"))
    evidence = trace(TABLE, rows, sources)
    cell = evidence_of_cell(evidence, 0)
    assert cell.select("part", "item").rows() == [("counted", 0), ("counted", 2), *(("group", i) for i in (0, 1, 2))]
    assert cell["article_id"].to_list() == ["a", "b", "a", "a", "b"]
    found = recount(evidence, 3).select("n", "n_mentions", "n_sentences", "n_articles", "n_clusters", "share")
    assert found.row(0) == (2, 3, 3, 2, 2, pytest.approx(2 / 3))
    assert found.row(2) == (1, 1, 1, 1, 1, 1.0)
    assert recount(evidence, 2)["n"][1] == 1


def test_rows_that_differ_in_the_label_share_their_group(sources):
    rows = rows_of(TABLE, ("Post", "TUR", "negative"), ("Post", "TUR", "positive"))
    parts = trace(TABLE, rows, sources).parts.filter(pl.col("part") == "group")
    assert parts["set"].n_unique() == 1


def test_a_group_that_the_ledger_does_not_have_counts_nothing(sources):
    evidence = trace(TABLE, rows_of(TABLE, ("Nobody", "TUR", "negative")), sources)
    assert evidence_of_cell(evidence, 0).is_empty()
    assert recount(evidence, 1)["n_mentions"].to_list() == [0]


mention = st.tuples(
    *(st.sampled_from("abc"), st.sampled_from("st"), st.sampled_from(["Post", "Sun, The", None])),
    *(st.sampled_from(["TUR", "RUS"]), st.integers(0, 99), st.booleans()),
    *(st.sampled_from(["negative", "neutral", "uncertain"]), st.sampled_from(["outlet", "RUS"])),
    st.lists(st.sampled_from(["war", "hope"]), unique=True),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(mention, min_size=1, max_size=20), st.sampled_from(["sentiment_by_holder", "frames_by_outlet"]))
def test_evidence_sums_to_the_table_whatever_the_ledger(mentions, name):
    table, ledger = TABLES[name], ledger_of(mentions)
    labels = ["war", "hope"] if table.outcome == "frames" else ["negative", "neutral", "uncertain"]
    rows = label_shares(grouped(ledger, table), table.groups, table.outcome, labels, 0.95)
    evidence = trace(table, rows, sources_with(ledger))
    assert faults(rows, evidence).is_empty()
    if len(rows):
        wrong = rows.with_columns(pl.col("n") + 1)
        assert set(faults(wrong, evidence)["column"]) == {"n"}
