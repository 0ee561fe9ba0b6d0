"""Quotation spans in every style, and when a mark is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.attribute.quotes import find_quotes, paragraphs
from presslens.language.language import load_language

QUOTES = load_language("en").quotes


def words(text, speech, depth=None):
    return [text[q.start : q.end] for q in find_quotes(text, speech.quotes, QUOTES) if depth in (None, q.depth)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "this is it" and left.', ["this is it"]),
        ("He said “this is it” and left.", ["this is it"]),
        ("He said ‘this is it’ and left.", ["this is it"]),
        ("He said 'this is it' and left.", ["this is it"]),
        ("Il dit «oui» puis „ja“ puis ``no''.", ["oui", "ja", "no"]),
        ('"One. Two? Three," she said.', ["One. Two? Three,"]),
        ("Don't touch Assad's car; it's the rebels' road.", []),
        ("the rebels’ road and the ministers’ cars", []),
        ("He said 'we won the rebels' road today' at noon.", ["we won the rebels' road today"]),
        ("'Tis the '90s.", []),
        ("He is 6'2\" tall.", []),
        ('moved on there" the founder said.', ["moved on there"]),
    ],
)
def test_styles(text, expected, speech):
    assert words(text, speech) == expected


def test_nested(speech):
    text = "“We ‘never’ said that,” he said."
    assert words(text, speech, 0) == ["We ‘never’ said that,"]
    assert words(text, speech, 1) == ["never"]


def test_over_paragraphs(speech):
    text = "“One goes on.\n\n“Two ends.” He left."
    first, second = find_quotes(text, speech.quotes, QUOTES)
    assert first.runs_on
    assert not first.balanced
    assert text[first.start : first.end] == "One goes on."
    assert second.balanced


def test_lost_mark_ends_with_the_paragraph(speech):
    assert words("“Lost. He left.\n\nNext one.", speech) == ["Lost. He left."]


def test_lost_mark_in_a_long_paragraph_ends_with_the_sentence(speech):
    assert words('"Lost one. ' + "More words follow here. " * 100, speech) == ["Lost one."]


def test_same_mark_opens_twice(speech):
    assert words('"A lost one. And "a good one" here.', speech) == ["A lost one.", "a good one"]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„‚`s-()", max_size=80))
def test_spans_stay_inside_and_nest(speech, text):
    quotes = find_quotes(text, speech.quotes, QUOTES)
    borders = paragraphs(text)
    for q in quotes:
        assert 0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
        assert any(a <= q.outer_start and q.outer_end <= b for a, b in borders)
    for one, other in pairwise(quotes):
        assert other.outer_start >= one.outer_end or other.outer_end <= one.outer_end
