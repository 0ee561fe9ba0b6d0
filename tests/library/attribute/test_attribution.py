"""Who says it: a table of sentences, the seed article, and text that means harm."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.attribute.holding import NARRATION, holders_of
from presslens.base.io import read_yaml
from presslens.codebook.questions import OUTLET, UNRESOLVED
from tests.library.attribute.conftest import sentences_of

TABLE = read_yaml(Path(__file__).parent / "sentences.yaml")
CODES = {"TUR", "RUS", "SYR", "USA", "OPP", "UN", "OTHER", UNRESOLVED}


def hold(attributor, text, mention):
    start = text.index(mention)
    found = attributor.attribute(text, sentences_of(text))
    return holders_of([(start, start + len(mention))], found)[0], found


def test_table_is_large_enough():
    assert len(TABLE) >= 60
    assert {row["holder"] for row in TABLE} == CODES | {OUTLET}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['mention']}|{row['text'][:50]}")
def test_holder_and_content(attributor, row):
    holding, found = hold(attributor, row["text"], row["mention"])
    assert holding.holder == row["holder"], found
    if row["holder"] == OUTLET:
        assert holding == NARRATION
    elif "content" in row:
        chosen = found[holding.attribution]
        assert chosen.content.of(row["text"]) == row["content"]


def test_empty_text(attributor):
    assert attributor.attribute("", []) == []
    assert attributor.attribute("  \n\n ", [(0, 4)]) == []


def test_no_state_between_articles(attributor):
    first = "Observatory head Rami Aziz said ten died."
    second = "Aziz said Russia dropped the bombs."
    attributor.attribute(first, sentences_of(first))
    holding, _ = hold(attributor, second, "Russia")
    assert holding.holder in ("OTHER", UNRESOLVED)


def test_a_quotation_runs_over_paragraphs(attributor):
    text = "“Turkey is strong,” Lavrov said. “Turkey will wait.\n\n“Ankara will wait for long.”\n\n"
    text += "Tanks left Damascus."
    assert hold(attributor, text, "Ankara")[0].holder == "RUS"
    assert hold(attributor, text, "Damascus")[0] == NARRATION


def test_a_lost_closing_mark_harms_its_paragraph_only(attributor):
    text = "Lavrov said: “Turkey will wait for us.\n\nTanks left Damascus at dawn."
    assert hold(attributor, text, "Turkey")[0].holder == "RUS"
    assert hold(attributor, text, "Damascus")[0] == NARRATION


def test_smallest_content_wins(attributor):
    text = "Ankara said Damascus had denied that Russia bombed the bridge."
    assert hold(attributor, text, "Russia")[0].holder == "SYR"


PIECES = st.lists(
    st.sampled_from(
        [row["text"] for row in TABLE[:40]]
        + [
            '"',
            "“",
            "”",
            "‘",
            "’",
            "'",
            "«",
            "»",
            "``",
            "''",
            "—",
            "–",
            "(",
            ")",
            "\n\n",
            "\n",
            " ",
            ",",
            ";",
            ":",
            ".",
        ]
        + [
            "said",
            "according to",
            "Source:",
            "́",
            "\u2028",
            "\x00",
            "😀",
            "ﬁ",
            "İ",
            " Russia ",
            " he said ",
            "told",
        ]
    ),
    max_size=25,
)


def well_formed(text, found):
    for a in found:
        assert 0 <= a.content.start < a.content.end <= len(text)
        assert a.cue.of(text) == a.cue_words != ""
        if a.source is not None:
            assert 0 <= a.source.start < a.source.end <= len(text)
            assert not a.source.overlaps(a.content), (a.content.of(text), a.source.of(text), a.rule)
        assert a.holder in CODES
        assert a.mode in ("direct", "indirect", "according-to")
        assert a.tone in ("neutral", "loaded")
    for place in range(0, len(text), 7):
        (held,) = holders_of([(place, min(len(text), place + 3))], found)
        assert held.holder in CODES | {OUTLET}
        assert (held.attribution is None) == (held.holder == OUTLET)


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_hostile_mixtures(attributor, pieces):
    text = "".join(pieces)
    well_formed(text, attributor.attribute(text, sentences_of(text)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(attributor, text):
    well_formed(text, attributor.attribute(text, sentences_of(text)))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(TABLE), st.integers(0, 200), st.sampled_from(['"', "“", "”", "'", "(", ")", " — ", "…"]))
def test_one_mark_put_anywhere(attributor, row, place, mark):
    text = row["text"][:place] + mark + row["text"][place:]
    well_formed(text, attributor.attribute(text, sentences_of(text)))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TABLE), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_words_in_any_order(attributor, rows, random):
    words = " ".join(row["text"] for row in rows).split()
    random.shuffle(words)
    text = " ".join(words)
    well_formed(text, attributor.attribute(text, sentences_of(text)))


@pytest.mark.parametrize(
    "piece", ['"', "'a ", "“", "he said ", "Aa said. ", "according to ", '" said ', "a, ", "  ", "\n"]
)
def test_long_text_takes_linear_time(attributor, piece):
    import time

    def seconds(n):
        text = piece * n
        begin = time.process_time()
        attributor.attribute(text, sentences_of(text))
        return time.process_time() - begin

    seconds(200)
    short, long = seconds(1000), seconds(4000)
    assert long < 12 * short + 0.5  # quadratic would be 16 times
