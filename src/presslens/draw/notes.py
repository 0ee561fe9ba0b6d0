"""What stands under every figure: how to read it, and how far its labels were checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from presslens.codebook.questions import QUESTIONS
from presslens.draw.style import Stamp
from presslens.exhibits.familiarity import CORPUS, accuracy_range

if TYPE_CHECKING:
    import polars as pl

#: Below so many coded mentions a score is a hint, and the stamp stays red.
ENOUGH = 100
#: The mentions whose score counts: those in articles that nobody read for rules, where it is known which; else all.
_SLICES = ("not read", "all")
#: What is said of a figure without intervals, where some numbers of its table are corrected: without its interval a
#: corrected number of few codes would mislead.
AS_ANSWERED = "All as answered, with classifier error; shares corrected by codes, with intervals: in the same table."


def interval_note(n_articles: int, n_without: int, confidence: str, n_codes: int = 0) -> str:
    """How to read the marks and intervals of a shares table.

    Parameters
    ----------
    n_articles
        The most articles behind one share.
    n_without
        Shares without an interval.
    confidence
        Coverage in words, such as ``95 %``.
    n_codes
        The most codes behind one corrected share; 0: none is corrected.
    """
    articles = "1 article" if n_articles == 1 else f"at most {n_articles} articles behind a share"
    none = f" {n_without} without a line: fewer than 5 stories." if n_without else ""
    method = f"Lines: {confidence} intervals over stories (Korn-Graubard), {articles}.{none}"
    if not n_codes:
        return f"{method} Classifier error is not in them."
    return f"{marks_note(n_codes, 'share')} {method} Classifier error is in the lines of corrected shares alone."


def marks_note(n_codes: int, what: str) -> str:
    """What filled, small and open marks are, in a figure of which some numbers are corrected.

    >>> marks_note(40, "mean")
    'Filled: corrected by codes, at most 40 a mean; small and pale: as answered; open and dashed: as answered, not \
corrected.'
    """
    return (
        f"Filled: corrected by codes, at most {n_codes} a {what}; small and pale: as answered; "
        "open and dashed: as answered, not corrected."
    )


def stamp(
    questions: Sequence[str],
    classifiers: Mapping[str, str],
    validations: Iterable[pl.DataFrame],
    names: Mapping[str, str] | None = None,
    familiarity: pl.DataFrame | None = None,
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
    familiarity
        The table ``familiarity`` of the corpus; None where no accuracy to expect is told.

    Returns
    -------
    Each classifier with its macro-F1, interval and n against annotations, and an alarm on those that were not checked,
    were checked on fewer than :data:`ENOUGH` mentions, or without one of their labels, or are no better than the most
    frequent label. Where articles were read for rules, the score is that on the others. Labels that no coder was asked
    for are named: the score is not theirs. What was not checked has the accuracy to expect beside it where there is
    such an estimate: its range, and from how many other sets.
    """
    found: dict[str, dict[int, Mapping]] = {}
    baseline: dict[str, dict[int, float]] = {}
    not_coded: dict[str, list[str]] = {}
    for table in validations:
        for row in table.iter_rows(named=True):
            if row["in_use"] and row["score"] == "not_coded":
                not_coded.setdefault(row["question"], []).append((names or {}).get(row["label"], row["label"]))
            if row["slice"] in _SLICES and row["score"] == "macro_f1":
                best = _SLICES.index(row["slice"])
                if row["in_use"]:
                    found.setdefault(row["question"], {})[best] = row
                elif row["predictions"] == "baseline" and row["value"] is not None:
                    baseline.setdefault(row["question"], {})[best] = row["value"]
    known, unknown, alarm = [], [], False
    for question in questions:
        name = f"{QUESTIONS[question].noun} by {classifiers.get(question, 'rules')}"
        if question in found:
            best = min(found[question])
            score = found[question][best]
            few, none = score["n"] < ENOUGH, score["value"] is None
            useless = not none and score["value"] <= baseline.get(question, {}).get(best, -1)
            unchecked = not_coded.get(question, [])
            said = [name, _score(score, few)]
            said += ["no better than the most frequent label"] if useless else []
            said += [f"not checked: {', '.join(unchecked)}"] if unchecked else []
            known.append(", ".join(said))
            alarm |= few or none or useless or bool(unchecked)
        else:
            unknown.append(name + _expected(question, familiarity))
            alarm = True
    parts = [f"UNVALIDATED on this corpus: {', '.join(unknown)}."] if unknown else []
    if known:
        coders = next(next(iter(found[question].values()))["coders"] for question in questions if question in found)
        parts.append(f"Checked on this corpus against {coders}: {'; '.join(known)}.")
    return Stamp(" ".join(parts), alarm)


def _expected(question: str, familiarity: pl.DataFrame | None) -> str:
    """The range of the accuracy to expect, in brackets; empty where none is told."""
    if familiarity is None:
        return ""
    for row in familiarity.filter(role=CORPUS, question=question).drop_nulls(["low", "high"]).iter_rows(named=True):
        ends = accuracy_range(row["low"], row["high"]).replace(" ", "\N{NO-BREAK SPACE}")
        return f" (expected accuracy {ends}, from {row['n_sets']} other sets)"
    return ""


def _score(row: Mapping, few: bool) -> str:
    ends = "" if row["low"] is None else f" [{100 * row['low']:.0f}, {100 * row['high']:.0f}]"
    held_out = ", unseen articles" if row["predictions"] == "unseen articles" else ""
    held_out += ", not read for rules" if row["slice"] == _SLICES[0] else ""
    count = f"only {row['n']} coded mentions" if few else f"n = {row['n']}"
    score = "no macro-F1 as a label is absent" if row["value"] is None else f"macro-F1 {100 * row['value']:.0f}{ends}"
    # No line ends within a number, its interval or its n.
    return (
        f"{score}, {count}".replace("F1 ", "F1\N{NO-BREAK SPACE}").replace(
            " = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}"
        )
        + held_out
    )
