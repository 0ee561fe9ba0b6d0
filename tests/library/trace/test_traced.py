"""Every table names the function that traces it."""

from pkgutil import resolve_name

import pytest

from presslens.exhibits.makers import maker_of
from presslens.exhibits.tables import TABLES


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_table_is_traced_and_made_by_a_function(table):
    assert callable(resolve_name(table.traced_by))
    assert callable(resolve_name(maker_of(table)[1]))
