import re
import shutil
import subprocess

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.errors import InputError
from presslens.tell.latex import escape, write_latex


def test_every_special_character_is_escaped():
    assert escape(r"50% of $x_1 & {a}#~^\input") == (
        r"50\% of \$x\_1 \& \{a\}\#\textasciitilde{}\textasciicircum{}\textbackslash{}input"
    )


def test_a_table(tmp_path):
    columns = {"target_code": ["A_B", None], "share": [-0.126, None], "n": [3, 4], "used": [True, False]}
    write_latex(pl.DataFrame(columns), tmp_path / "t.tex")
    assert (tmp_path / "t.tex").read_text() == (
        "\\begin{tabular}{lrrl}\n\\toprule\ntarget code & share & n & used \\\\\n\\midrule\n"
        "A\\_B & $-$0.13 & 3 & yes \\\\\n-- & -- & 4 & no \\\\\n\\bottomrule\n\\end{tabular}\n"
    )


def rows_of(tmp_path, cells):
    write_latex(pl.DataFrame({"a": cells, "b": ["x"] * len(cells)}), tmp_path / "t.tex")
    return (tmp_path / "t.tex").read_text(encoding="utf-8").splitlines()[4:-2]


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("[2cm] News", r"{}[2cm] News & x \\"),
        ("*", r"{}* & x \\"),
        ("  [x", r"{}  [x & x \\"),
        ("\n*x", r"{} *x & x \\"),
        ("\r[x", r"{} [x & x \\"),
        ("a[b]*", r"a[b]* & x \\"),
        ("", r" & x \\"),
        (r"\hline", r"\textbackslash{}hline & x \\"),
        (r"\\[9cm]", r"\textbackslash{}\textbackslash{}[9cm] & x \\"),
        ("50 % & more", r"50 \% \& more & x \\"),
        ("%", r"\% & x \\"),
        ("a\r\n\tb", r"a   b & x \\"),
        ("\\input{/etc/passwd}", r"\textbackslash{}input\{/etc/passwd\} & x \\"),
    ],
)
def test_no_cell_is_taken_for_a_command(tmp_path, cell, line):
    """hostile 23: after a row, `[2cm]` is a distance and `*` a sign not to break the page"""
    assert rows_of(tmp_path, [cell, cell]) == [line, line]


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("a\x1b[31m", r"a\textbackslash{}x1b[31m & x \\"),
        ("\x00\x7f", r"\textbackslash{}x00\textbackslash{}x7f & x \\"),
        ("\u202eNews\u2069", r"\textbackslash{}u202eNews\textbackslash{}u2069 & x \\"),
        ("a\u2028\u2028b", r"a\textbackslash{}u2028\textbackslash{}u2028b & x \\"),
        ("Ärger", r"Ärger & x \\"),
    ],
)
def test_control_characters_are_spelled_out(tmp_path, cell, line):
    """hostile 22"""
    assert rows_of(tmp_path, [cell]) == [line]


def test_a_first_cell_that_is_missing_or_a_number(tmp_path):
    write_latex(pl.DataFrame({"a": [None, 1], "b": ["[x]", "*"]}), tmp_path / "t.tex")
    assert (tmp_path / "t.tex").read_text().splitlines()[4:-2] == [r"-- & [x] \\", r"1 & * \\"]


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_that_are_none_are_not_written(tmp_path, number):
    """hostile 8"""
    with pytest.raises(InputError, match=rf"t\.tex, column 'b': found {number}; allowed: a finite number"):
        write_latex(pl.DataFrame({"a": ["x"], "b": [number]}), tmp_path / "t.tex")
    assert not list(tmp_path.iterdir())


@given(st.text())
def test_any_text_is_one_line_of_plain_signs(text):
    """hostile 22, 23"""
    escaped = escape(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", escaped)
    commands = r"\\(?:[&%$#_{}]|text(?:backslash|asciitilde|asciicircum|less|greater)\{\})"
    assert not re.search(r"[\\&%$#_{}~^<>]", re.sub(commands, "", escaped))


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="there is no pdflatex")
def test_a_table_of_hostile_cells_is_set(tmp_path):
    """hostile 22, 23"""
    cells = ["[2cm]", "*", "\x1b", "\u202e", "%", r"\end{tabular}", "a\r\n\r\nb", ""]
    write_latex(pl.DataFrame({"a": cells, "b": cells}), tmp_path / "t.tex")
    paper = r"\documentclass{article}\usepackage{booktabs}\begin{document}\input{t}\end{document}"
    (tmp_path / "paper.tex").write_text(paper)
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "paper.tex"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0
