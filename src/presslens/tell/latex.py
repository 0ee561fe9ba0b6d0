"""Tables for papers: LaTeX with booktabs, every cell escaped."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from presslens.base.characters import shown
from presslens.base.errors import InputError
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
    **dict.fromkeys("\n\r\t", " "),
}
_PATTERN = re.compile("|".join(map(re.escape, _SPECIAL)))


def escape(text: str) -> str:
    """Text that LaTeX prints as it stands; characters that could do harm are spelled out.

    >>> print(escape("50 % of n_mentions"))
    50 \\% of n\\_mentions
    """
    return _PATTERN.sub(lambda match: _SPECIAL[match.group()], shown(text))


def write_latex(table: pl.DataFrame, path: str | Path) -> None:
    """Write a ``tabular`` (needs ``booktabs``): numbers right, fractions with two decimals, truth values
    as yes and no, missing as a dash.

    Raises
    ------
    InputError
        A number is not finite: what is not known is null.
    """
    numeric = [dtype.is_numeric() for dtype in table.dtypes]
    lines = [
        r"\begin{tabular}{" + "".join("r" if number else "l" for number in numeric) + "}",
        r"\toprule",
        " & ".join(escape(name.replace("_", " ")) for name in table.columns) + r" \\",
        r"\midrule",
        *(_row(row, table.columns, path) for row in table.iter_rows()),
        r"\bottomrule",
        r"\end{tabular}",
    ]
    write_text("\n".join(lines) + "\n", path)


def _row(row: Sequence[object], columns: Sequence[str], path: str | Path) -> str:
    for column, value in zip(columns, row, strict=True):
        if isinstance(value, float) and not math.isfinite(value):
            raise InputError(f"{path}, column {column!r}", f"found {value}", "allowed: a finite number")
    line = " & ".join(map(_cell, row))
    # What ends the row before it, or a rule, takes a star or a bracket behind it for its own.
    return ("{}" if line.lstrip().startswith(("[", "*")) else "") + line + r" \\"


def _cell(value: object) -> str:
    if value is None:
        return "--"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.2f}".replace("-", "$-$") if isinstance(value, float) else escape(str(value))
