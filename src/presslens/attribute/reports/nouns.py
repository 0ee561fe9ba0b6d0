"""Nouns of speech and belief: ``rebel claims that``, ``her criticism of``, ``calls by the minister for``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from presslens.attribute.cast import Party
from presslens.attribute.clauses import filled, trim
from presslens.attribute.reports.report import Report
from presslens.attribute.rules import Kind, Rule
from presslens.attribute.scene import Scene
from presslens.attribute.sources import leads_in
from presslens.attribute.subjects import subject_of
from presslens.base.spans import Span

#: Characters before the noun in which the verb is sought that has told it ("said in a statement"), and within which the
#: report before it has told it.
_TOLD_CHARACTERS = 40
#: Characters before the noun in which its owner is sought, and behind it.
_NEAR_CHARACTERS, _BEHIND_CHARACTERS = 90, 80
#: What follows the noun within so many characters links it to what it is about.
_LINK_CHARACTERS = 100
#: A content has at least so many characters.
_SHORTEST = 3


class Nouns:
    """The nouns of the codebook: with a clause, with an owner, with neither.

    >>> Nouns(["claim"], ["criticism"], ["rumours"]).words == {"claim", "criticism", "rumours"}
    True
    """

    def __init__(self, clausal: Iterable[str], views: Iterable[str], hearsay: Iterable[str]) -> None:
        self.clausal, self.views, self.hearsay = frozenset(clausal), frozenset(views), frozenset(hearsay)

    @property
    def words(self) -> frozenset[str]:
        """All of them."""
        return self.clausal | self.views | self.hearsay


class Owner(NamedTuple):
    """Whose a noun is.

    Attributes
    ----------
    source
        The words that tell it.
    leads
        Whom they can mean.
    stop
        Where what links the noun to its content is sought.
    """

    source: Span
    leads: tuple[Party, ...]
    stop: int


def noun_report(
    scene: Scene, nouns: Nouns, span: Span, start: int, end: int, before: Sequence[Report] = ()
) -> Report | None:
    """``rebel claims that``, ``her criticism of``: a noun of speech with its owner, or of which nobody is named.

    Parameters
    ----------
    span
        The noun.
    start, end
        Bounds of the sentence.
    before
        The reports before it in the sentence.
    """
    word, rules, text = span.of(scene.text).lower(), scene.language.nouns, scene.text
    owner = _owner(scene, span, start, end)
    place = owner.stop if owner is not None else span.end
    content = _content(scene, nouns, word, owner, Span(place, end))
    if content is not None and scene.clauses.first_verb(text, start, span.start) is None:
        content = _before_main_verb(scene, content)
    denial = owner is not None and word in rules.denials
    told = content is not None and rules.that.match(text, place, end) is not None
    if (content is None and not denial) or (before and _told_already(scene, span, start, before[-1], told)):
        return None
    contents = filled(content) if content is not None else ()
    inside = Span(span.start, contents[-1].end) if contents else span
    told_by = any(place.contains(inside) for report in before for place in report.contents)
    if owner is not None:
        if told_by and rules.endorsed.search(
            text, max(start, owner.source.start - _TOLD_CHARACTERS), owner.source.start
        ):
            return None
        return Report(
            span,
            "loaded",
            "indirect",
            Rule.NOUN_OF_SPEECH,
            owner.source,
            owner.leads,
            contents,
            denial and not contents,
        )
    if told_by:
        return None
    return Report(span, "loaded", "indirect", Rule.NOUN_OF_SPEECH, None, (), contents)


def _content(scene: Scene, nouns: Nouns, word: str, owner: Owner | None, behind: Span) -> Span | None:
    """What the noun reports, of the words behind it and its owner; None: nothing."""
    text, rules, end = scene.text, scene.language.nouns, behind.end
    reach = min(end, behind.start + _LINK_CHARACTERS)
    hearsay = owner is None and word in nouns.hearsay
    clause = rules.clause.match(text, behind.start, reach) if owner is not None or hearsay else None
    clause = rules.that.match(text, behind.start, reach) if word in nouns.clausal and clause is None else clause
    if clause is not None:
        content = trim(text, clause.end(), scene.clauses.scope_end(text, clause.end(), end))
    elif owner is not None or hearsay:
        link = (rules.hearsay if owner is None else rules.link).match(text, behind.start, reach)
        content = _thing(scene, link.end(), end) if link is not None else Span(end, end)
    else:
        return None
    return content if content.length >= _SHORTEST else None


def _before_main_verb(scene: Scene, content: Span) -> Span:
    """``The claim that Ankara lied was printed``: where a sentence opens with the noun, the last verb tells it."""
    text, clauses = scene.text, scene.clauses
    last = clauses.last_verb(text, *content)
    if last is None:
        return content
    stop = clauses.before_verb(text, content.start, last)
    first = clauses.first_verb(text, content.start, stop)
    if first is None or scene.language.nouns.subordinator.search(text, first, stop) is not None:
        return content
    return trim(text, content.start, stop)


def _told_already(scene: Scene, span: Span, start: int, last: Report, told: bool) -> bool:
    """``said in a statement that``: the verb has told it; ``denied claims that``: the denier's words."""
    said_in = scene.language.according.said_in
    if told and said_in.search(scene.text, max(start, span.start - _TOLD_CHARACTERS), span.start):
        return True
    return (last.denial or last.follows) and span.start - last.cue.end < _TOLD_CHARACTERS


