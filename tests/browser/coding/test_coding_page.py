"""The page on which a coder codes: by keyboard, offline, and nothing is lost."""

import itertools
import os
import signal
import subprocess
import time

import polars as pl
import pytest
from scripts.annotate.make_coding_page import make_coding_page
from scripts.annotate.take_codes import take_codes

from presslens.annotate.coding_items import coding_items
from presslens.annotate.reading import read_annotations
from presslens.base.io import read_yaml
from presslens.cards.annotations import load_annotation_card
from presslens.study.study import Study
from presslens.tell.coding.page import coding_page
from tests.browser.coding.material import PAYLOADS, QUESTIONS, ROUNDS, SENTENCES, N, page_of, serious
from tests.coding_study import ANSWERS, page_data


class Chromium:
    """A browser of one's own, to be killed."""

    def __init__(self, path, kind, folder):
        command = [path, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
        command += [f"--user-data-dir={folder}", "--no-first-run", "about:blank"]
        (folder / "DevToolsActivePort").unlink(missing_ok=True)
        (folder / "SingletonLock").unlink(missing_ok=True)
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + 20
        port = folder / "DevToolsActivePort"
        while not (port.exists() and port.read_text().strip()):
            assert time.monotonic() < deadline, "the browser did not start"
            time.sleep(0.05)
        self.browser = kind.connect_over_cdp(f"http://127.0.0.1:{port.read_text().split()[0]}")
        self.page = self.browser.contexts[0].new_page()

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def test_sixty_items_by_keyboard_and_a_killed_browser_between_lose_nothing(study, browser, browser_path, tmp_path):
    path = make_coding_page("toy", "anna", root=study)
    order = [item["id"] for item in page_data(path)["items"]]
    plan = list(itertools.islice(itertools.cycle(ROUNDS), N))
    presses = [key for keys, _ in plan for key in keys]
    stop = sum(len(keys) for keys, _ in plan[:31]) - 2  # in the middle of an item, with answers given
    folder = tmp_path / "profile"
    folder.mkdir()
    executable = browser_path or browser.browser_type.executable_path
    first = Chromium(executable, browser.browser_type, folder)
    try:
        first.page.goto(path.as_uri())
        first.page.wait_for_selector(".item")
        for key in presses[:stop]:
            first.page.keyboard.press(key)
        first.page.wait_for_selector("html[data-kept=yes]")
    finally:
        first.kill()

    settings = {"executable_path": executable, "args": ["--no-sandbox"], "accept_downloads": True}
    second = browser.browser_type.launch_persistent_context(str(folder), **settings)
    page, downloads = second.new_page(), []
    page.on("download", lambda download: downloads.append(download))
    page.goto(path.as_uri())
    page.wait_for_selector(".item")
    assert "Item 31 of 60" in page.inner_text("header")
    assert "30 done" in page.inner_text("header")
    assert page.locator(".given .words").all_inner_texts() == ["Yes", "Negative", "The outlet itself", "None", "…"]
    for key in presses[stop:]:
        page.keyboard.press(key)
    assert "All items are done" in page.inner_text(".end")
    page.wait_for_timeout(200)
    names = [download.suggested_filename for download in downloads]
    assert names == ["toy_60_anna_50of60.csv", "toy_60_anna_60of60.csv"]
    for name, download in zip(names, downloads, strict=True):
        download.save_as(path.parent / name)
    second.close()

    assert take_codes("toy", root=study) == [f"60 items by anna: {study / 'annotations/toy'}/; the next make uses them"]
    known = Study(read_yaml(study / "config.yaml"), study).names("toy")
    card = load_annotation_card(study / "annotations/toy/card.yaml", known)
    read = read_annotations(card, known)
    by_id = dict(zip(read.sample["id"], read.codes["Anna"].iter_rows(named=True), strict=True))
    for key, (_, answers) in zip(order, plan, strict=True):
        for name, code in zip(QUESTIONS, answers, strict=True):
            labels = [card.questions[name].get(one) for one in code.split(";")]
            assert by_id[key][name] == (labels[0] if name != "frames" else [label for label in labels if label])
    assert sum(1 / chance for chance in read.sample["inclusion_probability"]) == pytest.approx(len(SENTENCES))


def test_no_answer_of_a_program_and_nothing_but_what_coders_need_is_in_the_page(study):
    path = page_of(study, "dora")
    wanted = {"id", "target", "place", "before", "left", "mention", "right", "after", "text", "from", "to"}
    assert {key for item in page_data(path)["items"] for key in item} == wanted
    html = path.read_text(encoding="utf-8")
    assert not [value for value in ANSWERS if value.startswith("p_") and value in html]
    assert not [value for value in ("0.987654", "a rule of speech") if value in html]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_is_wrong_for_those_who_use_other_means(study, opened, scheme):
    page = opened(page_of(study, "dora"), color_scheme=scheme)
    for key in ("1", "1", "2", "n"):
        page.keyboard.press(key)
    page.fill("textarea", "a note")
    page.keyboard.press("Enter")
    page.keyboard.press("t")
    serious(page)
    for key in ("s", "a", "m") if scheme == "light" else ("l",):
        page.keyboard.press(key)
        page.wait_for_selector("dialog[open]")
        serious(page)
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog[open]", state="detached")


def test_hostile_texts_are_text(study, opened):
    page = opened(page_of(study, "dora"))
    page.keyboard.press("n")
    page.fill("textarea", PAYLOADS[1])
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]", state="detached")
    page.keyboard.press("m")
    assert page.locator("dialog").inner_text().count("<svg onload=pwned=1>") == 2
    page.keyboard.press("Escape")
    for _ in range(N):
        page.keyboard.press("a")
        page.keyboard.press("Escape")
        page.keyboard.press("PageDown")
    found = page.evaluate(
        "[window.pwned, document.querySelectorAll('main img, main iframe, main svg, main script, main a').length]"
    )
    assert found == [None, 0]
    page.keyboard.press("b")
    assert page.url.startswith("file://")
    page.reload()
    page.wait_for_selector(".item")
    assert page.evaluate("window.pwned") is None


