# ruff: noqa: E501 - a text stands on one line
"""A page: its characters, and the bounds within which it is read."""

import pytest

from presslens.ingest.fields import RowFault
from presslens.ingest.pages import MAX_ATTRIBUTES, MAX_ELEMENTS, decode_page, extract, tree_of
from tests.pace import within

TEXT = "President Erdoğan said Russia’s jets must leave Syria’s north at once."
LATIN = "Le président a parlé à Genève, à l’été."


def head(charset):
    return f'<html><head><meta charset="{charset}"></head><body>'.encode()


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "windows-1254", "iso-8859-9", "ascii", "gb2312"])
@pytest.mark.parametrize("text", [TEXT, TEXT + " “Go,” he said.", LATIN])
def test_a_page_in_utf8_is_read_as_such_whatever_it_says(charset, text):
    """ordinary-news 15."""
    assert decode_page(head(charset) + text.encode(), "utf-8").endswith(text)


@pytest.mark.parametrize(
    ("said", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", LATIN),
        ("windows-1252", "cp1252", LATIN),
        ("windows-1254", "cp1254", TEXT),
        ("iso-8859-9", "cp1254", TEXT),
        ("iso-8859-15", "iso8859-15", "Un été à 5 €"),
        ("windows-1251", "cp1251", "Россия и Турция"),
        ("koi8-r", "koi8-r", "Россия и Турция"),
        ("gb2312", "gb2312", "土耳其和俄罗斯"),
        ("gbk", "gbk", "土耳其和俄罗斯"),
        ("shift_jis", "shift_jis", "トルコとロシア"),
        ("euc-kr", "euc-kr", "터키와 러시아"),
        ("utf-16", "utf-8", TEXT),
    ],
)
def test_a_page_is_read_in_the_encoding_it_names(said, encoding, text):
    """ordinary-news 15: what is true stays right."""
    assert decode_page(head(said) + text.encode(encoding), "utf-8").endswith(text)


@pytest.mark.parametrize(
    "start",
    [
        b'<?xml version="1.0" encoding="windows-1252"?><html>',
        b"<html><head>" + b"<script>x()</script>" * 400 + b'<meta charset="windows-1252"></head>',
        b'<html><head><!-- <meta charset="koi8-r"> --><meta charset=windows-1252></head>',
        b'<html><head><title><meta charset="koi8-r"></title><meta charset=windows-1252></head>',
        b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head>',
    ],
    ids=["XML declaration", "behind byte 4096", "not the one in a comment", "not the one in a title", "http-equiv"],
)
def test_where_a_page_names_its_encoding(start):
    """ordinary-news 15."""
    assert decode_page(start + LATIN.encode("cp1252"), "utf-8").endswith(LATIN)


def test_a_page_that_names_none_is_in_the_encoding_of_the_card():
    """ordinary-news 15."""
    assert decode_page(LATIN.encode("cp1252"), "cp1252") == LATIN
    assert decode_page(TEXT.encode(), "cp1252") == TEXT
    with pytest.raises(RowFault, match="not in its encoding"):
        decode_page(LATIN.encode("cp1252"), "utf-8")


def test_a_page_in_two_encodings_is_no_guess():
    """ordinary-news 15: one byte of another encoding does not turn a page of UTF-8 into signs."""
    with pytest.raises(RowFault, match="not in its encoding") as caught:
        decode_page(head("iso-8859-1") + (TEXT * 3).encode() + b"\x93", "utf-8")
    assert "nearly all utf-8" in caught.value.detail


@pytest.mark.parametrize(
    "data", [b"<!--" * 60_000, b"<meta " * 60_000, b"<script>" * 40_000, b"<?xml " + b"a" * 300_000]
)
def test_looking_for_an_encoding_takes_no_time(data):
    with within(1):
        decode_page(data, "utf-8")


def body(first):
    line = "<p>Envoys of Turkey met in the old town on day {} of the talks and spoke about the border for hours.</p>"
    return "".join(line.format(n) for n in range(first, first + 5))


BODY = body(1)
BOMBS = {
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>",
    "quoted attributes": "<p " + " ".join(f"a{n}='>'" for n in range(100_000)) + ">x</p>",
    "bare attributes": "<p " + " ".join(f"a{n}" for n in range(100_000)) + ">x</p>",
    "paragraphs": "<p>x</p>" * 100_000,
    "line breaks": "x<br>" * 200_000,
}
DEEP = {
    "divs": "<div>" * 100_000,
    "spans": "<span>" * 100_000,
    "quotes": "<blockquote>" * 50_000,
    "lists": "<ul><li>" * 50_000,
    "brackets": "<" * 300_000,
    "quotation marks": '<a b="' * 50_000,
    "comments": "<!--" * 100_000,
    "entities": "&amp;" * 100_000,
    "a long attribute": f"<img src='data:image/png;base64,{'A' * 1_000_000}'>",
}


@pytest.mark.parametrize("name", BOMBS)
def test_pages_that_would_take_minutes_are_refused(name):
    """hostile 19."""
    with within(5), pytest.raises(RowFault, match="page cannot be read") as caught:
        tree_of(f"<html><body>{BODY}{BOMBS[name]}</body></html>")
    assert str(MAX_ATTRIBUTES) in caught.value.detail or str(MAX_ELEMENTS) in caught.value.detail


@pytest.mark.parametrize("name", DEEP)
def test_pages_of_odd_shape_are_read_or_give_no_text(name):
    """hostile 19."""
    with within(10):
        tree = tree_of(f"<html><head><title>x</title></head><body><article>{BODY}</article>{DEEP[name]}</body></html>")
        found = None if tree is None else extract(tree)
    assert found is None or "Envoys of Turkey" in found.text


@pytest.mark.parametrize(
    "furniture",
    [
        "<form><select><option>Afghanistan</option><option>Syria</option><option>Turkmenistan</option></select></form>",
        '<div class="newsletter-box"><p>Sign up for our Turkmenistan newsletter and miss no thing that happens.</p></div>',
        '<section class="article-signup"><p>Readers in Turkmenistan can have our briefing sent to them.</p></section>',
        '<figure><img src="a.jpg"><span class="photo-credit">Jane Doe/Turkmenistan Pictures</span></figure>',
        '<p class="image-credit">Jane Doe/Turkmenistan Pictures</p>',
        '<div class="subscription-box"><p>Subscribe for the price of a coffee in Turkmenistan and read it all.</p></div>',
    ],
)
def test_furniture_of_pages_is_no_text(furniture):
    """ordinary-news 26: sign-up lists, boxes to subscribe in and credits of pictures yield no mention."""
    article = f"<article>{BODY}{furniture}{body(6)}</article>"
    found = extract(tree_of(f"<html><head><title>x</title></head><body>{article}</body></html>"))
    assert "Turkmenistan" not in found.text
    assert found.text.count("Envoys of Turkey") == 10


def test_a_page_inside_one_form_and_a_story_for_subscribers_are_read():
    """ordinary-news 26: the general rules take no article out."""
    for start, end in (("<form>", "</form>"), ('<div class="subscriber-content">', "</div>")):
        article = f"{start}<article><h1>Envoys</h1>{BODY}</article>{end}"
        page = tree_of(f"<html><head><title>x</title></head><body>{article}</body></html>")
        assert extract(page).text.count("Envoys of Turkey") == 5
