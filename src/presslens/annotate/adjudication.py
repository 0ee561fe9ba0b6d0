"""One label from several coders: that on which all agree, and none where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from presslens.codebook.questions import QUESTIONS

_SEVERAL = pl.List(pl.String)


def adjudicate(codes: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The labels all coders give, beside those of each.

    Parameters
    ----------
    codes
        By coder, rows in the same order: the questions in words of the ledger.

    Returns
    -------
    Per question its agreed label (null where coders differ or one gave none), then ``<question>_<coder>``. Where
    several labels may hold they are agreed one by one: ``<question>`` are those all coders see,
    ``<question>_disputed`` those that some see and some do not; any other is agreed to be absent.
    """
    coders = list(codes)
    columns: dict[str, pl.Series] = {}
    for name in codes[coders[0]].columns:
        answers = zip(*(codes[coder][name].to_list() for coder in coders), strict=True)
        if QUESTIONS[name].exclusive:
            agreed = [agreed_label(row) for row in answers]
            columns[name] = pl.Series(agreed, dtype=codes[coders[0]].schema[name])
        else:
            pairs = [agreed_labels(row) for row in answers]
            columns[name] = pl.Series([shared for shared, _ in pairs], dtype=_SEVERAL)
            columns[f"{name}_disputed"] = pl.Series([disputed for _, disputed in pairs], dtype=_SEVERAL)
    for coder in coders:
        columns |= {f"{name}_{coder}": codes[coder][name] for name in codes[coder].columns}
    return pl.DataFrame(columns)


def agreed_label(answers: Sequence[str | None]) -> str | None:
    """The label that all coders give to one mention, or None.

    >>> agreed_label(["positive", "positive"]), agreed_label(["positive", "neutral"]), agreed_label(["positive", None])
    ('positive', None, None)
    """
    return answers[0] if all(label == answers[0] for label in answers) else None


def agreed_labels(answers: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    """The labels that all coders see in one sentence, and those that some see and some do not.

    >>> agreed_labels([["conflict", "economic"], ["economic"]])
    (['economic'], ['conflict'])
    """
    seen = list(dict.fromkeys(label for answer in answers for label in answer))
    shared = [label for label in seen if all(label in answer for answer in answers)]
    return shared, sorted(set(seen) - set(shared))
