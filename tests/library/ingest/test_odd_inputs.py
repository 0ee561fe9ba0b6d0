# ruff: noqa: E501 - a page stands on one line
"""Odd and hostile texts, pages and cards, by family: an article with the right text, or one line that says why not."""

import json
from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.base.schema import check
from presslens.base.unseen import plain
from presslens.cards.corpora import CorpusCard
from presslens.ingest.articles import read_corpus
from presslens.ingest.folder import corpus_files
from tests.pace import within

BOILERPLATE = read_yaml(Path(__file__).parents[3] / "codebook/boilerplate.yaml")["lines"]
CARD = {"name": "mine", "title": "Mine", "producer": "Me", "licence": "mine", "language": "en", "path": "mine"}
TEXT = "Turkey waited for Russia. The Kremlin said so on Monday, and nobody else did."
BODY = "".join(
    f"<p>Envoys of Turkey met in the old town on day {n} of the talks, and they spoke about the border for hours.</p>"
    for n in range(1, 6)
)


def read(folder, reader):
    card = CARD | {"reader": reader}
    check(card, "card", "data/mine.yaml")
    return read_corpus(CorpusCard.of(card, "data/mine.yaml"), corpus_files(folder), BOILERPLATE, ["en"], 2_000_000)


def page(more="", head=""):
    article = f"<article><h1>Envoys meet</h1>{BODY}{more}</article>"
    return f"<html><head><title>x</title>{head}</head><body>{article}</body></html>".encode()


def stated(document):
    return page(head=f'<script type="application/ld+json">{document}</script>')


#: Bytes of a text, and the text of the article, as it is seen.
READ_AS = {
    "escape": (b"\x1b[31m" + TEXT.encode(), "[31m" + TEXT),
    "bell": (TEXT.encode() + b"\x07\x7f", TEXT),
    "form feeds": (TEXT.replace(". ", ".\x0c").encode(), TEXT),
    "vertical tabs": (TEXT.replace(". ", ".\x0b").encode(), TEXT),
    "file separators": (TEXT.replace(" ", "\x1c").encode(), TEXT),
    "quotes of cp1252 as controls": ("“Turkey” left.".replace("“", "\x93").replace("”", "\x94").encode(), "“Turkey” left."),
    "direction": (f"\u202e{TEXT}\u202c\u2066\u2069".encode(), TEXT),
    "tags of Unicode": (f"\U000e0041{TEXT}".encode(), TEXT),
    "joiners": ("\u200d".join(TEXT).encode(), TEXT),
    "three marks of byte order": (b"\xef\xbb\xbf" * 3 + TEXT.encode(), TEXT),
    "full width": ("".join(chr(ord(c) + 0xFEE0) if c != " " else c for c in TEXT).encode(), TEXT),
    "UTF-16": (TEXT.encode("utf-16"), TEXT),
    "returns": (TEXT.replace(". ", ".\r").encode(), TEXT.replace(". ", ".\n")),
    "100,000 empty lines": (b"\n" * 100_000 + TEXT.encode(), TEXT),
    "a million spaces": (b" " * 500_000 + TEXT.encode() + b" " * 500_000, TEXT),
    "formula": (b"=cmd|'/C calc'!A0. " + TEXT.encode(), "=cmd|'/C calc'!A0. " + TEXT),
    "LaTeX": (b"\\input{/etc/passwd} " + TEXT.encode(), "\\input{/etc/passwd} " + TEXT),
    "template": (b"{{ 7*7 }} ${x} %(x)s " + TEXT.encode(), "{{ 7*7 }} ${x} %(x)s " + TEXT),
    "a comment that opens often": (b"<!--" * 50_000 + b"--> " + TEXT.encode(), TEXT),
    "brackets": (TEXT.encode() + b" <" * 100_000, TEXT + " <" * 100_000),
    "scripts without an end": (TEXT.encode() + b" <script>" * 20_000, TEXT + " <script>" * 20_000),
    "a page saved as text": (b"<!DOCTYPE html>" + page(), "\n\n".join(BODY.replace("<p>", "").split("</p>")).strip()),
    "a credit and a text": (f"Photo: Jane Doe\n\n{TEXT}\n\nSign up for our daily newsletter".encode(), TEXT),
    "one letter": (b"x", "x"),
    "no letter": (b"...", "..."),
}  # fmt: skip
#: Bytes of a text, and what is said of them.
NOT_READ = {
    "surrogate": (b"\xed\xa0\x80" + TEXT.encode(), "line 1: byte 0xed (at 0) is not UTF-8"),
    "overlong": (b"\xc0\xaf" + TEXT.encode(), "line 1: byte 0xc0 (at 0) is not UTF-8"),
    "UTF-32": (TEXT.encode("utf-32"), "holds a NUL character"),
    "half of UTF-16": (TEXT.encode("utf-16") + b"x", "is not UTF-16"),
    "PDF": (b"%PDF-1.4\n" + TEXT.encode(), "is a PDF, not plain text; save it as plain text in UTF-8"),
    "RTF": (b"{\\rtf1 " + TEXT.encode() + b"}", "is rich text (RTF), not plain text"),
    "nothing seen": ("\ufeff\u200b".encode(), "holds nothing but invisible characters"),
    "a comment": (b"<!-- Turkey -->", "holds nothing but boilerplate"),
    "an invitation": (b"Subscribe to our newsletter", "holds nothing but boilerplate"),
}


