"""Interviews and transcripts: a turn is its speaker's from the label on to the next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from presslens.attribute.cast import Party
from presslens.attribute.evidence import Attribution
from presslens.attribute.pieces import trim_blank
from presslens.attribute.rules import Kind, Known, Rule
from presslens.attribute.scene import Scene
from presslens.base.spans import Span
from presslens.codebook.questions import OUTLET, UNRESOLVED
from presslens.language.discourse import TurnRules

#: A text with so many labels is a transcript: its turns run on over paragraphs, the last to the end of the text.
TRANSCRIPT = 3
#: Labels that are not in capitals are turns where so many stand at the heads of paragraphs, one of them twice.
_WRITTEN = 3
#: Share of the paragraphs that begin with a label, where labels are not in capitals.
_MARKED_SHARE = 0.5
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_LOWER = re.compile(r"(?<![^\W_])[^\W\d_A-Z][^\W\d_A-Z]{2,}")
_PARAGRAPH_END = re.compile(r"[\n\u2029]")
#: A last name has at least so many letters.
_NAME_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the ``label`` that says who speaks, its whole ``mark``, and the ``content``, the words said."""

    label: Span
    mark: Span
    content: Span


@dataclass(frozen=True, slots=True)
class _Mark:
    """A label in the text; ``kind`` is how it is written, ``head`` whether a paragraph begins with it."""

    label: Span
    span: Span
    kind: str
    head: bool


