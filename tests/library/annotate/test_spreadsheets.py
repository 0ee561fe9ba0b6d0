"""A sheet that went through a spreadsheet comes back as it was, or one line says where it did not."""

import csv
import io
import os

import pytest
import yaml

from presslens.annotate import cells
from presslens.annotate.reading import read_annotations
from presslens.base.errors import InputError
from presslens.cards.annotations import load_annotation_card

from .conftest import CARD, FIRST, NAMES, SAMPLE

ROWS = [line.split(",") for line in FIRST.splitlines()]


def read(folder):
    return read_annotations(load_annotation_card(folder / "card.yaml", NAMES), NAMES)


def delimited(rows, separator=",", end="\n"):
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator=end).writerows(rows)
    return file.getvalue()


def wider(rows, *more):
    """Rows with more columns behind, the first of each being its header."""
    return [row + [column[min(n, 1)] for column in more] for n, row in enumerate(rows)]


def turned_round(rows):
    return [row[::-1] for row in rows]


EMPTY = [""] * 6
#: What a spreadsheet made of the coder's file, as bytes.
RIGHT = {
    "as it was": FIRST.encode(),
    "Unicode text": FIRST.replace(",", "\t").encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbf" + FIRST.encode(),
    "Windows line ends": FIRST.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": FIRST.replace("\n", "\r").encode(),
    "no line end at the end": FIRST.rstrip().encode(),
    "semicolons": delimited(ROWS, ";").encode(),
    "semicolons and a byte order mark": b"\xef\xbb\xbf" + delimited(ROWS, ";", "\r\n").encode(),
    "everything quoted": "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS).encode(),
    "columns in another order": delimited(turned_round(ROWS)).encode(),
    "rows in another order": delimited([ROWS[0], *ROWS[:0:-1]]).encode(),
    "more columns": delimited(wider(ROWS, ("sentence", "a, b"), ("", "x"), ("", "y"))).encode(),
    "sentences of several lines": delimited(wider(ROWS, ("sentence", 'two\nlines, "quoted"'))).encode(),
    "sentences in Windows-1252": delimited(wider(ROWS, ("sentence", "\u201cErdogan\u201d"))).encode("cp1252"),
    "empty rows behind": delimited([*ROWS, EMPTY, EMPTY]).encode(),
    "empty rows between": delimited([ROWS[0], EMPTY, *ROWS[1:]]).encode(),
    "white space around": delimited([[f" {cell}\u00a0" for cell in row] for row in ROWS]).encode(),
    "apostrophes before signs": FIRST.replace(",-", ",'-").replace(",+", ",'+").encode(),
}


def what_it_says(found):
    return {name: table.to_dict(as_series=False) for name, table in found.codes.items()}


@pytest.mark.parametrize("how", RIGHT)
def test_codes_are_read_right(folder, how):
    """hostile 7 and its kind."""
    before = what_it_says(read(folder))
    (folder / "first.csv").write_bytes(RIGHT[how])
    assert what_it_says(read(folder)) == before


SAVE = 'allowed: UTF-8; in the spreadsheet, save it as "CSV UTF-8" or as xlsx'


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (FIRST.replace("m2", "m\u00fc").encode("cp1252"), f"row 3: not utf-8: column 'no': byte 0xfc (at 1); {SAVE}"),
        (FIRST.encode("utf-16-le"), "first.csv: is in UTF-16 without its mark; encoding: utf-16-le"),
        (b"", "first.csv: has no column 'no'"),
        (bytes(1000), "first.csv, line 1: holds a NUL byte (at 0)"),
        (b"\x1f\x8b\x08 packed", "first.csv: "),
    ],
)
def test_a_file_saved_in_another_form_is_told(folder, content, line):
    """hostile: files that are not UTF-8."""
    (folder / "first.csv").write_bytes(content)
    with pytest.raises(InputError) as fault:
        read(folder)
    assert line in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_cell_that_is_too_large_is_told_with_its_bound(folder):
    (folder / "first.csv").write_text(FIRST.replace("m2", "x" * 10_001))
    with pytest.raises(InputError, match=r"row 3: text too large: .*;.* each of at most 10000 bytes"):
        read(folder)