@pytest.mark.parametrize(("key", "field"), [("n", "textarea"), ("s", "input"), ("l", "input[type=file]")])
def test_a_dialog_opens_in_its_first_field(study, opened, key, field):
    page = opened(page_of(study, "dora"))
    page.keyboard.press(key)
    page.wait_for_selector(f"dialog {field}:focus")
    if key == "n":
        page.keyboard.type("1 word")
        page.keyboard.press("Enter")
        assert "1 word" in page.inner_text(".item")


def test_undo_redo_skip_and_not_this_target(study, opened):
    page = opened(page_of(study, "dora"))
    given = lambda: page.locator(".given .words").all_inner_texts()  # noqa: E731
    for key in ("1", "3"):
        page.keyboard.press(key)
    assert given()[:2] == ["Yes", "Positive"]
    page.keyboard.press("u")
    page.keyboard.press("Backspace")
    assert given() == ["…"] * 5
    page.keyboard.press("r")
    assert given()[0] == "Yes"
    page.keyboard.press("Control+z")
    page.keyboard.press("x")
    assert given()[:4] == ["No", "not asked", "…", "not asked"]
    assert "not this target" in page.inner_text(".item")
    page.keyboard.press("s")
    page.keyboard.press("2")
    assert "Item 2 of 60" in page.inner_text("header")
    page.keyboard.press("b")
    assert "skipped: The sentence is broken" in page.inner_text(".item")
    page.keyboard.press("u")
    assert "skipped" not in page.inner_text(".item")


def test_who_goes_on_elsewhere_loads_the_file_that_was_saved(study, opened, tmp_path):
    path = page_of(study, "dora")
    page = opened(path, accept_downloads=True)
    for key in ("1", "1", "1", "2", "1", "4", "Enter", "2", "1"):
        page.keyboard.press(key)
    page.keyboard.press("n")
    page.fill("textarea", '=1+1, "quoted"\nand a line')
    page.keyboard.press("Enter")
    with page.expect_download() as waiting:
        page.keyboard.press("w")
    waiting.value.save_as(tmp_path / "saved.csv")
    other = opened(path)
    other.keyboard.press("l")
    other.set_input_files("input[type=file]", tmp_path / "saved.csv")
    other.wait_for_selector("text=2 items taken")
    assert "Item 2 of 60" in other.inner_text("header")
    assert "1 done" in other.inner_text("header")
    assert '=1+1, "quoted"' in other.inner_text(".item")
    other.keyboard.press("l")
    (tmp_path / "other.csv").write_text((tmp_path / "saved.csv").read_text().replace("dora", "emil"))
    other.set_input_files("input[type=file]", tmp_path / "other.csv")
    assert "The file is of emil, this page is of dora" in other.inner_text("[role=alert]")


def test_a_browser_that_keeps_nothing_says_so(study, browser):
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});"
        "Object.defineProperty(window, 'indexedDB', {get() { throw new Error('no'); }});"
    )
    page = context.new_page()
    page.goto(page_of(study, "dora").as_uri())
    assert "This browser keeps nothing" in page.inner_text("[role=alert]")
    page.keyboard.press("1")
    assert page.locator(".given .words").all_inner_texts()[0] == "Yes"
    context.close()


def test_no_scrolling_and_a_quick_start_with_two_thousand_items(study, tmp_path, opened):
    sentence = "and others met in hall after hall, and then they went on to another. " * 3
    texts = [f"It rained on day {n}. Turkey {sentence} Then it was evening. {sentence * 10}" for n in range(2000)]
    rows = [
        {
            "id": f"m{n}",
            "source_id": f"s{n}",
            "target": "TUR",
            "start": str(at),
            "end": str(at + 6),
            "mention": "Turkey",
        }
        for n, at in enumerate(text.index("Turkey") for text in texts)
    ]
    articles = {
        "article_id": [f"a{n}" for n in range(2000)],
        "source_id": [f"s{n}" for n in range(2000)],
        "text": texts,
    }
    spans = {"article_id": articles["article_id"], "start": [0] * 2000, "end": [len(text) for text in texts]}
    sheet, tables = list(enumerate(rows)), (pl.DataFrame(articles), pl.DataFrame(spans))
    found = coding_items(sheet, *tables, {"TUR": "Turkey"}, tmp_path / "sheet.csv")
    known = page_data(page_of(study, "dora"))
    about = (known["page"]["actor"], "toy", "2000", "anna", False)
    path = tmp_path / "anna.html"
    path.write_text(coding_page(found.items, found.texts, known["questions"], "# Manual", *about), encoding="utf-8")
    page = opened(path)
    assert page.evaluate("performance.now()") < 1500
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    took = """(() => {
        const from = performance.now();
        document.dispatchEvent(new KeyboardEvent("keydown", {key: "1"}));
        return performance.now() - from;
    })()"""
    assert page.evaluate(took) < 100
