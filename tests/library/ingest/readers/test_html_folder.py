import datetime as dt

import pytest

from presslens.base.errors import InputError
from presslens.cards.corpora import CorpusCard
from presslens.ingest.articles import read_corpus
from presslens.ingest.fields import RowFault
from presslens.ingest.folder import corpus_files
from presslens.ingest.pages import decode_page

CARD = {
    "name": "pages",
    "title": "Saved pages",
    "producer": "Me",
    "licence": "mine",
    "language": "en",
    "reader": "html_folder",
}
BODY = "".join(
    f"<p>Envoys of Turkey met in the old town on day {n} of the talks, and they spoke about the border for hours.</p>"
    for n in range(1, 6)
)
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Envoys meet | The Morning</title>
<meta property="og:title" content="Envoys meet in town"><meta property="og:site_name" content="The Morning">
<meta property="article:published_time" content="2020-03-05T10:00:00Z">
<link rel="canonical" href="https://morning.example/envoys"><script>stolen("cookie")</script>
<style>p {{ color: red }}</style></head><body><nav><a href="/">Home</a></nav>
<article><h1>Envoys meet in town</h1>{BODY}<script>document.write("stolen again")</script>
<p onclick="stolen()">The talks go on tomorrow, said a spokesman of the ministry in the evening.</p></article>
<footer>All rights reserved</footer></body></html>"""


def read(folder, **changes):
    card = CorpusCard.of(CARD | {"path": str(folder)} | changes, "data/pages.yaml")
    return read_corpus(card, corpus_files(folder), [], ["en"], 20_000)


def test_title_date_outlet_address_and_text(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    article = read(tmp_path, outlets={"The Morning": {"outlet": "Morning", "country": "GBR"}}).articles.row(
        0, named=True
    )
    assert article["title"] == "Envoys meet in town"
    assert article["date"] == dt.date(2020, 3, 5)
    assert (article["outlet"], article["outlet_country"]) == ("Morning", "GBR")
    assert article["url"] == "https://morning.example/envoys"
    assert article["source_id"] == "a.html"
    paragraphs = article["text"].split("\n\n")
    assert len(paragraphs) == 6
    assert paragraphs[0].startswith("Envoys of Turkey met in the old town on day 1")


def test_scripts_never_survive(tmp_path):
    hostile = PAGE.replace("Envoys meet in town", "Envoys <script>stolen()</script> meet").replace(
        'og:site_name" content="The', 'og:site_name" content="<b onload=stolen()>The'
    )
    (tmp_path / "a.html").write_text(hostile.replace("https://morning.example", "javascript:stolen"))
    article = read(tmp_path).articles.row(0, named=True)
    assert "<" not in article["title"] + article["outlet"]
    assert not any("script" in str(value) or "stolen" in str(value) for value in article.values())
    assert article["url"] is None


def test_the_same_page_gives_the_same_article_whatever_was_read_before(tmp_path):
    (tmp_path / "b.html").write_text(PAGE)
    alone = read(tmp_path).articles
    (tmp_path / "a.html").write_text(PAGE.replace("old town", "new town"))
    both = read(tmp_path).articles
    assert len(both) == 2
    assert both.join(alone, on="text", how="semi").equals(alone)


def test_what_is_no_article_is_set_aside(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "bare.html").write_text("<html><body><script>stolen()</script></body></html>")
    (tmp_path / "bytes.html").write_bytes(PAGE.replace("hours", "h\u00f4urs").encode("latin-1"))
    (tmp_path / "deep.html").write_text("<div>" * 30_000)
    (tmp_path / "large.html").write_text(PAGE + "x" * 300_000)
    (tmp_path / "late.html").write_text(PAGE.replace("2020-03-05", "2020-07-05"))
    (tmp_path / "notes.md").write_text("x")
    (tmp_path / "dir.html").mkdir()
    corpus = read(tmp_path, dates={"first": "2020-01-01", "last": "2020-04-01"})
    assert corpus.articles["source_id"].to_list() == ["a.html"]
    reasons = dict(corpus.exclusions.select("source_id", "reason").rows())
    assert reasons["late.html"] == "date outside the range"
    assert reasons["bytes.html"] == "not in its encoding"
    assert reasons["notes.md"] == "not a page"
    assert set(reasons) == {path.name for path in tmp_path.iterdir()} - {"a.html"}


def test_nothing_usable_is_an_error(tmp_path):
    (tmp_path / "a.html").write_text("<html></html>")
    with pytest.raises(InputError, match="no usable article: no text"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'<meta charset="windows-1254">\xfd', "ı"),
        (b"<meta charset=iso-8859-1>\x93", "“"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\xc4\xb1', "ı"),
        ("ı".encode("utf-16"), "ı"),
        (b"\xef\xbb\xbf\xc4\xb1", "ı"),
    ],
)
def test_encodings_that_pages_name(data, text):
    assert decode_page(data, "utf-8").endswith(text)


@pytest.mark.parametrize(
    "data", [b"\xff", b"<meta charset=hex>00", b"<meta charset=utf-7>a", b"<meta charset=nothing>"]
)
def test_other_encodings_are_refused(data):
    with pytest.raises(RowFault):
        decode_page(data, "utf-8")


def test_days_in_numbers_are_read_as_the_card_says_of_the_outlet(tmp_path):
    """ordinary-news 14."""
    page = PAGE.replace(
        'article:published_time" content="2020-03-05T10:00:00Z"', 'article:published_time" content="03/05/2020"'
    )
    (tmp_path / "a.html").write_text(page)
    outlet = {"outlet": "Morning", "country": "USA"}

    def day(**changes):
        return read(tmp_path, **changes).articles["date"][0]

    assert day() is None
    assert day(outlets={"The Morning": outlet}) is None
    assert day(outlets={"the morning": outlet | {"date_order": "month_first"}}) == dt.date(2020, 3, 5)
    assert day(date_order="day_first") == dt.date(2020, 5, 3)
    assert day(date_order="day_first", outlets={"The Morning": outlet | {"date_order": "month_first"}}) == dt.date(
        2020, 3, 5
    )


def test_spans_of_the_card_are_taken_out_of_pages(tmp_path):
    """ordinary-news 26: text and title, for one outlet alone where the card says so."""
    spans = [
        {"at": "end", "reason": "closing", "pattern": "The talks go on tomorrow.*", "outlet": "The Morning"},
        {"at": "end", "of": "title", "reason": "site name", "pattern": " in town"},
        {"at": "start", "reason": "lead", "pattern": ".*day 1 of.*", "outlet": "The Evening"},
    ]
    (tmp_path / "a.html").write_text(PAGE)
    article = read(tmp_path, boilerplate={"spans": spans}).articles.row(0, named=True)
    assert article["title"] == "Envoys meet"
    paragraphs = article["text"].split("\n\n")
    assert len(paragraphs) == 5
    assert "day 1 of" in paragraphs[0]


@pytest.mark.parametrize("name", ["attributes", "elements"])
def test_pages_that_would_take_minutes_are_set_aside(tmp_path, name):
    """hostile 19."""
    bomb = {"attributes": "<p " + "a=1 " * 20_000 + ">", "elements": "<br>" * 60_000}[name]
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.html").write_text(PAGE.replace("<h1>", f"{bomb}<h1>"))
    card = CorpusCard.of(CARD | {"path": str(tmp_path)}, "data/pages.yaml")
    corpus = read_corpus(card, corpus_files(tmp_path), [], ["en"], 200_000)
    ((source, reason, detail),) = corpus.exclusions.select("source_id", "reason", "detail").rows()
    assert (source, reason) == ("b.html", "page cannot be read")
    assert f"{name}; allowed: at most" in detail


def test_a_page_of_invisible_characters_is_no_article(tmp_path):
    """hostile 14."""
    (tmp_path / "a.html").write_text("<html><body><article>" + "<p>\ufeff\u200b</p>" * 20 + "</article></body></html>")
    with pytest.raises(InputError, match="no usable article: no text"):
        read(tmp_path)
