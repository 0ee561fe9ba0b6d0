"""What outsiders wrote stays text on every page of the reader, wherever it stands."""

from urllib.parse import quote

import polars as pl
import pytest

from presslens.base.io import read_table, write_table
from presslens.trace.address import cell_address
from tests.browser import made
from tests.browser.conftest import CARD, CODERS, SENTENCES

#: Each would leave a trace if it were read as HTML, as script, as an address or as a style.
PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1) class=payload>",
    '"><svg onload=alert(1) class=payload>',
    "' onmouseover='alert(1)' class='payload",
    '" autofocus onfocus=alert(1) class="payload',
    "<!--<script>alert(1)//",
    "]]><b class=payload>",
    "<iframe src=javascript:alert(1) class=payload></iframe>",
    "<a href=javascript:alert(1) class=payload>here</a>",
    "<style class=payload>*{display:none}</style>",
    "<base href=https://evil.example/ class=payload>",
    "<meta http-equiv=refresh content=0;url=https://evil.example/ class=payload>",
    "<form action=https://evil.example/><input class=payload name=id></form>",
    "${alert(1)}`;alert(1)//",
    "\\u003cimg src=x onerror=alert(1)\\u003e\u2028alert(1)\u2029",
    "&lt;img src=x onerror=alert(1)&gt;&#60;b class=payload&#62;",
    "__proto__",
    "constructor",
)
FIELDS = ("title", "outlet", "source_id", "url", "outlet_country", "story_id")


def hostile():
    """An article for each payload, which stands in every field and in the text."""
    for number, payload in enumerate(PAYLOADS):
        text = f"{payload} {SENTENCES[0]} “{payload},” said {payload}, and Russia agreed. Turkey accused {payload}."
        more = dict.fromkeys(FIELDS, payload) | {"source_id": f"{payload} {number}", "url": f"javascript:{payload}"}
        yield made.article(number, text, **more)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A corpus of such articles, with a card of the same kind."""
    told = dict.fromkeys(
        ("title", "producer", "licence", "citation"), "".join(one for one in PAYLOADS if one.isprintable())
    )
    root = made.make_corpus(tmp_path_factory.mktemp("hostile"), list(hostile()), CARD | told, CODERS)
    folder = root / "resources/made"
    # What is quoted from a text, a name of a holder, an item of the coders: all of them are payloads.
    payload = pl.col("article_id").replace_strict(payloads(read_table(folder / "articles.parquet")))
    length = payload.str.len_chars().cast(pl.Int64)
    for path in (*(folder / made.SHARD).glob("*_evidence.parquet"), folder / made.SHARD / "attributions.parquet"):
        table = read_table(path)
        new = [pl.lit(0).alias(name) for name in ("cue_start", "source_start")] + [
            length.alias(name) for name in ("cue_end", "source_end")
        ]
        kept = [one for one in new if one.meta.output_name() in table.columns]
        write_table(table.with_columns(kept).cast(dict(table.schema)), path)
    for name, column in (("ledger", "holder_name"), ("annotations", "id"), ("annotations", "purpose")):
        path = folder / f"{name}.parquet"
        write_table(read_table(path).with_columns(payload.alias(column)), path)
    return root


def payloads(articles):
    """Which one an article is made of."""
    return dict(articles.select("article_id", "title").iter_rows())


#: What would be there if one were read as more than text.
_FOUND = """() => [
  ...document.querySelectorAll('.payload, iframe, base, form[action], img, style, object, embed, [autofocus]'),
  ...[...document.querySelectorAll('*')].filter(one => [...one.attributes].some(a => /^on/i.test(a.name)
    || (a.name === 'href' && /^\\s*javascript:/i.test(a.value)))),
  ...[...document.querySelectorAll('script')].filter(one => !one.src),
].map(one => one.outerHTML.slice(0, 200))"""


def test_no_payload_becomes_more_than_text(project, open_reader):
    opened = open_reader(made.make_reader(project))
    articles, ledger = made.read(project, "articles"), made.read(project, "ledger")
    page = opened.go("index.html")
    assert page.evaluate(_FOUND) == []
    shown = page.locator("td.title a").all_text_contents()
    assert sorted(shown) == sorted(articles["title"])
    codes = made.read(project, "annotations")
    coded = codes.select("article_id", "start", told=True)
    held = ledger.join(coded, on=["article_id", "start"], how="left", maintain_order="left").fill_null(False)
    for article, text in articles.select("article_id", "text").iter_rows():
        first = held.filter(article_id=article).sort("told", descending=True)["start"][0]
        page = opened.go(f"article.html#{article}/{first}")
        page.wait_for_selector("#panel")
        assert page.evaluate(_FOUND) == []
        payload, panel = payloads(articles)[article], page.locator("#panel").evaluate("one => one.textContent")
        assert f"{payload} (" in panel  # the holder
        assert panel.count(payload) > 3
        assert page.locator("#text").evaluate("one => one.textContent") == text
    for table in ("sentiment_by_outlet", "holder_by_country"):
        assert opened.go(f"trace.html#{table}").evaluate(_FOUND) == []
        rows = made.result(project, table)
        for row in rows.unique(rows.columns[0], maintain_order=True).iter_rows(named=True):
            keys = made.TABLES[table].keys
            page = opened.go(f"trace.html#{table}/{quote(cell_address(keys, row), safe='')}")
            page.wait_for_selector("[data-n]")
            assert page.evaluate(_FOUND) == []
            assert row[keys[0]] in page.locator("h1").inner_text()
    assert page.evaluate("({}).payload === undefined && Object.prototype.toString.call({}) === '[object Object]'")


def test_an_address_is_text_too(reader, open_reader):
    opened = open_reader(reader)
    for address in (f"{page}.html#{quote(one)}" for page in ("index", "article", "trace") for one in PAYLOADS[:4]):
        assert opened.go(address).evaluate(_FOUND) == [], address
