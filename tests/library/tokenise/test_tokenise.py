from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.unseen import is_blank, is_invisible, plain
from presslens.codebook.agencies import load_agencies
from presslens.codebook.sentences import load_sentence_marks
from presslens.language.language import load_language
from presslens.tokenise.sentences import SentenceSplitter
from presslens.tokenise.words import token_spans

TEXT = st.text(
    alphabet=st.one_of(st.sampled_from("ab TU.!?\"'“”‘’`\n,-—()\u200f\u00ad\u200b\uff34\u0301é"), st.characters()),
    max_size=120,
)
CODEBOOK = Path(__file__).parents[3] / "codebook"
split = SentenceSplitter(
    load_language("en"),
    replace(load_sentence_marks(CODEBOOK / "sentences.yaml"), abbreviations=("mr", "gen")),
    load_agencies(CODEBOOK / "agencies.yaml"),
)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("One. Two.", 2),
        ("“Stop!” he said. Nobody did.", 2),
        ("He met “Mr. Sessions. They spoke.", 2),
        ("Gen. Akar spoke.", 1),
        ("They recall George H.W. Bush well.", 1),
        ("It happened in the U.S. They left.", 2),
        ("No stop\n\nNew paragraph", 2),
        ("A line\nbreak inside.", 1),
        ("A heading\u2029New paragraph", 2),
        ("They held the town.The road stayed shut.", 2),
        ("They met Mr.Smith at www.paper.example today.", 1),
        ("Eastern Countryside A military source spoke.", 2),
        ("The Hague court met.", 1),
        ("Idleb Army units advanced.", 2),
        ("Syrian Army units advanced.", 1),
        ("NO TALKS YET On Monday they met.", 2),
        ("AP Photo Town Taken by Rebels The army said so.", 2),
        ("Sputnik Jane Doe Number of Towns Reaches 20 MOSCOW (Sputnik) The army said so.", 2),
        ("Sputnik correspondents and the Army said so.", 1),
        ("MOSCOW (Sputnik) The army said so.", 1),
        ("(Wire) Rescuers said so.", 2),
        ("(he said) Rescuers came.", 1),
        ("", 0),
        ("   \n\n  ", 0),
    ],
)
def test_boundaries(text, n):
    assert len(split(text)) == n


@given(TEXT)
def test_sentences_are_exact_and_cover_the_text(text):
    spans = split(text)
    end = 0
    for start, stop in spans:
        assert end <= start < stop <= len(text)
        assert is_blank(text[end:start])
        assert text[start:stop] == text[start:stop].strip()
        assert not is_invisible(text[start])
        assert not is_invisible(text[stop - 1])
        end = stop
    assert is_blank(text[end:])


@given(TEXT)
def test_tokens_are_exact_and_cover_the_sentence(text):
    end = 0
    for start, stop in token_spans(text):
        assert end <= start < stop <= len(text)
        assert is_blank(text[end:start])
        assert text[start:stop].strip()
        end = stop
    assert is_blank(text[end:])


def test_nltk_conventions():
    text = "Russia's \"goal\" isn't Idlib, he said."
    assert [text[a:b] for a, b in token_spans(text)] == [
        "Russia", "'s", '"', "goal", '"', "is", "n't", "Idlib", ",", "he", "said", ".",
    ]  # fmt: skip


def test_a_text_twice_has_its_sentences_twice():
    text = "Ankara waits. Moscow does not. “Go on,” it said."
    once = [(a, b) for a, b in split(text)]
    assert split(f"{text}\n\n{text}") == once + [(a + len(text) + 2, b + len(text) + 2) for a, b in once]


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200f", "\u2066", "\u202a"])
def test_invisible_characters_move_no_border_of_sentences_or_tokens(mark):
    """ordinary-news 24, hostile 5: borders stand where they stand without the characters."""
    text = "“Stop!” he said. They left Mr. Akar behind. Ankara waits."
    odd = mark.join(text) + mark
    assert [plain(sentence.of(odd))[0] for sentence in split(odd)] == [sentence.of(text) for sentence in split(text)]
    tokens = [plain(token.of(odd))[0] for token in token_spans(odd)]
    assert tokens == [token.of(text) for token in token_spans(text)]
    assert split(mark * 3 + "\n\n" + mark) == []


@pytest.mark.parametrize("mark", ["’", "‘", "ʼ"])
def test_curly_apostrophes_part_words_as_straight_ones_do(mark):
    """ordinary-news 7: "isn’t" gave the words "isn" and "t"."""
    text = "Norway's army isn't here; they won't say it's left."
    assert token_spans(text.replace("'", mark)) == token_spans(text)


def test_dots_in_one_character_part_words():
    assert [span.of("peace…now") for span in token_spans("peace…now")] == ["peace", "…", "now"]


def test_a_word_broken_at_the_end_of_a_line_is_one_token():
    text = "The gov-\nernment and the Nor-\n wegian army met in Al-\nBab."
    assert [span.of(text) for span in token_spans(text)] == [
        "The", "gov-\nernment", "and", "the", "Nor-\n wegian", "army", "met", "in", "Al-", "Bab", ".",
    ]  # fmt: skip
