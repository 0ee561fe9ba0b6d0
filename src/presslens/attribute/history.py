"""Who is meant by a source: a name, a title, a pronoun, or the speaker of the report before."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.attribute.cast import Party
from presslens.attribute.pronouns_back import PronounsBack
from presslens.attribute.reports.report import Report
from presslens.attribute.rules import Kind, Known, Rule
from presslens.attribute.scene import Scene
from presslens.attribute.speaker import Speaker, Spoken
from presslens.attribute.titles_back import TitlesBack
from presslens.attribute.turns import Turns
from presslens.base.spans import Span
from presslens.codebook.questions import OUTLET, UNRESOLVED

#: "An official" who spoke at most so many sentences ago may be named now.
_UNNAMED_SENTENCES_BACK = 2
_OF_KIND = {Kind.NAME: Known.NAME, Kind.PLACE: Known.PLACE, Kind.DEMONYM: Known.DEMONYM}


_NOBODY = Speaker(UNRESOLVED, False, frozenset(), Known.NOBODY)
_OUTLET = Speaker(OUTLET, False, frozenset(), Known.FIRST_PERSON)
#: Constructions that tell of speech although nobody is named.
_UNNAMED = frozenset({Rule.PASSIVE, Rule.ACCORDING_TO})


class History:
    """The speakers of one article, in ``spoken`` in the order of their speech.

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
        self.spoken = Spoken(sentences)
        self._titles = TitlesBack(scene, sentences, self.spoken)
        self._pronouns = PronounsBack(scene, sentences, self.spoken, self._stranger)
        self._unnamed: tuple[int, Speaker] | None = None
        self._people: dict[str, Speaker] = {}  # by last name, once they have spoken for a body

    def resolve(self, report: Report, sentence: int, quoted: bool) -> Speaker | None:
        """The speaker of ``report``, which stands in the sentence of that number, and remember it.

        None where the words around it are the speaker's own, be it in a quotation (``quoted``) or in a turn.
        """
        before = [content.end for content in report.contents if report.leads and content.end <= report.leads[0].start]
        self.spoken.now, self._pronouns.clause = report.cue.start, max(before, default=-1)
        turn = self._turns.at(report.cue.start)
        if report.follows:
            return self.spoken.last or _NOBODY
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
            self.spoken.add(report.cue.start, sentence, speaker)
        return speaker

    def _is_first_person(self, lead: Party) -> bool:
        words = lead.span.of(self._scene.text).lower()
        return lead.kind is Kind.PRONOUN and words in self._scene.language.acts.ours

    def _of_voice(self, speaker: Speaker, lead: Party) -> Speaker:
        """The speaker, or the outlet where it speaks for this holder or nobody else is named."""
        if self._voice is None:
            return speaker
        unnamed = speaker.code == UNRESOLVED and (lead.kind is Kind.PRONOUN or self._titles.is_definite(lead))
        own = self._voice in (speaker.code, lead.span.of(self._scene.text))
        if own or unnamed or speaker.known is Known.STRANGER:
            return Speaker(OUTLET, speaker.person, speaker.words, Known.OWN)
        return speaker

    def in_turn(self, place: int) -> bool:
        """Whether somebody's turn in an interview holds the place."""
        return self._turns.at(place) is not None

    def named_near(self, lead: Party, source: Span, sentence: int, place: int) -> Speaker:
        """Who is meant by words beside what is said at ``place``; nothing is remembered."""
        self.spoken.now, self._pronouns.clause = place, -1
        if self._is_first_person(lead):
            return _OUTLET
        return self._of_voice(self._identify((lead,), source, sentence), lead)

    def _identify(self, leads: Sequence[Party], source: Span, sentence: int) -> Speaker:
        lead = leads[0]
        words = self._scene.cast.titles_in(source.of(self._scene.text))
        if lead.kind is Kind.PRONOUN:
            return self._pronouns.speaker(lead, sentence)
        if lead.kind is Kind.STRANGER:
            return self._stranger(lead, source, words, sentence)
        if lead.kind is Kind.NOUN:
            if (owner := self._rules.own_office.match(self._scene.text, *source)) is not None:  # "his office said"
                speaker = self._pronouns.owner(Party(*owner.span("owner"), Kind.PRONOUN, "person"), sentence)
                if speaker.code != UNRESOLVED:
                    return speaker
            named = next((other for other in leads if other.kind is Kind.STRANGER), None)
            titled = self._titles.speaker(lead, source, words, sentence)
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

    def _last_name(self, name: str) -> str:
        """The last word of a name, without an article before or a possessive ending behind it."""
        return self._rules.trimmings.sub("", name.split()[-1])
