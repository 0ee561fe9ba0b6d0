"""The report in a browser: opened from a folder, it asks for nothing, complains of nothing, and heeds the keyboard."""

import functools

import pytest

from tests.library.tell.report.made import make_report
from tests.library.tell.report.payloads import PAYLOADS


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Function from a text of outsiders to the report that holds it."""
    return functools.cache(lambda text: make_report(tmp_path_factory.mktemp("report"), text))


@pytest.fixture
def opened(browser, made):
    """Function from a text of outsiders to a page of a report, which must stay quiet to the end."""
    complaints, pages = [], []

    def open_report(text="The Sun", **context):
        path = made(text)
        page = browser.new_context(**context).new_page()
        pages.append(page)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        asked = []
        page.goto(path.as_uri())
        assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
        return page

    yield open_report
    assert complaints == []
    for page in pages:
        page.context.close()


def test_nothing_serious_is_wrong_for_those_who_do_not_see(opened):
    from axe_playwright_python.sync_playwright import Axe

    page = opened()
    for details in page.query_selector_all("details"):
        details.evaluate("each => { each.open = true; }")
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []


def test_a_table_is_sorted_and_searched_by_keyboard(opened):
    page = opened()
    page.evaluate("location.hash = '#t-sentiment_by_outlet'")
    table = page.locator("#t-sentiment_by_outlet")
    table.locator("thead button").first.focus()
    page.keyboard.press("Enter")
    assert table.locator("th").first.get_attribute("aria-sort") == "ascending"
    assert table.locator("tbody tr td:first-child").all_text_contents() == ["The Post", "The Sun"]
    page.keyboard.press("Enter")
    assert table.locator("tbody tr td:first-child").all_text_contents() == ["The Sun", "The Post"]
    page.locator("#d-sentiment_by_outlet input").fill("post")
    assert table.locator("tbody tr:visible").count() == 1


def test_rows_lead_to_their_trace(opened):
    page = opened('Sun, "The"')
    page.evaluate("location.hash = '#t-sentiment_by_outlet~' + encodeURIComponent('Sun, \"The\"')")
    link = page.locator("#t-sentiment_by_outlet tbody tr:visible a").first.get_attribute("href")
    assert link == "../../../reader/mine/trace.html#sentiment_by_outlet/%22Sun%2C%20%22%22The%22%22%22%2CSYR%2Cnegative"


def test_marks_speak_and_arrows_go_from_one_to_the_next(opened):
    page = opened()
    marks = page.locator("#f-sentiment_by_outlet .chart a")
    assert page.locator("#f-sentiment_by_outlet .chart a[tabindex='0']").count() == 1
    marks.first.focus()
    assert page.locator("#pointed").is_visible()
    first = page.locator("#pointed").text_content()
    page.keyboard.press("ArrowRight")
    assert page.locator("#pointed").text_content() != first


def test_without_scripts_prose_pictures_and_tables_are_there(opened):
    page = opened(java_script_enabled=False)
    assert page.locator(".chart svg a title").count() > 10
    assert page.locator("#t-sentiment_by_outlet tbody tr").count() == 2


@pytest.mark.parametrize("width", [400, 1200])
def test_nothing_is_wider_than_the_window(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("payload", PAYLOADS[::4])
def test_outside_text_does_nothing(opened, payload):
    page = opened(payload)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.wait_for_timeout(50)
