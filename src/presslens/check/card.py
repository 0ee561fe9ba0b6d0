"""What a corpus's card says of itself that cannot be: before a single article is read."""

from __future__ import annotations

from collections.abc import Iterator

from presslens.base.findings import Finding, of_error
from presslens.base.spelling import form_of
from presslens.cards.corpora import CorpusCard
from presslens.codebook.iso_codes import country_fault, is_language, language_advice


def card_findings(card: CorpusCard) -> list[Finding]:
    """Findings on a card alone.

    Returns
    -------
    Faults: a code of no country or no language, a range of days that ends before it begins.
    Warnings: an outlet in two countries, a map of outlets or a range of days without the column that it is for, a
    pattern for an outlet that the map does not have.
    """
    where = card.where
    findings = []
    if not is_language(card.language):
        found = f"found {card.language!r}, which is no language of ISO 639"
        findings.append(Finding("fault", f"{where}: language", found, language_advice(card.language)))
    if card.first and card.last and card.last < card.first:
        found = f"ends on {card.last}, before it begins on {card.first}"
        findings.append(Finding("fault", f"{where}: dates", found, "first is not after last"))
    return [*findings, *_outlets(card), *_columns(card)]


def _outlets(card: CorpusCard) -> Iterator[Finding]:
    names: set[str] = set()
    countries: dict[str, str | None] = {}
    for name, entry in card.outlets.items():
        where = f"{card.where}: outlets.{name}"
        names.add(form_of(name))
        if entry.country is not None and (fault := country_fault(entry.country, f"{where}.country")):
            yield from of_error(fault)
        if (country := countries.setdefault(entry.outlet, entry.country)) != entry.country:
            found = f"{entry.outlet!r} speaks from {entry.country} here and from {country} above"
            yield Finding("warning", f"{where}.country", found, "one country for an outlet")
    for number, span in enumerate(card.spans, 1):
        if card.outlets and span.outlet is not None and form_of(span.outlet) not in names:
            found = f"{span.outlet!r} is no name under outlets"
            yield Finding("warning", f"{card.where}: boilerplate.spans, entry {number}", found, "its name in the file")


def _columns(card: CorpusCard) -> Iterator[Finding]:
    if not card.columns:
        return
    named = {*card.columns, *(["outlet"] if card.default_outlet else [])}
    for field, key, given in (
        ("outlet", "outlets", card.outlets),
        ("date", "dates", card.first or card.last),
    ):
        if given and field not in named:
            found = f"there is no column for it: columns has no {field}"
            yield Finding("warning", f"{card.where}: {key}", found, f"columns: {{{field}: <its name in the file>}}")
    for field in ("outlet", "date"):
        if field not in named:
            yield Finding("fact", f"{card.where}: columns", f"names no {field}: no article has one")
