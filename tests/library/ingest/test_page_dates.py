# ruff: noqa: E501 - a page stands on one line
"""The day of a page: from its own metadata or its article, never from elsewhere on it."""

import datetime as dt
from copy import deepcopy

import pytest

from presslens.ingest.page_dates import day_in, page_day
from presslens.ingest.pages import extract, tree_of

BODY = "".join(
    f"<p>Envoys of Turkey met in the old town on day {n} of the talks, and they spoke about the border for hours.</p>"
    for n in range(1, 6)
)
D = "2020-03-05"


def page(head="", before="", top="", end="", after="", art="article"):
    """A page with something in its head, before, on top of, at the end of and behind its article."""
    article = f"<{art}><h1>Envoys meet in town</h1>{top}{BODY}{end}</{art.split()[0]}>"
    return f"<html><head><title>Envoys meet</title>{head}</head><body>{before}{article}{after}</body></html>"


def day_of(html, order=None):
    tree = tree_of(html)
    return page_day(tree, extract(deepcopy(tree)).text, order)


CASES = {
    "item of a card": (
        page(after='<div class="box7"><meta itemprop="datePublished" content="2024-05-01"><h3>x</h3></div>'),
        None,
    ),
    "item in the head": (page(head='<meta itemprop="datePublished" content="2020-03-05">'), D),
    "aside": (page(after='<aside><time datetime="2024-05-01">1 May 2024</time> Russia bombs</aside>'), None),
    "ticker": (page(before='<div class="ticker"><time datetime="2023-05-01T09:00">9:00</time> x</div>'), None),
    "comment": (
        page(
            after='<div class="comments"><div class="comment"><time datetime="2022-11-11">11 Nov</time> I agree with all of this</div></div>'
        ),
        None,
    ),
    "mostread": (
        page(after='<div class="most-read"><ul><li><span class="date">July 1, 2021</span> x</li></ul></div>'),
        None,
    ),
    "footer copyright": (page(after="<footer>© 2024 The Paper. March 3, 2024</footer>"), None),
    "url number": (page(head='<link rel="canonical" href="https://x.example/2021/04/92713">'), None),
    "published before modified": (
        page(
            head='<meta property="article:modified_time" content="2020-04-01"><meta property="article:published_time" content="2020-03-05T10:00:00Z">'
        ),
        D,
    ),
    "modified only": (page(head='<meta property="article:modified_time" content="2020-04-01">'), None),
    "jsonld": (
        page(
            head='<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2019-01-01"},{"@type":"NewsArticle","datePublished":"2020-03-05T10:00:00+03:00","dateModified":"2021-01-01"}]}</script>'
        ),
        D,
    ),
    "jsonld list of related": (
        page(
            head='<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2021-01-01"}]}</script>'
        ),
        None,
    ),
    "jsonld two articles": (
        page(
            head='<script type="application/ld+json">[{"@type":"NewsArticle","datePublished":"2020-03-05"},{"@type":"NewsArticle","datePublished":"2021-01-01"}]</script>'
        ),
        None,
    ),
    "jsonld broken": (
        page(
            head='<script type="application/ld+json">{"@type":"NewsArticle", datePublished:</script>',
            top='<time datetime="2020-03-05">5</time>',
        ),
        D,
    ),
    "time": (page(top='<time datetime="2020-03-05T10:00">5 March</time>'), D),
    "time in header": (
        page(top='<header><div class="meta"><time datetime="2020-03-05T10:00">5 March</time></div></header>'),
        D,
    ),
    "abbr": (page(top='<abbr title="2020-03-05T10:00">yesterday</abbr>'), D),
    "visible": (page(top='<span class="date">Thursday, March 5, 2020 10:00 am</span>'), D),
    "visible p": (page(top='<p class="byline">By Jane Doe | Published 5 March 2020 | Updated 7 March 2020</p>'), D),
    "body date": (
        page(
            end="<p>Protests began on <time datetime='2011-03-15'>15 March 2011</time> in the town of Deraa and they spread across all of the country.</p>"
        ),
        None,
    ),
    "updated time": (page(top='<span>Updated: <time datetime="2020-04-05">5 April</time></span>'), None),
    "updated after published": (
        page(
            top='<span>Published: <time datetime="2020-03-05">5 March</time></span> <span>Updated: <time datetime="2020-04-05">5 April</time></span>'
        ),
        D,
    ),
    "related article elements": (
        page(after='<article class="card"><time datetime="2024-01-01">x</time><h3>Other</h3></article>'),
        None,
    ),
    "nested card": (page(end='<article><time datetime="2024-01-01">x</time><h3>Other</h3></article>'), None),
    "nested aside": (page(top='<aside><time datetime="2024-01-01">x</time></aside>'), None),
    "entry-date after": (
        page(
            end='<div class="entry-info">Posted on <time class="entry-date published" datetime="2020-03-05">x</time></div>'
        ),
        D,
    ),
    "itemtype div": (
        page(
            top='<meta itemprop="datePublished" content="2020-03-05">',
            art='div itemtype="http://schema.org/NewsArticle"',
        ),
        D,
    ),
    "no article, main": (page(before='<div class="x"><time datetime="2023-01-01">1</time></div>', art="div"), None),
    "us meta": (page(head='<meta name="date" content="03/05/2020">'), None),
    "us meta 25": (page(head='<meta name="date" content="03/25/2020">'), None),
    "us visible": (page(top='<span class="date">3/5/2020</span>'), None),
    "dots": (page(top='<span class="date">05.03.2020</span>'), D),
    "rfc": (page(head='<meta name="pubdate" content="Thu, 05 Mar 2020 10:00:00 GMT">'), D),
    "url date": (page(head='<link rel="canonical" href="https://x.example/2020/03/05/envoys">'), D),
    "compact": (page(head='<meta name="DC.date.issued" content="20200305">'), D),
    "header outside article": (
        "<html><head><title>x</title></head><body><div class='breaking-news'><time datetime='2024-01-01'>x</time></div>"
        + page(),
        None,
    ),
    "sept": (page(top='<div class="dateline">Sept. 30, 2015</div>'), "2015-09-30"),
    "year only": (page(head='<meta name="date" content="2020">'), None),
    "bad day": (page(head='<meta name="date" content="2020-02-30">'), None),
    "live blog": (
        page(
            top='<time datetime="2020-03-05">x</time>',
            end='<div class="post"><time datetime="2020-03-06">y</time><p>later</p></div>',
        ),
        D,
    ),
    "related in article": (
        page(end='<div class="related-stories"><span class="published">1 May 2024</span></div>'),
        None,
    ),
    "author card": (page(end='<div class="author-meta">Joined on 1 May 2014</div>'), None),
}