@pytest.mark.parametrize("name", READ_AS)
def test_texts_that_are_read(tmp_path, name):
    """hostile 5 and 14, ordinary-news 24 and 29."""
    data, text = READ_AS[name]
    (tmp_path / "a.txt").write_bytes(data)
    with within(5):
        article = read(tmp_path, "text_folder").articles.row(0, named=True)
    assert plain(article["text"])[0] == text


@pytest.mark.parametrize("name", NOT_READ)
def test_texts_that_are_not_read(tmp_path, name):
    """hostile 14."""
    data, complaint = NOT_READ[name]
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(tmp_path, "text_folder")
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{tmp_path}/a.txt: ")
    assert complaint in line


#: Cards of a text, and the key that is named.
CARDS = {
    "a day without quotes": (b"date: 2020-03-05", None),
    "a number for a day": (b"date: 20200305", "date"),
    "no day of the calendar": (b"date: '2021-02-29'", "date"),
    "a line end behind a day": (b'date: "2020-03-05\\n"', "date"),
    "a line end behind a country": (b'outlet_country: "GBR\\n"', "outlet_country"),
    "a line end behind an address": (b'url: "https://paper.example\\n"', "url"),
    "a line end behind a language": (b'language: "en\\n"', "language"),
    "a script": (b"url: javascript:x", "url"),
    "a list": (b"- a", None),
    "nothing": (b"", None),
    "a mark of byte order for a title": ("title: '\ufeff'".encode(), None),
    "bytes": (b"outlet: !!binary aGk=", "column 9"),
    "two documents": (b"outlet: a\n---\noutlet: b", "line 2"),
}


@pytest.mark.parametrize("name", CARDS)
def test_cards_of_texts(tmp_path, name):
    """hostile 16 and 24."""
    data, key = CARDS[name]
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.yaml").write_bytes(data)
    if key is None and name != "a list":
        article = read(tmp_path, "text_folder").articles.row(0, named=True)
        assert (article["text"], article["title"]) == (TEXT, None)
        return
    with pytest.raises(InputError) as caught:
        read(tmp_path, "text_folder")
    (line,) = str(caught.value).splitlines()
    assert "a.yaml" in line
    assert (key or "a block of keys") in line


