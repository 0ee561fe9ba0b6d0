"""Participles: ``..., adding that``, ``Reuters citing an officer said``, ``cited X as saying``."""

from __future__ import annotations

from dataclasses import replace

from presslens.attribute.cast import Party
from presslens.attribute.clauses import filled, trim
from presslens.attribute.reports.report import Report
from presslens.attribute.reports.verb import SILENT, Finding, Verb
from presslens.attribute.rules import Kind, Rule
from presslens.attribute.scene import Scene
from presslens.attribute.sources import last_phrase, leads_in
from presslens.attribute.verb_subject import Subject, subject, unnamed_subject
from presslens.base.spans import Span

#: A noun within so many characters of the start of the clause is its subject.
_SUBJECT_CHARACTERS = 20
#: Characters from the start of the clause in which the name of a stranger is sought.
_STRANGER_CHARACTERS = 60
#: Who is cited is named within so many characters of "citing", behind fewer words than this.
_CITED_CHARACTERS, _CITED_WORDS = 60, 4


def participle(verb: Verb) -> Finding:
    """``..., adding that``: the speaker is that of the report before, else the subject of the sentence."""
    if verb.passive or not verb.head.endswith(verb.language.verbs.participle):
        return None
    text, clauses = verb.text, verb.clauses
    if verb.language.participles.noun.search(text, verb.past(24), verb.start):
        return SILENT  # "issued his warning", "were wary of saying"
    if verb.unsaid:
        return SILENT
    end = clauses.scope_end(text, verb.after, verb.end)
    if not clauses.has_finite(text, verb.floor, verb.start):  # "Aziz, reporting from Hama, said"
        end = verb.scene.asides.relative_end(text, verb.after, end)
    content = trim(text, verb.after, end)
    as_ = verb.language.participles.as_.search(text, verb.floor, verb.start)
    stop = as_.start() if as_ else verb.start
    begin = clauses.subject_start(text, verb.floor, stop)
    near = leads_in(verb.scene, begin, stop)
    if as_ and (him := verb.language.participles.him.fullmatch(text, begin, stop)) is not None:
        near = (Party(*him.span(1), Kind.PRONOUN, verb.language.participles.person),)
    if as_ and near and clauses.only_adjunct(text, verb.after, max(verb.after, content.end)):
        return _cited_as_saying(verb, Span(begin, near[-1].end), near) or SILENT
    if not filled(content):
        return SILENT
    report = verb.report(Rule.PARTICIPLE, contents=(content,))
    if as_ and (quoted := _quoted(verb, report, stop)) is not None:
        return quoted
    if _speaks(verb, as_ is not None, Span(begin, stop), near):
        return replace(report, source=Span(begin, near[-1].end), leads=near)
    if verb.before:
        return replace(report, follows=True, leads=verb.before[-1].leads)
    return _of_the_subject(verb, report) or SILENT


def _quoted(verb: Verb, report: Report, stop: int) -> Report | None:
    """``the agency quoted an officer on Monday as saying that``: the officer speaks."""
    cited = verb.language.participles.quoted.search(verb.text, verb.floor, stop)
    named = leads_in(verb.scene, *cited.span(1)) if cited else ()
    if cited is None or not named:
        return None
    # A state's medium that quotes the state is one speaker with it.
    before = verb.scene.within(verb.floor, cited.start())
    same = [party.start for party in before if party.code and party.code == named[0].code]
    source = Span(min([cited.start(1), *same]), cited.end(1))
    return replace(report, rule=Rule.CITED_AS_SAYING, source=source, leads=named)


