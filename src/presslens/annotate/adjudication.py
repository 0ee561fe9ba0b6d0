"""One label from several coders: that on which all agree, and none where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def adjudicate(codes: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The labels all coders give, beside those of each.

    Parameters
    ----------
    codes
        By coder, rows in the same order: the questions in words of the ledger.

    Returns
    -------
    Per question its agreed label (null where coders differ or one gave none), then ``<question>_<coder>``. Frames are
    agreed one by one: ``frames`` are those all coders see, ``frames_disputed`` those that some see and some do not; any
    other is agreed to be absent.
    """
    import polars as pl

    coders = list(codes)
    columns: dict[str, pl.Series] = {}
    for question in codes[coders[0]].columns:
        answers = [codes[coder][question].to_list() for coder in coders]
        if question == "frames":
            pairs = [_frames(row) for row in zip(*answers, strict=True)]
            columns["frames"] = pl.Series([shared for shared, _ in pairs], dtype=pl.List(pl.String))
            columns["frames_disputed"] = pl.Series([disputed for _, disputed in pairs], dtype=pl.List(pl.String))
        else:
            agreed = [row[0] if all(label == row[0] for label in row) else None for row in zip(*answers, strict=True)]
            columns[question] = pl.Series(agreed, dtype=codes[coders[0]].schema[question])
    for coder in coders:
        columns |= {f"{question}_{coder}": codes[coder][question] for question in codes[coder].columns}
    return pl.DataFrame(columns)


def _frames(answers: tuple[list[str], ...]) -> tuple[list[str], list[str]]:
    seen = list(dict.fromkeys(frame for answer in answers for frame in answer))
    shared = [frame for frame in seen if all(frame in answer for answer in answers)]
    return shared, sorted(set(seen) - set(shared))
