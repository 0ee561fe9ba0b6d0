"""The words under a figure, from its entry and its tables."""

import polars as pl

from presslens.base.io import read_yaml, write_csv
from presslens.codebook.codebook import Codebook
from presslens.exhibits.figures import FIGURES
from presslens.exhibits.tables import TABLES
from presslens.tell.captions import settings_in_words
from presslens.tell.figure_captions import words_of
from tests.shipped import CONFIG_FILE

SETTINGS = settings_in_words(read_yaml(CONFIG_FILE))


def test_the_note_tells_how_intervals_were_made_and_the_caption_counts(tmp_path):
    keys = {"target": "TUR", "sentiment": "neutral", "method": "none: fewer than 5 stories"}
    row = keys | {"n": 2, "n_mentions": 7, "n_articles": 1}
    types = TABLES["sentiment_by_target"].types
    path = tmp_path / "sentiment_by_target.csv"
    write_csv(pl.DataFrame([dict.fromkeys(types) | row], schema=types), path)
    words = words_of(FIGURES["sentiment_by_target"], {path.stem: str(path)}, Codebook(()), SETTINGS)
    assert words["note"] == (
        "Lines: 95 % intervals over stories (Korn-Graubard), 1 article. 1 without a line: fewer than 5 stories. "
        "Classifier error is not in them."
    )
    assert "whoever speaks: 7 actor mentions." in words["caption"]


def test_fractions_are_percentages():
    words = words_of(FIGURES["words_by_target"], {"words_by_target": "not read"}, Codebook(()), SETTINGS)
    assert "prior of 500 words) over its standard deviation" in words["note"]
    assert "false-discovery rate above 5 %; Student's t, Benjamini-Hochberg" in words["note"]
