"""Who has spoken so far: pronouns, titles and participles point back to somebody."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from presslens.attribute.cast import Party
from presslens.attribute.reports.report import Report
from presslens.attribute.rules import Kind, Known, Rule
from presslens.attribute.scene import Scene
from presslens.attribute.subjects import subject_of
from presslens.attribute.titled import Titled
from presslens.attribute.turns import Turns
from presslens.base.spans import Span
from presslens.codebook.questions import OUTLET, UNRESOLVED

#: A pronoun or a title looks back over at most so many sentences.
SENTENCES_BACK = 6
#: "An official" who spoke at most so many sentences ago may be named now.
_UNNAMED_SENTENCES_BACK = 2
#: Characters before a noun in which its article is sought, and behind a name in which a title is.
_ARTICLE_CHARACTERS, _TITLE_CHARACTERS = 40, 40
_OF_KIND = {Kind.NAME: Known.NAME, Kind.PLACE: Known.PLACE, Kind.DEMONYM: Known.DEMONYM}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: the holder's code or ``unresolved``, whether it is one person, its words, and how it was
    known."""

    code: str
    person: bool
    words: frozenset[str]
    known: Known

    def again(self, words: frozenset[str], known: Known) -> Speaker:
        """The same speaker, met with other words."""
        return Speaker(self.code, self.person, self.words | words, known)


_NOBODY = Speaker(UNRESOLVED, False, frozenset(), Known.NOBODY)
_OUTLET = Speaker(OUTLET, False, frozenset(), Known.FIRST_PERSON)
#: Constructions that tell of speech although nobody is named.
_UNNAMED = frozenset({Rule.PASSIVE, Rule.ACCORDING_TO})


