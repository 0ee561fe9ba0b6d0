"""Pronouns that point back: ``he said``, after somebody was told of or has spoken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from presslens.attribute.cast import Party
from presslens.attribute.rules import Kind, Known
from presslens.attribute.scene import Scene
from presslens.attribute.speaker import Speaker, Spoken
from presslens.attribute.subjects import named_in, subject_of
from presslens.base.spans import Span
from presslens.codebook.questions import UNRESOLVED

#: Characters before a name in which the word is sought that makes it a place.
_PREPOSITION_CHARACTERS = 24


class PronounsBack:
    """Whom the pronouns of one article mean.

    ``clause`` is where the clause of the pronoun begins, when what is said stands before it; else -1.

    Parameters
    ----------
    stranger
        Who is meant by a name that no file knows, in the sentence of that number.
    """

    def __init__(
        self,
        scene: Scene,
        sentences: Sequence[tuple[int, int]],
        spoken: Spoken,
        stranger: Callable[[Party, Span, frozenset[str], int], Speaker],
    ) -> None:
        self._scene, self._sentences, self._spoken, self._stranger = scene, sentences, spoken, stranger
        self.clause = -1

    def speaker(self, lead: Party, sentence: int) -> Speaker:
        """A pronoun: the last speaker of its kind, else the last speaker, else the subject of the sentence before."""
        person = lead.code == "person"
        if lead.code != "group" and (speaker := self._told_of(lead, sentence, person)) is not None:
            return speaker
        recent = list(self._spoken.recent(sentence))
        fitting = [speaker for speaker in recent if lead.code == "group" or speaker.person == person]
        for speaker in (*fitting, *recent):
            return speaker.again(frozenset(), Known.PRONOUN_OF_LAST)
        code = self._subject_before(sentence)
        if code is not None:
            return Speaker(code, person, frozenset(), Known.PRONOUN_OF_SUBJECT)
        if lead.code == "person" and (named := self._named_here(lead, sentence)) is not None:
            return named
        return Speaker(UNRESOLVED, person, frozenset(), Known.PRONOUN)

    def owner(self, lead: Party, sentence: int) -> Speaker:
        """Whose office speaks by the pronoun before it: the first person of its sentence, else as a pronoun."""
        self.clause = -1
        named = named_in(self._scene, self._sentences[sentence][0], lead.start)
        if (first := next((party for party in named if self._names_person(party)), None)) is not None:
            return self._person(first, sentence)
        return self.speaker(lead, sentence)

    def _named_here(self, lead: Party, sentence: int) -> Speaker | None:
        """The last person named in the sentence before the pronoun (``police held Weiss after he``)."""
        text, place = self._scene.text, self._scene.language.names.place_before
        named = [
            party
            for party in named_in(self._scene, self._sentences[sentence][0], lead.start)
            if self._names_person(party)
            and not place.search(text, max(0, party.start - _PREPOSITION_CHARACTERS), party.start)
        ]
        return self._person(named[-1], sentence) if named else None

    def _names_person(self, party: Party) -> bool:
        """Whether a party is a name of a person, known or not, as far as its form tells."""
        if party.kind is Kind.STRANGER:
            return self._scene.cast.is_person(party.span.of(self._scene.text))
        return party.named and self._is_person(party)

    def _person(self, party: Party, sentence: int) -> Speaker:
        """A person named near the pronoun, as its speaker."""
        if party.kind is Kind.STRANGER:
            stranger = self._stranger(party, party.span, frozenset(), sentence)
            return stranger.again(frozenset(), Known.PRONOUN_OF_SUBJECT)
        return Speaker(party.code, True, frozenset(), Known.PRONOUN_OF_SUBJECT)

    def _told_of(self, lead: Party, sentence: int, person: bool) -> Speaker | None:
        """Whom the clause before the pronoun, or else the sentence before, is about, if that can be the pronoun's."""
        here = Span(max(self._sentences[sentence][0], self.clause), lead.start)
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
