"""Whatever lies in a folder of texts becomes articles, or one line says which file is wrong."""

import codecs

import polars as pl
import pytest
from scripts.ingest.ingest_articles import ingest_articles

from presslens.base.errors import InputErrors
from presslens.codebook.codebook import Codebook

from .conftest import PROJECT

TEXT = "Ankara waits\n\nTurkey waited for Russia. “We are ready,” the Kremlin said."
ACCEPTED = {
    "utf16.txt": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "bom.txt": codecs.BOM_UTF8 + TEXT.encode(),
    "no card.txt": TEXT.encode(),
    "quo'te\".txt": TEXT.encode(),
    "new\nline.txt": TEXT.encode(),
    "up..dots.txt": TEXT.encode(),
}


@pytest.fixture
def ingest(corpus, tmp_path):
    """A function from files and keys of the card to the three tables and the log."""

    def run(files, **card):
        path, found = corpus(files, **card)
        tables = {name: tmp_path / f"{name}.parquet" for name in ("articles", "exclusions", "removals")}
        lines = []
        codebook = Codebook([PROJECT / "codebook/boilerplate.yaml"])
        written = {**tables, "findings": tmp_path / "findings.json"}
        ingest_articles(path, found, codebook, ["en"], 2000, **written, note=lines.append)
        return {name: pl.read_parquet(table) for name, table in tables.items()}, lines

    return run


def test_the_columns_of_articles(ingest):
    tables, lines = ingest({"a.txt": TEXT.encode()})
    assert tables["articles"].columns == [
        *("article_id", "source_id", "outlet", "outlet_country", "date", "title", "url", "language", "text")
    ]
    assert lines[0] == "0 entries set aside, 0 removals"


@pytest.mark.parametrize("name", ACCEPTED)
def test_odd_bytes_and_names_are_the_same_article(ingest, name):
    tables, _ = ingest({name: ACCEPTED[name]})
    (article,) = tables["articles"].iter_rows(named=True)
    assert article["source_id"] == name
    assert article["title"] == "Ankara waits"
    assert article["text"] == TEXT.partition("\n\n")[2]


def test_the_same_text_under_many_names_is_one_article(ingest):
    tables, _ = ingest(ACCEPTED)
    assert len(tables["articles"]) == 1
    assert tables["exclusions"]["reason"].to_list() == ["same article again"] * (len(ACCEPTED) - 1)


def test_every_fault_is_named_and_nothing_is_written(ingest, tmp_path):
    with pytest.raises(InputErrors) as caught:
        ingest({"empty.txt": b"", "zeros.txt": TEXT.encode() + b"\x00", "only.txt": b"Related Articles"})
    complaints = {error.where.rpartition("/")[2]: error.found for error in caught.value.errors}
    assert complaints == {
        "empty.txt": "is empty",
        "zeros.txt": "line 3: holds a NUL character, so it is not text",
        "only.txt": "holds nothing but boilerplate",
    }
    assert not list(tmp_path.glob("*.parquet"))


def test_outlets_that_the_card_does_not_know_are_told(ingest):
    table = b"Body,Paper\nTurkey waited for Russia.,Evening\n"
    outlets = {"morning": {"outlet": "Morning Post", "country": "GBR"}}
    columns = {"text": "Body", "outlet": "Paper"}
    _, lines = ingest({"a.csv": table}, reader="table", columns=columns, outlets=outlets)
    assert "outlet not in the card: Evening (1 articles)" in lines