class Turns:
    """The turns of one article, in its order, with the attributions they make.

    Parameters
    ----------
    scene
        The article.
    voice
        For whom the outlet speaks itself, as the code of a holder or a name; None: for nobody.
    """

    def __init__(self, scene: Scene, voice: str | None = None) -> None:
        self._scene, self._rules, self._voice = scene, scene.language.turns, voice
        self._lower = frozenset(_LOWER.findall(scene.text)) if ":" in scene.text else frozenset()
        self.turns = list(self._found())
        self._reporters = {
            _last_name(turn.label.of(scene.text))
            for turn in self.turns
            if self._rules.outlet.search(scene.text, turn.label.end, turn.mark.end)
        }
        self._starts = [turn.content.start for turn in self.turns]
        self.attributions = [self._attribution(turn) for turn in self.turns]

    def at(self, place: int) -> Attribution | None:
        """The attribution of the turn that holds the character at ``place``, None outside all turns."""
        index = bisect_right(self._starts, place) - 1
        return self.attributions[index] if index >= 0 and place < self.turns[index].content.end else None

    def _found(self) -> Iterator[Turn]:
        found = _marks(self._scene.text, self._rules)
        marks = self._kept([mark for mark in found if self._can_speak(mark)])
        kept = set(marks)
        shouted = (mark for mark in found if mark.head and mark.kind == "shouted")
        headings = [mark.span.start for mark in shouted if mark not in kept]
        runs = len(marks) >= TRANSCRIPT and self._is_interview(marks)
        ends = [*(mark.span.start for mark in marks), len(self._scene.text)][1:]
        for mark, end in zip(marks, ends, strict=True):
            heading = bisect_right(headings, mark.span.start)
            end = min(end, *headings[heading : heading + 1], end)
            content = trim_blank(self._scene.text, mark.span.end, self._end(mark, end, runs))
            if content.length:
                yield Turn(mark.label, mark.span, content)

    def _kept(self, marks: list[_Mark]) -> list[_Mark]:
        """The marks that are labels of turns."""
        firm = [mark for mark in marks if mark.kind != "written"]
        if not any(mark.kind == "asked" and mark.label.of(self._scene.text) == "Q" for mark in firm):
            firm = [mark for mark in firm if mark.kind != "asked"]
        if len(firm) < TRANSCRIPT:  # one or two may be headings
            firm = [mark for mark in firm if mark.head and (mark.kind == "asked" or self._is_known(mark))]
        labels = Counter(mark.label.of(self._scene.text) for mark in marks if mark.kind == "written")
        written = [mark for mark in marks if mark.kind == "written"] if any(n > 1 for n in labels.values()) else []
        if len(written) + len(firm) < _WRITTEN or len(labels) + len(firm) < 2:
            written = []
        return sorted([*firm, *written], key=lambda mark: mark.span)

    def _is_interview(self, marks: list[_Mark]) -> bool:
        """Whether the text between the first and the last label is turns alone, as far as the labels tell.

        Labels in capitals are those of transcripts, where one turn may have many paragraphs. Others also stand in
        narration, where most paragraphs have none.
        """
        if any(mark.kind != "written" for mark in marks):
            return True
        between = self._scene.text[marks[0].span.start : marks[-1].span.start]
        paragraphs = sum(bool(line.strip()) for line in _PARAGRAPH_END.split(between)) + 1
        return len(marks) >= _MARKED_SHARE * paragraphs

    def _can_speak(self, mark: _Mark) -> bool:
        """Whether the label can be somebody's name, and no country's or heading's.

        The words of headings also stand in the text in lower case ("THE VERDICT"); those of names do not.
        """
        words = _words(mark.label.of(self._scene.text))
        if not words or not self._rules.no_speaker.isdisjoint(words):
            return False
        names = [word for word in words if len(word) >= _NAME_LETTERS and not self._tells_office(word)]
        if mark.kind != "asked" and not self._lower.isdisjoint(names):
            return False
        opener = self._scene.cast.is_no_name(words[0].title()) and not self._tells_office(words[0])
        if mark.kind == "written" and opener:
            return False
        places = [party for party in self._scene.mentions_between(*mark.label) if party.kind is not Kind.NAME]
        return not any(party.span == mark.label for party in places)

    def _is_known(self, mark: _Mark) -> bool:
        """Whether a label that stands alone in its text names somebody known."""
        return self._party(mark.label) is not None

    def _party(self, label: Span) -> Party | None:
        """The name of a holder with which a label ends."""
        found = (p for p in self._scene.within(*label) if p.kind is Kind.NAME and p.end == label.end)
        return next(found, None)

    def _tells_office(self, word: str) -> bool:
        rules = self._rules
        groups = (rules.plain, rules.deputies, rules.heads_of_state, rules.askers, rules.hosts, rules.answers)
        return self._scene.cast.is_office(word) or any(word in group for group in groups)

    def _end(self, mark: _Mark, limit: int, runs: bool) -> int:
        """Where a turn ends: at a stage direction, at its paragraph's end, or where a paragraph names its speaker."""
        text = self._scene.text
        if (closed := self._rules.closed.search(text, mark.span.end, limit)) is not None:
            limit = closed.start()
        name = _last_name(mark.label.of(text))
        for end in _PARAGRAPH_END.finditer(text, mark.span.end, limit):
            if not runs and text[mark.span.end : end.start()].strip():
                return end.start()
            following = _PARAGRAPH_END.search(text, end.end(), limit)
            stop = following.start() if following else limit
            if name and re.search(rf"\b{re.escape(name)}\b", text[end.end() : stop]):
                return end.start()
        return limit

    def _attribution(self, turn: Turn) -> Attribution:
        code, known = self._speaker(turn)
        words = turn.mark.of(self._scene.text).strip()
        return Attribution(turn.content, turn.label, turn.mark, words, "direct", code, Rule.TURN, known, "neutral")

    def _speaker(self, turn: Turn) -> tuple[str, Known]:
        """Holder of a turn, and how it was known."""
        code, known = self._named(turn)
        return (OUTLET, Known.OWN) if code == self._voice else (code, known)

    def _named(self, turn: Turn) -> tuple[str, Known]:
        text, scene, rules = self._scene.text, self._scene, self._rules
        label = turn.label.of(text)
        words = _words(label)
        if words[0] in rules.answers and len(words) == 1:
            return self._interviewed()
        if rules.hosts.issuperset(words) and self._voice is not None:
            return self._voice, Known.OWN
        if (rules.askers | rules.hosts).issuperset(words):
            return UNRESOLVED, Known.NOBODY
        if _last_name(label) in self._reporters:
            return OUTLET, Known.OWN
        if (party := self._party(turn.label)) is not None:
            return party.code, Known.NAME
        if (code := scene.bearers.get(_last_name(label))) is not None:
            return code, Known.MET_BEFORE
        unnamed = all(map(self._tells_office, words))
        heads = not rules.heads_of_state.isdisjoint(words) and rules.deputies.isdisjoint(words)
        if self._voice is not None and (unnamed or not heads):
            return self._voice, Known.OWN
        return (UNRESOLVED, Known.NOUN) if unnamed else (scene.cast.strangers, Known.STRANGER)

    def _interviewed(self) -> tuple[str, Known]:
        """Who answers: somebody named before the first question."""
        scene, first = self._scene, self.turns[0].mark.start
        known = [party.code for party in scene.within(0, first) if party.kind is Kind.NAME]
        if known:
            return known[0], Known.PRONOUN_OF_LAST
        named = any(" " in name.of(scene.text) for name in scene.names(0, first))
        return (scene.cast.strangers, Known.STRANGER) if named else (UNRESOLVED, Known.NOBODY)


def _marks(text: str, rules: TurnRules) -> list[_Mark]:
    """All labels in the text, in its order, none overlapping another."""
    found = [_mark(match, True) for match in rules.head.finditer(text)]
    heads = [mark.span for mark in found]
    for match in rules.inside.finditer(text):
        index = bisect_right(heads, Span(match.start(), len(text))) - 1
        if index < 0 or heads[index].end <= match.start():
            found.append(_mark(match, False))
    return sorted(found, key=lambda mark: mark.span)


def _mark(match: re.Match[str], head: bool) -> _Mark:
    kind = match.lastgroup or ""
    return _Mark(Span(*match.span(kind)), Span(*match.span()), kind, head)


def _words(label: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(label)]


def _last_name(label: str) -> str:
    """The last word of a label as the text around it would write it; empty where it is too short for a name."""
    last = (_WORD.findall(label) or [""])[-1]
    return (last.title() if last.isupper() else last) if len(last) >= _NAME_LETTERS else ""
