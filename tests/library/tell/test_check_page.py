import re

from presslens.tell.check_page import SHOWN, Outcome, check_page, check_summary

HOSTILE = "a<script>alert(1)</script>.csv"
OUTCOMES = [
    Outcome("far", "not checked, its files are not in the mirror folder (None)"),
    Outcome(
        "town",
        "differs",
        {
            "figures/f.png": ["figures/f.png: 5.00% of pixels differ"],
            HOSTILE: [f"{HOSTILE}, row 2, column x: '<b>' committed, '2' rebuilt", f"{HOSTILE}, row 3: too"],
        },
        frozenset({"figures_f.png"}),
        frozenset({HOSTILE}),
    ),
]


def test_a_page_shows_every_line_every_picture_and_every_rebuilt_file():
    page = check_page(OUTCOMES, ["1 file is not as it is committed: a & b"])
    assert "<script" not in page
    assert "<b>" not in page
    assert len(re.findall("<li>", page)) == 3
    assert '<img src="town/figures_f.png"' in page
    assert 'href="town/rebuilt/a%3Cscript%3Ealert%281%29%3C/script%3E.csv"' in page
    assert "not in the mirror folder" in page
    assert "a &amp; b" in page


def test_a_summary_names_each_file_once_and_says_how_many_it_leaves_out():
    assert check_summary(OUTCOMES).count("\n- ") == 2
    assert "\\<script\\>" in check_summary(OUTCOMES)
    many = {f"{number}.csv": [f"{number}.csv: other bytes"] for number in range(SHOWN + 3)}
    assert "- 3 more files of town differ\n" in check_summary([Outcome("town", "differs", many)])


def test_nothing_differs():
    same = [Outcome("town", "the results came out, byte for byte")]
    assert "<h2>" not in check_page(same)
    assert "\n- " not in check_summary(same)