@pytest.mark.parametrize("name", CASES)
def test_the_day_is_that_of_the_article_or_none(name):
    """ordinary-news 13 and 14: what stands beside the article gives no day, what the page says of itself does."""
    html, day = CASES[name]
    assert day_of(html) == (day and dt.date.fromisoformat(day))


@pytest.mark.parametrize("place", ["head", "top"])
@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("03/05/2020", "month_first", "2020-03-05"),
        ("03/05/2020", "day_first", "2020-05-03"),
        ("03/05/2020", None, None),
        ("03/25/2020", "month_first", "2020-03-25"),
        ("03/25/2020", "day_first", None),
        ("03/25/2020", None, None),
        ("3/5/2020 11:30 PM", "month_first", "2020-03-05"),
        ("3-5-2020", "month_first", "2020-03-05"),
        ("2020/03/05", "month_first", "2020-03-05"),
    ],
)
def test_a_day_in_numbers_is_read_in_the_order_that_is_declared(place, written, order, day):
    """ordinary-news 14."""
    said = {"head": f'<meta name="date" content="{written}">', "top": f'<span class="date">{written}</span>'}
    assert day_of(page(**{place: said[place]}), order) == (day and dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thursday, March 5, 2020", D),
        ("Thu, 05 Mar 2020 10:00:00 GMT", D),
        ("5th of March 2020", D),
        ("Mar. 5 2020, 10:00", D),
        ("5-Mar-2020", D),
        ("2020-03-05T23:59:59-05:00", D),
        ("20200305", D),
        ("20200305101500", None),
        ("5 March", None),
        ("2020-03-05 or 2020-03-06", None),
        ("31 February 2020", None),
        ("0000-00-00", None),
        ("", None),
    ],
)
def test_words_of_a_day(words, day):
    assert day_in(words) == (day and dt.date.fromisoformat(day))


@pytest.mark.parametrize("art", ["div class='article'", "div class='story wide'", "section id='post-12'", "main"])
def test_an_article_that_says_so_by_its_name_alone(art):
    """Without an article element the day was never looked for on the page, whatever the card said of it."""
    top = "<span class='date'>11/03/2020</span><time datetime='2020-03-11'>noon</time>"
    assert day_of(page(top="<span class='date'>11/03/2020</span>", art=art), "day_first") == dt.date(2020, 3, 11)
    assert day_of(page(top=top, art=art)) == dt.date(2020, 3, 11)
    inner = f"<div class='story-body'>{BODY}</div>"
    split = page(top="<p class='meta'>Published: Wednesday, March 11, 2020</p>", art=art).replace(BODY, inner)
    assert day_of(split) == dt.date(2020, 3, 11)


@pytest.mark.parametrize(
    "art", ["div class='article-list'", "div class='related-story'", "div", "div class='historic'"]
)
def test_an_element_that_is_no_article_by_name_gives_no_day(art):
    time = "<time datetime='2024-05-01'>1 May</time>"
    beside = f"<div class='story'><h1>Another</h1>{time}<p>Short.</p></div>"
    assert day_of(page(before=beside, top="" if "list" in art else time, art=art)) is None
