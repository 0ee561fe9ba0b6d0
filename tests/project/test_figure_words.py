"""Every word that a figure can print has an entry in every list of codebook/words/, and no list has another."""

from pathlib import Path

import pycountry
import pytest

from presslens.codebook.codebook import Codebook, part_of
from presslens.codebook.iso_codes import country_name
from presslens.codebook.words import load_words
from presslens.tell.figure_words import figure_words
from tests.shipped import all_codebook_files

PROJECT = Path(__file__).resolve().parents[2]
LISTS = sorted((PROJECT / "codebook/words").glob("*.yaml"))
PARTS = ("targets", "nouns", "holders", "frames", "events", "hypotheses")
SAYING = [*(PROJECT / "src/presslens/draw").rglob("*.py"), PROJECT / "src/presslens/ledger/coded.py"]


def words():
    files = [path for path in all_codebook_files() if part_of(path) in PARTS]
    return figure_words(Codebook(files), [path.read_text(encoding="utf-8") for path in SAYING])


def test_words_are_found_where_figures_take_them_from():
    found = words()
    assert {"Turkey", "Turkey's officials", "negative", "n: actor mentions.", "{n} persons", "by the answers"} <= found
    assert {"Conflict", "Moscow ceasefire on Idlib", "All others", "below {least} neutral", "year"} <= found


@pytest.mark.parametrize("path", LISTS, ids=[path.stem for path in LISTS])
def test_a_list_has_every_word_and_no_other(path):
    texts = set(load_words(path).texts)
    wanted = words() | {country_name(country.alpha_3, ()) for country in pycountry.countries}
    assert sorted(wanted - texts) == [], "words without a translation"
    assert sorted(texts - wanted) == [], "words that no figure prints"


@pytest.mark.parametrize("path", LISTS, ids=[path.stem for path in LISTS])
def test_the_font_of_figures_has_every_letter_of_a_list(path):
    from matplotlib.font_manager import FontProperties, findfont, get_font

    letters = {letter for text in load_words(path).texts.values() for letter in text if letter != "\n"}
    for weight in ("normal", "bold"):
        font = get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))
        assert sorted(letters - set(map(chr, font.get_charmap()))) == []
