"""Who can speak: the names of all holders, and the words that stand for a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from presslens.base.phrases import PhraseMatcher
from presslens.codebook.holders import UNRESOLVED, Holder
from presslens.codebook.speech import Speech

_PLACE_BEFORE = re.compile(
    r"\b(?:in|inside|near|across|around|from|outside|into|towards?|over|throughout|at|between|north|south|east|west|"
    r"northern|southern|eastern|western|central|rural|downtown)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COMPOUND_AFTER = re.compile(r"[-‐‑–]\s?[a-z]|/[A-Z]")  # "Reuters/Nora Weiss" owns a picture
#: "the Assad ally", "Erdogan's critics": somebody else is meant.
_OTHER_MEANT = re.compile(
    r"(?:['’]s?)?\s+(?:ally|allies|opponents?|critics?|foes?|rivals?|enem(?:y|ies)|detractors?)\b"
)
#: A capitalised name; words that open a sentence or a title and are no name.
NAME = r"(?:al-|el-|Al-|El-|al |Abu |Abdel |de |bin |ibn |van )?[A-Z][\w’'-]+"
_BEARER = re.compile(rf"(?:\s+(?:[a-z][\w-]*|[A-Z][a-z]+)){{0,4}}?\s+({NAME}(?:\s+{NAME}){{1,3}})(?![\w-])")
_HEAD_OF = re.compile(
    rf"({NAME}(?:\s+{NAME}){{1,3}}),?\s+(?:(?:the|a|an)\s+)?(?:[\w-]+\s+){{0,3}}"
    r"(?:head|director|chief|founder|chairman|president|leader|coordinator|member|spokes\w+|secretary|minister)\s+"
    r"(?:of|for|at|with)\s+(?:the\s+)?$"
)
_HEARER_BEFORE = re.compile(r"\b(?:told|(?:[Ss]peaking|[Tt]alking)\s+(?:to|with)|interview\s+with)\s+(?:the\s+)?$")
_FROM_BODY = re.compile(rf"\bsaid\s+({NAME}(?:\s+{NAME}){{1,3}}),?\s+(?:from|of|with)\s+(?:the\s+)?$")
STARTERS = re.compile(
    r"(?:The|A|An|In|On|At|It|He|She|They|We|But|And|For|As|After|Before|Since|While|This|That|These|Those|Last|Some|"
    r"Many|Most|All|Both|No|One|Two|Three|Several|Other|Others|According|Meanwhile|However|Earlier|Later|Also|Monday|"
    r"Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|President|Minister|Prime|Foreign|"
    r"Mr|Mrs|Ms|Dr|Published|GMT|Homs|Aleppo|Idlib|Raqqa|Hama|Daraa|Latakia|Ghouta|Douma|Palmyra|Manbij|Qamishli|Terrorists?|Twin|Mortar|Rockets?|Speaking|Asked|Local|Officials|State|There|Here|When|If)$"
)


@dataclass(frozen=True, slots=True)
class Party:
    """Words that can name a speaker. ``kind``: name, place, demonym, noun or pronoun; ``code``: the actor,
    or ''."""

    start: int
    end: int
    kind: str
    code: str


class Cast:
    """Compiled names of all holders and all words that stand for a speaker."""

    def __init__(self, holders: Iterable[Holder], speech: Speech) -> None:
        holders = list(holders)
        phrases: list[tuple[str, tuple[str, str] | None]] = []
        lost: list[tuple[str, tuple[str, str] | None]] = []  # "Irans": the apostrophe was lost
        for holder in holders:
            places, demonyms = set(holder.places), set(holder.demonyms)
            phrases += [(phrase, None) for phrase in holder.exceptions if phrase not in set(holder.names)]
            for name in holder.names:
                kind = "place" if name in places else "demonym" if name in demonyms else "name"
                phrases += [(written, (kind, holder.code)) for written in _spellings(name)]
                if kind != "demonym" and name.split()[-1][:1].isupper() and name[-1] not in "s.":
                    lost.append((f"{name}s", (kind, holder.code)))
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
        self.states = frozenset(holder.code for holder in holders if holder.places)
        self.strangers = next((holder.code for holder in holders if holder.strangers), UNRESOLVED)

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
        if _COMPOUND_AFTER.match(text, party.end) or _OTHER_MEANT.match(text, party.end):
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
            if _HEARER_BEFORE.search(text, max(0, party.start - 24), party.start):
                continue  # "Speaking to Reuters Nora Weiss said"
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
                if not STARTERS.match(last) and len(last) > 2 and free and not self.is_office(last):
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


def _spellings(name: str) -> list[str]:
    """A name and how else its Arabic article is written (``Ahrar al-Sham``, ``Ahrar Al Sham``)."""
    return list(
        dict.fromkeys(
            [name, *(re.sub(r"\b[Aa]l-(?=[A-Z])", article, name) for article in ("al-", "Al-", "al ", "Al "))]
        )
    )
