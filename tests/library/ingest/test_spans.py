import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.errors import InputErrors
from presslens.cards.corpora import BoilerplateSpan
from presslens.ingest.patterns import compile_patterns
from presslens.ingest.spans import clean_offset, clean_spans, clean_title

SPANS = [
    {"at": "start", "reason": "date line", "pattern": r"\d{1,2} May 20\d\d"},
    {"at": "start", "reason": "agency", "pattern": r"WIRE"},
    {"at": "end", "reason": "page furniture", "pattern": r"Read Also"},
    {"at": "end", "of": "title", "reason": "site name", "pattern": r"\| The Paper"},
    {"at": "start", "reason": "caption", "pattern": r"(?P<kept>[A-Z][^.()]* \(PHOTO\))"},
    {"at": "end", "reason": "page furniture", "pattern": r"More: (?P<kept>[A-Z].*) Tags .*"},
]
PATTERNS = compile_patterns([BoilerplateSpan(**span) for span in SPANS], "data/x.yaml")


def spans_of(removals):
    return [(cut.start, cut.end) for cut in removals if cut.replacement is None]


def rebuilt(raw, removals):
    """The cleaned text from the raw text and what is on record about it, and nothing else."""
    text = list(raw)
    for cut in removals:
        if cut.replacement is not None:
            assert len(cut.replacement) == cut.end - cut.start
            text[cut.start : cut.end] = cut.replacement
    for start, end in reversed(spans_of(removals)):
        del text[start:end]
    return "".join(text)


def test_boilerplate_at_both_ends_goes_with_a_record():
    raw = "4 May 2020 WIRE Envoys met. They left. Read Also "
    text, removals = clean_spans(raw, [], PATTERNS)
    assert text == "Envoys met. They left."
    assert [cut.reason for cut in removals if cut.reason != "white space"] == ["date line", "agency", "page furniture"]
    assert rebuilt(raw, removals) == text


def test_the_middle_of_a_text_is_left_alone():
    raw = "Envoys met on 4 May 2020 and told WIRE so. Read Also the report."
    assert clean_spans(raw, [], PATTERNS) == (raw, ())


def test_offsets_of_the_raw_text_find_their_place():
    raw = "4 May 2020 Russia \x93met\x94 Turkey. Read Also"
    text, removals = clean_spans(raw, [], PATTERNS)
    cuts = spans_of(removals)
    for word in ("Russia", "met", "Turkey"):
        start = clean_offset(cuts, raw.index(word))
        assert text[start : start + len(word)] == word
    assert clean_offset(cuts, 0) is None
    assert clean_offset(cuts, raw.index("Read")) is None


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, 0), (1, 1), (2, None), (4, None), (5, 2), (6, 3), (7, None), (8, 4), (9, 5)]
)
def test_clean_offset(offset, expected):
    assert clean_offset([(2, 5), (7, 8)], offset) == expected


def test_lost_punctuation_comes_back_in_place_and_other_controls_become_spaces():
    text, removals = clean_spans("a \x93b\x94 c\x85 d\x96e\x81f\x00g", [])
    assert text == "a “b” c… d–e f g"
    assert {cut.reason for cut in removals} == {"control character"}
    assert spans_of(removals) == []


def test_lines_and_line_ends():
    raw = "One.\r\n\r\n related ARTICLES \r\nTwo. \r\n"
    text, removals = clean_spans(raw, ["Related Articles"])
    assert text == "One.\n\nTwo."
    assert rebuilt(raw, removals) == text
    assert clean_spans("One.\rTwo.", [])[0] == "One.\nTwo."


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Envoys meet in town. Talks began.", "Envoys meet in town.\u2029Talks began."),
        ("Envoys meet in town WIRE 4 May 2020 Talks began.", "Envoys meet in town\n\nTalks began."),
        ("4 May 2020 ENVOYS meet - in town  Talks began.", "ENVOYS meet - in town\n\nTalks began."),
        ("Envoys meet in town halls every week.", "Envoys meet in town halls every week."),
        ("Envoys meet in town", "Envoys meet in town"),
    ],
)
def test_a_repeated_title_becomes_a_paragraph(raw, text):
    cleaned, removals = clean_spans(raw, [], PATTERNS, "Envoys meet in town")
    assert cleaned == text
    assert rebuilt(raw, removals) == text


def test_what_a_pattern_keeps_becomes_a_paragraph():
    raw = "4 May 2020 A bridge (PHOTO) WIRE Envoys met. More: Talks go on Tags envoys talks"
    text, removals = clean_spans(raw, [], PATTERNS)
    assert text == "A bridge (PHOTO)\n\nEnvoys met.\n\nTalks go on"
    assert rebuilt(raw, removals) == text
    cuts = spans_of(removals)
    assert clean_offset(cuts, raw.index("Talks")) == text.index("Talks")
    assert clean_offset(cuts, raw.index("envoys")) is None
    assert clean_spans("A bridge (PHOTO) Envoys met.", [], PATTERNS)[0] == "A bridge (PHOTO)\u2029Envoys met."


def test_titles_lose_the_name_of_the_site():
    assert clean_title(" Envoys meet | The Paper", PATTERNS) == "Envoys meet"
    assert clean_title("| The Paper", PATTERNS) is None


def test_wrong_expressions_are_named_together():
    entries = [BoilerplateSpan("start", "x", pattern) for pattern in ("(", "a", "[")]
    with pytest.raises(InputErrors) as caught:
        compile_patterns(entries, "data/x.yaml")
    assert [error.where for error in caught.value.errors] == [
        "data/x.yaml: boilerplate.spans, entry 1",
        "data/x.yaml: boilerplate.spans, entry 3",
    ]


PIECES = st.sampled_from(
    [
        "4 May 2020",
        "WIRE",
        "Read Also",
        "Envoys meet in town",
        "More: A Tags x",
        "A bridge (PHOTO)",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\r",
        "\t",
    ]
)
RAW = st.lists(PIECES | st.sampled_from(["A", "b.", "\x95\x81", "é", "Related", "|"]), max_size=14).map("".join)


@given(RAW, st.booleans())
def test_what_is_on_record_rebuilds_the_text(raw, with_title):
    text, removals = clean_spans(raw, ["Related"], PATTERNS, "Envoys meet in town" if with_title else None)
    assert rebuilt(raw, removals) == text
    assert text == text.strip()
    cuts = spans_of(removals)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(cuts))
    kept = [place for at in range(len(raw)) if (place := clean_offset(cuts, at)) is not None]
    assert kept == list(range(len(text)))


@given(st.text(alphabet="ab\t\n\r\x0b\x1f\x7f\x80\x85\x9f\xa0\xc2é\u2028", max_size=12))
def test_every_control_character_is_exchanged(raw):
    """Whatever stands around it, and in whichever form its bytes are."""
    text, removals = clean_spans(raw)
    assert not any((ord(c) < 32 and c not in "\t\n\r") or 127 <= ord(c) < 160 for c in text)
    exchanged = sum(len(cut.replacement) for cut in removals if cut.reason == "control character")
    lone = sum(c == "\r" and raw[place + 1 : place + 2] != "\n" for place, c in enumerate(raw))
    assert exchanged == lone + sum((ord(c) < 32 and c not in "\t\n\r") or 127 <= ord(c) < 160 for c in raw)