class History:
    """The speakers of one article in the order of their speech.

    Parameters
    ----------
    sentences
        Their bounds.
    turns
        The turns of an interview.
    marked
        The text has quotation marks, so that a first person outside of them is the outlet's.
    voice
        For whom the outlet speaks, as the code of a holder or a name; None: for nobody.
    """

    def __init__(
        self, scene: Scene, sentences: Sequence[tuple[int, int]], turns: Turns, *, marked: bool, voice: str | None
    ) -> None:
        self._scene, self._sentences = scene, sentences
        self._turns, self._marked, self._voice = turns, marked, voice
        self._rules = scene.language.history
        self._bearing = Titled(scene)
        self._starts = [start for start, _ in sentences]
        self._spoken: list[tuple[int, int, Speaker]] = []  # place, sentence, speaker
        self._now, self._clause = -1, -1  # where speech is looked at, and where its clause begins
        self._unnamed: tuple[int, Speaker] | None = None
        self._people: dict[str, Speaker] = {}  # by last name, once they have spoken for a body

    def resolve(self, report: Report, sentence: int, quoted: bool) -> Speaker | None:
        """The speaker of ``report``, which stands in the sentence of that number, and remember it.

        None where the words around it are the speaker's own, be it in a quotation (``quoted``) or in a turn.
        """
        before = [content.end for content in report.contents if report.leads and content.end <= report.leads[0].start]
        self._now, self._clause = report.cue.start, max(before, default=-1)
        turn = self._turns.at(report.cue.start)
        if report.follows:
            return self._spoken[-1][2] if self._spoken else _NOBODY
        if not report.leads:
            inside = quoted or turn is not None
            return None if inside and report.rule not in _UNNAMED else _NOBODY
        if self._is_first_person(report.leads[0]):
            if quoted or turn is not None:
                return None
            if self._marked or self._voice is not None:
                return _OUTLET
        speaker = self._identify(report.leads, report.source or report.leads[0].span, sentence)
        if speaker.known is Known.PRONOUN and (quoted or turn is not None):
            return None
        if turn is None or turn.holder == OUTLET:
            speaker = self._of_voice(speaker, report.leads[0])
        if report.source is not None and report.rule is not Rule.NOUN_OF_SPEECH:
            self._spoken.append((report.cue.start, sentence, speaker))
        return speaker

    def _is_first_person(self, lead: Party) -> bool:
        words = lead.span.of(self._scene.text).lower()
        return lead.kind is Kind.PRONOUN and words in self._scene.language.acts.ours

    def _of_voice(self, speaker: Speaker, lead: Party) -> Speaker:
        """The speaker, or the outlet where it speaks for this holder or nobody else is named."""
        if self._voice is None:
            return speaker
        unnamed = speaker.code == UNRESOLVED and (lead.kind is Kind.PRONOUN or self._is_definite(lead))
        own = self._voice in (speaker.code, lead.span.of(self._scene.text))
        if own or unnamed or speaker.known is Known.STRANGER:
            return Speaker(OUTLET, speaker.person, speaker.words, Known.OWN)
        return speaker

    def _is_definite(self, lead: Party) -> bool:
        before = max(0, lead.start - _ARTICLE_CHARACTERS)
        return self._rules.definite.search(self._scene.text, before, lead.start) is not None

    def in_turn(self, place: int) -> bool:
        """Whether somebody's turn in an interview holds the place."""
        return self._turns.at(place) is not None

    def last_before(self, place: int, reach: int) -> str:
        """Code of the last speaker before ``place`` at most ``reach`` sentences back, else ``unresolved``."""
        here = bisect_right(self._starts, place) - 1
        for spoken, sentence, speaker in reversed(self._spoken):
            if spoken < place:
                return speaker.code if here - sentence <= reach else UNRESOLVED
        return UNRESOLVED

    def spoken_before(self, place: int) -> int:
        """Where somebody spoke last before ``place``; -1 where nobody did."""
        return next((spoken for spoken, _, _ in reversed(self._spoken) if spoken < place), -1)

    def named_near(self, lead: Party, source: Span, sentence: int, place: int) -> Speaker:
        """Who is meant by words beside what is said at ``place``; nothing is remembered."""
        self._now, self._clause = place, -1
        if self._is_first_person(lead):
            return _OUTLET
        return self._of_voice(self._identify((lead,), source, sentence), lead)

    def _identify(self, leads: Sequence[Party], source: Span, sentence: int) -> Speaker:
        lead = leads[0]
        words = self._scene.cast.titles_in(source.of(self._scene.text))
        if lead.kind is Kind.PRONOUN:
            return self._pointed(lead, sentence)
        if lead.kind is Kind.STRANGER:
            return self._stranger(lead, source, words, sentence)
        if lead.kind is Kind.NOUN:
            named = next((other for other in leads if other.kind is Kind.STRANGER), None)
            titled = self._titled(lead, source, words, sentence)
            if named is not None and titled.known is Known.NOUN:  # "a mayor, Nora Weiss, said"
                return self._stranger(named, source, words, sentence)
            return titled
        return self._holder(lead, source, words, sentence)

    def _stranger(self, lead: Party, source: Span, words: frozenset[str], sentence: int) -> Speaker:
        """A name that no file knows: somebody met before, else a stranger."""
        if (met := self._people.get(self._last_name(lead.span.of(self._scene.text)))) is not None:
            return Speaker(met.code, True, met.words | words, Known.MET_BEFORE)
        if (met := self._unnamed_before(source, lead, sentence)) is not None:
            return Speaker(met.code, True, met.words | words, Known.UNNAMED_BEFORE)
        return Speaker(self._scene.cast.strangers, True, words, Known.STRANGER)

    def _unnamed_before(self, source: Span, lead: Party, sentence: int) -> Speaker | None:
        """Who spoke a moment ago as "an official" of a body, when a bare name speaks now."""
        name = lead.span.of(self._scene.text)
        if self._unnamed is None or source.of(self._scene.text).strip() != name or " " not in name:
            return None
        spoke, speaker = self._unnamed
        return speaker if 0 < sentence - spoke <= _UNNAMED_SENTENCES_BACK else None

    def _holder(self, lead: Party, source: Span, words: frozenset[str], sentence: int) -> Speaker:
        """A name of the codebook; the persons who speak for it here are remembered."""
        text, known = self._scene.text, _OF_KIND[lead.kind]
        names = self._scene.names(*source)
        if not names and self._rules.member.search(source.of(text)):
            self._unnamed = (sentence, Speaker(lead.code, True, words, known))
        listed = [p.span for p in self._scene.mentions_of(lead.code, *source) if p.kind is Kind.NAME]
        for name in (span.of(text) for span in [*names, *listed]):
            if " " in name and not self._scene.cast.is_office(name.split()[-1]):
                self._people.setdefault(self._last_name(name), Speaker(lead.code, True, words, known))
        person = (
            lead.span.of(text) in self._scene.bearers
            or (bool(names) and lead.kind is Kind.NAME)
            or bool(words & self._rules.officers)
        )
        return Speaker(lead.code, person, words, known)

    def _titled(self, lead: Party, source: Span, words: frozenset[str], sentence: int) -> Speaker:
        """A noun without a name: somebody met before when it is definite and fits, else nobody identifiable."""
        text = self._scene.text
        word = lead.span.of(text).lower()
        found: Speaker | None = None
        if self._is_new(lead, source):
            return Speaker(UNRESOLVED, False, words, Known.NOUN)
        if self._is_bare(lead, source, word):
            found = self._named_before(lead, word, words, sentence)
        if found is None and self._is_definite(lead):
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
        for speaker in self._recent(sentence):
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
        recent = [speaker for speaker in self._recent(sentence) if speaker.code != UNRESOLVED]
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

    def _pointed(self, lead: Party, sentence: int) -> Speaker:
        """A pronoun: the last speaker of its kind, else the last speaker, else the subject of the sentence before."""
        person = lead.code == "person"
        if lead.code != "group" and (speaker := self._told_of(lead, sentence, person)) is not None:
            return speaker
        recent = list(self._recent(sentence))
        fitting = [speaker for speaker in recent if lead.code == "group" or speaker.person == person]
        for speaker in (*fitting, *recent):
            return speaker.again(frozenset(), Known.PRONOUN_OF_LAST)
        code = self._subject_before(sentence)
        if code is not None:
            return Speaker(code, person, frozenset(), Known.PRONOUN_OF_SUBJECT)
        return Speaker(UNRESOLVED, person, frozenset(), Known.PRONOUN)

    def _told_of(self, lead: Party, sentence: int, person: bool) -> Speaker | None:
        """Whom the clause before the pronoun, or else the sentence before, is about, if that can be the pronoun's."""
        here = Span(max(self._sentences[sentence][0], self._clause), lead.start)
        spans = [here] if self._scene.language.subjects.joined.search(self._scene.text, *here) else []
        spans += [Span(*self._sentences[sentence - 1])] if sentence else []
        for span in spans:
            subject = subject_of(self._scene, *span)
            if subject is None:
                continue
            if subject.kind is Kind.STRANGER and person:
                return self._stranger(subject, subject.span, frozenset(), sentence).again(
                    frozenset(), Known.PRONOUN_OF_SUBJECT
                )
            if subject.named and self._is_person(subject) == person:
                return Speaker(subject.code, person, frozenset(), Known.PRONOUN_OF_SUBJECT)
            return None
        return None

    def _is_person(self, party: Party) -> bool:
        """Whether a name is a person's, as far as its form tells."""
        words = party.span.of(self._scene.text)
        body = self._scene.language.introductions.body.search(words)
        return party.kind is Kind.NAME and body is None and words.split()[-1].istitle()

    def _subject_before(self, sentence: int) -> str | None:
        """Code of the first holder named in the sentence before."""
        if sentence == 0:
            return None
        start, end = self._sentences[sentence - 1]
        party = next((party for party in self._scene.within(start, end) if party.named), None)
        if party is None or self._scene.clauses.has_finite(self._scene.text, start, party.start):
            return None
        return party.code

    def _recent(self, sentence: int) -> Iterator[Speaker]:
        """The speakers of the last sentences, the last first."""
        for place, spoke, speaker in reversed(self._spoken):
            if sentence - spoke > SENTENCES_BACK:
                return
            if place < self._now:
                yield speaker

    def _last_name(self, name: str) -> str:
        """The last word of a name, without an article before or a possessive ending behind it."""
        return self._rules.trimmings.sub("", name.split()[-1])
