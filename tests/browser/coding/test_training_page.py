"""The page on which a coder learns from settled items."""

import json

from presslens.tell.coding.training import training_page
from tests.browser.coding.material import QUESTIONS, ROUNDS, page_of, serious
from tests.coding_study import page_data


def test_who_learns_sees_the_settled_answer_after_each_and_the_mark_at_the_end(study, opened, tmp_path):
    known = page_data(page_of(study, "dora"))
    golds = [dict(zip(QUESTIONS, answers, strict=True)) for _, answers in ROUNDS[:2]]
    golds = [{name: code for name, code in gold.items() if code} for gold in golds]
    chosen = [item for item in known["items"] if "Case" in item["left"]][:2]
    items = [{**item, "gold": gold} for item, gold in zip(chosen, golds, strict=True)]
    about = (known["questions"], "# Manual\n\n<img src=x onerror=pwned=1>", known["page"]["actor"], "toy", "anna")
    path = tmp_path / "anna.html"
    path.write_text(training_page(items, known["texts"], *about), encoding="utf-8")
    page = opened(path, accept_downloads=True)
    serious(page)
    for key in ("1", "Enter", "3"):
        page.keyboard.press(key)
    assert "Settled otherwise: Negative (you: Positive)" in page.inner_text("[role=status]")
    assert "in a bad light" in page.inner_text("[role=status] dd")
    serious(page)
    page.keyboard.press("1")  # the first answer counts
    with page.expect_download() as waiting:
        for key in (
            "Enter",
            "1",
            "Enter",
            "2",
            "Enter",
            "1",
            "Enter",
            "Enter",
            *"2",
            "Enter",
            "1",
            "Enter",
            "0",
            "Enter",
        ):
            page.keyboard.press(key)
    result = json.loads(waiting.value.path().read_text())
    marks = {one["name"]: (one["n"], one["right"], one["passed"]) for one in result["questions"]}
    assert marks["actor"] == (2, 2, True)
    assert marks["sentiment"] == (1, 0, False)
    assert marks["stance"] == (1, 1, True)
    assert marks["frames"] == (2, 2, True)
    assert not result["passed"]
    assert page.inner_text("h2#question") == "Not passed yet"
    serious(page)
    assert page.evaluate("[window.pwned, document.querySelectorAll('main img, aside img').length]") == [None, 0]
