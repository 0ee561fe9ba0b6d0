"""What a page of a cell says that its items sum to."""

import polars as pl
import pytest

from presslens.tell import cell_page
from presslens.tell.cell_page import sum_line


class Counted:
    """Evidence that is counted already."""

    columns = ("n", "n_mentions", "share")


@pytest.mark.parametrize(
    ("n", "of", "share", "said"),
    [(1, 4, 0.25, "1 of 4 = 25.0 %"), (0, 0, float("nan"), "0 of 0"), (0, 3, 0.0, "0 of 3 = 0.0 %")],
)
def test_a_share_of_nothing_is_no_number(monkeypatch, n, of, share, said):
    row = pl.DataFrame({"n": [n], "n_mentions": [of], "share": [share]})
    monkeypatch.setattr(cell_page, "recount", lambda evidence, n_rows: row)
    monkeypatch.setattr(cell_page, "faults", lambda rows, evidence: pl.DataFrame())
    assert sum_line(row, Counted()) == f"{said}, as in the table"
