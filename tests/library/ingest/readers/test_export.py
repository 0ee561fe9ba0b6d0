"""Exports of Nexis and Factiva; the articles in tests/data/exports were written for these tests."""

import datetime as dt
from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.base.schema import check
from presslens.cards.corpora import CorpusCard
from presslens.ingest.articles import read_corpus

EXPORTS = Path(__file__).resolve().parents[3] / "data/exports"
CARD = {
    **{"name": "mine", "title": "Mine", "producer": "Me", "licence": "mine", "language": "en", "reader": "export"},
    **{"path": "mine", "outlets": {"the morning example (london)": {"outlet": "Morning Example", "country": "GBR"}}},
}


def read(*paths, **changes):
    card = CARD | changes
    check(card, "card", "data/mine.yaml")
    return read_corpus(CorpusCard.of(card, "data/mine.yaml"), paths, [], ["en"], 20_000)


FIRST = (
    "ANKARA - Turkey and Russia kept to the truce on Thursday, envoys said.\n\n"
    '"Nobody has fired," the Kremlin said. Ankara agreed.'
)
SECOND = "Moscow had no comment on the talks with Turkey."


def test_an_export_of_nexis():
    """The cover page, the lines between headline and text, captions and classification are no part of an article."""
    corpus = read(EXPORTS / "nexis.txt")
    columns = ("title", "outlet", "outlet_country", "date", "text")
    assert corpus.articles.sort("title").select(columns).rows() == [
        ("Kremlin answers", "Evening Example", None, dt.date(2020, 3, 5), SECOND),
        ("Truce holds in the north, envoys say", "Morning Example", "GBR", dt.date(2020, 3, 5), FIRST),
    ]
    assert corpus.exclusions.select("reason", "row", "detail").rows() == [("no text", 51, "there is no line Body")]


def test_an_export_of_factiva():
    """Codes alone on a line or before a tab; what looks like one within the text is text."""
    corpus = read(EXPORTS / "factiva.txt")
    columns = ("source_id", "title", "outlet", "date", "text")
    more = "IN 2019 the same road had been closed by Turkey.\nPD  is no field here, in the middle of a text."
    assert corpus.articles.sort("source_id").select(columns).rows() == [
        (
            *("EXNA000020200305eg3500001", "Truce holds in the north, envoys say", "Example News Agency"),
            *(dt.date(2020, 3, 5), f"{FIRST}\n\n{more}"),
        ),
        (
            *("EXNA000020200306eg3600002", "Kremlin answers", "Example News Agency"),
            *(dt.date(2020, 3, 6), SECOND),
        ),
    ]
    assert corpus.exclusions.select("reason", "detail").rows() == [("article cannot be read", "there is no field PD")]


@pytest.mark.parametrize(
    ("name", "change", "complaint"),
    [
        (
            "nexis.txt",
            lambda data: data[: data.rindex(b"Moscow had")],
            r"nexis\.txt, line 33: ends in the middle",
        ),
        (
            "factiva.txt",
            lambda data: data[: data.rindex(b"AN\n")],
            r"factiva\.txt, line 48: ends in the middle",
        ),
        (
            "nexis.txt",
            lambda data: b"A text of no database.",
            r"nexis\.txt: is no export that is read here; Nexis",
        ),
        ("nexis.txt", lambda data: b"", "is no export that is read here"),
        (
            "nexis.txt",
            lambda data: data.replace(b"Ankara", b"Erdo\xf0an"),
            r"nexis\.txt, line 23: byte 0xf0 .* not utf-8",
        ),
        ("nexis.txt", lambda data: data + b"\x00\xff", "is not utf-8"),
    ],
)
def test_an_export_that_is_none_is_one_line(tmp_path, name, change, complaint):
    path = tmp_path / name
    path.write_bytes(change((EXPORTS / name).read_bytes()))
    with pytest.raises(InputError, match=complaint) as caught:
        read(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1254"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_export_as_word_processors_save_it(tmp_path, encoding, end):
    text = (EXPORTS / "factiva.txt").read_text().replace("Ankara agreed", "Erdoğan agreed").replace("\n", end)
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    changes = {"encoding": encoding} if encoding.startswith("cp") else {}
    articles = read(tmp_path / "a.txt", **changes).articles
    assert len(articles) == 2
    assert sum("Erdoğan" in text for text in articles["text"]) == 1


def test_an_article_too_large_and_other_files_are_set_aside(tmp_path):
    data = (EXPORTS / "nexis.txt").read_text().replace("Nobody has fired", "Nobody " * 10_000)
    (tmp_path / "a.txt").write_text(data)
    (tmp_path / "a.docx").write_bytes(b"PK")
    corpus = read(tmp_path / "a.txt", tmp_path / "a.docx")
    assert sorted(corpus.exclusions["reason"]) == ["no text", "not an export", "text too large"]
