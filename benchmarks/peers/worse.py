"""Has a ratio become worse than the page says?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from peers.comparison import Comparison
from peers.measured import Numbers, Spread

#: A ratio may be so much worse than on the page.
BOUND = 0.10
#: What is compared, and how it is called.
COMPARED = {"cpu_s": "CPU seconds", "peak_mb": "peak memory"}


@dataclass(frozen=True)
class Verdict:
    """A ratio then and now.

    Attributes
    ----------
    row
        Comparison, system and peer, as a line says them.
    measure
        What is compared: a key of :data:`COMPARED`.
    before, now
        The ratio on the page and as it is; None: not measured.
    """

    row: str
    measure: str
    before: Spread | None
    now: Spread | None

    @property
    def change(self) -> float:
        """By how much the median is larger than on the page, as a share; 0 where it is on one side alone."""
        return self.now.middle / self.before.middle - 1 if self.before and self.now else 0.0

    @property
    def noise(self) -> float:
        """How far turns lie apart, of the page or now, whichever is more, as a share of their median."""
        return max((spread.noise for spread in (self.before, self.now) if spread), default=0.0)

    @property
    def worse(self) -> bool:
        """Whether it is worse by more than the bound, or cannot be said since it was not measured now."""
        return self.change > BOUND or self.now is None

    @property
    def line(self) -> str:
        """All of it in a line."""
        what = f"{self.row}, {COMPARED[self.measure]}"
        if self.now is None or self.before is None:
            return f"{what}: {'not measured now' if self.now is None else 'not on the page'}"
        told = f"{what}: {self.before.middle:.3g} before, {self.now.middle:.3g} now ({self.change:+.0%})"
        return f"{told}, turns lie within ± {self.noise:.0%}"


def verdicts(
    comparisons: Sequence[Comparison], before: Mapping[str, Numbers], now: Mapping[str, Numbers]
) -> Iterator[Verdict]:
    """Every ratio of a system of ours to a peer, of the comparisons that were measured now."""
    for comparison in comparisons:
        if comparison.name not in now:
            continue
        sides = (before.get(comparison.name), now[comparison.name])
        for ours, peer in pairs(comparison):
            for measure in COMPARED:
                then, today = (_ratio(side, ours, peer, measure) for side in sides)
                if then or today:
                    yield Verdict(f"{comparison.name}: {ours} / {peer}", measure, then, today)


def pairs(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Each system of ours with each peer."""
    for ours in comparison.systems:
        for peer in comparison.systems:
            if ours.ours and not peer.ours:
                yield ours.name, peer.name


def _ratio(numbers: Numbers | None, ours: str, peer: str, measure: str) -> Spread | None:
    if numbers is None or not {ours, peer} <= numbers.found.keys():
        return None
    return numbers.ratio(ours, peer, measure)
