"""No number of the paper is typed by hand."""

import pytest

from presslens.tell.paper.prose import typed_numbers
from tests.library.tell.paper.conftest import text


@pytest.mark.parametrize("name", sorted(name for name in text() if name.endswith(".typ")))
def test_the_paper_has_none(name):
    assert typed_numbers(text()[name].decode()) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("In all 12 articles.", ["12"]),
        ("A share of 28.5 % here", ["28.5"]),
        ('#n("a") of 14 hypotheses', ["14"]),
        ("#if coded [of 9 outlets] else [of 8]", ["9", "8"]),
        ('#figure(caption: [Table of 7 rows], kind: "x")', ["7"]),
        ("#text(size: 9pt)[#strong[n = 31]]", ["31"]),
        ('#let words = "since 2011"\nMore.', ["2011"]),
        ("#for row in rows [\n  - #row.name has 3 codes\n]\nnext 4", ["3", "4"]),
        ('#picture("x", [All twelve claims.])', ["twelve"]),
        ("Escaped \\#5 is prose", ["5"]),
        ("a [bracket 6] b", ["6"]),
        ('see @monroe2008 and <tab-2>, #cite(<korn1998>, form: "prose")', []),
        ('#set page(paper: "a4", numbering: "1.1")\n#set text(size: 9pt)\n#v(0.5em)\n#grid-of((1fr, 2fr))', []),
        ("Macro-F1 and SHA-256, F12", ["12"]),
        ('#let x = "a4"', ["4"]),
        ("// since 2011\nText /* 5 */ more", []),
        ('#n("sentiment.SYR.negative.share")~mentions', []),
    ],
)
def test_planted_numbers_are_found(source, found):
    assert [number for _, number in typed_numbers(source)] == found


def test_a_digit_planted_in_the_paper_is_found_with_its_line():
    for name, source in text().items():
        if name.endswith(".typ") and name not in ("lookup.typ", "style.typ", "paper.typ"):
            planted = source.decode() + "\nIn 1999 articles.\n"
            assert typed_numbers(planted) == [(planted.count("\n"), "1999")], name
