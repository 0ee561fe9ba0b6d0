"""Naming a row."""

import polars as pl
import pytest

from presslens.base.errors import InputError
from presslens.exhibits.columns import columns
from presslens.exhibits.exhibit import Table
from presslens.trace.address import cell_address
from presslens.trace.cells import row_named

TABLE = Table("shares", columns("outlet", "target"), ("outlet", "target"), "")
ROWS = pl.DataFrame({"outlet": ["Sun, The", "SANA", "SANA", None], "target": ["TUR", "SYR", "TUR", "TUR"]})


def test_every_row_is_found_by_its_address():
    addresses = [cell_address(TABLE.keys, row) for row in ROWS.iter_rows(named=True)]
    assert [row_named(TABLE, ROWS, address) for address in addresses] == [0, 1, 2, 3]


@pytest.mark.parametrize("cell", ["target=SYR", "target=SYR,outlet=SANA", "outlet=SANA,target=SYR"])
def test_pairs_name_a_row_in_any_order(cell):
    assert row_named(TABLE, ROWS, cell) == 1


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("SANNA,SYR", "SANA,SYR"),
        ("SANA", "fits 2 rows"),
        ("", "is missing"),
        ("a,b,c", "found 3 values"),
        ("target=SYR,colour=red", "found 'colour'"),
        ("target=SYR,target=TUR,outlet=SANA", "names 'target' twice"),
        ("\x1b[31m", r"\x1b[31m"),
    ],
)
def test_what_names_no_row_is_told_in_one_line_with_those_that_are_near(cell, said):
    with pytest.raises(InputError) as fault:
        row_named(TABLE, ROWS, cell)
    assert said in str(fault.value)
    assert "allowed" in str(fault.value)
    assert "\n" not in str(fault.value)
    assert "\x1b" not in str(fault.value)
