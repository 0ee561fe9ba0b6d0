"""Findings on what is set aside: how much of the corpus is lost, why, and whether the card allows it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from presslens.base.findings import Finding
from presslens.cards.corpora import CorpusCard
from presslens.check.tally import Tally
from presslens.codebook.iso_codes import is_language, language_advice
from presslens.ingest.corpus import BY_CHOICE, NO_ARTICLE, Exclusion

#: So many codes that are no language have a line each.
_CODES = 5


def aside_findings(tally: Tally, card: CorpusCard) -> Iterator[Finding]:
    """A fault when more than the card's limit is unusable; a warning for each reason; what is set aside by choice."""
    faulty = [entry for entry in _by_count(tally) if entry[0] not in BY_CHOICE | NO_ARTICLE]
    if tally.entries and tally.faulty > card.set_aside_limit * tally.entries:
        reasons = ", ".join(f"{reason} ({count:,})" for reason, count in faulty)
        example = tally.examples[faulty[0][0]]
        found = (
            f"{tally.faulty:,} of {tally.entries:,} entries cannot be used: {reasons}; for example {_place(example)}"
        )
        # Rounded up, so that the share which is proposed is one that the corpus keeps to.
        enough = math.ceil(100 * tally.faulty / tally.entries) / 100
        advice = f"the limit is a share of {card.set_aside_limit:g}; to run all the same, set_aside_limit: {enough:g}"
        yield Finding("fault", f"{card.where}: set_aside_limit", found, advice)
        faulty = faulty[1:]  # The first is told with its example.
    for reason, count in faulty:
        found = f"{_counted(count, 'entry', 'entries')} of {tally.entries:,} set aside: {reason}"
        yield Finding("warning", card.where, f"{found}; for example {_place(tally.examples[reason])}")
    for reason, count in (entry for entry in _by_count(tally) if entry[0] in BY_CHOICE | NO_ARTICLE):
        found = f"{_counted(count, 'entry', 'entries')} set aside: {reason}"
        yield Finding("fact", card.where, f"{found}; for example {_place(tally.examples[reason])}")


def language_findings(tally: Tally, card: CorpusCard, languages: list[str]) -> Iterator[Finding]:
    """Warnings on codes of languages that are none, and on a card in a language that is not studied."""
    unknown = [(-count, code) for code, count in tally.foreign.items() if not is_language(code)]
    for count, code in sorted(unknown)[:_CODES]:
        entries = _counted(-count, "entry says", "entries say")
        yield Finding(
            "warning", card.where, f"{entries} {code!r}, which is no language of ISO 639", language_advice(code)
        )
    if card.language not in languages:
        found = f"texts too short to tell are taken for {card.language!r}, which is not studied, and set aside"
        yield Finding("warning", f"{card.where}: language", found, f"ingest.languages: {', '.join(languages)}")


def _by_count(tally: Tally) -> list[tuple[str, int]]:
    return sorted(tally.aside.items(), key=lambda entry: (-entry[1], entry[0]))


def _place(entry: Exclusion) -> str:
    """Where an entry stands, and what was found there."""
    place = entry.file or entry.source_id
    return f"{place}, row {entry.row}: {entry.detail}" if entry.row is not None else f"{place}: {entry.detail}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
