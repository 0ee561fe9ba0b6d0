"""The subject of a verb of speech: the noun phrase before it, with what stands between the two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from presslens.attribute.asides import Asides, Chain
from presslens.attribute.cast import Party
from presslens.attribute.clauses import trim
from presslens.attribute.rules import Kind
from presslens.attribute.scene import Scene
from presslens.attribute.sources import leads_in
from presslens.base.spans import Span

#: Characters behind "speaking to" in which the hearer is sought.
_HEARER_CHARACTERS = 40
#: A party that touches a verb begins within so many characters of it.
_TOUCHING_CHARACTERS = 40
_BRACKETS = (")", "]")
#: A noun phrase of more words is taken for a clause.
_PHRASE_WORDS = 12
#: Characters before a name in which "and" is sought.
_JOINT_CHARACTERS = 12
#: A noun phrase without a name has at most so many characters.
_UNNAMED_CHARACTERS = 80


class Subject(NamedTuple):
    """A noun phrase that can speak.

    Attributes
    ----------
    source
        Its words, with its appositions; None: nobody found.
    leads
        Whom it can mean, best first.
    opened
        It is one phrase: a comma opens it, or an aside shows where it stops.
    """

    source: Span | None
    leads: tuple[Party, ...]
    opened: bool


def subject(scene: Scene, floor: int, stop: int) -> Subject:
    """The noun phrase that ends at ``stop``, or before the asides that end there, and begins at ``floor`` or later."""
    if (chain := scene.asides.before(scene.text, floor, stop, _Named(scene))) is not None:
        return _before_asides(scene, chain)
    return _plain_subject(scene, floor, stop)


class _Named(NamedTuple):
    """Who can speak in an article, as its asides ask."""

    scene: Scene

    def speaks(self, part: Span) -> bool:
        """Whether a part names somebody who can speak."""
        return bool(leads_in(self.scene, *part))

    def is_name(self, part: Span) -> bool:
        """Whether a part is nothing but the name or the title of somebody, its article left out."""
        words = self.scene.language.sources.article.sub("", part.of(self.scene.text))
        states = any(party.kind is Kind.PLACE for party in self.scene.within(*part))
        return not states and self.scene.cast.is_name_or_title(words)


def _before_asides(scene: Scene, chain: Chain) -> Subject:
    """``Aziz, the group's spokesman, said``: the first part that names somebody, with the appositions behind it."""
    text, clauses, asides = scene.text, scene.clauses, scene.asides
    for number, part in enumerate(chain.parts[:-1]):
        if number + 2 < len(chain.parts) and not asides.is_phrase(text, part):
            continue
        phrase = trim(text, part.start, clauses.before_verb(text, *part))
        source, leads, opened = _first_name(scene, phrase) or _shared_subject(scene, phrase)
        if source is None:
            continue
        rest = [other for other in chain.parts[number + 1 :] if asides.is_phrase(text, other)]
        if leads[0].kind in (Kind.STRANGER, Kind.NOUN):
            leads = _told_by(scene, rest) or leads
        if leads[0].kind is Kind.NOUN:  # "a mayor, Nora Weiss, said"
            bare = [
                other for other in rest[:1] if not scene.language.sources.article.match(text[other.start : other.end])
            ]
            named = [lead for other in bare for lead in leads_in(scene, *other)]
            leads = (*leads, *(lead for lead in named if lead.kind is Kind.STRANGER))
        close = rest[0].end if rest and rest[0] == chain.parts[number + 1] else source.end
        close += text.startswith(_BRACKETS, close)
        one = opened or number > 0 or chain.opened or _is_short(asides, text, phrase)
        return Subject(Span(source.start, close), leads, one)
    last = trim(text, *chain.parts[-1])  # "the commissioner for justice, Nora Weiss, said"
    named = [lead for lead in leads_in(scene, *last) if lead.span == last]
    return Subject(last if named else None, tuple(named), True)


def _first_name(scene: Scene, phrase: Span) -> Subject | None:
    """``Aziz in a speech before the council``: who opens a phrase without a verb speaks."""
    text, rules = scene.text, scene.language.sources
    if scene.asides.is_clause(text, phrase):
        return None
    begin = phrase.start + len(phrase.of(text)) - len(rules.article.sub("", phrase.of(text)))
    first = [party.end for party in scene.within(*phrase) if party.start == begin and party.named]
    first += [name.end for name in scene.names(*phrase) if name.start == begin]
    if not first or not rules.preposition.match(text[first[0] : phrase.end].lstrip()):
        return None
    return Subject(Span(phrase.start, phrase.end), leads_in(scene, phrase.start, first[0]), True)


