"""The source of speech: which noun phrase speaks, and who can be meant by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from presslens.attribute.cast import Party
from presslens.attribute.rules import Kind
from presslens.attribute.scene import Scene
from presslens.base.spans import Span

_FIRST_WORD = re.compile(r"^\S+\s*")
#: Characters before a name in which "and" is sought.
_JOINT_CHARACTERS = 12
#: Characters before a name in which its article is sought.
_ARTICLE_CHARACTERS = 80


def leads_in(scene: Scene, start: int, end: int) -> tuple[Party, ...]:
    """Everybody the words can mean, best first: holders, then nouns, pronouns, and names that nobody knows."""
    found = scene.within(start, end)
    holders = [party for party in found if party.named and not _tells_origin(scene, party, found)]
    pronouns = [party for party in found if party.kind is Kind.PRONOUN]
    touching = bool(pronouns) and pronouns[-1].end == end
    # A capital opens a sentence, also after a caption: "Reuters It added".
    if touching and (not holders or scene.text[pronouns[-1].start].isupper()):
        return tuple(pronouns[-1:])
    if holders:
        holders = holders[_joined_by_and(scene, start, holders) :]
        return tuple(holders[_last_group(scene, holders) :])
    nouns = [party for party in found if party.kind is Kind.NOUN]
    strangers = [Party(*name, Kind.STRANGER, "") for name in scene.names(start, end)]
    people = [lead for lead in strangers if " " in lead.span.of(scene.text).strip()]
    return tuple(people or _authors(scene, nouns, strangers) or nouns or strangers or pronouns)


def _tells_origin(scene: Scene, party: Party, found: Sequence[Party]) -> bool:
    """Whether the name of a country only tells where unnamed people are from, or what they study (``US analysts``)."""
    if party.kind is Kind.NAME:
        return False
    return any(
        noun.kind is Kind.NOUN
        and noun.start == party.end + 1
        and scene.cast.is_anonymous(noun.span.of(scene.text))
        and (
            not scene.cast.is_office(noun.span.of(scene.text))
            or (party.kind is Kind.PLACE and noun.span.of(scene.text).lower() in scene.language.sources.students)
        )
        for noun in found
    )


def _authors(scene: Scene, nouns: list[Party], strangers: list[Party]) -> list[Party]:
    """``a poll by Vela``, ``Vela officials``, ``President Weiss``, ``the daily Vela``: a name beside a noun."""
    text, rules = scene.text, scene.language.sources
    ends = [noun.end for noun in nouns]
    heads = {noun.start for noun in nouns if noun.span.of(text).lower() not in rules.locals}
    titles = {noun.end for noun in nouns if _is_title(scene, noun)}
    return [
        lead
        for lead in strangers
        if any(rules.author.fullmatch(text, end, lead.start) for end in ends)
        or (lead.end + 1 in heads and text[lead.end] == " ")
        or any(rules.titled.fullmatch(text, end, lead.start) for end in titles)
    ]


def _is_title(scene: Scene, noun: Party) -> bool:
    """Whether a noun is the title of one person or body, which a name can follow."""
    words = noun.span.of(scene.text)
    one = scene.language.sources.plural.search(words) is None
    return one and scene.cast.is_office(words.split()[-1]) and not scene.cast.is_anonymous(words)


def _joined_by_and(scene: Scene, start: int, holders: list[Party]) -> int:
    """Where a new clause begins with "and": only names that stand side by side are one subject."""
    text = scene.text
    for place in range(len(holders) - 1, 0, -1):
        begin = holders[place].start
        found = scene.language.sources.joined.search(text, max(start, begin - _JOINT_CHARACTERS), begin)
        if found is None:
            continue
        between = text[holders[place - 1].end : found.start()]
        if len(text[start : holders[0].start].split()) > 2 or not scene.cast.is_name_or_title(between):
            return place
    return 0


def _last_group(scene: Scene, holders: list[Party]) -> int:
    """Where the last phrase begins when a comma was lost between two."""
    begin = 0
    for place, (one, other) in enumerate(pairwise(holders), 1):
        if one.code != other.code and _parted(scene, one, other):
            begin = place
    return begin


def _parted(scene: Scene, one: Party, other: Party) -> bool:
    """Whether two neighbours of different holders are two phrases.

    ``a monitor the premier`` lost its comma, ``Mocking one Another says`` a border; of ``the country's
    opposition`` the body speaks, not the state.
    """
    text, rules = scene.text, scene.language.sources
    between = text[one.end : other.start]
    if one.kind is Kind.NAME and other.kind is not Kind.NAME:
        return between.isspace() and text[one.start].islower()
    if one.kind is Kind.NAME:
        return between == " "
    if one.kind is Kind.PLACE and other.kind is Kind.NAME:
        lost = text[one.end - 1] == rules.lost_possessive and between == " " and scene.cast.is_owning(one.span.of(text))
        return lost or rules.possessed.fullmatch(between) is not None
    return False


def last_phrase(scene: Scene, source: Span, leads: tuple[Party, ...], comma: bool) -> tuple[Span, tuple[Party, ...]]:
    """Cut a source down to its last phrase when no comma parts it from the content before it.

    Parameters
    ----------
    source, leads
        As :func:`subject` gives them.
    comma
        A comma opens the source: it is one phrase already.
    """
    if comma:
        return source, leads
    found = scene.within(*source)
    lead = _nearest(scene, source, found, leads)
    names = scene.names(*source)
    if (stranger := _stranger_at_end(scene, source, names, lead)) is not None:
        return stranger.span, (stranger,)
    if lead.kind is Kind.PRONOUN:
        return Span(lead.start, source.end), (lead,)
    if lead.start < leads[-1].start:
        lead = leads[-1]
    # "Nora al-Rami", of whom only the last name was known
    whole = next((name.start for name in names if name.start < lead.start < name.end), None)
    if whole is not None:
        lead = Party(whole, lead.end, lead.kind, lead.code)
    lead = _first_neighbour(scene, found, lead)
    known = [party for party in found if party.end < lead.start and party.kind is Kind.NAME]
    joined = scene.language.sources.and_noun
    if lead.kind is Kind.NOUN and known and joined.fullmatch(scene.text, known[-1].end, lead.start):
        return Span(known[-1].start, source.end), (known[-1],)  # "the Observatory and a security source"
    leads = leads_in(scene, lead.start, source.end) or (lead,)
    begin = _determiner_before(scene, source, lead, known, lead.start == whole)
    return Span(begin, source.end), tuple(party for party in leads if party.start >= lead.start) or leads


def _nearest(scene: Scene, source: Span, found: list[Party], leads: tuple[Party, ...]) -> Party:
    """Who stands last in the source with nothing behind, else the last of the leads."""
    touching = [party for party in found if scene.text[party.end : source.end].strip() == ""]
    return (touching or leads)[-1]


def _stranger_at_end(scene: Scene, source: Span, names: list[Span], lead: Party) -> Party | None:
    """A full name that nobody knows at the end, of which the party before it tells no office."""
    last = [name for name in names if name.end == source.end and " " in name.of(scene.text)]
    if last and lead.end < last[-1].start and not scene.cast.is_title(scene.text[lead.end : last[-1].start]):
        return Party(*last[-1], Kind.STRANGER, "")
    return None


def _first_neighbour(scene: Scene, found: list[Party], lead: Party) -> Party:
    """The first of the parties that are one phrase with the lead: ``Observatory head Rami Aziz``, ``army sources``."""
    for other in reversed([party for party in found if party.end <= lead.start]):
        if not _one_phrase(scene, other, lead):
            break
        lead = other
    return lead


def _one_phrase(scene: Scene, other: Party, lead: Party) -> bool:
    """Whether a party and the next one are one phrase."""
    text = scene.text
    if other.kind is Kind.PRONOUN:
        return False
    if lead.kind is other.kind is Kind.NAME and other.code != lead.code and text[lead.start].islower():
        return False
    marked = scene.cast.is_owner(text[other.end : lead.start]) and lead.kind is not Kind.PRONOUN
    lost = other.code == lead.code and text[other.end - 1] == scene.language.sources.lost_possessive
    owner = marked or lost
    if other.kind is Kind.PLACE and not owner:
        return False
    between = text[other.end : lead.start]
    if other.code == lead.code and other.kind is lead.kind is Kind.NAME:
        return scene.cast.is_name_or_title(between)  # "Turkish President Recep Tayyip Erdogan"
    return scene.cast.is_title(between)


def _determiner_before(scene: Scene, source: Span, lead: Party, known: list[Party], by_full_name: bool) -> int:
    """Where the phrase of the lead begins: at its article, unless somebody else stands between or it is no plural's.

    Parameters
    ----------
    known
        Holders named before the lead.
    by_full_name
        The lead is a full name: then only a title may stand between the article and it.
    """
    text, rules = scene.text, scene.language.sources
    found = rules.determiner.search(text, max(source.start, lead.start - _ARTICLE_CHARACTERS), lead.start)
    if found is None:
        return lead.start
    if by_full_name:
        between = not scene.cast.is_title(_FIRST_WORD.sub("", text[found.start() : lead.start]))
    else:
        between = any(found.start() <= party.start < lead.start for party in known)
    plural = rules.plural.search(lead.span.of(text)) is not None
    return lead.start if between or (plural and found.group()[0] in rules.singular) else found.start()
