"""Every row of the registry can be made, read, printed and told, from what it says."""

import inspect
import subprocess
import sys
from pathlib import Path
from pkgutil import resolve_name

import pytest

from presslens.base.bootstrap import Settings
from presslens.base.io import read_yaml
from presslens.exhibits.checks import CHECKS
from presslens.exhibits.columns import COLUMNS, columns
from presslens.exhibits.exhibit import BOOTSTRAP, Column, Table
from presslens.exhibits.tables import ESTIMATES, TABLES
from presslens.tell.captions import filled, settings_in_words
from tests.shipped import CONFIG_FILE

PROJECT = Path(__file__).parents[3]
CONFIG = read_yaml(CONFIG_FILE)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_speaks_of_its_own_columns(table):
    assert len(table.types) == len(table.columns)
    assert set(table.keys) <= set(table.types)
    assert table.outcome in {"", *table.keys}
    # The LaTeX version of scores is a summary of them: one line per classifier and slice.
    if not table.name.startswith("validation_"):
        assert set(table.printed) <= set(table.types)
    assert table.groups == table.keys[:-1] if table.outcome else table.groups == table.keys


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_caption_can_be_filled_in(table):
    text = filled(table.caption, {"corpus": "seeds"}, settings_in_words(CONFIG))
    assert "{" not in text
    assert len(text) > 20


def test_no_table_has_two_rows_in_the_registry():
    named = [table.name for tables in (*(row.tables for row in ESTIMATES.values()), CHECKS) for table in tables]
    assert sorted(named) == sorted(TABLES)


@pytest.mark.parametrize("row", ESTIMATES.values(), ids=ESTIMATES)
def test_the_function_of_an_estimate_asks_for_what_its_row_names(row):
    asked = set(inspect.signature(resolve_name(row.function)).parameters)
    named = {*row.reads, *row.shards, *row.settings}
    named |= {"codebook"} if row.codebook else set()
    named |= {"names"} if row.names else set()
    named |= {"coded"} if row.by_codes else set()
    assert asked - {"tables", "progress"} == named
    assert set(row.settings) - {"bootstrap", "decisions"} <= set(CONFIG["estimate"])


def test_intervals_are_told_what_they_need():
    assert tuple(inspect.signature(Settings).parameters) == BOOTSTRAP
    row = ESTIMATES["compare_voices"]
    assert row.settings_in(CONFIG["estimate"]).keys() == {"bootstrap"}
    Settings(**row.settings_in(CONFIG["estimate"])["bootstrap"])


def test_tables_of_coders_stand_only_where_they_coded():
    sentiment, agreement = TABLES["validation_sentiment"], TABLES["agreement"]
    assert (sentiment.is_for(["sentiment"]), sentiment.is_for(["actor"]), sentiment.is_for([])) == (True, False, False)
    assert (agreement.is_for(["actor"]), agreement.is_for([]), TABLES["corpus"].is_for([])) == (True, False, True)


def test_columns_keep_one_meaning_unless_a_table_gives_them_another():
    assert columns("n") == (COLUMNS["n"],)
    (own,) = columns("value", value=Column("value", "string", "A date."))
    assert (own.kind, COLUMNS["value"].kind) == ("string", "number")
    with pytest.raises(KeyError):
        columns("unheard_of")


def test_every_shared_column_is_used():
    used = {column.name for table in TABLES.values() for column in table.columns}
    figures_only = {"mention", "sentence_index", "start", "actor"}
    assert set(COLUMNS) - used <= figures_only


def test_the_registry_is_light_enough_to_be_read_with_every_call():
    code = "import sys, presslens.exhibits.tables; print({'polars', 'matplotlib'} & set(sys.modules))"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT / "src", capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "set()"


def test_types_of_a_table_are_those_it_is_read_with():
    table = Table("t", columns("target", "n", "share", "primary"), keys=("target",), caption="")
    assert table.types == {"target": str, "n": int, "share": float, "primary": bool}
    assert table.files == ("csv",)
