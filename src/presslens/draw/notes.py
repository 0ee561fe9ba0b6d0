"""What stands under every figure: how to read it, and how far its labels were checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from presslens.codebook.questions import QUESTIONS
from presslens.draw.style import Stamp

if TYPE_CHECKING:
    import polars as pl

#: Below so many coded mentions a score is a hint, and the stamp stays red.
ENOUGH = 100


#: What was resampled, in the plural.
CLUSTERS = {"story": "stories", "sentence": "sentences"}


def interval_note(cluster: str, n_articles: int, confidence: str, resamples: int) -> str:
    """How to read the intervals of a shares table.

    Parameters
    ----------
    cluster
        What was resampled.
    n_articles
        The most articles behind one share.
    confidence, resamples
        Coverage in words, such as ``95 %``, and number of bootstrap draws.
    """
    articles = "1 article" if n_articles == 1 else f"at most {n_articles} articles behind a share"
    method = f"bootstrap over {CLUSTERS[cluster]}, {resamples} draws"
    scope = "" if cluster == "story" else " They say nothing about other articles."
    exact = " Where all agree: exact binomial, one trial each."
    return f"Lines: {confidence} intervals, {method}, {articles}.{scope}{exact} Classifier error is not in them."


def stamp(
    questions: Sequence[str],
    classifiers: Mapping[str, str],
    validations: Iterable[pl.DataFrame],
    names: Mapping[str, str] | None = None,
) -> Stamp:
    """How far the labels in a figure have been checked on this corpus.

    Parameters
    ----------
    questions
        Those whose labels the figure shows or selects by.
    classifiers
        Name of the classifier by question; a question without one is answered by rules.
    validations
        Score tables of :func:`presslens.validate.tables.validation_tables`; none where nobody annotated.
    names
        What readers call labels that are codes; others stand as they are.

    Returns
    -------
    Each classifier with its macro-F1, interval and n against annotations, and an alarm on those that were not checked,
    were checked on fewer than :data:`ENOUGH` mentions, or are no better than the most frequent label. Labels that no
    coder was asked for are named: the score is not theirs.
    """
    found, baseline = {}, {}
    not_coded: dict[str, list[str]] = {}
    for table in validations:
        for row in table.iter_rows(named=True):
            if row["in_use"] and row["score"] == "not_coded":
                not_coded.setdefault(row["question"], []).append((names or {}).get(row["label"], row["label"]))
            if row["slice"] == "all" and row["score"] == "macro_f1" and row["value"] is not None:
                if row["in_use"]:
                    found[row["question"]] = row
                elif row["predictions"] == "baseline":
                    baseline[row["question"]] = row["value"]
    known, unknown, alarm = [], [], False
    for question in questions:
        name = f"{QUESTIONS[question].noun} by {classifiers.get(question, 'rules')}"
        if question in found:
            row = found[question]
            few, useless = row["n"] < ENOUGH, row["value"] <= baseline.get(question, -1)
            unchecked = not_coded.get(question, [])
            said = [name, _score(row, few)]
            said += ["no better than the most frequent label"] if useless else []
            said += [f"not checked: {', '.join(unchecked)}"] if unchecked else []
            known.append(", ".join(said))
            alarm |= few or useless or bool(unchecked)
        else:
            unknown.append(name)
            alarm = True
    parts = [f"UNVALIDATED on this corpus: {', '.join(unknown)}."] if unknown else []
    if known:
        coders = next(found[question]["coders"] for question in questions if question in found)
        parts.append(f"Checked on this corpus against {coders}: {'; '.join(known)}.")
    return Stamp(" ".join(parts), alarm)


def _score(row: Mapping, few: bool) -> str:
    ends = "" if row["low"] is None else f" [{100 * row['low']:.0f}, {100 * row['high']:.0f}]"
    held_out = ", unseen articles" if row["predictions"] == "unseen articles" else ""
    count = f"only {row['n']} coded mentions" if few else f"n = {row['n']}"
    # No line ends within a number, its interval or its n.
    return (
        f"macro-F1 {100 * row['value']:.0f}{ends}, {count}".replace("F1 ", "F1\N{NO-BREAK SPACE}").replace(
            " = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}"
        )
        + held_out
    )
