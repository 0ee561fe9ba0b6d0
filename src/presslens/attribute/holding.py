"""From attributions to the holder of a span: the smallest content around it, else the paper itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from presslens.attribute.evidence import Attribution
from presslens.codebook.holders import OUTLET


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a span: the holder, the mode of speech, the rule, and the index of the attribution (None:
    narration)."""

    holder: str
    mode: str
    rule: str
    attribution: int | None


NARRATION = Holding(OUTLET, "narration", "narration", None)


def holder_of(start: int, end: int, attributions: Sequence[Attribution]) -> Holding:
    """Who holds one span; see :func:`holders_of`."""
    return holders_of([(start, end)], attributions)[0]


def holders_of(spans: Sequence[tuple[int, int]], attributions: Sequence[Attribution]) -> list[Holding]:
    """Who holds each span, in the order given: the smallest content around it, else the paper itself.

    The words that name a speaker are the paper's, unless the speaker reports its own acts.
    """
    waiting = sorted(enumerate(attributions), key=lambda entry: -_reach(entry[1])[0])
    near: list[tuple[int, Attribution]] = []
    holdings = [NARRATION] * len(spans)
    for place in sorted(range(len(spans)), key=lambda place: spans[place]):
        start, end = spans[place]
        while waiting and _reach(waiting[-1][1])[0] <= start:
            near.append(waiting.pop())
        near = [entry for entry in near if _reach(entry[1])[1] >= start]
        holding = [(a.end - a.start, index) for index, a in near if _holds(a, start, end)]
        within = [(size, index) for size, index in holding if attributions[index].start <= start]
        holding = [pair for pair in within if end <= attributions[pair[1]].end] or holding
        if holding:
            _, index = min(holding)
            chosen = attributions[index]
            holdings[place] = Holding(chosen.holder, chosen.mode, chosen.rule, index)
    return holdings


def _reach(a: Attribution) -> tuple[int, int]:
    """First and last character that an attribution can say anything about."""
    if a.source_start is None or a.source_end is None:
        return a.start, a.end
    return min(a.start, a.source_start), max(a.end, a.source_end)


def _holds(a: Attribution, start: int, end: int) -> bool:
    named = _in(a.source_start, a.source_end, start, end)
    return a.own_acts if named else a.start <= start and end <= a.end


def _in(low: int | None, high: int | None, start: int, end: int) -> bool:
    return low is not None and high is not None and low <= start and end <= high
