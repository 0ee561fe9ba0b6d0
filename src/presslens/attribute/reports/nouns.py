"""Nouns of speech: ``rebel claims that``."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.attribute.cast import Party
from presslens.attribute.clauses import filled, trim
from presslens.attribute.reports.report import Report
from presslens.attribute.rules import Kind, Rule
from presslens.attribute.scene import Scene
from presslens.attribute.sources import leads_in
from presslens.base.spans import Span

#: Characters before the noun in which the verb is sought that has told it ("said in a statement"), and within which the
#: report before it has told it.
_TOLD_CHARACTERS = 40
#: Characters before the noun in which a name that touches it, or "its", is sought, and in which another name is.
_TOUCHING_CHARACTERS, _NEAR_CHARACTERS = 30, 60
#: Fewer words than this stand between such a name and the noun.
_NEAR_WORDS = 3


def noun_report(scene: Scene, span: Span, start: int, end: int, before: Sequence[Report] = ()) -> Report | None:
    """``rebel claims that``: a noun of speech, its holder right before it.

    Parameters
    ----------
    span
        The noun and the word that links it to its content.
    start, end
        Bounds of the sentence.
    before
        The reports before it in the sentence.
    """
    text = scene.text
    if before and _told_already(scene, span, start, before[-1]):
        return None
    content = trim(text, span.end, scene.clauses.scope_end(text, span.end, end))
    if not filled(content):
        return None
    holder = _holder_before(scene, span, start)
    inside = Span(span.start, content.end)
    if holder is None and any(told.contains(inside) for report in before for told in report.contents):
        return None
    leads = (holder,) if holder is not None else ()
    source = holder.span if holder is not None else None
    return Report(span, "loaded", "indirect", Rule.NOUN_OF_SPEECH, source, leads, (content,))


def _told_already(scene: Scene, span: Span, start: int, last: Report) -> bool:
    """``said in a statement that``: the verb has told it; ``denied claims that``: the denier's words."""
    if scene.language.according.said_in.search(scene.text, max(start, span.start - _TOLD_CHARACTERS), span.start):
        return True
    return (last.denial or last.follows) and span.start - last.cue.end < _TOLD_CHARACTERS


def _holder_before(scene: Scene, span: Span, start: int) -> Party | None:
    """Whose noun it is: the name that touches it, one at most two words before it, or the one "its" points to."""
    text, rules = scene.text, scene.language.according
    close = max(start, span.start - _TOUCHING_CHARACTERS)
    touching = [party for party in scene.mentions_between(close, span.start) if party.end == span.start - 1]
    near = touching or [
        party
        for party in scene.within(max(start, span.start - _NEAR_CHARACTERS), span.start)
        if party.named
        and (
            len(text[party.end : span.start].split()) < _NEAR_WORDS
            or rules.has_made.fullmatch(text, party.end, span.start)
        )
    ]
    if near:
        return near[-1]
    if rules.owner.search(text, close, span.start):
        owners = (p for p in leads_in(scene, start, span.start) if p.kind in (Kind.NAME, Kind.PLACE, Kind.DEMONYM))
        return next(owners, None)
    return None
