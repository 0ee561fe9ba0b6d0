"""A browser for all tests, and the readers that they open in it."""

import os
import shutil

import pytest

from tests.browser import made
from tests.shipped import SEED

CARD = {
    "name": "made",
    "title": "Made articles",
    "producer": "The tests",
    "licence": "for research only",
    "language": "en",
    "reader": "text_folder",
    "path": "seeds",
}
CODERS = ("Ann", "Bo")
SENTENCES = (
    "Turkey condemned the raid by Russia that killed ten civilians.",
    "Moscow said that Turkey had attacked the town of Idlib.",
    "“Syria is a partner of peace,” the Russian president said on Monday.",
    "The Syrian army bombed a hospital, according to the United Nations.",
    "Ankara praised the talks with Russia, and aid reached Damascus.",
    "It rained in the valley.",
    "President Bashar al-Assad thanked Russia for its help.",
)


@pytest.fixture(scope="session")
def browser_path():
    """Where Chromium lies: what PRESSLENS_BROWSER names, or that of the system; None: Playwright's own."""
    names = (os.environ.get("PRESSLENS_BROWSER"), "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser(browser_path):
    """Chromium, one for all tests: a process can have Playwright once. Without it tests are skipped, but in CI."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        except Error as fault:
            if os.environ.get("CI"):
                raise
            why = str(fault).splitlines()[0]
            pytest.skip(f"no browser: install chromium, or name one in PRESSLENS_BROWSER ({why})")
        yield opened
        opened.close()


class Opened:
    """A page with what it said and asked for."""

    def __init__(self, page, folder):
        self.page, self.folder, self.said, self.asked, self.dialogs = page, folder, [], [], []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda fault: self.said.append(str(fault)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def go(self, address):
        """Open a page of the folder anew, and wait for its content."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.folder.as_uri()}/{address}")
        self.page.wait_for_selector("#app[data-ready] main h1")
        return self.page

    def outside(self):
        """Requests for anything but files of the folder."""
        return [url for url in self.asked if not url.startswith((self.folder.as_uri() + "/", "about:blank"))]


@pytest.fixture
def open_reader(browser):
    """Function from a folder to a page in it; afterwards the page must have been quiet and have kept to its folder."""
    opened = []

    def open_it(folder, **options):
        context = browser.new_context(**options)
        opened.append((context, Opened(context.new_page(), folder)))
        return opened[-1][1]

    yield open_it
    for context, page in opened:
        context.close()
        assert page.said == []
        assert page.outside() == []
        assert page.dialogs == []


def texts():
    """Articles of two to six of the sentences, each of another mix; the shipped one first."""
    yield made.article(0, SEED.read_text(encoding="utf-8"), title="Erdogan, Putin meet", outlet=None)
    for number in range(1, 40):
        chosen = [SENTENCES[(number * 3 + step * (1 + number % 5)) % len(SENTENCES)] for step in range(2 + number % 5)]
        text = " ".join(chosen[:2]) + "\n\n" + " ".join(chosen[2:])
        url = "https://paper.example/1" if number == 1 else "javascript:alert(1)" if number == 2 else None
        text = ("🙂 " if number % 7 == 0 else "") + text.strip()
        yield made.article(number, text, url=url, story_id=f"{number // 2}")


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """Forty articles as the pipeline leaves them, in a project of their own, with codes of every third mention."""
    return made.make_corpus(tmp_path_factory.mktemp("project"), list(texts()), CARD, CODERS)


@pytest.fixture(scope="session")
def reader(corpus):
    """Their reader."""
    return made.make_reader(corpus)
