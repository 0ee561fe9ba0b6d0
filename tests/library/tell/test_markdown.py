import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.tell.markdown import code, escape, prose, table


@pytest.mark.parametrize(
    ("hostile", "escaped"),
    [
        ("[here](http://evil.example)", r"\[here\](http\://evil.example)"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("a | b\n| --- |", r"a \| b \| --- \|"),
        ("*bold* _it_ `code` $x$", r"\*bold\* \_it\_ \`code\` \$x\$"),
        ("WWW.evil.example a@b.example", r"WWW\.evil.example a\@b.example"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("\u202eabc\x00\x1b[31m", r"abc \[31m"),
        ("back\\slash", r"back\\slash"),
        ("The Paper, 2011-02-03", "The Paper, 2011-02-03"),
    ],
)
def test_signs_with_a_meaning_lose_it(hostile, escaped):
    assert escape(hostile) == escaped


@given(st.text())
def test_no_special_sign_is_left_bare_and_the_text_stays_on_one_line(text):
    escaped = escape(text)
    assert "\n" not in escaped
    bare = re.sub(r"\\.", "", escaped)
    assert not re.search(r"[\\`*_\[\]<>|&$@]", bare)


def test_long_text_is_cut():
    assert len(escape("x" * 10_000)) == 500


def test_a_hostile_cell_cannot_add_a_column():
    header, rule, row = table(["outlet", "n"], [("The | Paper\n| x | y |", 3)])
    assert header == "| outlet | n |"
    assert rule == "| --- | ---: |"
    assert len(re.findall(r"(?<!\\)\|", row)) == 3


@given(st.text())
def test_code_holds_nothing_that_does_harm(text):
    """hostile 22"""
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", code(text))


def test_characters_in_code_are_spelled_out():
    """hostile 22"""
    assert prose("see `a\u202eb\x1b`") == r"see `a\u202eb\x1b`"
