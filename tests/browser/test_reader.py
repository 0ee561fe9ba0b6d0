"""The reader in a browser: marks where the ledger has them, evidence that adds up, keys, nothing from outside."""

import random
from io import BytesIO
from urllib.parse import quote

import polars as pl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from presslens.exhibits.tables import TABLES
from presslens.pages.data_files import json_text
from presslens.tell.reader import tables
from presslens.trace.address import cell_address
from tests.browser import made
from tests.browser.conftest import CARD, CODERS, SENTENCES

_MARKS = "all => all.map(m => [Number(m.dataset.start), Number(m.dataset.end), m.textContent])"


def test_every_mention_is_marked_once_where_the_ledger_has_it(reader, corpus, open_reader):
    page = open_reader(reader).go("article.html#0")
    ledger, found = made.read(corpus, "ledger"), 0
    for article, text in made.read(corpus, "articles").select("article_id", "text").iter_rows():
        page.evaluate(f"location.hash = '{article}'")
        page.wait_for_selector(f"article[data-article='{article}'] #text")
        assert page.locator("#text").evaluate("one => one.textContent") == text
        marks = [tuple(mark) for mark in page.locator("#text mark").evaluate_all(_MARKS)]
        rows = ledger.filter(article_id=article).select("start", "end", "mention").rows()
        assert marks == rows
        found += len(marks)
    assert found == len(ledger) > 100


def test_links_out_are_of_the_web_alone(reader, open_reader):
    opened = open_reader(reader)
    page = opened.go("article.html#1")
    link = page.locator("a[href^='https://paper.example']")
    assert {"noopener", "noreferrer"} <= set(link.get_attribute("rel").split())
    assert opened.go("article.html#2").locator("a[href^='javascript']").count() == 0


