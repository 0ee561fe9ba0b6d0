"""What stands under every figure: how to read it, and how far its labels were checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from presslens.base.said import Said, joined
from presslens.codebook.questions import QUESTIONS
from presslens.draw.style import Stamp
from presslens.exhibits.familiarity import CORPUS, accuracy_ends

if TYPE_CHECKING:
    import polars as pl

#: Below so many coded mentions a score is a hint, and the stamp stays red.
ENOUGH = 100
#: What the colours of intervals say, in colours and in grey.
_SIGNS = {
    False: Said("purple: above 0, red: below, grey: others"),
    True: Said("black: above 0, or below, grey: others"),
}
#: Kinds of coders, as cards of annotations describe them.
_CODERS = {
    "automatic coder": Said("{n} automatic coder"),
    "automatic coders": Said("{n} automatic coders"),
    "person": Said("{n} person"),
    "persons": Said("{n} persons"),
}
#: The mentions whose score counts: those in articles that nobody read for rules, where it is known which; else all.
_SLICES = ("not read", "all")
#: What is said of a figure without intervals, where some numbers of its table are corrected: without its interval a
#: corrected number of few codes would mislead.
AS_ANSWERED = Said(
    "All as answered, with classifier error; shares corrected by codes, with intervals: in the same table."
)


def interval_note(n_articles: int, n_without: int, confidence: str, n_codes: int = 0) -> Said:
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
    articles = Said("at most {n} articles behind a share", n=n_articles) if n_articles != 1 else Said("1 article")
    method = Said(
        "Lines: {confidence} intervals over stories (Korn-Graubard), {articles}.",
        confidence=confidence,
        articles=articles,
    )
    none = Said("{n} without a line: fewer than 5 stories.", n=n_without) if n_without else ""
    if not n_codes:
        return joined(" ", (method, none, Said("Classifier error is not in them.")))
    last = Said("Classifier error is in the lines of corrected shares alone.")
    return joined(" ", (marks_note(n_codes, "share"), method, none, last))


def marks_note(n_codes: int, what: str) -> Said:
    """What filled, small and open marks are, in a figure of which some numbers are corrected.

    >>> marks_note(40, "mean")
    'Filled: corrected by codes, at most 40 a mean; small and pale: as answered; open and dashed: as answered, not \
corrected.'
    """
    most = Said("at most {n} a share" if what == "share" else "at most {n} a mean", n=n_codes)
    return Said(
        "Filled: corrected by codes, {most}; small and pale: as answered; open and dashed: as answered, not corrected.",
        most=most,
    )


def stamp(
    questions: Sequence[str],
    classifiers: Mapping[str, str],
    validations: Iterable[pl.DataFrame],
    names: Mapping[str, Said] | None = None,
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
    not_coded: dict[str, list[Said]] = {}
    for table in validations:
        for row in table.iter_rows(named=True):
            if row["in_use"] and row["score"] == "not_coded":
                not_coded.setdefault(row["question"], []).append((names or {}).get(row["label"], Said(row["label"])))
            if row["slice"] in _SLICES and row["score"] == "macro_f1":
                best = _SLICES.index(row["slice"])
                if row["in_use"]:
                    found.setdefault(row["question"], {})[best] = row
                elif row["predictions"] == "baseline" and row["value"] is not None:
                    baseline.setdefault(row["question"], {})[best] = row["value"]
    known: list[Said] = []
    unknown: list[Said] = []
    alarm = False
    for question in questions:
        answered = Said(classifiers.get(question, "rules"))
        name = Said("{question} by {classifier}", question=Said(QUESTIONS[question].noun), classifier=answered)
        if question in found:
            best = min(found[question])
            score = found[question][best]
            few, none = score["n"] < ENOUGH, score["value"] is None
            useless = not none and score["value"] <= baseline.get(question, {}).get(best, -1)
            unchecked = not_coded.get(question, [])
            said: list[str] = [name, _score(score, few)]
            said += [Said("no better than the most frequent label")] if useless else []
            said += [Said("not checked: {labels}", labels=joined(", ", unchecked))] if unchecked else []
            known.append(joined(", ", said))
            alarm |= few or none or useless or bool(unchecked)
        else:
            unknown.append(joined(" ", (name, _expected(question, familiarity))))
            alarm = True
    parts = [Said("UNVALIDATED on this corpus: {answers}.", answers=joined(", ", unknown))] if unknown else []
    if known:
        coders = next(next(iter(found[question].values()))["coders"] for question in questions if question in found)
        scores = joined("; ", known)
        parts.append(Said("Checked on this corpus against {coders}: {scores}.", coders=_coders(coders), scores=scores))
    return Stamp(joined(" ", parts), alarm)


def _coders(coders: str) -> Said:
    """Who coded, as the card of annotations describes it, in words that other languages have.

    >>> _coders("1 automatic coder and 2 persons").template
    '{part0} and {part1}'
    """
    parts = [part.partition(" ") for part in coders.split(" and ")]
    kinds = [Said(_CODERS.get(kind, f"{{n}} {kind}"), n=n) for n, _, kind in parts]
    return kinds[0] if len(kinds) == 1 else Said("{part0} and {part1}", part0=kinds[0], part1=joined(", ", kinds[1:]))


def colours_in_words(grey: bool) -> dict[str, Said]:
    """What notes say of colours: ``signs``."""
    return {"signs": _SIGNS[grey]}


def _expected(question: str, familiarity: pl.DataFrame | None) -> Said | None:
    """The range of the accuracy to expect, in brackets; None where none is told."""
    if familiarity is None:
        return None
    for row in familiarity.filter(role=CORPUS, question=question).drop_nulls(["low", "high"]).iter_rows(named=True):
        low, high = accuracy_ends(row["low"], row["high"])
        ends = Said("{low}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}{high}\N{NO-BREAK SPACE}%", low=low, high=high)
        return Said("(expected accuracy {range}, from {n} other sets)", range=ends, n=row["n_sets"])
    return None


def _score(row: Mapping, few: bool) -> Said:
    ends = "" if row["low"] is None else f" [{100 * row['low']:.0f}, {100 * row['high']:.0f}]"
    # No line ends within a number or its n.
    if row["value"] is None:
        score = Said("no macro-F1\N{NO-BREAK SPACE}as a label is absent")
    else:
        score = Said("macro-F1\N{NO-BREAK SPACE}{value}", value=f"{100 * row['value']:.0f}{ends}")
    n = row["n"]
    count = Said("n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}", n=n)
    if few:
        count = Said("only 1 coded mention") if n == 1 else Said("only {n} coded mentions", n=n)
    unseen = Said("unseen articles") if row["predictions"] == "unseen articles" else ""
    unread = Said("not read for rules") if row["slice"] == _SLICES[0] else ""
    return joined(", ", (score, count, unseen, unread))
