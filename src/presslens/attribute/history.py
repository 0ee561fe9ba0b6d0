"""Who has spoken so far: pronouns, titles and participles point back to somebody."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from presslens.attribute.cast import Party
from presslens.attribute.sources import Report
from presslens.attribute.speakers import Scene, Speaker
from presslens.codebook.holders import UNRESOLVED

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
#: They speak for whoever spoke last.
_DOCUMENTS = frozenset(["report", "statement"])
#: One member of a body.
_MEMBER = re.compile(
    r"\b(?:official|source|spokes\w+|worker|member|volunteer|activist|commander|rescuer|chief|head|director|officer)\b"
)
#: Only states have them.
_OF_STATES = frozenset(["ministry", "presidency", "embassy", "army"])
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
        self._unnamed: tuple[int, Speaker] | None = None
        self._people: dict[str, Speaker] = {}  # by last name, once they have spoken for a body

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
        if lead.kind == "stranger" and (met := self._people.get(_last_name(text[lead.start : lead.end]))) is not None:
            return Speaker(met.code, True, met.words | words, "a person met before")
        if lead.kind == "stranger" and (met := self._unnamed_before(source, lead, sentence)) is not None:
            return Speaker(met.code, True, met.words | words, "the unnamed speaker before, named")
        if lead.kind == "stranger":
            return Speaker(self._scene.cast.strangers, True, words, "a name no file knows")
        if lead.kind == "noun":
            return self._titled(lead, words, sentence)
        if not named and _MEMBER.search(phrase):
            self._unnamed = (sentence, Speaker(lead.code, True, words, lead.kind))
        listed = [(p.start, p.end) for p in self._scene.mentions_of(lead.code, *source) if p.kind == "name"]
        for start, end in [*self._scene.names(*source), *listed]:
            name = text[start:end]
            if " " in name and not self._scene.cast.is_office(name.split()[-1]):
                self._people.setdefault(_last_name(name), Speaker(lead.code, True, words, lead.kind))
        borne = text[lead.start : lead.end] in self._scene.bearers
        person = (
            borne
            or (named and lead.kind == "name")
            or bool(words & {"president", "minister", "spokesman", "spokeswoman"})
        )
        return Speaker(lead.code, person, words, lead.kind)

    def _unnamed_before(self, source: tuple[int, int], lead: Party, sentence: int) -> Speaker | None:
        """Who spoke at most two sentences ago as "an official" of a body, when a bare name speaks now."""
        bare = self._scene.text[source[0] : source[1]].strip() == self._scene.text[lead.start : lead.end]
        if self._unnamed is None or not bare or " " not in self._scene.text[lead.start : lead.end]:
            return None
        spoke, speaker = self._unnamed
        return speaker if 0 < sentence - spoke <= 2 else None

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
            if word in _DOCUMENTS or not self._scene.cast.is_anonymous(word):
                named = self._named_before(lead.start, sentence, word)
                if named is not None:
                    return Speaker(named, False, words, "title of a name before")
                if word.endswith("outlet"):  # "a reporter of X was hurt, the news outlet said"
                    here = self._scene.within(self._sentences[sentence][0], lead.start)
                    first = next((party for party in here if party.kind == "name"), None)
                    if first is not None:
                        return Speaker(first.code, False, words, "outlet named before")
                recent = [
                    speaker
                    for _, spoke, speaker in reversed(self._spoken)
                    if sentence - spoke <= REACH and speaker.code != UNRESOLVED
                ]
                states = {*self._scene.cast.states, self._scene.cast.strangers}
                if word.split()[-1] in _OF_STATES and recent and recent[0].code not in states:
                    recent = [speaker for speaker in recent if speaker.code in self._scene.cast.states]
                    first = self._sentences[max(0, sentence - 2)][0]
                    named = [
                        p for p in self._scene.mentions_between(first, lead.start) if p.kind in ("place", "demonym")
                    ]
                    if not recent and named:
                        return Speaker(named[0].code, False, words, "title of the state named before")
                fitting = [s for s in recent if word in _DOCUMENTS or s.person == (word in _PERSONS)]
                for speaker in (*fitting, *recent):
                    return Speaker(speaker.code, speaker.person, speaker.words | words, "title for the last speaker")
        return Speaker(UNRESOLVED, False, words, "a noun without a name")

    def _named_before(self, place: int, sentence: int, word: str) -> str | None:
        """Code of the last actor named with the word (``the Russian ministry``) at most :data:`REACH` sentences ago."""
        first = self._sentences[max(0, sentence - REACH)][0]
        for party in reversed(self._scene.within(first, place)):
            if party.kind in ("noun", "pronoun"):
                continue
            text, last = self._scene.text, word.split()[-1]
            after = re.compile(r"(?:['’]s)?(?:\s+\w+){0,2}?\s+(\w+)").match(text, party.end, party.end + 40)
            between = text[party.end : after.start(1)] if after else ""
            if last in text[party.start : party.end].lower().split() or (
                after and after.group(1).lower() == last and self._scene.cast.is_title(between)
            ):
                return party.code
        return None

    def _pointed(self, lead: Party, sentence: int) -> Speaker:
        kind = lead.code
        recent = [speaker for _, spoke, speaker in reversed(self._spoken) if sentence - spoke <= REACH]
        fitting = [speaker for speaker in recent if speaker.person == (kind == "person")] if kind != "group" else recent
        for speaker in (*fitting, *recent):
            return Speaker(speaker.code, speaker.person, speaker.words, "pronoun for the last speaker")
        code = self._subject_before(sentence)
        if code is not None:
            return Speaker(code, kind == "person", frozenset(), "pronoun for the last subject")
        return Speaker(UNRESOLVED, kind == "person", frozenset(), "pronoun for nobody found")

    def _subject_before(self, sentence: int) -> str | None:
        """Code of the first actor named in the sentence before."""
        if sentence == 0:
            return None
        parties = self._scene.within(*self._sentences[sentence - 1])
        return next((party.code for party in parties if party.kind not in ("noun", "pronoun")), None)


def _last_name(name: str) -> str:
    """The last word of a name, without the Arabic article."""
    return re.sub(r"^[AaEe]l-|['’]?s$", "", name.split()[-1])
