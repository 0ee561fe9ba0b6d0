"""What stands between a subject and its verb: parts, asides, and where they end."""

import pytest

from presslens.attribute.asides import Asides
from presslens.base.spans import Span
from tests.library.attribute.conftest import ENGLISH

ASIDES = Asides(ENGLISH.asides)


class Capitals:
    """Takes every part that opens with a capital for a name."""

    def __init__(self, text):
        self.text = text

    def speaks(self, part):
        return part.of(self.text).strip()[:1].isupper()

    is_name = speaks


@pytest.mark.parametrize(
    ("text", "parts", "opened"),
    [
        ("Aziz, the spokesman, ", ["Aziz", "the spokesman"], False),
        ("Aziz, who came, the envoy, ", ["Aziz", "who came", "the envoy"], False),
        ("at noon it fell, Aziz, the spokesman, ", ["Aziz", "the spokesman"], True),
        ("On Monday, Aziz, speaking here, ", ["Aziz", "speaking here"], True),
        ("Aziz - a man, a friend - ", ["Aziz", "a man, a friend"], False),
        ("Aziz (the spokesman) ", ["Aziz", "the spokesman"], False),
        ("Aziz, the envoy (of late, here), ", ["Aziz", "the envoy (of late, here)"], False),
        ("It fell; Aziz, the envoy, ", ["Aziz", "the envoy"], False),
    ],
)
def test_parts_before_a_verb(text, parts, opened):
    chain = ASIDES.before(text, 0, len(text), Capitals(text))
    assert [part.of(text).strip() for part in chain.parts] == parts
    assert chain.opened == opened


@pytest.mark.parametrize("text", ["The town fell,", "On Monday, the town fell,", "Aziz", "", ",", "the end -", "1,000"])
def test_no_aside_is_closed(text):
    assert ASIDES.before(text, 0, len(text), Capitals(text)) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (", the agency, that", ", the agency"),
        (", which asked, which came, that", ", which asked, which came"),
        (", he left, that", ""),
        (" that", ""),
    ],
)
def test_asides_behind_a_name(text, end):
    assert text[: ASIDES.behind(text, 0, len(text))] == end


@pytest.mark.parametrize(
    ("part", "aside"),
    [
        ("a group backed by rebels", True),
        ("who left the town", True),
        ("speaking in Sochi", True),
        ("for its part", True),
        ("he left the town", False),
        ("the town has fallen", False),
    ],
)
def test_asides_are_no_clauses(part, aside):
    assert ASIDES.is_aside(part, Span(0, len(part))) is aside


def test_a_relative_clause_stops_before_the_verb_around_it():
    text = " of a raid, a lie, left"
    assert text[: ASIDES.relative_end(text, 0, len(text))] == " of a raid, a lie"
