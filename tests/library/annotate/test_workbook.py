"""What a coder saved as xlsx is read as the spreadsheet shows it."""

import pytest
import yaml

from presslens.annotate import cells
from presslens.base.errors import InputError

from ..ingest.workbooks import ods, xlsx
from .conftest import CARD, FIRST, SAMPLE
from .test_spreadsheets import ROWS, read, turned_round, what_it_says


def write_workbook(path, *sheets):
    return xlsx(path, {f"sheet{n}": rows for n, rows in enumerate(sheets, 1)})


def numbers(rows):
    """Cells as a spreadsheet holds them: what looks like a number is one."""
    return [[int(c) if c.isdigit() else c or None for c in row] for row in rows]


@pytest.mark.parametrize(
    "sheets",
    [
        [numbers(ROWS)],
        [[*numbers(ROWS), [None] * 6, [" "] * 6]],
        [[[None] * 6, *numbers(ROWS)]],
        [[], numbers(turned_round(ROWS)), [["my", "notes"], ["a", 1]]],
    ],
    ids=["alone", "empty rows behind", "an empty row before", "among other sheets"],
)
def test_a_workbook_is_read_right(folder, sheets):
    before = what_it_says(read(folder))
    card = yaml.safe_load(yaml.safe_dump(CARD))
    card["coders"]["A"]["file"] = "first.xlsx"
    card["sample"] = "sample.xlsx"
    (folder / "card.yaml").write_text(yaml.safe_dump(card, sort_keys=False))
    write_workbook(folder / "first.xlsx", *sheets)
    lines = [line.split(",") for line in SAMPLE.splitlines()]
    floats = [[float(c) if c.replace(".", "").isdigit() else c for c in row] for row in lines]
    write_workbook(folder / "sample.xlsx", floats)
    found = read(folder)
    assert what_it_says(found) == before
    assert found.sample["start"].to_list() == [0, 17, 4]
    assert found.sample["inclusion_probability"].to_list() == [0.5, 1, 0.25]
    assert found.sample["row"].to_list() == [2, 3, 4]


def test_an_open_document_is_read_as_a_workbook_is(folder):
    before = what_it_says(read(folder))
    card = yaml.safe_load(yaml.safe_dump(CARD))
    card["coders"]["A"]["file"] = "first.ods"
    (folder / "card.yaml").write_text(yaml.safe_dump(card, sort_keys=False))
    ods(folder / "first.ods", ROWS)
    assert what_it_says(read(folder)) == before


def test_a_fault_in_a_workbook_has_the_row_that_the_spreadsheet_shows(folder):
    card = yaml.safe_load(yaml.safe_dump(CARD))
    card["coders"]["A"]["file"] = "first.xlsx"
    (folder / "card.yaml").write_text(yaml.safe_dump(card, sort_keys=False))
    rows = numbers(ROWS)
    rows[2][2] = ("error", "#NAME?")
    write_workbook(folder / "first.xlsx", [[None], [None], *rows])
    with pytest.raises(InputError, match=r"first\.xlsx, row 5, column 'sentiment': found ''; allowed: \+, -, 0"):
        read(folder)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is no workbook"),
        (b"PK\x03\x04junk", "is no workbook"),
        (FIRST.encode(), "is no workbook"),
        ([], "has no column 'no', 'actor', 'sentiment', 'holder', 'stance', 'frames'; its columns: none"),
        ([[["no", "actor"], ["m1", 1]]], "has no column 'sentiment', 'holder', 'stance', 'frames'; its"),
        ([ROWS, ROWS], "has the columns in 2 sheets: 'sheet1', 'sheet2'; one sheet with them"),
        ([[["no", "no", *ROWS[0][1:]], ["m1", "m2"]]], "has two columns 'no'"),
    ],
)
def test_what_is_no_such_workbook_is_told_in_a_line(folder, content, words):
    path = folder / "first.xlsx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        write_workbook(path, *(content or [[]]))
    with pytest.raises(InputError) as fault:
        list(cells.coded_rows(path, ROWS[0], cells.Faults(path)))
    assert str(fault.value).startswith(f"{path}: {words}")
    assert "\n" not in str(fault.value)
