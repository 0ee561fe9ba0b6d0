"""Who bears a title in an article: "the president" is whom it calls president most often."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from presslens.attribute.rules import Kind
from presslens.attribute.scene import Scene

#: Characters before a name, and behind that of a country, in which its title is sought.
_CHARACTERS = 60
_WORDS_BEFORE = re.compile(r"(?:[\w.'’-]+\s+){1,5}$")
_WORDS_BEHIND = re.compile(r"(?:['’]s?)?((?:\s+[\w'’-]+){1,4})")


class Titled:
    """The titles of one article, each with the holders whose names bear it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._rules = scene.language.history

    def bearer(self, title: str) -> str | None:
        """Code of the holder whose name bears the title most often, None where none or two do."""
        words = frozenset(title.lower().split())
        counts = Counter(code for code, titles in self._found if words <= titles)
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    @cached_property
    def _found(self) -> list[tuple[str, frozenset[str]]]:
        """Each name with a title: the holder's code, and the words of the title."""
        text, found = self._scene.text, []
        for party in self._scene.mentions_between(0, len(text)):
            before = _WORDS_BEFORE.search(text, max(0, party.start - _CHARACTERS), party.start)
            titles = self._titles(before.group().split()[::-1] if before else [], party.kind)
            if not titles and party.kind is not Kind.NAME:
                behind = _WORDS_BEHIND.match(text, party.end, party.end + _CHARACTERS)
                titles = self._titles(behind.group(1).split() if behind else [], None)
            if titles:
                found.append((party.code, titles))
        return found

    def _titles(self, words: list[str], before: Kind | None) -> frozenset[str]:
        """The words of a title among those beside a name, from the name outward; none of somebody else's.

        Parameters
        ----------
        before
            The kind of the name that the words stand before: of a country, "of" or "for" stands between. None: the
            words stand behind it.
        """
        rules, titles, linked = self._scene.language.introductions, set[str](), False
        for word in words:
            plain = word.rstrip(".").lower()
            if plain in self._rules.past:
                return frozenset()
            if self._scene.cast.is_office(plain) or plain in rules.persons:
                titles.add(plain)
            elif before is not None and not titles and plain in rules.holders:
                linked = True
            elif before is None or titles or not (word[0].isupper() or plain in rules.links):
                break
        own = before in (Kind.NAME, None) or linked
        return frozenset(titles) if own and not titles.isdisjoint(rules.persons) else frozenset()
