"""A table that is larger than what is looked at at a time is read as one that is not."""

import pytest

from presslens.base.errors import InputError
from presslens.ingest import mapped
from presslens.ingest.row import TableForm
from presslens.ingest.tables import read_rows

ROWS = [f'{number},"Ärger, said ""{number}""\nand left.",{"x" * (number % 90)}\n' for number in range(3000)]


@pytest.fixture(params=["at once", "piece by piece"])
def table(request, tmp_path, monkeypatch):
    """A function from bytes to the rows of a csv."""
    if request.param != "at once":
        monkeypatch.setattr(mapped, "_WINDOW", 4096)

    def read(data, encoding="utf-8"):
        path = tmp_path / "a.csv"
        path.write_bytes(data)
        return list(read_rows(path, ["No", "Body"], 10_000, TableForm(encoding)))

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16-le"])
def test_every_row_is_there(table, encoding):
    text = "No,Body,Rest\n" + "".join(ROWS)
    rows = table(("\ufeff" * (encoding != "latin-1") + text).encode(encoding), encoding)
    assert [row.number for row in rows] == list(range(2, 3002))
    as_text = [value if isinstance(value, str) else value.decode(encoding) for value in rows[-1].cells.values()]
    assert as_text == ["2999", 'Ärger, said "2999"\nand left.']


def test_faults_far_into_the_file_are_told_by_their_line(table):
    head = ("No,Body,Rest\n" + "".join(ROWS)).encode()
    with pytest.raises(InputError, match=r"a\.csv, line 6002: holds a NUL byte"):
        table(head + b"1,\x00,\n")
    with pytest.raises(InputError, match=r"row 3002, column 2: the quotation mark opened in line 6002 is not closed"):
        table(head + b'1,"open,\n')


def test_an_empty_file_is_told_as_one(table):
    with pytest.raises(InputError, match="has no column"):
        table(b"")
