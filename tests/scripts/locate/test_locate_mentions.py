"""From articles and sentences to mentions."""

import datetime as dt

import polars as pl
from scripts.locate.locate_mentions import locate_mentions

from presslens.base.io import read_table, write_table
from presslens.codebook.codebook import Codebook
from presslens.locate.tables import MENTIONS

FILES = ("targets/TUR", "targets/RUS", "nouns", "countries", "bare_words")
BOOK = Codebook(f"codebook/{name}.yaml" for name in FILES)


def test_mentions(tmp_path, monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    day = dt.date(2016, 1, 1)
    texts = ["Turkey spoke. Moscow heard.", "Nobody did."]
    articles = {"article_id": ["a", "b"], "text": texts, "date": [day, day], "title": [None, "Nobody"]}
    write_table(pl.DataFrame(articles | {"outlet_country": [None, "TUR"]}), tmp_path / "articles")
    bounds = {"article_id": ["a", "a", "b"], "start": [0, 14, 0], "end": [13, 27, 11]}
    write_table(pl.DataFrame(bounds), tmp_path / "sentences")
    notes = []
    paths = [tmp_path / "articles", tmp_path / "sentences"]
    locate_mentions(*paths, BOOK, "en", tmp_path / "mentions", notes.append)
    found = read_table(tmp_path / "mentions")
    assert dict(found.schema) == MENTIONS
    assert found.rows() == [
        ("a", 0, 0, 6, "TUR", "Turkey", "country", "its name", 1.0),
        ("a", 1, 14, 20, "RUS", "Moscow", "capital", "its name", 1.0),
    ]
    assert notes == ["2 mentions in 2 articles"]
