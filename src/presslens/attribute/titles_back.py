"""Nouns that point back: ``the minister said``, after a minister was named or has spoken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from presslens.attribute.cast import Party
from presslens.attribute.rules import Kind, Known
from presslens.attribute.scene import Scene
from presslens.attribute.speaker import SENTENCES_BACK, Speaker, Spoken
from presslens.attribute.titled import Titled
from presslens.base.spans import Span
from presslens.codebook.questions import UNRESOLVED

#: Characters before a noun in which its article is sought, and behind a name in which a title is.
_ARTICLE_CHARACTERS, _TITLE_CHARACTERS = 40, 40


class TitlesBack:
    """Whom the titles of one article mean."""

    def __init__(self, scene: Scene, sentences: Sequence[tuple[int, int]], spoken: Spoken) -> None:
        self._scene, self._sentences, self._spoken = scene, sentences, spoken
        self._rules = scene.language.history
        self._bearing = Titled(scene)

    def is_definite(self, lead: Party) -> bool:
        """Whether the noun has an article or a determiner that points back."""
        before = max(0, lead.start - _ARTICLE_CHARACTERS)
        return self._rules.definite.search(self._scene.text, before, lead.start) is not None

    def speaker(self, lead: Party, source: Span, words: frozenset[str], sentence: int) -> Speaker:
        """A noun without a name: somebody met before when it is definite and fits, else nobody identifiable."""
        text = self._scene.text
        word = lead.span.of(text).lower()
        found: Speaker | None = None
        if self._is_new(lead, source):
            return Speaker(UNRESOLVED, False, words, Known.NOUN)
        if self._is_bare(lead, source, word):
            found = self._named_before(lead, word, words, sentence)
        if found is None and self.is_definite(lead):
            found = self._met(word, words, sentence)
            found = found or self._called(word, words)
            if found is None and self._may_point(word):
                found = (
                    self._named_before(lead, word, words, sentence)
                    or self._outlet_before(lead, word, words, sentence)
                    or self._last_fitting(lead, word, words, sentence)
                )
        return found or Speaker(UNRESOLVED, False, words, Known.NOUN)

    def _is_new(self, lead: Party, source: Span) -> bool:
        """Whether the words around a noun make it somebody else than was met: ``the girls' parents``, ``the X daily``.

        So does a noun behind it: of ``that military advisers say`` it is no head.
        """
        text, rules = self._scene.text, self._rules
        own = Span(min(source.start, lead.start), lead.start)
        return rules.owned.search(text, *own) is not None or rules.head_behind.match(text, lead.end) is not None

    def _is_bare(self, lead: Party, source: Span, word: str) -> bool:
        """Whether several of a body are meant and nothing tells of which (``officials said``, ``these officials``)."""
        before = self._scene.text[source.start : lead.start].lower().split()
        behind = self._scene.text[lead.end : source.end].strip()
        known = word in self._rules.of_bodies or (bool(before) and word in self._rules.pointed_at)
        return known and not behind and all(one in self._rules.pointers for one in before)

    def _may_point(self, word: str) -> bool:
        """Whether a definite noun can mean who spoke last: a document, an office, or one person by its form."""
        if word in self._rules.documents:
            return True
        known = self._scene.cast.is_office(word.split()[-1]) or self._rules.person_noun.search(word) is not None
        return known and not self._scene.cast.is_anonymous(word)

    def _met(self, word: str, words: frozenset[str], sentence: int) -> Speaker | None:
        """The last speaker who was called by the word."""
        for speaker in self._spoken.recent(sentence):
            if set(word.split()) & speaker.words:
                return speaker.again(words, Known.TITLE_MET_BEFORE)
        return None

    def _called(self, word: str, words: frozenset[str]) -> Speaker | None:
        """Whom the article calls by the title of a person most often."""
        if word.split()[-1] not in self._scene.language.introductions.persons:
            return None
        code = self._bearing.bearer(word)
        return Speaker(code, True, words, Known.TITLE_OF_MOST) if code is not None else None

    def _named_before(self, lead: Party, word: str, words: frozenset[str], sentence: int) -> Speaker | None:
        """The last holder named with the word a few sentences ago (``the foreign ministry``, then ``the ministry``)."""
        text, last = self._scene.text, word.split()[-1]
        first = self._sentences[max(0, sentence - SENTENCES_BACK)][0]
        for party in reversed(self._scene.within(first, lead.start)):
            if party.kind in (Kind.NOUN, Kind.PRONOUN):
                continue
            titled = last in self._titles_behind(party)
            if titled or last in party.span.of(text).lower().split():
                return Speaker(party.code, False, words, Known.TITLE_OF_NAME)
        return None

    def _titles_behind(self, party: Party) -> list[str]:
        """The words behind the name of a body that tell its office (``Russian foreign ministry``), in lower case."""
        after = self._rules.title_after.match(self._scene.text, party.end, party.end + _TITLE_CHARACTERS)
        words = self._scene.text[party.end : after.end()].split() if after is not None else []
        words = words[1:] if words and not words[0][0].isalnum() else words
        return [word.lower() for word in takewhile(self._scene.cast.is_office, words)]

    def _outlet_before(self, lead: Party, word: str, words: frozenset[str], sentence: int) -> Speaker | None:
        """``a reporter of X was hurt, the news outlet said``: the medium named in the sentence."""
        if not word.endswith(self._rules.outlet):
            return None
        here = self._scene.within(self._sentences[sentence][0], lead.start)
        first = next((party for party in here if party.kind is Kind.NAME), None)
        return Speaker(first.code, False, words, Known.OUTLET_BEFORE) if first is not None else None

    def _last_fitting(self, lead: Party, word: str, words: frozenset[str], sentence: int) -> Speaker | None:
        """The last speaker who can bear the title; what only states have goes to the last state."""
        recent = [speaker for speaker in self._spoken.recent(sentence) if speaker.code != UNRESOLVED]
        states = self._scene.cast.states
        of_state = word.split()[-1] in self._rules.of_states
        if of_state and recent and recent[0].code not in {*states, self._scene.cast.strangers}:
            recent = [speaker for speaker in recent if speaker.code in states]
            if not recent:
                first = self._sentences[max(0, sentence - 2)][0]
                named = (p for p in self._scene.mentions_between(first, lead.start) if p.kind is not Kind.NAME)
                state = next(named, None)
                return Speaker(state.code, False, words, Known.TITLE_OF_STATE) if state is not None else None
        person = word in self._rules.persons
        fitting = [s for s in recent if word in self._rules.documents or s.person == person]
        last = next(iter([*fitting, *recent]), None)
        return last.again(words, Known.TITLE_OF_LAST) if last is not None else None
