"""Full stops that end a sentence and those that do not, in sentences written for this (ordinary-news 2, E2 to E4)."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.unseen import is_blank
from presslens.codebook.agencies import load_agencies
from presslens.codebook.sentences import SentenceMarks, load_sentence_marks
from presslens.language.language import load_language
from presslens.tokenise.sentences import SentenceSplitter
from presslens.tokenise.stops import Stops

CODEBOOK = Path(__file__).parents[3] / "codebook"
split = SentenceSplitter(
    load_language("en"), load_sentence_marks(CODEBOOK / "sentences.yaml"), load_agencies(CODEBOOK / "agencies.yaml")
)
#: A bar stands at each border.
TEXTS = [
    # Before a number, and never at the end.
    "Under Article No. 7 Norway may enter the port.|Nobody does.",
    "She is the world's No. 2 buyer.|Nos. 3 and 4 follow.",
    "It cost approx. 300 dollars, see p. 12 and paras. 3 to 5.",
    "He met her on Sept. 9 and on Mar. 22.|They left.",
    "The guarantors, i.e. Norway and Chile, failed.",
    "Some states, e.g. Norway, agreed, cf. Art. 51 of the text.",
    # Names of states and bodies.
    "They met U.S. Ambassador Jane Roe and the U.K. Foreign Office.",
    "The U.N. Relief and Works Agency asked U.N. Envoy Roe.",
    "It was raised at the U.N.|Norway vetoed it.",
    "They live in the U.S.|The others stayed.",
    "They live in the U.S.|They're safe.",
    "The U.S. Congress has voted and the U.S. Army waits.",
    "“They left the U.S.”|Roe laughed.",
    "He lives in Washington, D.C.|He works there.",
    "She moved to Conn.|The river is near.",
    "He met Rep. Roe, D-Calif., and then-Sen. Doe.",
    # Initials of people, titles, ranks.
    "Gen. H.R. Doe met J. K. Roe and George W. Doe.",
    "Lt. Col. Roe, Maj. Gen. Doe, Adm. Poe and Sgt. Moe left.",
    "Sens. Roe and Doe asked Reps. Poe and Moe, Gov. Noe and the Rev. Loe.",
    "National security adviser H.R. Roe spoke to Dr. J. A. B. Doe.",
    "Jane Roe holds a Ph.D. in history.|John Doe is an M.D.: a surgeon.",
    "The jets hit Site B.|Norway denies it.",
    "It was after World War I.|Norway had lost.",
    "The deal with Roe Inc. Chief Doe holds.",
    "He works for Roe Inc.|The firm is small.",
    "The St. Roe church stands in Main St.|The door is open.",
    # Hours.
    "They came at 5 a.m.|Norwegian jets had left.",
    "They came at 5 a.m. Monday and at 3 p.m. Oslo time, or 1 p.m. GMT.",
    # Entries of lists.
    "1. We agree to meet.|We said so.",
    "“Will they go?” Jane Roe asked.|Nobody knew.",
    "“Will they go?”|Jane Roe said they would.",
    "“Go!”|The crowd cheered.",
    "It went on…|The rest is known.",
    "The army left.|al-Shabab came.",
    "“Stop!” de Roe said.",
]
GLUED = [
    "Norway protested.”|Chile said no.",
    'It made "everyone shudder".|RT answered.',
    'He spoke of "a lie."|Chile left.',
    'He left.|"Chile is far," he said.',
    "He was tried for war crimes.|UN judges said so.",
    "It fell in 2014.|Nobody saw it.",
    "The town fell (again).|Nobody saw it.",
    "She said so.|- I saw it, he added.",
    "Ask Mr.Roe or Gen.Doe at www.paper.example today.",
    "Norway had hoped (in vain).",
]


def cut(text):
    return "|".join(span.of(text) for span in split(text))


@pytest.mark.parametrize("text", TEXTS)
def test_full_stops(text):
    assert cut(text.replace("|", " ")) == text


@pytest.mark.parametrize("text", GLUED)
def test_lost_spaces(text):
    assert cut(text.replace("|", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        "Two men walk (Jane Roe/AFP via Getty Images)|Norwegian ministers met.",
        "Two men walk.|(Photo: John Doe, AP)|Ministers met.",
        "OSLO (AP) Ministers met.",
        "They met (AP photographers say) Roe.",
        "They left early.|Image caption Two men walk.",
    ],
)
def test_credits_and_labels(text):
    assert cut(text.replace("|", " ")) == text


def test_a_word_broken_at_the_end_of_a_line_breaks_no_sentence():
    text = "The Nor-\nwegian army and the Chi-\nlean police met.\nThey left."
    assert cut(text) == text.replace("met.\n", "met.|")


def test_without_a_codebook_only_the_language_speaks():
    stops = Stops(load_language("en").sentences, SentenceMarks())
    assert stops.end("It was No.", " 5") is None
    assert stops.end("the U.S.", " Army") is False


@pytest.mark.parametrize(
    "piece", ["U.S. ", '."', "… ", "(a/AP) ", "No. 5 ", "J. ", "Go!” Roe ", "ADVERTISEMENT ", ".- A", "a.M "]
)
def test_hostile_repetitions_take_no_time_and_lose_nothing(piece):
    text = (piece * 20_000).strip()
    assert "".join("".join(span.of(text).split()) for span in split(text)) == "".join(text.split())


@given(
    st.lists(
        st.sampled_from([*"ab .!?\"”“’'-()[]…*\n", "U.S.", "Mr.", "No.", "He ", "Roe ", "5", "said "]), max_size=40
    )
)
def test_spans_are_exact_and_cover_the_text(pieces):
    text = "".join(pieces)
    spans = split(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert all(is_blank(text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True))
    assert all(span.of(text) == span.of(text).strip() for span in spans)