def _shared_subject(scene: Scene, phrase: Span) -> Subject:
    """The subject of a phrase; when it ends with "and", that of the verb before (``Aziz came and, at noon, said``)."""
    text, clauses = scene.text, scene.clauses
    joined = scene.language.verbs.and_verb.search(f"{phrase.of(text)} ")
    if joined is None:
        return _plain_subject(scene, *phrase)
    close = phrase.start + joined.start()
    place = clauses.last_verb(text, phrase.start, close)
    stop = clauses.before_verb(text, phrase.start, place) if place is not None else close
    return _plain_subject(scene, phrase.start, stop)


def _is_short(asides: Asides, text: str, phrase: Span) -> bool:
    """Whether the words before an aside are one noun phrase, and no clause that lost its comma before the subject."""
    return len(phrase.of(text).split()) <= _PHRASE_WORDS and not asides.is_clause(text, phrase)


def _told_by(scene: Scene, parts: Sequence[Span]) -> tuple[Party, ...]:
    """Who a stranger or an unnamed speaker is by its appositions: for whom it speaks, else its name."""
    text, rules = scene.text, scene.language.sources
    for part in parts:
        held = [lead for lead in leads_in(scene, *part) if lead.named]
        if held and not rules.beside.search(text, part.start, held[0].start) and _for_place(scene, part, held[0]):
            return tuple(held)
    return ()


def _for_place(scene: Scene, part: Span, party: Party) -> bool:
    """Whether an office goes with a country ("a minister of Turkey", no "friend of Turkey")."""
    if party.kind is not Kind.PLACE:
        return True
    words = scene.text[part.start : party.start].split() or scene.text[party.end : part.end].split()[1:5]
    return any(scene.cast.is_office(word) for word in words)


def _plain_subject(scene: Scene, floor: int, stop: int) -> Subject:
    text = scene.text
    begin = scene.clauses.subject_start(text, floor, stop)
    spoken = scene.language.sources.speaking_to.match(text, floor, stop)
    if spoken is not None:  # "Speaking to Reuters Nora Weiss said"
        hearers = scene.within(spoken.end(), min(stop, spoken.end() + _HEARER_CHARACTERS))[:1]
        begin = max([begin, *(party.end + 1 for party in hearers if party.end < stop)])
    if (joint := scene.language.sources.conjunction.match(text, begin, stop)) is not None:
        begin = joint.end()
    leads = leads_in(scene, begin, stop)
    begin = _after_and(scene, begin, leads)
    opened = begin > floor and text[max(floor, begin - 3) : begin].rstrip().endswith(",")
    return Subject(Span(begin, stop) if leads else None, leads, opened)


def unnamed_subject(scene: Scene, floor: int, stop: int) -> Subject:
    """The noun phrase that ends at ``stop`` by its noun alone, whatever it means: ``a former hostage``."""
    text = scene.text
    chain = scene.asides.before(text, floor, stop, _Named(scene))
    if chain is not None:
        floor, stop = trim(text, *chain.parts[0])
    begin = scene.clauses.subject_start(text, floor, stop)
    noun = unnamed(scene, Span(begin, stop))
    if noun is None:  # "a baker who had fled the town"
        opening = trim(text, max(floor, text.rfind(",", floor, stop) + 1), stop)
        who = scene.language.sources.who.search(text, *opening)
        begin = opening.start
        noun = unnamed(scene, Span(begin, who.start())) if who is not None else None
    if noun is None:
        return Subject(None, (), False)
    return Subject(Span(begin, stop), (noun,), text[floor:begin].rstrip().endswith(","))


def unnamed(scene: Scene, phrase: Span) -> Party | None:
    """The noun of a phrase of people, when the phrase is nothing else."""
    if phrase.length > _UNNAMED_CHARACTERS:
        return None
    rules = scene.language.sources
    found = rules.somebody.fullmatch(scene.text, *phrase) or rules.several.fullmatch(scene.text, *phrase)
    return Party(*found.span("noun"), Kind.NOUN, "") if found is not None else None


def antecedent(scene: Scene, floor: int, pronoun: int) -> tuple[Span, tuple[Party, ...]] | None:
    """Whom a relative pronoun at ``pronoun`` means: the noun phrase right before it."""
    phrase = trim(scene.text, floor, pronoun)
    found = _plain_subject(scene, *phrase)
    found = found if found.source is not None else unnamed_subject(scene, *phrase)
    return (found.source, found.leads) if found.source is not None else None


def subject_touches(scene: Scene, floor: int, verb: int) -> bool:
    """Whether a party stands right before the verb and its auxiliaries."""
    stop = scene.clauses.before_verb(scene.text, floor, verb)
    return any(party.end == stop for party in scene.within(max(floor, stop - _TOUCHING_CHARACTERS), stop))


def _after_and(scene: Scene, begin: int, leads: tuple[Party, ...]) -> int:
    """Where the subject begins when what stands before "and" is another clause."""
    rules = scene.language.sources
    if leads and any(party.named for party in scene.within(begin, leads[0].start)):
        found = rules.joined.search(scene.text, max(begin, leads[0].start - _JOINT_CHARACTERS), leads[0].start)
        return found.start() + rules.joint_length if found else begin
    return begin
