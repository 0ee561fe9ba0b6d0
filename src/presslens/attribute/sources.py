"""The source of speech: which noun phrase speaks, and who can be meant by it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from presslens.attribute import clauses
from presslens.attribute.cast import Party
from presslens.attribute.speakers import Scene

Span = tuple[int, int]
#: Whom they tell stands right after them.
TELL = ("tell", "tells", "told", "telling")
PREPOSITION = re.compile(r"\b(?:to|in|at|for|with|from|on|against|of|by|over)\b")


_AND = re.compile(r"\b(?:and|but)\s+(?:the\s+|an?\s+)?$")
_POSSESSED = re.compile(r"['’]s\s+(?:main\s+|exiled\s+)?")
_SPEAKING_TO = re.compile(r"\s*(?:Speaking|Talking|In\s+an\s+interview)\s+(?:to|with)\s+")
_AND_NOUN = re.compile(r"\s+and\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}")
_DETERMINER = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne)\s+(?:(?!of\b|in\b|for\b|to\b|from\b|with\b|near\b|by\b|at\b|and\b|the\b|an?\b)[\w-]+\s+){0,3}$"
)


@dataclass(frozen=True, slots=True)
class Report:
    """One cue of speech with its parts, as character spans.

    ``source`` is None when nobody is named; ``leads`` are the parties in the source, best first; ``contents``
    are the one or two spans in the source's words. ``follows`` is True when the speaker is that of the report
    before (``adding that ...``)."""

    cue: Span
    tone: str
    mode: str
    rule: str
    source: Span | None
    leads: tuple[Party, ...]
    contents: tuple[Span, ...]
    denial: bool = False
    follows: bool = False


def subject(scene: Scene, floor: int, stop: int) -> tuple[Span | None, tuple[Party, ...], bool]:
    """The noun phrase that ends at ``stop``, who can be meant by it, and whether a comma opens it."""
    text = scene.text
    tail = text[stop : stop + 3].lstrip(" ")
    if tail.startswith(",") and (comma := text.rfind(",", floor, stop)) > floor:
        # "Aziz, the group's spokesman, said": the subject stands before the pair of commas.
        outer = clauses.trim(text, floor, comma)
        begin = clauses.subject_start(text, outer[0], outer[1])
        leads = leads_in(scene, begin, outer[1]) or leads_in(scene, comma, stop)
        if leads:
            person = leads_in(scene, comma, stop) if all(lead.kind == "stranger" for lead in leads) else ()
            return (begin, stop), (person or leads), text[max(0, begin - 3) : begin].rstrip().endswith(",")
    begin = clauses.subject_start(text, floor, stop)
    if (spoken := _SPEAKING_TO.match(text, floor, stop)) is not None:  # "Speaking to Reuters Nora Weiss said"
        hearers = scene.within(spoken.end(), min(stop, spoken.end() + 40))[:1]
        begin = max([begin, *(party.end + 1 for party in hearers if party.end < stop)])
    leads = leads_in(scene, begin, stop)
    begin = _after_and(scene, begin, leads)
    comma = begin > floor and text[max(floor, begin - 3) : begin].rstrip().endswith(",")
    return ((begin, stop) if leads else None), leads, comma


def subject_touches(scene: Scene, floor: int, verb: int) -> bool:
    stop = clauses.before_verb(scene.text, floor, verb)
    return any(party.end == stop for party in scene.within(max(floor, stop - 40), stop))


def leads_in(scene: Scene, start: int, end: int) -> tuple[Party, ...]:
    """Everybody the words can mean, best first: actors, then nouns, pronouns, and names that nobody knows."""
    found = scene.within(start, end)
    actors = [party for party in found if party.kind not in ("noun", "pronoun")]
    pronouns = [party for party in found if party.kind == "pronoun"]
    touching = bool(pronouns) and pronouns[-1].end == end
    if touching and (
        not actors or scene.text[pronouns[-1].start].isupper()
    ):  # also after a caption: "Reuters It added"
        return tuple(pronouns[-1:])
    if actors:
        if (joined := _joined_by_and(scene, start, actors)) is not None:
            actors = actors[joined:]
        return tuple(actors[_last_group(scene.text, actors) :])
    nouns = [party for party in found if party.kind == "noun"]
    strangers = [Party(a, b, "stranger", "") for a, b in scene.names(start, end)]
    people = [lead for lead in strangers if " " in scene.text[lead.start : lead.end].strip()]
    return tuple(people or nouns or strangers or pronouns)


def _joined_by_and(scene: Scene, start: int, actors: list[Party]) -> int | None:
    """Where a new clause begins with "and": only names that stand side by side are one subject."""
    text = scene.text
    for place in range(len(actors) - 1, 0, -1):
        found = _AND.search(text, max(start, actors[place].start - 12), actors[place].start)
        if found is None:
            continue
        between = text[actors[place - 1].end : found.start()]
        if len(text[start : actors[0].start].split()) > 2 or not scene.cast.is_name_or_title(between):
            return place
    return None


def _after_and(scene: Scene, begin: int, leads: tuple[Party, ...]) -> int:
    """Where the subject begins when what stands before "and" is another clause."""
    if leads and any(party.kind not in ("noun", "pronoun") for party in scene.within(begin, leads[0].start)):
        found = _AND.search(scene.text, max(begin, leads[0].start - 12), leads[0].start)
        return found.start() + 4 if found else begin
    return begin


def _last_group(text: str, actors: list[Party]) -> int:
    """Where the last phrase begins when a comma was lost between two (``a monitor Turkey's premier``)."""
    begin = 0
    for place, (one, other) in enumerate(pairwise(actors), 1):
        between = text[one.end : other.start]
        apart = one.kind == "name" and other.kind in ("place", "demonym") and one.code != other.code
        if apart and between.isspace() and text[one.start].islower():
            begin = place
        if one.kind == other.kind == "name" and one.code != other.code and between == " ":
            begin = place  # a border was lost: "Mocking Erdogan Kerry says"
        owner = _POSSESSED.fullmatch(between) or (text[one.end - 1] == "s" and between == " ")
        if one.kind == "place" and other.kind == "name" and one.code != other.code and owner:
            begin = place  # "Syria's opposition": the body speaks, not the state
    return begin


def last_phrase(scene: Scene, source: Span, leads: tuple[Party, ...], comma: bool) -> tuple[Span, tuple[Party, ...]]:
    """Cut a source down to its last phrase when no comma parts it from the content before it."""
    if comma:
        return source, leads
    text = scene.text
    found = scene.within(*source)
    nearest = [party for party in found if text[party.end : source[1]].strip() == ""] or list(leads[-1:])
    lead = nearest[-1]
    names = [(a, b) for a, b in scene.names(*source) if b == source[1] and " " in text[a:b]]
    if names and lead.end < names[-1][0] and not scene.cast.is_title(text[lead.end : names[-1][0]]):
        return names[-1], (Party(*names[-1], "stranger", ""),)
    if lead.kind == "pronoun":
        return (lead.start, source[1]), (lead,)
    if lead.start < leads[-1].start:
        lead = leads[-1]
    whole = [a for a, b in scene.names(*source) if a < lead.start < b]
    if whole:  # "Nora al-Rami", of whom only the last name was known
        lead = Party(whole[0], lead.end, lead.kind, lead.code)
    for other in reversed([party for party in found if party.end <= lead.start]):
        # "Observatory head Rami Aziz", "Turkish army sources": neighbours are one phrase
        apart = lead.kind == other.kind == "name" and other.code != lead.code and text[lead.start].islower()
        owner = other.kind == "place" and other.code == lead.code and text[other.end - 1] == "s"  # "Syrias SANA"
        if (
            apart
            or other.kind == "pronoun"
            or (other.kind == "place" and not owner)
            or not scene.cast.is_title(text[other.end : lead.start])
        ):
            break
        lead = other
    known = [party for party in found if party.end < lead.start and party.kind == "name"]
    if lead.kind == "noun" and known and _AND_NOUN.fullmatch(text, known[-1].end, lead.start):
        return (known[-1].start, source[1]), (known[-1],)  # "the Observatory and a security source"
    leads = leads_in(scene, lead.start, source[1]) or (lead,)
    begin = lead.start
    found = _DETERMINER.search(scene.text, max(source[0], begin - 80), begin)
    plural = re.search(r"[^s]s$", scene.text[lead.start : lead.end]) is not None
    between = found is not None and any(found.start() <= party.start < begin for party in known)
    if whole and lead.start == whole[0] and found is not None:
        between = not scene.cast.is_title(re.sub(r"^\S+\s*", "", text[found.start() : begin]))
    if found is not None and not between and not (plural and found.group()[0] in "aA"):
        begin = found.start()
    kept = tuple(party for party in leads if party.start >= lead.start) or leads
    return (begin, source[1]), kept
