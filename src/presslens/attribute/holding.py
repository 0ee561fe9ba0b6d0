"""From attributions to the holder of a span: the smallest content around it, else the paper itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from presslens.attribute.evidence import Attribution
from presslens.attribute.rules import Known, Mode, Rule, label_of
from presslens.base.spans import Span
from presslens.codebook.questions import OUTLET, UNRESOLVED


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a span.

    Attributes
    ----------
    holder
        A holder's code, ``unresolved`` or ``outlet``.
    mode
        That of the attribution, or ``narration``.
    rule, known
        Those of the attribution.
    attribution
        Its index; None for narration.
    """

    holder: str
    mode: str
    rule: Rule
    known: Known | None
    attribution: int | None

    @property
    def label(self) -> str:
        """Rule and speaker, as readers of a table see them."""
        return label_of(self.rule, self.known)


NARRATION = Holding(OUTLET, Mode.NARRATION.value, Rule.NARRATION, None, None)
#: Of every mention in a language without rules of attribution: nobody looked whose words these are.
NOT_LOOKED = Holding(UNRESOLVED, Mode.UNKNOWN.value, Rule.NO_RULES, None, None)


def holders_of(spans: Sequence[tuple[int, int]], attributions: Sequence[Attribution]) -> list[Holding]:
    """Who holds each span, in the order given: the smallest content around it, else the paper itself.

    The words that name a speaker are the paper's, unless the speaker reports its own acts.

    >>> holders_of([(0, 6)], []) == [NARRATION]
    True
    """
    waiting = sorted(enumerate(attributions), key=lambda entry: -_reach(entry[1]).start)
    near: list[tuple[int, Attribution]] = []
    holdings = [NARRATION] * len(spans)
    for place in sorted(range(len(spans)), key=lambda place: spans[place]):
        span = Span(*spans[place])
        while waiting and _reach(waiting[-1][1]).start <= span.start:
            near.append(waiting.pop())
        near = [entry for entry in near if _reach(entry[1]).end >= span.start]
        holding = [(a.content.length, index) for index, a in near if _holds(a, span)]
        within = [(size, index) for size, index in holding if attributions[index].content.start <= span.start]
        holding = [pair for pair in within if span.end <= attributions[pair[1]].content.end] or holding
        if holding:
            _, index = min(holding)
            chosen = attributions[index]
            holdings[place] = Holding(chosen.holder, chosen.mode, chosen.rule, chosen.known, index)
    return holdings


def _reach(a: Attribution) -> Span:
    """First and last character that an attribution can say anything about."""
    if a.source is None:
        return a.content
    return Span(min(a.content.start, a.source.start), max(a.content.end, a.source.end))


def _holds(a: Attribution, span: Span) -> bool:
    named = a.source is not None and a.source.contains(span)
    return a.own_acts if named else a.content.contains(span)