#: Bytes of a page, and its day.
PAGES = {
    "capitals": (page().replace(b"html", b"HTML").replace(b"article", b"ARTICLE"), None),
    "NUL": (page("<p>\x00x</p>"), None),
    "UTF-16": (page().decode().encode("utf-16"), None),
    "no end": (page().replace(b"</p>", b"").replace(b"</article>", b""), None),
    "a comment without an end": (page("<!-- "), None),
    "an entity of a file": (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + page("<p>&a;</p>"), None),
    "a base that is a script": (page(head='<base href="javascript:x">'), None),
    "another page to go to": (page(head='<meta http-equiv="refresh" content="0;url=file:///etc/passwd">'), None),
    "deep JSON": (stated("[" * 100_000), None),
    "a long number": (stated('{"@type":"NewsArticle","datePublished":' + "9" * 5000 + "}"), None),
    "a list of days": (stated('{"@type":["NewsArticle"],"datePublished":["2020-03-05"]}'), None),
    "null": (stated("null"), None),
    "a type that is a block": (stated('{"@type":{"a":1},"datePublished":"2020-03-05"}'), None),
    "NaN": (stated('{"@type":"NewsArticle","datePublished":NaN}'), None),
    "the same a thousand times": (
        page(head=(f'<script type="application/ld+json">{json.dumps({"@type": "Article", "datePublished": "2020-03-05"})}</script>') * 1000),
        "2020-03-05",
    ),
    "a long day": (page(head=f'<meta name="date" content="{"2020-" * 100_000}">'), None),
    "20,000 days": (page("<time datetime='2020-01-01'>x</time>" * 20_000), None),
    "20,000 articles": (page() + b"<article>x</article>" * 20_000, None),
    "a long class": (page(f'<div class="{"date " * 200_000}">x</div>'), None),
    "a drawing": (page("<svg>" + "<path d='M0 0 L1 1'/>" * 20_000 + "</svg>"), None),
    "a script that compares": (page("<script>if (a<b " + "and more " * 5000 + ") {}</script>"), None),
    "a day that is none": (page(head='<link rel="canonical" href="https://paper.example/2020/13/45/x">'), None),
    "a long name of the site": (page(head=f'<meta property="og:site_name" content="{"x" * 100_000}">'), None),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages_that_are_read(tmp_path, name):
    """hostile 19, ordinary-news 13."""
    data, day = PAGES[name]
    (tmp_path / "a.html").write_bytes(data)
    with within(10):
        article = read(tmp_path, "html_folder").articles.row(0, named=True)
    assert article["text"].count("Envoys of Turkey met") == 5
    assert "passwd" not in article["text"]
    assert (article["date"] and article["date"].isoformat()) == day


#: Bytes of a page, and why it is set aside.
SET_ASIDE = {
    "frames": (b"<frameset><frame src=x></frameset>", "no text"),
    "a script alone": (b"<script>" + page(), "no text"),
    "the year 1": (page(head='<meta name="date" content="0001-01-01">'), "date outside the range"),
    "the year 9999": (page(head='<meta name="date" content="9999-12-31">'), "date outside the range"),
    "1001 attributes": (page("<p " + " ".join(f"a{n}" for n in range(1001)) + ">"), "page cannot be read"),
    "an encoding that is none": (page(head='<meta charset="rot13">'), "encoding not read"),
    "punycode": (page(head='<meta charset="punycode">'), "encoding not read"),
    "broken GB 2312": (page(head='<meta charset="gb2312">') + b"\x80\xff", "not in its encoding"),
    "two encodings": (page("é’“" * 20, '<meta charset="windows-1252">') + b"\x93", "not in its encoding"),
}


@pytest.mark.parametrize("name", SET_ASIDE)
def test_pages_that_are_set_aside(tmp_path, name):
    """hostile 19, ordinary-news 15."""
    data, reason = SET_ASIDE[name]
    (tmp_path / "a.html").write_bytes(data)
    (tmp_path / "good.html").write_bytes(page())
    corpus = read(tmp_path, "html_folder")
    assert corpus.articles["source_id"].to_list() == ["good.html"]
    assert corpus.exclusions.select("source_id", "reason").rows() == [("a.html", reason)]
