"""The subject follows its verb: ``X, said the ministry``."""

from __future__ import annotations

from presslens.attribute.cast import Party
from presslens.attribute.clauses import trim
from presslens.attribute.reports.report import Report
from presslens.attribute.reports.verb import Finding, Verb
from presslens.attribute.rules import Kind, Rule
from presslens.attribute.sources import leads_in
from presslens.attribute.verb_subject import unnamed
from presslens.base.spans import Span

#: What may stand between the content and the verb.
_CLOSING = (",", "–", "—")
#: A subject behind its verb has at most so many characters; a content before it has more than so few.
_LONGEST, _SHORTEST = 300, 8
#: Where a comma may be lost, a name begins within fewer characters of its verb.
_NAME_CHARACTERS = 25


def inverted(verb: Verb) -> Finding:
    """The report of ``..., said the ministry``, where nobody who could speak stands before the verb."""
    if not verb.clause or verb.form in verb.language.sources.tell:  # "told Reuters": the hearer
        return None
    text, rules, leads = verb.text, verb.language.active, verb.named.leads
    opening = text[verb.floor : verb.start]
    alone = not opening.strip(" ,\n")
    closed = rules.quote_before.search(text, verb.floor, verb.start)
    if not closed and not alone and not leads and verb.form not in rules.last_word:
        return None
    if closed or verb.floor == verb.start or not leads or not opening.strip(" ,"):
        return _report(verb) if not leads or alone or _names_only(verb) else None
    if verb.form in rules.last_word and verb.clauses.has_finite(text, verb.floor, verb.start):
        # The comma before the verb was lost: what precedes is a clause, what follows only names somebody.
        found = _report(verb)
        first = found.leads[0] if found else None
        near = (
            first is not None
            and first.kind in (Kind.NAME, Kind.DEMONYM)
            and first.start - verb.after < _NAME_CHARACTERS
        )
        if near and not verb.language.nouns.own.match(text, verb.after):
            return found
    return None


def _names_only(verb: Verb) -> bool:
    """``The road, which Aziz built, is cut, said Nora Weiss``: behind the verb nothing but a person is named."""
    text, asides = verb.text, verb.scene.asides
    source = _phrase_behind(verb) if verb.clauses.has_finite(text, verb.floor, verb.start) else None
    if source is None:
        return False
    comma = text.find(",", *source)
    first = Span(source.start, comma if comma > 0 else source.end)
    named = any(name.start == first.start for name in verb.scene.names(*first))
    return named and not (asides.is_clause(text, first) or asides.is_clause(text, Span(first.end, source.end)))


def _report(verb: Verb) -> Report | None:
    source = _phrase_behind(verb)
    leads = _leads_behind(verb, source) if source is not None else ()
    if source is None or not leads:
        return None
    text = verb.text
    content = trim(text, verb.content_start(verb.start), verb.start)
    contents = (content,) if _told(verb, content) else ()
    if contents and (rest := _rest(verb, content, source)) is not None:
        return verb.report(Rule.AROUND_SPEAKER, trim(text, source.start, rest.start), leads, (content, rest))
    return verb.report(Rule.CONTENT_VERB_SPEAKER, source, leads, contents)


def _told(verb: Verb, content: Span) -> bool:
    """Whether what stands before the verb is said: not a mere adverb or conjunction before it."""
    if content.length > _SHORTEST:
        return True
    closed = verb.text[content.end : verb.start].strip()[:1] in _CLOSING
    return closed and content.length > 0 and verb.scene.asides.is_phrase(verb.text, content)


def _rest(verb: Verb, content: Span, source: Span) -> Span | None:
    """``Turkey, said the minister, must go``: what goes on behind the speaker, when no clause ended before."""
    text, asides = verb.text, verb.scene.asides
    comma = text.find(",", *source)
    if comma < 0:
        return None
    rest = trim(text, asides.behind(text, comma, source.end), source.end)
    if not rest.length or not (asides.opens_with_verb(text, rest) or not asides.is_clause(text, content)):
        return None
    return rest if asides.is_clause(text, rest) or asides.opens_with_verb(text, rest) else None


def _phrase_behind(verb: Verb) -> Span | None:
    """What follows the verb up to the next clause or quotation, unless a mark follows at once."""
    text, after = verb.text, verb.after
    stop = verb.clauses.scope_end(text, after, verb.end)
    border = verb.language.last.border.search(text, after, stop)
    stop = border.start() if border else stop
    if stop - after > _LONGEST or text[after : after + 3].strip()[:1] in ("", ",", ":", '"', "“"):
        return None
    return trim(text, after, stop)


def _noun_behind(verb: Verb, phrase: Span) -> Party | None:
    """``"...", said a baker who had fled``: a noun that no file knows, behind a quotation or a comma."""
    opening = verb.text[verb.floor : verb.start].strip(" ,")
    if opening and verb.language.active.quote_before.search(verb.text, verb.floor, verb.start) is None:
        return None
    who = verb.language.sources.who.search(verb.text, *phrase)
    return unnamed(verb.scene, Span(phrase.start, who.start() if who is not None else phrase.end))


def _with_apposition(verb: Verb, leads: tuple[Party, ...], comma: int, end: int) -> tuple[Party, ...]:
    """``said a spokesman, Nora Weiss of Vela``: who a noun or a stranger is by what follows its comma."""
    behind = [p for p in leads_in(verb.scene, comma, end) if p.kind not in (Kind.NOUN, Kind.PRONOUN)]
    beside = verb.language.sources.beside
    held = [p for p in behind if p.named and not beside.search(verb.text, comma, p.start)]
    if held:
        return tuple(held)
    return (*leads, *(p for p in behind if p.kind is Kind.STRANGER))


def _leads_behind(verb: Verb, source: Span) -> tuple[Party, ...]:
    """Who speaks behind the verb: somebody before the first comma, or whom an apposition names."""
    text, scene = verb.text, verb.scene
    comma = text.find(",", *source)
    first = comma if comma > 0 else source.end
    if verb.clauses.has_finite(text, source.start, first):
        return ()
    leads = leads_in(scene, source.start, first)
    if not leads and (noun := _noun_behind(verb, Span(source.start, first))) is not None:
        leads = (noun,)
    preposition = verb.language.sources.preposition
    if leads and leads[0].kind is Kind.STRANGER and preposition.search(text, source.start, leads[0].start):
        return ()  # "say hello to everyone in Port Said"
    if comma > 0 and (not leads or leads[0].kind in (Kind.STRANGER, Kind.NOUN)):
        return _with_apposition(verb, leads, comma, source.end)
    return leads
