"""Texts without ends of sentences: every stage is bounded by the length of a sentence (hostile)."""

from itertools import pairwise

import polars as pl
import pytest

from presslens.attribute.items import mention_items
from presslens.blind.names import NameMask
from presslens.codebook.codebook import Codebook, part_files
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from presslens.locate.tables import MENTIONS, mention_row
from presslens.tokenise.sentences import MAX_CHARACTERS, SentenceSplitter
from tests.shipped import CONFIG

split = SentenceSplitter(load_language("en"))
#: A text, and how many of its words name a target.
ENDLESS = {
    "names alone": ("Turkey " * 20_000, 20_000),
    "a list": ("Turkey, Russia and Syria, " * 5_000, 15_000),
    "one quotation": ("“Turkey is bad and Russia said so, " * 3_000, 6_000),
    "words without a stop": ("soldier " * 20_000 + "Turkey", 1),
    "lines": ("Turkey\n" * 10_000, 10_000),
    "one word": ("Turkey " + "a" * 50_000, 1),
    "no-break spaces": ("Turkey" + "\u00a0" * 50_000 + "Russia", 2),
    "marks": ("Turkey" + "\u0301" * 50_000 + " Russia", 2),
    "soft hyphens": ("Tur\u00adkey " * 10_000, 10_000),
    "capitals": ("TURKEY SAID RUSSIA " * 10_000, 20_000),
    "right to left": ("قالت تركيا Turkey " * 5_000, 5_000),
}


@pytest.fixture(scope="module")
def book():
    return Codebook([file for part in ("targets", "nouns", "holders") for file in part_files(part, CONFIG)])


@pytest.mark.parametrize("case", ENDLESS)
def test_every_sentence_has_an_end_and_nothing_is_lost(book, case):
    """hostile: 280,000 names in one sentence took memory by the square of their number."""
    text, count = ENDLESS[case]
    text = text.strip()
    spans = split(text)
    seen = ["".join(text[start:end].split()) for start, end in spans]
    assert "".join(seen) == "".join(text.split())
    assert all(last <= first for (_, last), (first, _) in pairwise(spans))
    if not set(text) & {"\u00ad", "\u0301"}:
        assert max(end - start for start, end in spans) <= MAX_CHARACTERS
    assert len(list(MentionFinder(book.targets, load_language("en")).find(text, spans))) == count


def test_it_is_cut_at_a_pause_else_at_a_space_else_where_it_must():
    assert split("word " * 350 + "here, and there " + "word " * 100)[0].end == 1755
    words = split("word " * 500)
    assert [(span.start, span.end) for span in words] == [(0, 1999), (2000, 2499)]
    assert [(span.start, span.end) for span in split("a" * 4500)] == [(0, 2000), (2000, 4000), (4000, 4500)]
    assert len(split("word " * 399 + "last.")) == 1


def test_the_mentions_of_a_sentence_share_its_text_and_each_other():
    """hostile: each of them had a copy of both."""
    text = "Turkey and Russia and Syria"
    articles = pl.DataFrame({"article_id": ["a"], "text": [text]})
    sentences = pl.DataFrame({"article_id": ["a"], "sentence_index": [0], "start": [0], "end": [27]})
    places = [(0, 6, "TUR"), (11, 17, "RUS"), (22, 27, "SYR")]
    rows = [("a", 0, start, end, target, target, "country", "its name", 1.0) for start, end, target in places]
    one, two, three = mention_items(articles, sentences, pl.DataFrame(rows, schema=MENTIONS, orient="row"))
    assert one.text is two.text is three.text
    assert one.neighbours[1] is two.neighbours[1]
    assert [(n.start, n.target) for n in two.neighbours] == [(0, "TUR"), (22, "SYR")]


def test_a_mask_of_many_names_hides_all_of_them(book):
    text = "Turkey and Russia, " * 100
    articles = pl.DataFrame({"article_id": ["a"], "text": [text]})
    sentences = pl.DataFrame({"article_id": ["a"], "sentence_index": [0], "start": [0], "end": [len(text) - 1]})
    found = MentionFinder(book.targets, load_language("en")).find(text, [(0, len(text) - 1)])
    rows = [("a", *mention_row(m)) for m in found]
    items = mention_items(articles, sentences, pl.DataFrame(rows, schema=MENTIONS, orient="row"))
    mask = NameMask(book.targets, book.holders, book.nouns)
    masked = mask.mask(items[100])
    assert len(items) == 200
    assert not [name for name in ("Turkey", "Russia") if name in masked.left + masked.right]
    assert masked.left.count("country") > 20