def _thing(scene: Scene, start: int, end: int) -> Span:
    """What a noun is about, when it is no clause: up to a comma or the verb of the sentence."""
    text, rules = scene.text, scene.language.nouns
    found = rules.close.search(text, start, end)
    stop = found.start() if found is not None else end
    verb = scene.clauses.first_verb(text, start, stop)
    if verb is not None and rules.subordinator.search(text, start, verb) is None:
        stop = scene.clauses.before_verb(text, start, verb)
    return trim(text, start, stop)


def _owner(scene: Scene, span: Span, start: int, end: int) -> Owner | None:
    """Whose noun it is: who stands before it as its owner, who follows "by", or whom "its" points to."""
    return _before(scene, span, start) or _behind(scene, span, end) or _pointed(scene, span, start)


def _before(scene: Scene, span: Span, start: int) -> Owner | None:
    """``Moscow's bold claim``, ``rebel claims``, ``a claim that Aziz made``."""
    text, rules = scene.text, scene.language.nouns
    low = max(start, span.start - _NEAR_CHARACTERS)
    named = [party for party in scene.mentions_between(low, span.start) if party.end <= span.start]
    bearers = [party for party in scene.within(low, span.start) if party.kind not in (Kind.PLACE, Kind.DEMONYM)]
    strangers = [
        Party(name.start, _without_ending(scene, name), Kind.STRANGER, "") for name in scene.names(low, span.start)
    ]
    found = sorted(
        {*named, *bearers, *strangers}, key=lambda party: (party.end, party.kind is not Kind.NOUN, -party.start)
    )
    for party in reversed(found):
        owning = rules.possessive.fullmatch(text, party.end, span.start) is not None
        touching = party.kind is not Kind.PLACE or party.span.of(text).isupper()
        near = touching and rules.adjectives.fullmatch(text, party.end, span.start) is not None
        near = near and party.kind not in (Kind.STRANGER, Kind.PRONOUN)
        if near and party.kind is Kind.NOUN:
            near = party.end == span.start - 1 and party.span.of(text).lower() not in rules.no_owner
        made = rules.made.fullmatch(text, party.end, span.start) is not None
        if owning or near or made:
            return _owning(scene, party, found, start, span.end)
    return None


def _without_ending(scene: Scene, name: Span) -> int:
    """Where a name ends without its possessive ending."""
    return name.start + len(scene.language.names.possessive.sub("", name.of(scene.text)))


def _owning(scene: Scene, party: Party, found: Sequence[Party], start: int, stop: int) -> Owner:
    """The owner whose phrase a party closes: ``Aziz and his allies`` are Aziz, ``the Russian staff`` Russia."""
    text = scene.text
    for other in found:
        if party.kind is Kind.NOUN and scene.language.active.and_his.fullmatch(text, other.end, party.start):
            return Owner(Span(other.start, party.end), (other,), stop)
    begin = party.start if party.named else scene.clauses.subject_start(text, start, party.start)
    leads = leads_in(scene, begin, party.end)
    touching = (
        bool(leads) and leads[0].named and (begin == party.start or len(text[leads[0].end : party.end].split()) <= 3)
    )
    return Owner(Span(leads[0].start, party.end), leads, stop) if touching else Owner(party.span, (party,), stop)


def _behind(scene: Scene, span: Span, end: int) -> Owner | None:
    """``accusations by the mayor``: whoever follows "by", with an apposition."""
    text, rules = scene.text, scene.language.nouns
    by = rules.by.match(text, span.end, min(end, span.end + _BEHIND_CHARACTERS))
    if by is None:
        return None
    close = min(end, by.end() + _BEHIND_CHARACTERS)
    strangers = [Party(*name, Kind.STRANGER, "") for name in scene.names(by.end(), close)]
    near = [party for party in (*scene.within(by.end(), close), *strangers) if party.kind is not Kind.PRONOUN]
    for party in sorted(near, key=lambda party: (-party.end, party.start)):
        words = scene.language.sources.article.sub("", text[by.end() : party.start])
        opens = scene.cast.is_name_or_title(words) or len(words.split()) <= 1
        rest = rules.rest.match(text, party.end, end)
        stop = rest.end() if rest is not None else party.end
        if opens and rules.link.match(text, stop, min(end, stop + _LINK_CHARACTERS)) is not None:
            leads = leads_in(scene, by.end(), party.end) or (party,)
            return Owner(Span(by.end(), party.end), leads, stop)
    return None


def _pointed(scene: Scene, span: Span, start: int) -> Owner | None:
    """``renewed its claim``: the subject of the clause, else whom the pronoun means in the sentences before."""
    text, rules = scene.text, scene.language.nouns
    found = rules.pronoun.search(text, max(start, span.start - _NEAR_CHARACTERS), span.start)
    if found is None:
        return None
    source = Span(*found.span("owner"))
    subject = subject_of(scene, start, source.start)
    pronoun = Party(*source, Kind.PRONOUN, rules.kinds[source.of(text).lower()])
    return Owner(source, (subject or pronoun,), span.end)
