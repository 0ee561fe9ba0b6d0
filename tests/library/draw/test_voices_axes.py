"""Words for the sides of an axis name the right ones, and stand under them wherever lines begin."""

from pathlib import Path

import polars as pl
import pytest

from presslens.codebook.words import Words, load_words
from presslens.draw.diverging import diverging_plot
from presslens.draw.figures.sentiment_by_group import SIDES
from presslens.draw.lettering import printable
from presslens.draw.marks import Mark
from presslens.draw.page import Page
from presslens.draw.voices import VOICES, voices_plot


def test_axes_name_the_ends_of_their_question():
    numbers = {f"{part}_{voice}": [0.1] * 2 for part in ("mean", "low", "high") for voice in VOICES}
    table = pl.DataFrame(
        {"question": ["sentiment", "stance"], "target": ["TUR"] * 2, "n_outlet": [3] * 2, "n_quoted": [2] * 2} | numbers
    )
    panels = {"sentiment": ("Sentiment", "-1 negative, 1 positive"), "stance": ("Stance", "-1 against, 1 for")}
    figure = voices_plot(table, {"TUR": "Turkey"}, panels)
    assert [(axes.get_title("left"), axes.get_xlabel()) for axes in figure.axes] == [
        ("Sentiment", "mean polarity (-1 negative, 1 positive)"),
        ("Stance", "mean polarity (-1 against, 1 for)"),
    ]


ARABIC = load_words(Path(__file__).parents[3] / "codebook/words/ar.yaml")


def sides_on(page):
    """A figure with a share of 100 % on its left."""
    rows = [("SYR", "x", label, share, 4) for label, share in (("negative", 1.0), ("positive", 0.0))]
    table = pl.DataFrame(rows, ["target", "outlet", "sentiment", "share", "n_mentions"], orient="row")
    table = table.with_columns(low=pl.lit(None, pl.Float64), high=pl.lit(None, pl.Float64))
    marks = {label: Mark(page.say(text), "#000000", "o") for label, text in SIDES.items()}
    return diverging_plot(table, "outlet", {"x": "x"}, {"SYR": "Syria"}, marks, "sentiment", page)


@pytest.mark.parametrize(
    ("words", "first"), [(Words(), "negative"), (ARABIC, "positive"), (Words("xx", right_to_left=True), "negative")]
)
def test_the_side_on_the_left_is_read_last_where_lines_begin_on_the_right(words, first):
    (axes,) = sides_on(Page(words=words)).axes
    assert axes.get_xlabel().split("   |   ")[0] == words.say(SIDES[first])


@pytest.mark.parametrize("page", [Page(3.3, words=ARABIC), Page(3.3)])
def test_numbers_of_mentions_stand_clear_of_a_marker_at_the_end(page):
    figure = sides_on(page)
    figure.draw_without_rendering()
    (axes,) = figure.axes
    (n,) = [text for text in axes.texts if text.get_text() == "4"]
    end = axes.transData.transform((1, 0))[0]
    # A marker of 4.5 points and its edge.
    assert n.get_window_extent().x0 - end > 2.7 * figure.dpi / 72


def test_a_minus_stays_before_its_number():
    assert printable(ARABIC.number("-1")) == "\u200e-1"
