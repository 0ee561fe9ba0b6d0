"""Whom a sentence is about: the first name, title or pronoun with a finite verb of its own."""

from __future__ import annotations

from collections.abc import Iterator

from presslens.attribute.cast import Party
from presslens.attribute.rules import Kind
from presslens.attribute.scene import Scene

#: A person named within so many characters behind a noun is who the noun means ("the spokeswoman, Jane Roe").
_NAMED_CHARACTERS = 30
#: Characters before a name in which the word is sought that governs it.
_GOVERNED_CHARACTERS = 40


def named_in(scene: Scene, start: int, end: int) -> Iterator[Party]:
    """Everybody named between the bounds, in the order of the text; a noun gives way to a name right behind it.

    Who is named in a quotation between them does not count.
    """
    inside = scene.quoted(start) and scene.quoted(end - 1)
    found = scene.within(start, end)
    taken = [party.span for party in found if party.named]
    strangers = (Party(*name, Kind.STRANGER, "") for name in scene.names(start, end))
    parties = [*found, *(s for s in strangers if not any(s.span.overlaps(span) for span in taken))]
    parties = [party for party in parties if inside or not scene.quoted(party.start)]
    parties.sort(key=lambda party: (party.start, -party.end))
    for place, party in enumerate(parties):
        following = parties[place + 1] if place + 1 < len(parties) else None
        named = party.kind is Kind.NOUN and following is not None and following.kind is not Kind.PRONOUN
        if not (named and following is not None and following.start - party.end <= _NAMED_CHARACTERS):
            yield party


def subject_of(scene: Scene, start: int, end: int, *, colon: bool = False) -> Party | None:
    """The first party between the bounds with a finite verb behind it that no other word governs.

    Parameters
    ----------
    colon
        A colon closes the bounds: without such a party, the first that nothing governs is meant.
    """
    text, rules = scene.text, scene.language.subjects
    free = [
        party
        for party in named_in(scene, start, end)
        if not rules.governed.search(text, max(start, party.start - _GOVERNED_CHARACTERS), party.start)
    ]
    for party in free:
        if rules.verb.match(text, party.end, end) or rules.aside.match(text, party.end, end):
            return party
    return free[0] if colon and free else None
