import polars as pl

from presslens.tell.latex import escape, write_latex


def test_every_special_character_is_escaped():
    assert escape(r"50% of $x_1 & {a}#~^\input") == (
        r"50\% of \$x\_1 \& \{a\}\#\textasciitilde{}\textasciicircum{}\textbackslash{}input"
    )


def test_a_table(tmp_path):
    write_latex(pl.DataFrame({"target_code": ["A_B", None], "share": [-0.126, None], "n": [3, 4]}), tmp_path / "t.tex")
    assert (tmp_path / "t.tex").read_text() == (
        "\\begin{tabular}{lrr}\n\\toprule\ntarget code & share & n \\\\\n\\midrule\n"
        "A\\_B & $-$0.13 & 3 \\\\\n-- & -- & 4 \\\\\n\\bottomrule\n\\end{tabular}\n"
    )
