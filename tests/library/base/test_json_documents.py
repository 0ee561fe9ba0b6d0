"""JSON, strictly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.errors import InputError
from presslens.base.io import parse_json, read_json, read_json_lines, write_json

FAULTS = [
    ('{"a": NaN}', "found NaN; allowed: a finite number"),
    ("[Infinity]", "found Infinity; allowed: a finite number"),
    ("-Infinity", "found -Infinity; allowed: a finite number"),
    ("[1e400]", "found inf; allowed: a finite number"),
    ("[-1e999]", "found -inf; allowed: a finite number"),
    ("9" * 5000, "found a whole number of more than 18 digits; allowed: at most 18 digits"),
    ("-" + "9" * 5000, "found a whole number of more than 18 digits; allowed: at most 18 digits"),
    ("1000000000000000000", "found a whole number of more than 18 digits; allowed: at most 18 digits"),
    ('{"a": 1, "a": 2}', "key 'a' occurs twice; allowed: each key once"),
    ('[{"b": {"c": 1, "d": 2, "c": 1}}]', "key 'c' occurs twice; allowed: each key once"),
    ('{"\\u001b": 1, "\\u001b": 2}', "key '\\\\x1b' occurs twice; allowed: each key once"),
    ('"\\ud800"', "holds \\ud800, half of a pair of characters; allowed: text"),
    ('{"a": [{"\\uDFFF": 1}]}', "holds \\udfff, half of a pair of characters; allowed: text"),
    ("[" * 100_000, "is nested too deeply"),
    ('{"a":' * 100_000, "is nested too deeply"),
    ("", "is not JSON (Expecting value: line 1 column 1 (char 0))"),
    ("[1,]", "is not JSON (Expecting value: line 1 column 4 (char 3))"),
    ("{'a': 1}", "is not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1))"),
    ("[1] 2", "is not JSON (Extra data: line 1 column 5 (char 4))"),
    ('"\x1b"', "is not JSON (Invalid control character at: line 1 column 2 (char 1))"),
    ("01", "is not JSON (Extra data: line 1 column 2 (char 1))"),
]


@pytest.mark.parametrize(("text", "said"), FAULTS, ids=lambda value: repr(value)[:24])
def test_bad_json_is_one_line(tmp_path, text, said):
    """hostile 8, 9, 11, 25"""
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as fault:
        read_json(path)
    assert str(fault.value) == f"{path}: {said}"
    path.write_bytes(b'{"fine": 1}\n\n' + text.encode() + b"\n")
    if text:
        with pytest.raises(InputError) as fault:
            list(read_json_lines(path))
        assert str(fault.value).startswith(f"{path}, line 3: {said}"[:60])


def test_bytes_that_are_no_utf8(tmp_path):
    with pytest.raises(InputError, match=r"where: is not JSON \('utf-8' codec can't decode byte 0xff"):
        parse_json(b'"\xff"', "where")


def test_pairs_of_characters_and_marks_are_read():
    assert parse_json(b'\xef\xbb\xbf["\\ud83d\\ude42", -0.5, 999999999999999999, null, true]', "x") == [
        "🙂",
        -0.5,
        10**18 - 1,
        None,
        True,
    ]


def test_lines_have_their_numbers(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'1\n\n  \n{"a": 2}')
    assert list(read_json_lines(tmp_path / "a.jsonl")) == [(1, 1), (4, {"a": 2})]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_are_none_are_not_written(tmp_path, number):
    """hostile 8"""
    with pytest.raises(InputError, match=rf"a\.json: b\.1: found {number}; allowed: a finite number$"):
        write_json({"b": [1, number]}, tmp_path / "a.json")
    assert not list(tmp_path.iterdir())


@given(st.recursive(st.text() | st.integers(-(10**18) + 1, 10**18 - 1) | st.none(), lambda x: st.lists(x)))
def test_what_is_written_is_read_again(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("json") / "a.json"
    write_json(value, path)
    assert read_json(path) == value


def test_direction_and_control_characters_are_escaped(tmp_path):
    """hostile 22"""
    write_json({"\u202e": "a\x1b\x9b\u2066"}, tmp_path / "a.json")
    written = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert written == '{\n  "\\u202e": "a\\u001b\\u009b\\u2066"\n}\n'
    assert json.loads(written) == {"\u202e": "a\x1b\x9b\u2066"}