def _speaks(verb: Verb, quoted: bool, source: Span, near: tuple[Party, ...]) -> bool:
    """Whether those right before the participle are its speakers, and not those of the verb before.

    ``said the raid hit a mill adding that``: the mill says nothing; ``told the council, adding``: nor does the council.
    """
    text, rules, before = verb.text, verb.language.participles, verb.before
    if not near or near[-1].kind is Kind.PRONOUN or text[near[-1].end : source.end].strip():
        return False
    if not before:
        late = verb.clauses.has_finite(text, verb.floor, source.start)
        return quoted or not late or rules.with_.search(text, verb.floor, source.start) is not None
    first = before[-1]
    if first.cue.of(text).lower() in verb.language.sources.tell:
        hearer = verb.clauses.after_hearer(text, first.cue.end, verb.start)
        if near[-1].end <= hearer:
            return False
    if first.leads and not quoted and near[-1].kind is not Kind.NOUN:
        opened = rules.opened.search(text, verb.floor, source.start) or rules.opened.match(text, *source)
        return opened is not None
    return True


def _of_the_subject(verb: Verb, report: Report) -> Report | None:
    """The report of the subject of the sentence, else of the first who is named in it."""
    scene, text = verb.scene, verb.text
    if (main := _subject_of_clause(verb)) is not None:
        return replace(report, source=main.source, leads=main.leads)
    found = scene.within(verb.floor, verb.start)
    first = found[0] if found and found[0].start - verb.floor < _SUBJECT_CHARACTERS else None
    inside = verb.language.participles.inside.search(text, verb.floor, verb.start)
    if first and first.kind is Kind.NOUN and not inside:
        return replace(report, source=first.span, leads=(first,))
    leads = [party for party in found if party.kind is not Kind.NOUN]
    names = scene.names(verb.floor, min(verb.start, verb.floor + _STRANGER_CHARACTERS)) if not leads else []
    leads = leads or [Party(*name, Kind.STRANGER, "") for name in names]
    return replace(report, source=leads[0].span, leads=(leads[0],)) if leads else None


def _subject_of_clause(verb: Verb) -> Subject | None:
    """``The lawmakers opposed the plan, saying``: whoever stands before the first verb."""
    text, clauses = verb.text, verb.clauses
    place = clauses.first_verb(text, verb.floor, verb.start)
    if place is None:
        return None
    stop = clauses.before_verb(text, verb.floor, place)
    named = subject(verb.scene, verb.floor, stop)
    found = named if named.source is not None else unnamed_subject(verb.scene, verb.floor, stop)
    return found if found.source is not None else None


def _cited_as_saying(verb: Verb, source: Span, leads: tuple[Party, ...]) -> Report | None:
    """``A raid killed two, the channel cited the ministry as saying``: the content stands before who cites."""
    text, scene = verb.text, verb.scene
    told = verb.language.participles.cited.search(text, verb.floor, source.start + 8)
    medium = subject(scene, verb.floor, told.start()) if told else None
    if medium is None or medium.source is None:
        return None
    (begin, _), _ = last_phrase(scene, medium.source, medium.leads, False)
    contents = filled(trim(text, verb.clauses.scope_start(text, verb.floor, verb.start), begin))
    if not contents and text[verb.floor - 1 : verb.floor] in verb.language.participles.closing:
        source = Span(begin, source.end)  # '"...", Reuters quoted him as saying'
    elif not contents:
        return None
    return verb.report(Rule.CITED_AS_SAYING, source, leads, contents)


def of_the_cited(scene: Scene, report: Report, end: int) -> Report:
    """The report of a medium in the name of whom it quotes: ``Reuters citing army officials said``."""
    if report.source is None or not report.leads:
        return report
    text, rules = scene.text, scene.language.participles
    if (found := rules.citing.search(text, *report.source)) is not None:
        return replace(report, leads=leads_in(scene, found.end(), report.source.end) or report.leads)
    found = rules.citing_after.match(text, report.cue.end, end)
    if found is not None and report.leads[0].code in ("", scene.cast.strangers):
        return replace(report, leads=cited_by_name(scene, found.end(), end) or report.leads)
    return report


def cited_by_name(scene: Scene, start: int, end: int) -> tuple[Party, ...]:
    """Who is named right after "citing", nobody when it is a thing or a noun without a name."""
    near = [party for party in scene.within(start, min(end, start + _CITED_CHARACTERS)) if party.named]
    if near and len(scene.text[start : near[0].start].split()) < _CITED_WORDS:
        return leads_in(scene, start, near[0].end)
    return ()
