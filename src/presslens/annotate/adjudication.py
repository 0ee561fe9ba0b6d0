"""One label from several coders: that on which all agree; where they differ the one that was settled, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from presslens.annotate.settled import SETTLED
from presslens.codebook.questions import QUESTIONS

_SEVERAL = pl.List(pl.String)


def adjudicate(codes: Mapping[str, pl.DataFrame], settled: pl.DataFrame | None = None) -> pl.DataFrame:
    """The labels all coders give, beside those of each.

    Parameters
    ----------
    codes
        By coder, rows in the same order: the questions in words of the ledger.
    settled
        What was settled where they differ, in the same form, null where nothing was.

    Returns
    -------
    Per question its agreed label (null where coders differ or one gave none), then ``<question>_<coder>``. Where
    several labels may hold they are agreed one by one: ``<question>`` are those all coders see,
    ``<question>_disputed`` those that some see and some do not; any other is agreed to be absent. A settled answer
    stands in place of a difference, and in ``<question>_settled``, which is null elsewhere.
    """
    coders = list(codes)
    columns: dict[str, pl.Series] = {}
    beside: dict[str, pl.Series] = {}
    for name in codes[coders[0]].columns:
        answers = list(zip(*(codes[coder][name].to_list() for coder in coders), strict=True))
        ruled = [None] * len(answers) if settled is None else settled[name].to_list()
        ruled = [None if len(set(map(str, row))) == 1 else label for row, label in zip(answers, ruled, strict=True)]
        if QUESTIONS[name].exclusive:
            agreed = [agreed_label(row) if label is None else label for row, label in zip(answers, ruled, strict=True)]
            columns[name] = pl.Series(agreed, dtype=codes[coders[0]].schema[name])
        else:
            found = zip(answers, ruled, strict=True)
            pairs = [agreed_labels(row) if labels is None else (labels, []) for row, labels in found]
            columns[name] = pl.Series([shared for shared, _ in pairs], dtype=_SEVERAL)
            columns[f"{name}_disputed"] = pl.Series([disputed for _, disputed in pairs], dtype=_SEVERAL)
        if settled is not None:
            beside[f"{name}_{SETTLED}"] = pl.Series(ruled, dtype=codes[coders[0]].schema[name])
    for coder in coders:
        columns |= {f"{name}_{coder}": codes[coder][name] for name in codes[coder].columns}
    return pl.DataFrame(columns | beside)


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
