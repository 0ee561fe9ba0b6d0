"""Tables for papers: LaTeX with booktabs, every cell escaped."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl

from presslens.base.io import write_text

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "\n": " ",
}
_PATTERN = re.compile("|".join(map(re.escape, _SPECIAL)))


def escape(text: str) -> str:
    """Text that LaTeX prints as it stands.

    >>> print(escape("50 % of n_mentions"))
    50 \\% of n\\_mentions
    """
    return _PATTERN.sub(lambda match: _SPECIAL[match.group()], text)


def write_latex(table: pl.DataFrame, path: str | Path) -> None:
    """Write a ``tabular`` (needs ``booktabs``): numbers right, fractions with two decimals, truth values
    as yes and no, missing as a dash."""
    numeric = [dtype.is_numeric() for dtype in table.dtypes]
    lines = [
        r"\begin{tabular}{" + "".join("r" if number else "l" for number in numeric) + "}",
        r"\toprule",
        " & ".join(escape(name.replace("_", " ")) for name in table.columns) + r" \\",
        r"\midrule",
        *(" & ".join(map(_cell, row)) + r" \\" for row in table.iter_rows()),
        r"\bottomrule",
        r"\end{tabular}",
    ]
    write_text("\n".join(lines) + "\n", path)


def _cell(value: object) -> str:
    if value is None:
        return "--"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.2f}".replace("-", "$-$") if isinstance(value, float) else escape(str(value))
