"""Findings on what is known of articles: ids, days, outlets, countries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from presslens.base.findings import Finding, of_error
from presslens.cards.corpora import CorpusCard
from presslens.check.tally import Place, Tally
from presslens.codebook.iso_codes import country_fault

#: How many examples a line gives.
_EXAMPLES = 3


def article_findings(tally: Tally, card: CorpusCard) -> Iterator[Finding]:
    """Findings on ids, days, outlets and countries of articles.

    Faults: a country that is none, in the card of a text; a day outside the range. Warnings: ids of several articles,
    and articles without a day or an outlet that others have. Facts: the days, and what no article has.
    """
    own = {entry.country for entry in card.outlets.values()}
    for country, name in sorted(tally.countries.items()):
        where = f"{PurePath(card.path or '', name).with_suffix('.yaml')}: outlet_country"
        if country not in own and (fault := country_fault(country, where)):
            yield from of_error(fault)
    yield from _days(tally, card)
    if tally.repeated:
        shown = [f"{name!r} ({_rows(places)})" for name, places in list(tally.repeated.items())[:_EXAMPLES]]
        stand = "id stands" if len(tally.repeated) == 1 else "ids stand"
        found = f"{len(tally.repeated):,} {stand} for several articles of different text, which are all kept"
        yield Finding("warning", card.where, found, f"for example {'; '.join(shown)}")
    for field in ("outlet", "date"):
        if (count := tally.without[field]) and field in (card.columns or {field: field}):
            some = count < tally.articles
            found = (
                f"{count:,} of {tally.articles:,} articles {'has' if count == 1 else 'have'} no {field}"
                if some
                else f"no article has {_a(field)}"
            )
            in_numbers = field == "date" and card.reader == "html_folder" and card.date_order is None
            advice = "a day such as 03/05/2020 is read if date_order of the card says how" if in_numbers else ""
            yield Finding("warning" if some else "fact", card.where, found, advice)


def _days(tally: Tally, card: CorpusCard) -> Iterator[Finding]:
    if tally.first is None or tally.last is None:
        return
    low, high = card.days
    for day in dict.fromkeys(day for day in (tally.first, tally.last) if not low <= day <= high):
        yield Finding("fault", card.where, f"an article is of {day}", f"allowed: {low} to {high}")
    yield Finding("fact", card.where, f"articles are of {tally.first} to {tally.last}")


def _rows(places: list[Place]) -> str:
    shown = [f"{file} row {row}" if row is not None else file for file, row in places[:_EXAMPLES]]
    return ", ".join(shown) + (" ..." if len(places) > _EXAMPLES else "")


def _a(field: str) -> str:
    return f"an {field}" if field[0] in "aeiou" else f"a {field}"
