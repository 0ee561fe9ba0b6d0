"""A study, and pages opened in it."""

import pytest

from tests.browser.coding.material import PAYLOADS, SENTENCES, N, watch
from tests.coding_study import study_with_sheet


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    root = tmp_path_factory.mktemp("study")
    sheet = study_with_sheet(root, SENTENCES, N)
    with sheet.with_name("manual.md").open("a", encoding="utf-8") as manual:
        manual.writelines(f"\n{payload}\n\n| {payload} |\n" for payload in PAYLOADS)
    return root


@pytest.fixture
def opened(browser):
    """Function that opens a page; afterwards no request may have left and nothing may have been raised."""
    contexts, requests, faults = [], [], []

    def open_(path, **settings):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, **settings)
        contexts.append(context)
        page = context.new_page()
        watch(page, requests, faults)
        page.goto(path.resolve().as_uri())
        page.wait_for_selector(".item")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not faults
    assert not [url for url in requests if not url.startswith(("file://", "blob:"))]
