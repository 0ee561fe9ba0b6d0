"""Who has spoken so far: pronouns, titles and participles point back to somebody."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from presslens.codebook.actors import UNRESOLVED
from presslens.holder.sources import Report
from presslens.holder.speakers import Party, Scene, Speaker

#: A pronoun or a title looks back over at most so many sentences.
REACH = 6
_NOBODY = Speaker(UNRESOLVED, False, frozenset(), "nobody named")
_PERSONS = frozenset(
    [
        "minister",
        "president",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "envoy",
        "ambassador",
        "director",
        "chief",
        "head",
        "leader",
        "general",
        "secretary",
        "activist",
        "expert",
        "analyst",
        "commander",
        "governor",
        "mayor",
    ]
)
_DEFINITE = re.compile(r"\b(?:the|its|this|that|same)\s+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)


class History:
    """The speakers of one article in the order of their speech.

    ``place`` is where the last of them spoke.
    """

    def __init__(self, scene: Scene, sentences: Sequence[tuple[int, int]]) -> None:
        self._scene, self._sentences = scene, sentences
        self._starts = [start for start, _ in sentences]
        self._spoken: list[tuple[int, int, Speaker]] = []  # place, sentence, speaker
        self.place = -1

    def resolve(self, report: Report, sentence: int) -> Speaker:
        """The speaker of ``report``, which stands in the sentence of that number, and remember it."""
        if report.follows:
            return self._spoken[-1][2] if self._spoken else _NOBODY
        if not report.leads:
            return _NOBODY
        speaker = self._identify(report, sentence)
        if report.source is not None and report.rule != "noun of speech":
            self._spoken.append((report.cue[0], sentence, speaker))
            self.place = report.cue[0]
        return speaker

    def last_before(self, place: int, reach: int) -> str:
        """Code of the last speaker before ``place`` at most ``reach`` sentences back, else ``unresolved``."""
        here = bisect_right(self._starts, place) - 1
        for spoken, sentence, speaker in reversed(self._spoken):
            if spoken < place:
                return speaker.code if here - sentence <= reach else UNRESOLVED
        return UNRESOLVED

    def _identify(self, report: Report, sentence: int) -> Speaker:
        text, lead = self._scene.text, report.leads[0]
        source = report.source or (lead.start, lead.end)
        phrase = text[source[0] : source[1]]
        words = self._scene.cast.titles_in(phrase)
        named = bool(self._scene.names(*source))
        if lead.kind == "pronoun":
            return self._pointed(lead, sentence)
        if lead.kind == "stranger":
            return Speaker(self._scene.cast.strangers, True, words, "a name no file knows")
        if lead.kind == "noun":
            return self._titled(lead, words, sentence)
        person = (named and lead.kind == "name") or bool(words & {"president", "minister", "spokesman", "spokeswoman"})
        return Speaker(lead.code, person, words, lead.kind)

    def _titled(self, lead: Party, words: frozenset[str], sentence: int) -> Speaker:
        """A noun without a name: somebody met before when it is definite and fits, else nobody
        identifiable."""
        text = self._scene.text
        word = text[lead.start : lead.end].lower()
        if _DEFINITE.search(text, max(0, lead.start - 40), lead.start):
            for _, spoke, speaker in reversed(self._spoken):
                if sentence - spoke > REACH:
                    break
                if set(word.split()) & speaker.words:
                    return Speaker(speaker.code, speaker.person, speaker.words | words, "title met before")
            if not self._scene.cast.is_anonymous(word):
                for _, spoke, speaker in reversed(self._spoken):
                    if sentence - spoke > REACH:
                        break
                    if speaker.code != UNRESOLVED and speaker.person == (word in _PERSONS):
                        return Speaker(
                            speaker.code, speaker.person, speaker.words | words, "title for the last speaker"
                        )
                previous = self._subject_before(sentence, set(word.split()))
                if previous is not None:
                    return Speaker(previous, False, words, "title of the sentence before")
        return Speaker(UNRESOLVED, False, words, "a noun without a name")

    def _pointed(self, lead: Party, sentence: int) -> Speaker:
        kind = lead.code
        recent = [speaker for _, spoke, speaker in reversed(self._spoken) if sentence - spoke <= REACH]
        fitting = [speaker for speaker in recent if speaker.person == (kind == "person")] if kind != "group" else recent
        for speaker in (*fitting, *recent):
            return Speaker(speaker.code, speaker.person, speaker.words, "pronoun for the last speaker")
        code = self._subject_before(sentence, None)
        if code is not None:
            return Speaker(code, kind == "person", frozenset(), "pronoun for the last subject")
        return Speaker(UNRESOLVED, kind == "person", frozenset(), "pronoun for nobody found")

    def _subject_before(self, sentence: int, words: set[str] | None) -> str | None:
        """Code of the first actor named in the sentence before (whose phrase holds one of ``words``, when
        given)."""
        if sentence == 0:
            return None
        start, end = self._sentences[sentence - 1]
        for party in self._scene.within(start, end):
            if party.kind in ("noun", "pronoun"):
                continue
            near = set(re.findall(r"[^\W\d]+", self._scene.text[party.start : party.end + 40].lower()))
            if words is None or words & near:
                return party.code
        return None
