"""Who a source phrase is: from the words that name a speaker to the code of an actor."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from presslens.codebook.actors import UNRESOLVED, Actor
from presslens.codebook.speech import Speech
from presslens.phrases import PhraseMatcher

_PLACE_BEFORE = re.compile(
    r"\b(?:in|inside|near|across|around|from|outside|into|towards?|over|throughout|at|between|north|south|east|west|"
    r"northern|southern|eastern|western|central|rural|downtown)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COMPOUND_AFTER = re.compile(r"[-‐‑–]\s?[a-z]")
_NAME = r"(?:al-|el-|Al-|El-|al |Abu |Abdel |de |bin |ibn |van )?[A-Z][\w’'-]+"
_FULL_NAME = re.compile(rf"(?<![\w-])({_NAME})((?:\s+{_NAME}){{0,3}})")
_BEARER = re.compile(rf"(?:\s+(?:[a-z][\w-]*|[A-Z][a-z]+)){{0,4}}?\s+({_NAME}(?:\s+{_NAME}){{1,3}})(?![\w-])")
_HEAD_OF = re.compile(
    rf"({_NAME}(?:\s+{_NAME}){{1,3}}),?\s+(?:(?:the|a|an)\s+)?(?:[\w-]+\s+){{0,3}}"
    r"(?:head|director|chief|founder|chairman|president|leader|coordinator|member|spokes\w+|secretary|minister)\s+"
    r"(?:of|for|at|with)\s+(?:the\s+)?$"
)
_FROM_BODY = re.compile(rf"\bsaid\s+({_NAME}(?:\s+{_NAME}){{1,3}}),?\s+(?:from|of|with)\s+(?:the\s+)?$")
_STARTERS = re.compile(
    r"(?:The|A|An|In|On|At|It|He|She|They|We|But|And|For|As|After|Before|Since|While|This|That|These|Those|Last|Some|"
    r"Many|Most|All|Both|No|One|Two|Three|Several|Other|Others|According|Meanwhile|However|Earlier|Later|Also|Monday|"
    r"Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|President|Minister|Prime|Foreign|"
    r"Mr|Mrs|Ms|Dr|Published|GMT|Homs|Aleppo|Idlib|Raqqa|Hama|Daraa|Latakia|Ghouta|Douma|Palmyra|Manbij|Qamishli|Terrorists?|Twin|Mortar|Rockets?|Speaking|Asked|Local|Officials|State|There|Here|When|If)$"
)


_SEAT = re.compile(r"\s+in\s+")


@dataclass(frozen=True, slots=True)
class Party:
    """Words that can name a speaker. ``kind``: name, place, demonym, noun or pronoun; ``code``: the actor,
    or ''."""

    start: int
    end: int
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: the actor's code or ``unresolved``, whether it is one person, and its words."""

    code: str
    person: bool
    words: frozenset[str]
    rule: str