TURNED = "an id of the sample, which a spreadsheet may have turned into this"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("m2", "03-May", f"found '03-May'; {TURNED}"),
        ("m2", "03.05.2026", f"found '03.05.2026'; {TURNED}"),
        ("m2", "1.92648E+11", f"found '1.92648E+11'; {TURNED}"),
        ("m2,1,+", "m2,1,1.0", "row 3, column 'sentiment': found '1.0'; allowed: -, 0, +"),
        ("m1,1,-", "m1,1,\u2212", "row 2, column 'sentiment': found '\u2212'; allowed: -, 0, +"),
        ("no,actor", "No,actor", "has no column 'no'; its columns: No, actor"),
        ("frames", "actor", "has no column 'frames'"),
        ("frames", "actor,frames", "has two columns 'actor'; each name once"),
        ("m3,0,0,paper,0,none", "m3,0,0,paper,0,none\nm4,1,-,paper,0,none", "row 5, column 'no': found 'm4'; an id of"),
        ("m3,0,0,paper,0,none", "m3,0,0,paper,0,none\n,1,-,paper,0,none", "row 5, column 'no': found ''; an id of the"),
        ("m3,0,0,paper,0,none", "m3,0,0,paper,0,none\nm1", "row 5: wrong number of cells: 1 instead of 6"),
        ("m3,0,0,paper,0,none", "m3,,,,,", "row 4, column 'actor': found ''; allowed: 1, 0"),
        ("war;talks", "war,talks", "row 2: wrong number of cells: 7 instead of 6"),
        ("paper,0,war", '"paper,0,war', "the quotation mark opened in line"),
        ("m1,1", "m1,TRUE", "row 2, column 'actor': found 'TRUE'; allowed: 1, 0"),
        ("m1,1,-", "m1,1,\x1b[31m", "row 2, column 'sentiment': found '\\\\x1b[31m'; allowed: -, 0, +"),
    ],
)
def test_codes_that_cannot_be_read_are_told_with_their_place(folder, old, new, line):
    """hostile: cells turned, columns and cells lost."""
    assert old in FIRST
    (folder / "first.csv").write_text(FIRST.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as fault:
        read(folder)
    assert line in str(fault.value)
    assert not any(ord(c) < 32 for c in str(fault.value).replace("\n", ""))


NINES = "9" * 21


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("0.5", "1.5", "row 2, column 'chance': found '1.5'; a number from 0.000001 to 1"),
        ("0.5", "50%", "row 2, column 'chance': found '50%'; a number from 0.000001"),
        ("0.5", "inf", "row 2, column 'chance': found 'inf'"),
        ("0.5", "0_1", "row 2, column 'chance': found '0_1'"),
        ("0.5", "0x1", "row 2, column 'chance': found '0x1'"),
        ("0.5", "1e-400", "row 2, column 'chance': found '1e-400'"),
        ("0.5", "\u0660.\u0665", "row 2, column 'chance': found '\u0660.\u0665'"),
        ("0,6", "nan,6", "row 2, column 'from': found 'nan'; a whole number from 0 to 999999999999"),
        ("0,6", f"0,{NINES}", f"row 2, column 'to': found '{NINES}'; a whole number from 0 to 999999999999"),
        ("0,6", "0,1e20", "row 2, column 'to': found '1e20'"),
        ("0,6", "6,6", "row 2, column 'to': found 6; more than the start, 6"),
        ("a1,RUS", "a\u202e1,RUS", "row 2, column 'article': found 'a\\\\u202e1'"),
        ("a1,RUS", '"a\n1",RUS', "row 2, column 'article': found 'a\\\\n1'"),
        ("m1", "m" * 201, "row 2, column 'no': found 'mmm"),
        ("Russia", "x" * 10_001, "row 2: text too large: a cell of 10001 bytes"),
        ("m2,", ",", "row 3, column 'no': found ''; 1 to 200 printable characters"),
    ],
)
def test_a_sample_that_cannot_be_read_is_told_with_its_place(folder, old, new, line):
    """hostile: offsets that are none, names that cannot be printed."""
    assert old in SAMPLE
    (folder / "sample.csv").write_text(SAMPLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as fault:
        read(folder)
    assert line in str(fault.value)
    assert not any(ord(c) < 32 for c in str(fault.value).replace("\n", ""))


@pytest.mark.parametrize("separator", ["\t", "|"])
def test_a_csv_that_is_separated_otherwise_is_read_right_or_told_in_a_line(folder, separator):
    before = what_it_says(read(folder))
    (folder / "first.csv").write_text(delimited(ROWS, separator))
    try:
        assert what_it_says(read(folder)) == before
    except InputError as fault:
        assert str(fault).startswith(f"{folder}/first.csv: has no column 'no'")  # noqa: PT017


def test_probabilities_with_a_decimal_comma_are_numbers(folder):
    rows = [line.split(",") for line in SAMPLE.replace("0.", "0@").splitlines()]
    (folder / "sample.csv").write_text(delimited(rows, ";").replace("@", ","))
    assert read(folder).sample["inclusion_probability"].to_list() == [0.5, 1, 0.25]


def test_a_coder_file_that_is_another_coders_is_refused(folder):
    """hostile 13: perfect agreement of a coder with a copy."""
    card = yaml.safe_load(yaml.safe_dump(CARD))
    card["coders"]["B"]["file"] = "third.csv"
    (folder / "card.yaml").write_text(yaml.safe_dump(card, sort_keys=False))
    (folder / "third.csv").write_bytes((folder / "first.csv").read_bytes())
    with pytest.raises(InputError, match=r"third\.csv: is the same as first\.csv, byte for byte; each"):
        read(folder)


def test_a_pipe_or_a_folder_is_no_file_and_nobody_waits_for_it(folder):
    """hostile 17, of annotations."""
    for make in (os.mkfifo, os.mkdir):
        (folder / "first.csv").unlink()
        make(folder / "first.csv")
        with pytest.raises(InputError, match=r"coders\.A\.file: found 'first\.csv'; a file of this folder"):
            load_annotation_card(folder / "card.yaml", NAMES)
        path = folder / "first.csv"
        with pytest.raises(InputError, match=r"first\.csv: is no file"):
            list(cells.coded_rows(path, ["no"], cells.Faults(path)))
        if make is os.mkfifo:
            continue
    with pytest.raises(InputError, match="is not there"):
        list(cells.coded_rows(folder / "none.csv", ["no"], cells.Faults(folder / "none.csv")))


def test_a_table_that_is_too_large_is_not_read(folder, monkeypatch):
    monkeypatch.setattr(cells, "MAX_BYTES", 50)
    with pytest.raises(InputError, match=r"sample\.csv: has \d+ bytes; allowed: at most 50"):
        read(folder)
