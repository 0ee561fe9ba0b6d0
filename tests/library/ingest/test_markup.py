"""Entities and tags left in texts: read as what they stand for, with every character accounted for."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.ingest.clean import clean
from presslens.ingest.markup import applied, edits
from presslens.ingest.spans import clean_offset, clean_spans
from tests.pace import within

from .test_spans import PATTERNS, rebuilt, spans_of

REPORT = "<p>&quot;Syria is safe,&quot; Putin said.</p> <p>T&uuml;rkiye&rsquo;s army stayed, Erdo&#287;an said.</p>"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (REPORT, '"Syria is safe," Putin said.\n\nTürkiye’s army stayed, Erdoğan said.'),
        ("Marks &amp; Spencer", "Marks & Spencer"),
        ("AT&T and R&D; &c.", "AT&T and R&D; &c."),
        ("&#x1F4F0; &#8220;No&#8221; &hellip;", "📰 “No” …"),
        ("&bogus; &#xZZ; &#0; &#1; &#1114112; &#55296; &;", "&bogus; &#xZZ; &#0; &#1; &#1114112; &#55296; &;"),
        ("&amp;lt; and &amp;amp;", "&lt; and &amp;"),
        ("Write `&amp;` or “&lt;” or '&nbsp;' there.", "Write `&amp;` or “&lt;” or '&nbsp;' there."),
        ("A&nbsp;B", "A\u00a0B"),
        ("x < y and y > z, <not a tag>, <-, 3<4>2", "x < y and y > z, <not a tag>, <-, 3<4>2"),
        ("The <b> tag, the `<i>` and “<p>”.", "The <b> tag, the `<i>` and “<p>”."),
        ("A <b>bold</b> <A HREF='x'>word</A>.", "A bold word."),
        ("One.<br>Two.<BR/>Three.", "One.\nTwo.\nThree."),
        ("One.<script>var a = '<b>Syria</b>';</script> Two.<!-- Russia --> Three.", "One. Two. Three."),
        ("One. <script> Two. <!-- Three.", "One. <script> Two. <!-- Three."),
        ("<ul><li>One.</li><li>Two.</li></ul>", "One.\n\nTwo."),
        ("Tur<wbr>key and Tur&shy;key", "Turkey and Tur\u00adkey"),
        ("<user@paper.example> wrote <https://paper.example/>", "<user@paper.example> wrote <https://paper.example/>"),
    ],
)
def test_what_html_left_in_a_text_is_read_as_what_it_stands_for(raw, text):
    """ordinary-news 29: in plain texts and in cells of tables alike."""
    assert " ".join(clean(raw, []).text.split(" ")) == text
    found, removals = clean_spans(raw)
    assert found.split() == text.split()
    assert rebuilt(raw, removals) == found


def test_each_exchange_is_on_record():
    """ordinary-news 29."""
    cleaned = clean("First line.\n\nT&uuml;rkiye <b>left</b>.", [])
    assert [(cut.line, cut.reason, cut.text, cut.replacement) for cut in cleaned.removals] == [
        (3, "entity", "&uuml;", "ü"),
        (3, "tag", "<b>", ""),
        (3, "tag", "</b>", ""),
    ]


def test_offsets_of_the_raw_text_find_their_place():
    """ordinary-news 29: stand-off codes of the raw text stay with their words."""
    raw = "4 May 2020 <p>&quot;Russia&quot; met Turkey.</p>\x93Syria\x94 &amp; more. Read Also"
    text, removals = clean_spans(raw, [], PATTERNS)
    assert text == '"Russia" met Turkey.\n\n“Syria” & more.'
    for word in ("Russia", "Turkey", "Syria", "more"):
        start = clean_offset(spans_of(removals), raw.index(word))
        assert text[start : start + len(word)] == word


PIECES = [
    "&amp;",
    "&quot;",
    "&lt;",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&",
    ";",
]
PIECES += ["4 May 2020", "WIRE", "Read Also", "a", "B", " ", "\n", "\r\n", "\x93", '"', "Related"]
RAW = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


@given(RAW, st.booleans())
def test_what_is_on_record_rebuilds_the_text(raw, with_title):
    """ordinary-news 29."""
    text, removals = clean_spans(raw, ["Related"], PATTERNS, "B a 4 May" if with_title else None)
    assert rebuilt(raw, removals) == text
    cuts = spans_of(removals)
    kept = [place for at in range(len(raw)) if (place := clean_offset(cuts, at)) is not None]
    assert kept == list(range(len(text)))


@given(RAW)
def test_a_text_without_known_markup_is_left_alone(raw):
    text, places = applied(raw, edits(raw))
    assert len(places) == len(text) + 1
    assert all(a < b for a, b in itertools.pairwise(places))


@pytest.mark.parametrize("piece", ["<", "<a ", "&", "<script>", "<!-->", '<a href="', "<p", "&#", "</b", "<b><"])
def test_markup_without_an_end_takes_no_time(piece):
    with within(3):
        edits(piece * 60_000 + ">")
