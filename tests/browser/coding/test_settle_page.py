"""The page on which differences of coders are settled."""

import polars as pl
from scripts.annotate.make_coding_page import make_coding_page
from scripts.annotate.make_settle_page import make_settle_page
from scripts.annotate.take_codes import take_codes

from tests.browser.coding.material import HOSTILE, PAYLOADS, QUESTIONS, ROUNDS, SENTENCES, serious
from tests.coding_study import page_data, saved_file, study_with_sheet


def coded_by_two(root, n):
    """A study of hostile texts that two coders coded; they differ on three items."""
    study_with_sheet(root, [*HOSTILE[: n - 3], *SENTENCES[-3:]], n)
    for coder in ("anna", "bert"):
        data = page_data(make_coding_page("toy", coder, root=root))
        keys = sorted(item["id"] for item in data["items"])
        answers = dict(zip(QUESTIONS, ROUNDS[0][1], strict=True))
        codes = {key: dict(answers) for key in keys}
        if coder == "bert":
            codes[keys[0]] = dict(zip(QUESTIONS, ROUNDS[1][1], strict=True))
            codes[keys[1]]["sentiment"] = "1"
            codes[keys[2]]["frames"] = "conflict;security"
        (root / f"work/toy/coding/{n}/{coder}.csv").write_text(saved_file(data, codes, coder))
    return keys[:3]


def test_differences_are_settled_by_keyboard_and_taken(opened, tmp_path):
    keys = coded_by_two(tmp_path, 12)
    path, _ = make_settle_page("toy", root=tmp_path)
    assert [item["id"] for item in page_data(path)["items"]] == keys
    page = opened(path, accept_downloads=True)
    serious(page)
    assert page.locator(".beside tbody tr").count() == 4
    assert page.locator(".beside tbody tr").nth(1).locator("td").all_inner_texts() == ["Negative", "not asked", "…"]
    assert page.locator(".answer small").all_inner_texts()[:2] == ["anna", "bert"]
    # No actor: its frames are still asked, and why.
    for key in ("2", "0", "2"):
        page.keyboard.press(key)
    assert "Item 2 of 3" in page.inner_text("header")
    page.keyboard.press("3")
    page.keyboard.press("u")
    for key in ("2", "n"):
        page.keyboard.press(key)
    page.fill("textarea", PAYLOADS[2])
    page.keyboard.press("Enter")
    serious(page)
    with page.expect_download() as waiting:
        for key in ("4", "1", "4", "Enter", "5"):
            page.keyboard.press(key)
    assert "3 settled" in page.inner_text(".end")
    waiting.value.save_as(path.parent / "settled.csv")
    assert page.evaluate("window.pwned") is None
    assert take_codes("toy", root=tmp_path)[0] == "3 items on which coders differ are settled"
    rows = pl.read_csv(tmp_path / "annotations/toy/settled.csv", infer_schema=False).rows(named=True)
    assert [rows[0][name] for name in QUESTIONS] == ["0", None, None, None, "none"]
    assert (rows[1]["sentiment"], rows[1]["reason"]) == ("0", f"Talked over and agreed: {PAYLOADS[2]}")
    assert (rows[2]["frames"], rows[2]["sentiment"]) == ("conflict;security", None)
