"""Findings on outlets: names that the card's map has and the corpus does not, and the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from presslens.base.findings import Finding
from presslens.base.spelling import nearest
from presslens.cards.corpora import CorpusCard
from presslens.check.tally import Tally

#: Of so many outlets that the map does not name, the largest have a line each.
_NAMED = 10


def outlet_findings(tally: Tally, card: CorpusCard) -> Iterator[Finding]:
    """Warnings for names that match nothing, for outlets that no name matches, and for one outlet in two countries."""
    mapped = {entry.outlet for entry in card.outlets.values()}
    counts: Counter[str] = Counter()
    for (outlet, _), count in tally.outlets.items():
        counts[outlet] += count
    unlisted = {outlet: count for outlet, count in counts.items() if outlet not in mapped} if card.outlets else {}
    for name, entry in card.outlets.items():
        if entry.outlet not in counts and counts:
            near = nearest(str(name), unlisted) or nearest(entry.outlet, unlisted)
            advice = f"did you mean {near[0]!r}?" if near else "its name as the file has it"
            yield Finding("warning", f"{card.where}: outlets.{name}", "no article is from it", advice)
    ordered = sorted(unlisted.items(), key=lambda entry: (-entry[1], entry[0]))
    for outlet, count in ordered[:_NAMED]:
        found = f"{outlet!r} ({_articles(count)}) is not there: it keeps its name and has no country"
        near = nearest(outlet, map(str, card.outlets))
        yield Finding("warning", f"{card.where}: outlets", found, f"there is {near[0]!r}" if near else "")
    if rest := ordered[_NAMED:]:
        articles = _articles(sum(count for _, count in rest))
        yield Finding("warning", f"{card.where}: outlets", f"{len(rest):,} more outlets are not there ({articles})")
    if not card.outlets and counts and all(country is None for _, country in tally.outlets):
        they = "1 outlet keeps its name" if len(counts) == 1 else f"{len(counts):,} outlets keep their names"
        found = f"{they} of the file, without a country"
        yield Finding("fact", card.where, found, "outlets: in the card gives them one")
    yield from _two_countries(tally, card)


def _two_countries(tally: Tally, card: CorpusCard) -> Iterator[Finding]:
    """An outlet of which some articles have another country than the rest, or none."""
    countries: dict[str, list[tuple[int, str]]] = {}
    for (outlet, country), count in tally.outlets.items():
        countries.setdefault(outlet, []).append((count, country or "none"))
    for outlet, found in sorted(countries.items()):
        if len(found) > 1:
            shown = ", ".join(f"{country} ({_articles(count)})" for count, country in sorted(found, reverse=True))
            yield Finding("warning", card.where, f"{outlet!r} has several countries: {shown}", "one name, one country")


def _articles(count: int) -> str:
    return f"{count:,} {'article' if count == 1 else 'articles'}"
