import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.errors import InputError
from presslens.base.unseen import is_blank
from presslens.ingest.clean import Removal, clean

LINES = ["Related Articles", "Back to top button"]


def test_title_paragraphs_and_boilerplate():
    cleaned = clean(
        "Talks begin\n\nFirst one.\nStill first.\n\n\nSecond.\n\n related  ARTICLES \n\nBack to top button",
        LINES,
    )
    assert cleaned.title == "Talks begin"
    assert cleaned.text == "First one.\nStill first.\n\nSecond."
    assert cleaned.removals == (
        Removal(9, "boilerplate", "related  ARTICLES"),
        Removal(11, "boilerplate", "Back to top button"),
    )


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Will Ankara wait?\n\nIt will.", "Will Ankara wait?"),
        ("It is a sentence.\n\nSo is this.", None),
        ("One line only", None),
        ("Two lines\nof text\n\nand more.", None),
        ("x" * 201 + "\n\nText.", None),
        ("He said: “No.”\n\nText.", None),
    ],
)
def test_only_a_headline_is_a_title(raw, title):
    cleaned = clean(raw, LINES)
    assert cleaned.title == title
    assert (title or "") + cleaned.text.replace("\n\n", "\n") == (title or "") + (
        raw.partition("\n\n")[2] if title else raw.replace("\n\n", "\n")
    )


def test_a_title_from_the_card_is_not_repeated():
    cleaned = clean("Talks begin\n\nText.", LINES, title="Talks begin")
    assert (cleaned.title, cleaned.text) == ("Talks begin", "Text.")
    assert cleaned.removals == (Removal(1, "title", "Talks begin"),)


def test_control_characters_go_and_leave_a_record():
    cleaned = clean("A\x08B\x1b\n\nRight\u200fto left.", LINES)
    assert cleaned.title == "AB"
    assert cleaned.text == "Right\u200fto left."
    assert cleaned.removals == (Removal(1, "control character", "2 characters"),)


def test_nothing_but_boilerplate():
    with pytest.raises(InputError, match="nothing but boilerplate"):
        clean("Related Articles\n\nBack to top button", LINES)


@given(st.text(alphabet=st.sampled_from("aB é’\u200f.\n\t"), max_size=80))
def test_every_kept_character_is_kept(raw):
    try:
        cleaned = clean(raw, [])
    except InputError:
        assert is_blank(raw)
        return
    letters = "".join(raw.split())
    assert "".join(((cleaned.title or "") + cleaned.text).split()) == letters
