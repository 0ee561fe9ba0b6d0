import polars as pl

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
