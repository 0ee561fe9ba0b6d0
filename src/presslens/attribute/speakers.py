"""Who is who in one article, and who a source phrase is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from presslens.attribute.cast import NAME, STARTERS, Cast, Party

_FULL_NAME = re.compile(rf"(?<![\w-])({NAME})((?:\s+{NAME}){{0,3}})")
_SEAT = re.compile(r"\s+in\s+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: the actor's code or ``unresolved``, whether it is one person, and its words."""

    code: str
    person: bool
    words: frozenset[str]
    rule: str


class Scene:
    """One article as the rules of speech see it: who can speak in it, and where.

    Attributes
    ----------
    mentions, parties
        See :meth:`Cast.mentions` and :meth:`Cast.parties`.
    bearers
        See :meth:`Cast.bearers`.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self.text, self.cast = text, cast
        self.mentions = cast.mentions(text)
        self.parties = _joined(text, cast, self.mentions)
        named = [party for party in self.mentions if party.kind not in ("noun", "pronoun")]
        self._named_spans = [(party.start, party.end, party) for party in named]
        self._named_starts = [party.start for party in named]
        self._starts = [party.start for party in self.parties]
        self.bearers = cast.bearers(text, named)
        self._capitals: frozenset[str] | None = None

    def within(self, start: int, end: int) -> list[Party]:
        """The parties between the bounds, persons introduced earlier by their office included."""
        found = [
            party
            for party in self.parties[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            if party.end <= end or (party.end == end + 1 and self.text[end] == ".")  # "the U.N."
        ]
        if self.bearers:
            taken = [(party.start, party.end) for party in found if party.kind not in ("noun", "pronoun")]
            for word in re.compile(r"[A-Z][\w'-]+").finditer(self.text, start, end):
                code = self.bearers.get(word.group()) or self.bearers.get(re.sub(r"'?s$", "", word.group()))
                if code and not any(a < word.end() and word.start() < b for a, b in taken):
                    found.append(Party(word.start(), word.end(), "name", code))
            found.sort(key=lambda party: party.start)
        return found

    def mentions_of(self, code: str, start: int, end: int) -> list[Party]:
        """The names of one actor between the bounds, mere places and adjectives included."""
        return [party for party in self.mentions_between(start, end) if party.code == code and party.end <= end]

    def mentions_between(self, start: int, end: int) -> list[Party]:
        """The names of actors that begin between the bounds, mere places and adjectives included."""
        low, high = bisect_left(self._named_starts, start), bisect_left(self._named_starts, end)
        return [party for _, _, party in self._named_spans[low:high]]

    def names(self, start: int, end: int) -> list[tuple[int, int]]:
        """Spans of capitalised names between the bounds that can be a person's or a body's."""
        spans = []
        for found in _FULL_NAME.finditer(self.text, start, end):
            words = list(re.finditer(r"\S+", found.group()))
            while words and STARTERS.match(words[0].group()):
                words = words[1:]
            if not words:
                continue
            begin = found.start() + words[0].start()
            index = bisect_left(self._named_starts, begin)
            near = self._named_spans[max(0, index - 1) : index + 1]
            if any(a < found.end() and begin < b for a, b, _ in near):
                continue  # a name the codebook knows, but which speaks for nobody here
            if (
                len(words) == 1
                and _opens_sentence(self.text, begin)
                and not (
                    self._named(words[0].group())
                    or ((begin, found.end()) == (start, end) and words[0].group()[-1] != "s")
                )
            ):
                continue
            spans.append((begin, found.end()))
        return spans

    def _named(self, word: str) -> bool:
        """Whether a word that opens a sentence has its capital elsewhere too."""
        if self._capitals is None:
            self._capitals = frozenset(re.findall(r"(?<=[\w,] )[A-Z][\w’'-]+", self.text))
        return word in self._capitals


def _joined(text: str, cast: Cast, mentions: Sequence[Party]) -> list[Party]:
    """Those who can speak; a body and its seat (``the ministry in Moscow``) are one."""
    parties: list[Party] = []
    for party in mentions:
        if party.kind == "place" and parties and parties[-1].kind == "noun":
            body = parties[-1]
            seated = _SEAT.fullmatch(text, body.end, party.start)
            if seated and not cast.is_anonymous(text[body.start : body.end]):
                parties[-1] = Party(body.start, party.end, "name", party.code)
                continue
        if cast.speaks(text, party):
            parties.append(party)
    return parties


def _opens_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 3) : place].rstrip(" \n\t\"“‘'(")
    return not before or before[-1] in ".!?:"
