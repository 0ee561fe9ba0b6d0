"""Workbooks are read as a spreadsheet shows them, and a hostile one costs one line."""

import datetime as dt
import zipfile

import pytest

from presslens.base.errors import InputError
from presslens.ingest import unpacking, workbook
from presslens.ingest.row import TableForm
from presslens.ingest.tables import read_rows

from .workbooks import ods, xlsx

HEADER = ["No", "Body", "Day"]


def rows(path, columns=HEADER, **form):
    form = {"days": ("Day",)} | form
    return [(row.number, *row.cells.values()) for row in read_rows(path, columns, 10_000, TableForm(**form))]


def test_cells_are_text_without_loss(tmp_path):
    """Days, numbers, truth values, last results of formulas, errors; rows are counted as a spreadsheet counts them."""
    table = [
        None,
        HEADER,
        [1, "  One,\ntwo  ", ("day", 43895)],
        [2.5, ("formula", "joined & shown"), ("time", 43895.75)],
        None,
        ["", " ", None],
        [-7, ("bool", True), "March 5, 2020"],
        [1234567890123, ("error", "#N/A"), 43895],
        ["=cmd", "NA", "2020-03-05"],
        ["@x", "no day", "2020-02-31"],
        [0.1, "last", None],
    ]
    day = dt.date(2020, 3, 5)
    assert rows(xlsx(tmp_path / "a.xlsx", {"One": table})) == [
        (3, "1", "  One,\ntwo  ", day),
        (4, "2.5", "joined & shown", day),
        (7, "-7", "true", "March 5, 2020"),
        (8, "1234567890123", None, "43895"),
        (9, "=cmd", "NA", day),
        (10, "@x", "no day", "2020-02-31"),
        (11, "0.1", "last", None),
    ]


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path):
    path = xlsx(
        tmp_path / "a.xlsx", {"One": [HEADER, [1, "a", ("day", 42433)]]}, properties="<workbookPr date1904='1'/>"
    )
    assert rows(path) == [(2, "1", "a", dt.date(2020, 3, 5))]


def test_the_visible_sheet_with_the_columns_or_the_one_that_the_card_names(tmp_path):
    sheets = {"Notes": [["x"]], "One": [HEADER, [1, "a", None]], "Two & more": [HEADER, [2, "b", None]]}
    path = xlsx(tmp_path / "a.xlsx", sheets, hidden={"Two & more"})
    assert rows(path) == [(2, "1", "a", None)]
    with pytest.raises(InputError, match=r"a\.xlsx: has no column 'Text'; its columns: x"):
        rows(path, ["Text"])
    both = xlsx(tmp_path / "both.xlsx", sheets)
    with pytest.raises(InputError, match=r"the columns in 2 sheets: 'One', 'Two & more'; one sheet with"):
        rows(both)
    assert rows(path, sheet="Two & more") == [(2, "2", "b", None)]
    with pytest.raises(InputError, match=r"a\.xlsx: has no sheet 'two'; its sheets: 'Notes', 'One', 'Two & more'"):
        rows(path, sheet="two")
    with pytest.raises(InputError, match=r"a\.xlsx: has no column 'Body', 'Day', 'No'; its columns: x"):
        rows(path, sorted(HEADER), sheet="Notes")
    hidden = xlsx(tmp_path / "b.xlsx", sheets, hidden=set(sheets))
    with pytest.raises(InputError, match="has no visible sheet; sheet: the name of one"):
        rows(hidden)


def test_open_documents_are_read_too(tmp_path):
    path = ods(tmp_path / "a.ods", [HEADER, [7, "a text", ("day", "2020-03-05")], ["8", "b", "March 5, 2020"]])
    assert rows(path) == [(2, "7", "a text", dt.date(2020, 3, 5)), (3, "8", "b", "March 5, 2020")]


def test_missing_values_of_the_card(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"One": [HEADER, ["1", "n/a", "-"], ["2", "n/a or so", None]]})
    assert rows(path, missing=("n/a", "-")) == [(2, "1", None, None), (3, "2", "n/a or so", None)]


def test_a_cell_that_is_too_large_costs_its_row(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"One": [HEADER, [1, "x" * 10_001, None], [2, "y", None]]})
    first, second = read_rows(path, HEADER, 10_000)
    assert (first.number, first.fault) == (2, ("text too large", "a cell of 10001 bytes"))
    assert second.cells["No"] == "2"


def _whole(tmp_path):
    return xlsx(tmp_path / "whole.xlsx", {"One": [HEADER, [1, "a", None]]}).read_bytes()


