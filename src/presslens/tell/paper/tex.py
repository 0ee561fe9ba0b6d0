r"""The numbers of the paper for LaTeX: macros by name, and a file that takes in every table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from presslens.tell.latex import escape
from presslens.tell.paper.numbers import Number
from presslens.tell.paper.written import PERCENT, UNDEFINED

_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_HEAD = r"""% Numbers of results for LaTeX: \input this file, then \presslens{corpus.articles}.
% \presslens prints a number with the sign of its unit, \presslensbare without. A name that does not exist is an error.
\makeatletter
\providecommand\presslens@lookup[2]{%
  \ifcsname presslens@#1@#2\endcsname\csname presslens@#1@#2\endcsname
  \else\PackageError{presslens}{No number is called #2}{The names stand in numbers.json.}\fi}
\providecommand\presslens[1]{\presslens@lookup{full}{#1}}
\providecommand\presslensbare[1]{\presslens@lookup{bare}{#1}}
\def\presslens@number#1#2#3{%
  \expandafter\def\csname presslens@bare@#1\endcsname{#2}%
  \expandafter\def\csname presslens@full@#1\endcsname{#2#3}}
"""
_TABLES = r"""% Every table of results for LaTeX. Needs booktabs and graphicx; set \presslensfolder to this folder.
\providecommand\presslensfolder{.}
\providecommand\presslenstable[2]{%
  \begin{table}[p]\centering
  \resizebox{\linewidth}{!}{\input{\presslensfolder/tables/#1.tex}}%
  \caption{#2}\label{tab:presslens:#1}\end{table}\clearpage}
"""


def numbers_in_tex(numbers: Mapping[str, Number]) -> str:
    r"""Macros for every number, by name.

    Raises
    ------
    ValueError
        A name holds something else than letters, digits, ``_``, ``.`` and ``-``, or two differ by nothing.

    >>> from presslens.tell.paper.numbers import counted
    >>> numbers_in_tex({"count.tested": counted("hypotheses", "tested", 1200)}).splitlines()[-2]
    '\\presslens@number{count.tested}{1,200}{}'
    """
    lines = [line_of(name, number) for name, number in numbers.items()]
    return _HEAD + "\n".join([*lines, r"\makeatother"]) + "\n"


def line_of(name: str, number: Number) -> str:
    """The line that defines the macros of a number."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a number")
    sign = r"\,\%" if number.unit == PERCENT and number.text != UNDEFINED else ""
    text = escape(number.text).replace("\N{MINUS SIGN}", "$-$").replace(UNDEFINED, "--")
    return f"\\presslens@number{{{name}}}{{{text}}}{{{sign}}}"


def tables_in_tex(names: Iterable[str]) -> str:
    r"""A file that takes in tables by name, each with its name as caption and label.

    >>> tables_in_tex(["corpus"]).splitlines()[-1]
    '\\presslenstable{corpus}{corpus}'
    """
    lines = [f"\\presslenstable{{{name}}}{{{escape(name.replace('_', ' '))}}}" for name in names]
    return _TABLES + "\n".join(lines) + "\n"
