"""Every table names the function that traces it."""

from pkgutil import resolve_name

import polars as pl
import pytest

from presslens.exhibits.makers import maker_of
from presslens.exhibits.tables import TABLES
from presslens.trace.evidence import recount
from presslens.trace.words import words

from .conftest import ledger_of, sources_with


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_table_is_traced_and_made_by_a_function(table):
    assert callable(resolve_name(table.traced_by))
    assert callable(resolve_name(maker_of(table)[1]))


@pytest.mark.parametrize("name", ["words_by_target", "words_by_country"])
def test_a_table_of_words_without_rows_has_evidence_of_nothing(name):
    """So it is where an article has too few words, or names nobody."""
    table = TABLES[name]
    text = "Rain fell on the valley."
    story = {"story_id": "s", "outlet": None, "outlet_country": None, "date": None}
    articles = pl.DataFrame([{"article_id": "a", "text": text, **story}])
    sentences = pl.DataFrame(
        {
            "article_id": "a",
            "sentence_index": 0,
            "start": 0,
            "end": len(text),
            "token_starts": [[0, 5]],
            "token_ends": [[4, 9]],
        },
        schema_overrides={"sentence_index": pl.Int32},
    )
    sources = sources_with(ledger_of([]), articles=articles, sentences=sentences)
    sources.names = {"targets": ["SYR"]}
    found = words(table, pl.DataFrame(schema=table.types), sources)
    assert found.parts.is_empty()
    assert found.items.is_empty()
    assert recount(found, 0).is_empty()