class Cast:
    """Compiled names of all actors and all words that stand for a speaker."""

    def __init__(self, actors: Iterable[Actor], speech: Speech) -> None:
        actors = list(actors)
        phrases: list[tuple[str, tuple[str, str] | None]] = []
        lost: list[tuple[str, tuple[str, str] | None]] = []  # "Irans": the apostrophe was lost
        for actor in actors:
            places, demonyms = set(actor.places), set(actor.demonyms)
            phrases += [(phrase, None) for phrase in actor.exceptions if phrase not in set(actor.names)]
            for name in actor.names:
                kind = "place" if name in places else "demonym" if name in demonyms else "name"
                phrases += [(written, (kind, actor.code)) for written in _spellings(name)]
                if kind != "demonym" and name.split()[-1][:1].isupper() and name[-1] not in "s.":
                    lost.append((f"{name}s", (kind, actor.code)))
        claimed = {phrase for phrase, payload in phrases if payload}
        # A name of one actor is no exception because another actor's file says so ("Syrian Coalition").
        phrases = [(phrase, payload) for phrase, payload in phrases if payload or phrase not in claimed]
        phrases += lost
        phrases += [(word, ("pronoun", kind)) for word, kind in speech.pronouns.items()]
        phrases += [(word, ("noun", "")) for word in (*speech.anonymous, *speech.titles)]
        self._match = PhraseMatcher(phrases)
        self._offices = frozenset(word.lower() for word in speech.offices)
        self._anonymous = frozenset(speech.anonymous)
        self._titles = frozenset(word for title in speech.titles for word in title.split())
        self.pronouns = speech.pronouns
        self.states = frozenset(actor.code for actor in actors if actor.places)
        self.strangers = next((actor.code for actor in actors if actor.strangers), UNRESOLVED)

    def parties(self, text: str) -> list[Party]:
        """All words in ``text`` that can name a speaker, from left to right; mere places and adjectives
        left out."""
        return [party for party in self.mentions(text) if self.speaks(text, party)]

    def mentions(self, text: str) -> list[Party]:
        """All names, nouns and pronouns of the cast in ``text``, whether or not they can speak where they
        stand."""
        return [Party(m.start, m.end, *m.payload) for m in self._match(text) if m.payload]

    def speaks(self, text: str, party: Party) -> bool:
        """Whether the words name somebody who can speak, and not a mere place or half a compound."""
        if party.kind in ("noun", "pronoun"):
            return True
        if _COMPOUND_AFTER.match(text, party.end):
            return False
        if party.kind == "place":
            return not _PLACE_BEFORE.search(text, max(0, party.start - 24), party.start)
        if party.kind == "demonym":
            following = re.findall(r"[^\W\d]+", text[party.end : party.end + 60])[:4]
            return any(word.lower() in self._offices for word in following)
        return True

    def bearers(self, text: str, parties: Sequence[Party]) -> dict[str, str]:
        """Last names of persons introduced by their office or their body (``Observatory head Rami Aziz``),
        with codes."""
        known: dict[str, str] = {}
        taken = {word for party in parties for word in text[party.start : party.end].split()}
        people = {(party.start, party.end) for party in parties if party.kind == "name"}
        for party in parties:
            if party.kind in ("noun", "pronoun"):
                continue
            after = _BEARER.match(text, party.end, party.end + 120)
            between = re.findall(r"[^\W\d]+", text[party.end : after.start(1)]) if after else []
            titled = all(self.is_office(word) for word in between)
            names = [after.group(1)] if after and titled and (between or party.kind == "name") else []
            before = _HEAD_OF.search(text, max(0, party.start - 110), party.start)
            names += [before.group(1)] if before else []
            from_body = _FROM_BODY.search(text, max(0, party.start - 70), party.start) if party.kind == "name" else None
            names += [from_body.group(1)] if from_body else []
            for name in names:
                last = re.split(r"\s+", name)[-1]
                listed = name is names[0] and after is not None and after.span(1) in people
                free = listed or last not in taken
                if not _STARTERS.match(last) and len(last) > 2 and free and not self.is_office(last):
                    known.setdefault(last, party.code)
                    known.setdefault(re.sub(r"^[AaEe]l-", "", last), party.code)
        return known

    def is_anonymous(self, phrase: str) -> bool:
        """Whether the noun stands for somebody nobody can identify, rather than for a title met before."""
        return phrase.lower() in self._anonymous

    def is_office(self, word: str) -> bool:
        """Whether the word tells an office or a kind of body."""
        return word.lower() in self._offices or word.lower() in self._titles

    def is_title(self, words: str) -> bool:
        """Whether the words between two names only tell an office (``head``, ``'s foreign minister``), or
        nothing."""
        inner = re.findall(r"[^\W\d]+", re.sub(r"^['’]s\b", "", words))
        return all(self.is_office(word) for word in inner)

    def is_name_or_title(self, words: str) -> bool:
        """Whether the words can belong to a name: capitals, offices, or nothing."""
        inner = re.findall(r"[^\W\d]+", re.sub(r"^['’]s\b", "", words))
        return all(word[0].isupper() or word in ("of", "for", "the", "al") or self.is_office(word) for word in inner)

    def titles_in(self, phrase: str) -> frozenset[str]:
        """The words of a source phrase by which a later title can point back to it (``ministry``,
        ``group``)."""
        return frozenset(word for word in re.findall(r"[^\W\d]+", phrase.lower()) if word in self._titles)


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
            while words and _STARTERS.match(words[0].group()):
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


def _spellings(name: str) -> list[str]:
    """A name and how else its Arabic article is written (``Ahrar al-Sham``, ``Ahrar Al Sham``)."""
    return list(
        dict.fromkeys(
            [name, *(re.sub(r"\b[Aa]l-(?=[A-Z])", article, name) for article in ("al-", "Al-", "al ", "Al "))]
        )
    )


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
