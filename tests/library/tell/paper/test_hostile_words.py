"""Words from outside never become code of Typst or TeX, and stand in the PDF as they are."""

import copy
import re

import polars as pl
import pytest

from presslens.tell.paper.numbers import Number, Part, numbers_in
from presslens.tell.paper.tex import numbers_in_tex
from presslens.tell.paper.typeset import typeset
from presslens.tell.paper.written import key_part
from tests.library.tell.paper.conftest import PROJECT, document_of, pictures, text
from tests.library.tell.paper.test_paper import flat

PAYLOADS = [
    '#eval("1+1")',
    '#read("/etc/passwd")',
    "#panic()",
    '#include "x.typ"',
    "$x^2$",
    "$",
    "@egami2023",
    "@nobody",
    "*bold*",
    "_under_",
    "`raw`",
    "```typ #x```",
    "<label>",
    "= Heading",
    "- item",
    "[brackets]",
    "]#panic()[",
    "{braces}",
    "\\",
    "\\input{secret}",
    "\\u{41}",
    'a "quoted" title',
    "it's 'single'",
    "// comment",
    "/* open",
    "~",
    "---",
    "100 % & more",
    "^^41",
    "#let n = 1",
]


def test_they_stand_in_the_paper_as_they_are():
    document = copy.deepcopy(document_of("seeds"))
    marked = [f"begin{number}x {payload} xend{number}" for number, payload in enumerate(PAYLOADS)]
    document["words"]["note"] = " ".join(marked)
    for name in ("title", "producer", "citation", "licence"):
        document["words"][name] = f"{PAYLOADS[0]} {name} {PAYLOADS[16]}"
    document["words"]["files"] = [{"name": payload, "url": payload, "sha256": payload} for payload in PAYLOADS]
    document["words"]["holders"] = dict.fromkeys(document["words"]["holders"], "]#panic()[ *holder*")
    outlets = document["rows"]["outlets"]
    document["rows"]["outlets"] = [{**outlets[0], "outlet": payload, "country": payload} for payload in PAYLOADS]
    said = re.sub(r"\s", "", flat(typeset(text(), document, pictures("seeds"))))
    for number, payload in enumerate(PAYLOADS):
        found = re.search(f"begin{number}x(.*?)xend{number}", said)
        assert found, payload
        assert found[1] == re.sub(r"\s", "", payload).replace("- ", "-")
    for name in ("title", "producer", "citation", "licence"):
        assert f'#eval("1+1"){name}]#panic()[' in said
    assert "]#panic()[*holder*" in said


def test_the_text_of_the_paper_runs_no_text():
    for name, source in text().items():
        assert not re.search(rb"\beval\s*\(|@preview|\bplugin\s*\(", source), name
    assert {path.name for path in (PROJECT / "paper").iterdir()} == set(text())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_names_of_numbers_and_their_macros_are_harmless(payload):
    assert re.fullmatch(r"[A-Za-z0-9_-]+", key_part(payload))
    number = Number(payload, payload, "word", "corpus", payload, "value", "")
    line = numbers_in_tex({"outlet": number}).splitlines()[-2]
    inner = line.removeprefix("\\presslens@number{outlet}{").removesuffix("}{}")
    harmless = re.sub(
        r"\\(?:textbackslash|textasciitilde|textasciicircum|textless|textgreater)\{\}|\\[&%$#_{}]", "", inner
    )
    assert not re.search(r"[\\%$#&{}~^]", harmless)


def test_a_name_that_is_none_is_refused():
    number = Number(1, "1", "count", "corpus", "", "value", "")
    with pytest.raises(ValueError, match="no name of a number"):
        numbers_in_tex({"a}\\input{b": number})


def test_outlets_that_differ_in_other_letters_keep_numbers_apart():
    table = pl.DataFrame({"outlet": ["Правда", "Труд"], "outlet_country": "RUS", "target": "SYR", "n_articles": [3, 4]})
    numbers, rows = numbers_in(Part("mentions_by_outlet", ("n_articles", "n_articles")), table, "mine")
    assert [(name, number.value) for name, number in numbers.items()] == [
        ("mentions_by_outlet.x.RUS.SYR.n_articles", 3),
        ("mentions_by_outlet.x.RUS.SYR-2.n_articles", 4),
    ]
    assert [row["outlet"] for row in rows] == ["Правда", "Труд"]
