"""The content stands before the speaker, or around it: ``X, the ministry said``."""

from __future__ import annotations

from presslens.attribute.cast import Party
from presslens.attribute.clauses import trim
from presslens.attribute.reports.participle import cited_by_name
from presslens.attribute.reports.report import Report
from presslens.attribute.reports.verb import Finding, Verb
from presslens.attribute.rules import Kind, Rule
from presslens.attribute.sources import last_phrase, leads_in
from presslens.base.spans import Span

_CLOSING = ('"', "”", "’", "»", "'")
#: Between a quotation and its verb stand fewer characters.
_TAG_CHARACTERS = 120


def in_between(verb: Verb) -> Finding:
    """A speaker in the middle of a sentence that lost its commas.

    That is ``a shop burnt down the mayor said part of``, ``two tanks the source said shelled``.
    """
    source, leads, opened = verb.subject
    if not verb.clause or opened or source is None:
        return None
    text, rules = verb.text, verb.language.last
    tail, verb_next = rules.tail.match(text, verb.heard, verb.stop), rules.verb_next.match(text, verb.heard, verb.stop)
    if not (tail or verb_next):
        return None
    short, named = last_phrase(verb.scene, source, leads, False)
    if short.start <= source.start:
        return None
    opening = trim(text, verb.floor, short.start)
    nobody = named[0].kind in (Kind.NOUN, Kind.PRONOUN)
    told = tail and verb.clauses.has_finite(text, *opening)
    if told or (verb_next and nobody and not rules.which.search(text, *opening)):
        contents = (opening, trim(text, verb.heard, verb.stop))
        return verb.report(Rule.AROUND_SPEAKER, short, named, contents)
    return None


def speaker_last(verb: Verb) -> Finding:
    """A verb that nothing but time and place follows: the content stands before its subject."""
    source, leads, opened = verb.subject
    if not verb.clause or source is None or verb.form.endswith(verb.language.verbs.noun_link):
        return None
    if not verb.clauses.only_adjunct(verb.text, verb.heard, verb.stop):
        return None
    text, scene = verb.text, verb.scene
    quoted = text[verb.floor - 1 : verb.floor] in _CLOSING
    phrase, named = last_phrase(scene, source, leads, opened)
    if quoted and named[0].kind is Kind.NOUN and (tag := _only_the_speaker(verb, source.end)) is not None:
        return tag
    begin = verb.content_start(phrase.start)
    phrase, named = _with_statement(verb, begin, phrase, named)
    content = trim(text, begin, phrase.start)
    words = len(content.of(text).split())
    told = (
        words > 4 or (quoted and words > 0) or verb.clauses.has_finite(text, *content) or _closed(verb, content, phrase)
    )
    contents = (content,) if told else ()
    given = verb.language.participles.citing_after.match(text, verb.after, verb.stop)
    if given is not None and not cited_by_name(scene, given.end(), verb.end):  # "he said citing the death of"
        contents = (*contents, Span(given.end(), verb.stop))
    return verb.report(Rule.CONTENT_SPEAKER_VERB, phrase, named, contents)


def _closed(verb: Verb, content: Span, source: Span) -> bool:
    """Whether a comma closes the few words before the speaker, and they are no time or place."""
    if not verb.text[content.end : source.start].strip().startswith(","):
        return False
    return content.length > 0 and verb.scene.asides.is_phrase(verb.text, content)


def _only_the_speaker(verb: Verb, end: int) -> Report | None:
    """The report when nothing but a named speaker stands between a quotation and its verb."""
    text = verb.text
    whole = trim(text, verb.floor, end)
    if whole.length >= _TAG_CHARACTERS or verb.clauses.has_finite(text, *whole):
        return None
    named = leads_in(verb.scene, *whole)
    if not named or named[0].kind is Kind.NOUN or verb.language.sources.preposition.match(text, whole.start):
        return None
    return verb.report(Rule.CONTENT_SPEAKER_VERB, whole, named)


def _with_statement(verb: Verb, begin: int, source: Span, leads: tuple[Party, ...]) -> tuple[Span, tuple[Party, ...]]:
    """The source with the statement before it: ``a note from the army printed by SANA`` names one speaker."""
    rules = verb.language.last
    issued = rules.issued.search(verb.text, begin, source.start)
    if issued is None:
        return source, leads
    shown = rules.shown_by.sub(" ", issued.group())
    if verb.clauses.has_finite(shown, 0, len(issued.group())):
        return source, leads
    by = leads_in(verb.scene, *issued.span())
    return Span(issued.start(), source.end), by if by and by[0].kind is not Kind.NOUN else leads
