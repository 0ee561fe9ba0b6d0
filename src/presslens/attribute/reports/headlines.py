"""Headlines: ``Moscow: Raids to go on``, ``Ten die in raid - monitor``."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.attribute.cast import Party
from presslens.attribute.clauses import trim
from presslens.attribute.reports.report import Report
from presslens.attribute.rules import Kind, Rule
from presslens.attribute.scene import Scene
from presslens.base.spans import Span
from presslens.language.text import Pattern

#: A colon behind its speaker stands within so many characters of the start, a source within so many of the end.
_COLON_CHARACTERS, _SOURCE_CHARACTERS = 120, 60
#: The name before a colon begins within so many characters of it.
_NAME_CHARACTERS = 60
#: Between the mark and the source at the end stand at most so many characters.
_GAP_CHARACTERS = 4
#: A place of so many letters, all capitals, before a colon is a heading; shorter ones are always written so.
_HEADING_LETTERS = 5
#: A content has at least so many words.
_FEWEST_WORDS = 4


def headline_report(scene: Scene, start: int, end: int, bare: Pattern) -> Report | None:
    """The report of a sentence that is a headline: a speaker, a mark, and the content in its words.

    Parameters
    ----------
    bare
        Where the mark before the source that closes a headline was lost.
    """
    return _speaker_and_colon(scene, start, end) or _speaker_last(scene, start, end, bare)


def _speaker_and_colon(scene: Scene, start: int, end: int) -> Report | None:
    text = scene.text
    colon = text.find(": ", start, min(end, start + _COLON_CHARACTERS))
    if colon <= 0:
        return None
    content = trim(text, colon + 1, end)
    leads = [party for party in scene.within(max(start, colon - _NAME_CHARACTERS), colon) if party.end == colon]
    if not leads or leads[0].kind not in (Kind.NAME, Kind.PLACE) or len(content.of(text).split()) < _FEWEST_WORDS:
        return None
    name = leads[0].span.of(text)
    if leads[0].kind is Kind.PLACE and name.isupper() and len(name) >= _HEADING_LETTERS:
        return None  # "SYRIA: ...": a heading
    return _headline(Span(colon, colon + 1), Rule.SPEAKER_AND_COLON, leads, content)


def _speaker_last(scene: Scene, start: int, end: int, bare: Pattern) -> Report | None:
    text = scene.text
    close = start + len(text[start:end].rstrip())
    low = max(start, close - _SOURCE_CHARACTERS)
    found = scene.language.according.last.search(text, low, close)
    lost = found is None and start == 0
    if lost:
        found = bare.search(text, low, close)
    if found is None:
        return None
    speakers = (Kind.NAME, Kind.PLACE, Kind.DEMONYM, Kind.NOUN)
    leads = [party for party in scene.within(found.end(), close) if party.kind in speakers]
    content = trim(text, start, found.start())
    if (
        not leads
        or len(content.of(text).split()) < _FEWEST_WORDS
        or (leads[0].start > found.end() + _GAP_CHARACTERS and not lost)
    ):
        return None
    return _headline(Span(*found.span(found.lastindex or 0)), Rule.SPEAKER_LAST, leads, content)


def _headline(cue: Span, rule: Rule, leads: Sequence[Party], content: Span) -> Report:
    return Report(cue, "neutral", "indirect", rule, Span(leads[0].start, leads[-1].end), tuple(leads), (content,))
