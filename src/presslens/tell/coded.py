"""How mentions of a corpus were coded, how many of them check the labels, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from presslens.cards.annotations import AnnotationCard
from presslens.tell.markdown import escape, table


@dataclass(frozen=True)
class Coding:
    """How mentions of the corpus were annotated.

    Attributes
    ----------
    card
        The card of the annotations.
    coders
        How many of which kind, in words.
    agreement
        The table of agreement.
    n_placed
        Annotated mentions found among those located.
    unplaced
        The others, with a ``reason``.
    validations
        The tables of scores, question by question.
    """

    card: AnnotationCard
    coders: str
    agreement: pl.DataFrame
    n_placed: int
    unplaced: pl.DataFrame
    validations: Sequence[pl.DataFrame] = ()

    @property
    def scored(self) -> bool:
        """Whether some answer was scored: codes that were chosen to learn from score none."""
        used = (table.filter(pl.col("in_use") & (pl.col("score") == "macro_f1")) for table in self.validations)
        return any(table.height for table in used)


def coded_section(coding: Coding) -> list[str]:
    """The section of the data statement on annotations: its lines in Markdown."""
    card = coding.card
    everybody = ", ".join(coder.name for coder in card.coders)
    together = coding.agreement.filter(pl.col("coders") == everybody, pl.col("part") == "all")
    rows = [
        (f"{question}: {frame}" if frame else question, mentions, n, *map(_two, (alpha, low, high)))
        for question, frame, mentions, n, alpha, low, high in together.select(
            "question", "frame", "mentions", "n", "alpha", "low", "high"
        ).iter_rows()
    ]
    persons = any(coder.kind == "person" for coder in card.coders)
    reasons = coding.unplaced.group_by("reason").len().sort("reason")
    scored = coding.scored
    checked = (
        "they check the labels above" if scored else "none was drawn at random, so they check nothing: UNVALIDATED"
    )
    lines = [
        "## Annotations",
        f"- {coding.n_placed + len(coding.unplaced)} mentions were annotated by {coding.coders}"
        + ("." if persons else "; no person coded."),
        *(f"- Coder {c.name} is a language model: {escape(c.model.in_words)}." for c in card.coders if c.model),
        *(
            ["- Numbers are corrected towards what these programs say, not persons."]
            if card.by_programs and coding.scored
            else []
        ),
        f"- Title: {escape(card.title)}",
        f"- Producer: {escape(card.producer)}",
        f"- Licence: {escape(card.licence)}",
        f"- How mentions were drawn and coded stands in annotations/{escape(card.corpus)}/card.yaml.",
        *(
            [f"- What coders differed on was settled ({card.settled}); agreement is that before."]
            if card.settled
            else []
        ),
        f"- {coding.n_placed} of them were found among the located mentions; {checked}.",
        *(f"- Not used: {n}, {escape(reason)}" for reason, n in reasons.iter_rows()),
        *(f"- {escape(limit)}" for limit in card.limits),
    ]
    if rows:
        lines += ["", *table(["question", "mentions", "n", "Krippendorff's alpha", "low", "high"], rows)]
    else:
        lines += ["- One coder: no agreement can be told."]
    return lines + scored_table(coding.validations)


def scored_table(validations: Iterable[pl.DataFrame]) -> list[str]:
    """A table in Markdown: of each question the mentions coded, scored and left out, of the classifier in use.

    Parameters
    ----------
    validations
        Score tables of :func:`presslens.validate.tables.validation_tables`.

    Returns
    -------
    Its lines, with a sentence before them; none without a table.
    """
    rows = []
    for scores in validations:
        used = scores.filter(pl.col("in_use") & (pl.col("slice") == "all"))
        for question, n_coded in used.filter(score="coded").select("question", "n").iter_rows():
            n_left_out = used.filter(score="left_out").select("n", "label").rows()
            reasons = "; ".join(f"{n} {reason}" for n, reason in n_left_out)
            rows.append((question, n_coded, n_coded - sum(n for n, _ in n_left_out), reasons or "none"))
    lead = ["", "Of the mentions that were coded, those on which the labels were scored:", ""]
    return [*lead, *table(["question", "coded", "scored", "left out"], rows)] if rows else []


def _two(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.2f}"
