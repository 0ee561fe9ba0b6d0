import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.errors import InputError
from presslens.ingest.decode import decode


@pytest.mark.parametrize(
    "data",
    [
        b"caf\xc3\xa9",
        b"\xef\xbb\xbfcaf\xc3\xa9",
        "café".encode("utf-16"),
        b"\xfe\xff" + "café".encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with BOM", "UTF-16 LE", "UTF-16 BE"],
)
def test_marked_encodings_are_read(data):
    assert decode(data, "a.txt") == "café"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "a.txt: is empty"),
        (b" \n\t\r\n", "a.txt: holds nothing but white space"),
        (b"\xef\xbb\xbf", "a.txt: holds nothing but white space"),
        (b"\xef\xbb\xbf" * 2, "a.txt: holds nothing but invisible characters"),
        ("\u200b \u2060\n\u00ad\u202e\u2066".encode(), "a.txt: holds nothing but invisible characters"),
        ("\ufe0f\u034f\u180e".encode(), "a.txt: holds nothing but invisible characters"),
        (b"one\ntw\xff", "a.txt: line 2: byte 0xff"),
        ("é".encode("latin-1"), "a.txt: line 1: byte 0xe9"),
        (b"a\n\n\x00b", "a.txt: line 3: holds a NUL"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "a.txt: line 1: holds a NUL"),
        ("café".encode("utf-16-le"), "NUL|not UTF-8"),
        (b"\xff\xfea\x00b", "a.txt: line 1: byte 0x62"),
    ],
)
def test_what_is_not_text_is_refused_with_file_and_line(data, complaint):
    with pytest.raises(InputError, match=complaint):
        decode(data, "a.txt")


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_an_input_error(data):
    try:
        text = decode(data, "a.txt")
    except InputError:
        with pytest.raises(InputError, match=r"^a\.txt: "):
            decode(data, "a.txt")
        return
    assert text.strip()
    assert "\r" not in text
    assert "\x00" not in text


def test_visible_characters_beside_invisible_ones_are_a_text():
    """hostile 14: of the texts refused above, one letter more is a text."""
    assert decode("\ufeff\ufeffa".encode(), "a.txt") == "\ufeffa"


def test_line_ends_become_unix():
    assert decode(b"a\r\nb\rc\n", "a.txt") == "a\nb\nc\n"