def test_keys_alone_lead_from_the_list_to_a_mention_to_its_evidence_and_back(reader, open_reader):
    page = open_reader(reader).go("index.html")
    page.keyboard.press("/")
    page.keyboard.type("Erdogan")
    page.keyboard.press("Escape")  # clears
    page.keyboard.type("Putin meet")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("tbody a")).to_be_focused(timeout=20_000)
    page.keyboard.press("Enter")
    page.wait_for_selector("#text mark")
    for _ in range(3):
        page.keyboard.press("j")
    expect(page.locator("mark[data-at='2']")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("mark[data-at='1']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    expect(page.locator("#panel")).to_contain_text("Mention 2 of")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.locator("[role=dialog]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[role=dialog]")).to_have_count(0)
    page.keyboard.press("t")
    page.wait_for_url("**/trace.html")
    page.wait_for_selector("#app[data-ready] tbody tr")
    page.keyboard.press("/")
    page.keyboard.type("sentiment by target")
    expect(page.locator("tbody a").first).to_contain_text("Sentiment by")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_selector("table.rows")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-sum]")
    page.keyboard.press("Escape")
    page.wait_for_selector("table.rows")
    page.keyboard.press("Escape")
    page.wait_for_selector("table.tables")
    for there in ("table.rows", "[data-n]"):
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_selector(there)
    page.wait_for_selector(".evidence li a[data-go]")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/article.html#*")
    page.wait_for_selector("article h1")
    page.keyboard.press("a")
    page.wait_for_url("**/index.html")


def test_the_hash_keeps_what_is_listed(reader, corpus, open_reader):
    articles = made.read(corpus, "articles")
    page = open_reader(reader).go("index.html#outlet=The+Post&sort=-n")
    assert page.locator("tbody tr").count() == articles.filter(outlet="The Post").height
    counts = [int(one) for one in page.locator("tbody td:nth-last-child(3)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    page.select_option("select >> nth=0", "unknown")
    assert "outlet=unknown" in page.url
    assert page.locator("tbody tr").count() == articles["outlet"].null_count()


def cells(corpus):
    """Rows of tables of shares, forty of them at random, with the mentions that make them, looked for in the ledger."""
    ledger = made.read(corpus, "ledger").with_columns(
        pl.col("date").dt.year().cast(pl.String).alias("year"),
        pl.col("outlet").fill_null("unknown"),
        pl.col("outlet_country").fill_null("unknown"),
    )
    found = []
    for path in sorted(corpus.glob("results/made/tables/*.csv")):
        table = TABLES[path.stem]
        if table.outcome and set(table.keys) <= {*ledger.columns}:
            rows = made.result(corpus, table.name)
            found += [(table, row, ledger) for row in rows.iter_rows(named=True)]
    return random.Random(7).sample(found, 40)


def test_the_evidence_of_cells_is_what_was_counted(reader, corpus, open_reader):
    opened, tables = open_reader(reader), set()
    for table, row, ledger in cells(corpus):
        group = ledger.filter("actor", *(pl.col(key) == row[key] for key in table.groups))
        label = pl.col(table.outcome)
        listed = ledger.schema[table.outcome] == pl.List(pl.String)
        own = group.filter(label.list.contains(row[table.outcome]) if listed else label == row[table.outcome])
        page = opened.go(f"trace.html#{table.name}/{quote(cell_address(table.keys, row), safe='')}")
        page.wait_for_selector("[data-n]")
        line = page.locator("[data-sum]").inner_text()
        assert line.startswith(f"{len(own)} of {len(group)}"), (table.name, row)
        assert "as in the table" in line, (table.name, line)
        assert shown(page) == own.select("article_id", "start", "end").rows()[:50]
        page.locator("input[type=radio]").nth(1).check()
        rest = group.join(own, on=["article_id", "start"], how="anti")
        assert page.locator("[data-n]").get_attribute("data-n") == str(len(rest))
        assert shown(page) == rest.select("article_id", "start", "end").rows()[:50]
        tables.add(table.name)
    assert len(tables) > 8


def shown(page):
    expect(page.locator(".evidence li.soft")).to_have_count(0)
    marks = "all => all.map(m => [m.dataset.article, Number(m.dataset.start), Number(m.dataset.end)])"
    return [tuple(mark) for mark in page.locator(".evidence li").evaluate_all(marks)]


def test_codes_stand_in_the_panel_of_their_mention(reader, corpus, open_reader):
    opened, codes = open_reader(reader), made.read(corpus, "annotations")
    ledger = made.read(corpus, "ledger")
    assert ledger.filter("coded").height == codes.height > 80
    for row in codes.gather_every(25).iter_rows(named=True):
        page = opened.go(f"article.html#{row['article_id']}/{row['start']}")
        page.wait_for_selector("#panel .codes")
        assert page.locator(".codes thead th").all_inner_texts() == ["Question", "agreed", *CODERS]
        told = {one.split("\t")[0].strip(): one for one in page.locator(".codes tbody tr").all_inner_texts()}
        for question in ("sentiment", "stance"):
            for given in (row[f"{question}_{coder}"] for coder in CODERS):
                assert (given or "none") in told[question].lower(), (question, row)
        assert row["id"] in page.locator(".codes + .soft").inner_text()
    page = opened.go("index.html#coded=1")
    assert page.locator("tbody tr").count() == codes["article_id"].n_unique()


def test_codes_behind_a_corrected_number_sum_to_how_far_it_was_moved(reader, corpus, open_reader):
    opened, seen = open_reader(reader), 0
    rows = made.result(corpus, "sentiment_by_target").filter(pl.col("corrected").is_not_null())
    for row in rows.filter(pl.col("corrected").is_between(0.001, 0.999)).iter_rows(named=True):
        address = quote(cell_address(("target", "sentiment"), row), safe="")
        page = opened.go(f"trace.html#sentiment_by_target/{address}")
        page.wait_for_selector("[data-n]")
        page.get_by_label("codes of corrected").check()
        expect(page.locator(".evidence li.soft")).to_have_count(0)
        moves = page.locator(".evidence .tag").filter(has_text="moves corrected by").all_inner_texts()
        n = int(page.locator("[data-n]").get_attribute("data-n"))
        if n > 50:
            continue
        assert len(moves) == n
        moved = sum(float(one.rpartition("by ")[2].replace("−", "-")) for one in moves)
        assert moved == pytest.approx(row["corrected"] - row["share"], abs=1e-4 * n)
        seen += 1
    assert seen > 3


def test_a_large_table_is_listed_and_leads_to_a_command(corpus, open_reader, tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 20)
    folder = made.make_reader(corpus, place=tmp_path / "reader/made")
    page = open_reader(folder).go("trace.html#sentiment_by_outlet/The%20Post%2CRUS%2Cnegative")
    assert "make why TABLE=sentiment_by_outlet CELL='The Post,RUS,negative' CORPUS=made" in page.inner_text(
        ".notice >> nth=1"
    )
    assert page.locator("[data-n]").count() == 0
    assert [path.name for path in (folder / "data/sets").iterdir()] == ["0000.js"]


def test_a_table_that_does_not_add_up_is_told(reader, corpus, open_reader, tmp_path):
    folder = tmp_path / "reader"
    path = "data/tables/sentiment_by_target.js"
    for file in (one for one in reader.rglob("*") if one.is_file()):
        target = folder / file.relative_to(reader)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    rows = made.result(corpus, "sentiment_by_target")
    row = rows.row(0, named=True)
    text = (folder / path).read_text(encoding="utf-8")
    before = json_text(rows["n"].to_list())
    assert text.count(before) == 1
    after = json_text([row["n"] + 1, *rows["n"][1:]])
    (folder / path).write_text(text.replace(before, after), encoding="utf-8")
    address = quote(cell_address(TABLES["sentiment_by_target"].keys, row), safe="")
    page = open_reader(folder).go(f"trace.html#sentiment_by_target/{address}")
    page.wait_for_selector("[data-n]")
    assert f"differs in n ({row['n'] + 1}, here {row['n']})" in page.locator("[data-sum]").inner_text()


PAGES = ("index.html", "article.html#0", "article.html#0/4", "trace.html", "trace.html#sentiment_by_target", "cell")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(scheme, reader, corpus, open_reader):
    opened = open_reader(reader, color_scheme=scheme)
    row = made.result(corpus, "sentiment_by_target").row(0, named=True)
    cell = f"trace.html#sentiment_by_target/{quote(cell_address(('target', 'sentiment'), row), safe='')}"
    for address in PAGES:
        page = opened.go(cell if address == "cell" else address)
        page.wait_for_load_state("load")
        # Colours are what differs in the dark.
        rules = {} if scheme == "light" else {"runOnly": ["color-contrast"]}
        found = Axe().run(page, options={"preload": False, **rules}).response["violations"]
        grave = [one for one in found if one["impact"] in ("serious", "critical")]
        told = [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in grave]
        assert told == [], (address, scheme)


def test_nothing_of_the_panel_is_lost_on_paper(reader, corpus, open_reader):
    page = open_reader(reader).go("article.html#0")
    expect(page.locator(".notes li").first).to_be_attached()
    printed = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages).replace("\n", "")
    mentions = made.read(corpus, "ledger").filter(pl.col("article_id") == f"{0:016x}")
    for start, end in mentions.select("start", "end").iter_rows():
        assert f"{start}-{end}" in printed
    assert printed.count("holder:") == len(mentions)
    assert "Choose a mention" not in printed


def test_a_long_article_opens_in_a_second(open_reader, tmp_path):
    """Twenty thousand words; in time of the processor, as the machine may be busy with other things."""
    words, text = 0, []
    while words < 20_000:
        text.append(SENTENCES[len(text) % len(SENTENCES)])
        words += len(text[-1].split())
    corpus = made.make_corpus(tmp_path / "project", [made.article(0, " ".join(text))], CARD)
    opened = open_reader(made.make_reader(corpus))
    measured = opened.page.context.new_cdp_session(opened.page)
    measured.send("Performance.enable", {"timeDomain": "threadTicks"})
    page = opened.go("article.html#0")
    page.wait_for_selector("#text mark")
    metrics = {one["name"]: one["value"] for one in measured.send("Performance.getMetrics")["metrics"]}
    assert page.locator("#text mark").count() > 3000
    assert metrics["TaskDuration"] <= 1.0
