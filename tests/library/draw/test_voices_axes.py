"""Each panel of voices says what its own ends mean."""

import polars as pl

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
