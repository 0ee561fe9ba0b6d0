# ruff: noqa: E501 - a text stands on one line
"""Headlines, by-lines and datelines run into no sentence, and no text loses its first line."""

import textwrap

import pytest

from presslens.ingest.clean import clean

STORY = (
    "The Turkish army crossed the border on Monday and took two villages near the town of Azaz, the ministry of defence "
    "in Ankara said. Russia asked for talks, and Syria for help from its allies. Nobody answered before the evening came."
)


@pytest.mark.parametrize(
    ("raw", "title", "text"),
    [
        (
            "Russia bombs hospital in Idlib\nTurkey said on Monday that it would respond to the attack.\nSyria denied it.",
            "Russia bombs hospital in Idlib",
            "Turkey said on Monday that it would respond to the attack.\nSyria denied it.",
        ),
        (
            "Kremlin denies attack\nBy Our Correspondent\nMOSCOW, March 5\nRussia said on Thursday Turkey had lied.",
            "Kremlin denies attack",
            "By Our Correspondent\n\nMOSCOW, March 5\n\nRussia said on Thursday Turkey had lied.",
        ),
        ("Assad wins vote\nErdogan called him a murderer.", "Assad wins vote", "Erdogan called him a murderer."),
        ("RUSSIA BOMBS HOSPITAL\nTurkey said it would respond.", "RUSSIA BOMBS HOSPITAL", "Turkey said it would respond."),
        ("U.S., Russia agree\nA truce was near, they said.", "U.S., Russia agree", "A truce was near, they said."),
        ("By Jane Doe\nRussia said on Thursday Turkey had lied.", None, "By Jane Doe\n\nRussia said on Thursday Turkey had lied."),
        ("Talks fail\nBy Jane Doe and John Roe\n\nTurkey left.", "Talks fail", "By Jane Doe and John Roe\n\nTurkey left."),
        ("Talks fail\n\nBy Jane Doe\nTurkey left the hall.", "Talks fail", "By Jane Doe\n\nTurkey left the hall."),
        ("ANKARA (Wire) -\nTurkey left the hall on Monday.", None, "ANKARA (Wire) -\n\nTurkey left the hall on Monday."),
        ("Ankara, 5 March 2020\nTurkey left the hall on Monday.", None, "Ankara, 5 March 2020\n\nTurkey left the hall on Monday."),
        ("By land and by sea\n“They came by night,” a man in the town said.", "By land and by sea", "“They came by night,” a man in the town said."),
        ("Talks begin\n\nText.", "Talks begin", "Text."),
        ("It is a sentence.\nSo is this.", None, "It is a sentence.\nSo is this."),
        ("Two lines\nof text and more of it.", None, "Two lines\nof text and more of it."),
        ("Only a line", None, "Only a line"),
    ],
)  # fmt: skip
def test_what_stands_before_the_text(raw, title, text):
    """ordinary-news 22: a headline that one line break ends is the title; who wrote and where is no part of a sentence."""
    cleaned = clean(raw, [])
    assert (cleaned.title, cleaned.text) == (title, text)


@pytest.mark.parametrize("width", [30, 40, 60, 72, 80, 120])
@pytest.mark.parametrize("n", [1, 3])
def test_a_text_of_lines_of_one_width_keeps_its_first_line(width, n):
    """ordinary-news 22."""
    wrapped = "\n\n".join([textwrap.fill(STORY, width)] * n)
    cleaned = clean(wrapped, [])
    assert (cleaned.title, cleaned.text) == (None, wrapped)


@pytest.mark.parametrize("width", [60, 72, 80, 120])
def test_a_text_of_lines_of_one_width_gives_up_its_headline(width):
    """ordinary-news 22: the headline is the shorter line before it."""
    wrapped = textwrap.fill(STORY, width)
    cleaned = clean(f"Turks cross the border\n{wrapped}", [])
    assert (cleaned.title, cleaned.text) == ("Turks cross the border", wrapped)


@pytest.mark.parametrize("width", [50, 64, 72])
def test_a_first_line_that_ends_before_a_name_is_no_title(width):
    """ordinary-news 22: that the next line begins with a capital is not enough."""
    for cut in range(20):
        wrapped = textwrap.fill(
            "x" * cut + " Turkish Army and Russian Air Force Officers Met Syrian Rebels In Ankara. " * 4, width
        )
        assert clean(wrapped, []).title is None


def test_lines_in_the_file_are_counted_through_titles_and_markup():
    cleaned = clean("Talks begin\n\n<p>One.</p><p>Two.</p>\nThree.\n\n\nFour.", [])
    assert cleaned.text == "One.\n\nTwo.\n\nThree.\n\nFour."
    assert cleaned.lines == (3, 3, 4, 7)