BROKEN = {
    "empty": (lambda whole: b"", "is no workbook, or not all of one"),
    "text": (lambda whole: b"No,Body,Day\n1,a,\n", "is no workbook, or not all of one"),
    "cut": (lambda whole: whole[: len(whole) // 2], "is no workbook, or not all of one"),
    "cut at its end": (lambda whole: whole[:-10], "is no workbook, or not all of one"),
    "old": (
        lambda whole: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "protected by a password, or",
    ),
    "noise": (
        lambda whole: whole[:60] + bytes(200) + whole[260:],
        r"is no workbook|cannot be read as",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_workbook_is_one_line(tmp_path, name):
    make, complaint = BROKEN[name]
    path = tmp_path / "a.xlsx"
    path.write_bytes(make(_whole(tmp_path)))
    with pytest.raises(InputError, match=complaint) as caught:
        rows(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "replaced",
    [
        {"xl/workbook.xml": b"<workbook"},
        {"xl/workbook.xml": b"\xff\xfe<w"},
        {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row r='1'><c r='A1'><v>"},
        {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row r='x'><c r='A9999999999999'><v>1</v></c></row>"},
        {"xl/worksheets/sheet1.xml": b""},
        {"xl/_rels/workbook.xml.rels": b"<Relationships/>"},
        {"xl/styles.xml": b"<styleSheet><cellXfs><xf numFmtId='x'/>"},
        {
            "xl/worksheets/sheet1.xml": b"<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
            b"<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>&a;</v></c></row></sheetData></worksheet>"
        },
    ],
    ids=range(8),
)
def test_broken_parts_are_one_line_or_no_columns(tmp_path, replaced):
    path = xlsx(tmp_path / "a.xlsx", {"One": [HEADER, [1, "a", None]]}, replaced=replaced)
    with pytest.raises(InputError) as caught:
        rows(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_two_cells_at_opposite_corners_are_a_bomb(tmp_path):
    """The sheet between them would take 400 GB."""
    body = b"<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
    sheet = {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>" + body + b"</sheetData></worksheet>"}
    path = xlsx(tmp_path / "a.xlsx", {"One": []}, replaced=sheet)
    with pytest.raises(InputError, match=r"a\.xlsx: cannot be read within 6 GB of memory and 300 s; a smaller file"):
        rows(path)


def test_what_unpacks_to_more_than_it_may_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 100_000)
    path = xlsx(tmp_path / "a.xlsx", {"One": [HEADER, [1, "x" * 200_000, None]]})
    assert path.stat().st_size < 5000
    with pytest.raises(InputError, match=r"holds \d+ bytes when it is unpacked; allowed: at most 100000"):
        rows(path)


def test_a_bomb_that_lies_about_its_size_is_stopped_by_memory(tmp_path, monkeypatch):
    """The archive says that a part is small; what unpacks it finds out."""
    monkeypatch.setattr(unpacking, "MAX_MEMORY", 2**30)
    text = b"<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>" + b"x" * 2**29 + b"</v></c></row>"
    path = xlsx(tmp_path / "a.xlsx", {"One": []}, replaced={"xl/worksheets/sheet1.xml": text})
    data = path.read_bytes()
    size = len(text).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, (100).to_bytes(4, "little")))
    with pytest.raises(InputError, match="cannot be read within 1 GB of memory"):
        rows(path)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_password_is_named(tmp_path, kind):
    if kind == "ods":
        path = ods(
            tmp_path / "a.ods",
            [HEADER],
            manifest="<manifest:encryption-data/>",
        )
    else:
        path = xlsx(tmp_path / "a.xlsx", {"One": [HEADER]})
        data = bytearray(path.read_bytes())
        data[data.index(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(data)
    with pytest.raises(InputError, match="is protected by a password; a workbook without a password"):
        rows(path)


def test_repeated_cells_of_an_open_document_are_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_MEMORY", 2**30)
    path = ods(tmp_path / "a.ods", [["many"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    many = b"<table:table-row table:number-rows-repeated='1000000'>"
    many += b"<table:table-cell table:number-columns-repeated='16000' "
    parts["content.xml"] = parts["content.xml"].replace(b"<table:table-row><table:table-cell ", many)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with pytest.raises(InputError, match=r"Cell limit exceeded|cannot be read within 1 GB of memory"):
        rows(path, ["many"])


def test_a_reader_that_is_left_early_leaves_no_process(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"One": [HEADER, *([n, "x" * 500, None] for n in range(2000))]})
    found = read_rows(path, HEADER, 10_000)
    assert next(found).number == 2
    found.close()
