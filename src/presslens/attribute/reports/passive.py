"""Verbs in the passive: ``was accused by X of``, ``blamed on``, ``it was reported that``."""

from __future__ import annotations

from dataclasses import replace

from presslens.attribute.cast import Party
from presslens.attribute.clauses import filled, trim
from presslens.attribute.reports.report import Report
from presslens.attribute.reports.verb import SILENT, Finding, Verb
from presslens.attribute.rules import Kind, Rule
from presslens.attribute.sources import leads_in
from presslens.attribute.verb_subject import antecedent, subject_touches
from presslens.base.spans import Span

#: Characters behind "by" in which whoever speaks is sought.
_BY_CHARACTERS = 80
#: Characters before the verb in which "it was" is sought.
_IT_CHARACTERS = 40


def nothing_said(verb: Verb) -> Finding:
    """``was not confirmed``, ``should be condemned``: nothing is said yet; ``we were told``: the hearer speaks."""
    if not verb.passive:
        return None
    rules, text = verb.language.passives, verb.text
    possible = rules.modal.search(text, verb.past(40), verb.start) is not None
    hears = verb.form in rules.told and rules.us.search(text, verb.past(30), verb.start) is not None
    return SILENT if verb.unsaid or possible or hears else None


def passive(verb: Verb) -> Finding:
    """``was accused by X of``, ``blamed on``: the speaker follows ``by``, or nobody is named."""
    endings = (verb.language.verbs.participle, *verb.language.verbs.active_forms)
    if not _blamed_on(verb) and (not verb.passive or verb.head.endswith(endings)):
        return None
    around = [(report, content) for report in verb.before for content in report.contents if _holds(content, verb)]
    told = any(report.leads for report, _ in around)
    if told and not verb.denies and not _on(verb) and _names_nobody(verb):
        return SILENT  # "said that they were accused of": told by the speaker
    return _report(verb, max([verb.floor, *(content.start for _, content in around)])) or SILENT


def short_passive(verb: Verb) -> Finding:
    """``Ankara accused of theft``, ``urged to leave``: nobody is named, and the paper tells it, unless "by" follows.

    In the active the object would stand where "of" or "to" does.
    """
    rules, text = verb.language.passives, verb.text
    ending = verb.language.passives.ending
    if verb.passive or verb.has or not ending.fullmatch(verb.form) or verb.head in rules.never_short:
        return None
    special = rules.short_of.get(verb.head)
    if special is None and verb.cue.content != "object":
        return None
    if (special or rules.short).match(text, *verb.behind) is None:
        return None
    return named_behind(verb, Rule.SHORT_PASSIVE) or SILENT


def named_behind(verb: Verb, rule: Rule = Rule.PASSIVE) -> Report | None:
    """The report of a passive whose speaker follows "by", at once or at the end of the clause; None: nobody does."""
    text, scene = verb.text, verb.scene
    stop = verb.clauses.scope_end(text, verb.after, verb.end)
    begin = verb.clauses.scope_start(text, verb.floor, verb.start)
    opening = trim(text, begin, verb.clauses.before_verb(text, begin, verb.start))
    for found in verb.language.passives.later_by.finditer(text, verb.after, stop):
        near = scene.within(found.end(), min(stop, found.end() + _BY_CHARACTERS))[:1]
        near = near or [Party(*name, Kind.STRANGER, "") for name in scene.names(found.end(), stop)[:1]]
        between = verb.language.sources.article.sub("", text[found.end() : near[0].start]).strip() if near else ""
        owned = bool(near) and near[0].kind is Kind.NOUN and between.endswith(verb.language.passives.owner)
        if near and (not between or owned):
            leads = _whose(verb, near[0]) or leads_in(scene, found.end(), near[0].end)
            source = Span(found.end(), leads[-1].end)
            contents = filled(opening, trim(text, verb.after, found.start()), trim(text, source.end, stop))
            return verb.report(rule, source, leads, contents)
    return None


def _whose(verb: Verb, owner: Party) -> tuple[Party, ...]:
    """``decried by Aziz's opponents``: they speak, and not Aziz, unless it is his office."""
    found = verb.language.passives.owned.match(verb.text, owner.end, verb.end)
    if found is None or verb.scene.cast.is_office(found.group(1)):
        return ()
    return (Party(*found.span(1), Kind.NOUN, ""),)


def denied_by(verb: Verb) -> Finding:
    """``an accusation denied by the ministry``: whoever denies speaks, and of its own doings."""
    if not verb.denies or verb.passive or verb.by is None:
        return None
    near = verb.scene.within(verb.by, min(verb.end, verb.by + _BY_CHARACTERS))[:1]
    if not near:
        return SILENT
    return verb.report(Rule.PASSIVE, Span(verb.by, near[0].end), tuple(near), denial=True)


def _on(verb: Verb) -> bool:
    return verb.text.startswith(verb.language.passives.on, verb.after)


def _blamed_on(verb: Verb) -> bool:
    """``a raid blamed on X``, of which nobody stands before the verb."""
    if not _on(verb) or verb.head not in verb.language.passives.blamed:
        return False
    return not subject_touches(verb.scene, verb.floor, verb.start)


def _holds(content: Span, verb: Verb) -> bool:
    return content.start < verb.start < content.end


def _it_was(verb: Verb, floor: int) -> bool:
    return verb.language.passives.it.search(verb.text, max(floor, verb.start - _IT_CHARACTERS), verb.start) is not None


def _names_nobody(verb: Verb) -> bool:
    """Whether neither "by" nor "it was" tells that somebody speaks."""
    return verb.by is None and not _it_was(verb, verb.floor)


def _report(verb: Verb, floor: int) -> Report | None:
    """The report of a passive verb in the clause that begins at ``floor``."""
    text, scene, rules, clauses = verb.text, verb.scene, verb.language.passives, verb.clauses
    stop = clauses.scope_end(text, verb.after, verb.end)
    stop = scene.asides.relative_end(text, verb.after, stop) if verb.relative else stop
    on = _on(verb)
    contents = filled(trim(text, verb.after + len(rules.on) if on else verb.after, stop))
    found = rules.by.match(text, verb.after, stop)
    by = found.end() if found else None
    # "Deaths were reported by the mission"
    if (verb.cue.content == "object" and not on) or (verb.form in rules.found and by is not None):
        begin = clauses.scope_start(text, floor, verb.start)
        end = clauses.before_verb(text, begin, verb.start)
        if verb.relative and (whom := antecedent(scene, floor, verb.relative)) is not None:
            begin = whom[0].start  # "met a man who had been accused of": the man alone
        elif by is None and (comma := text.rfind(", ", begin, end)) > 0 and subject_touches(scene, comma, verb.start):
            begin = comma  # "After the raid in Homs, Aziz was accused of": whom nobody named accuses
        contents = (trim(text, begin, end), *contents)
    # "it was reported that"; but "two were reported killed" is the paper's own
    if by is None and verb.clause and not (rules.reported.match(text, verb.after, stop) or _it_was(verb, floor)):
        return None
    report = verb.report(Rule.PASSIVE, contents=contents)
    if by is None and (fronted := _fronted(verb, contents)) is not None:
        return fronted
    return report if by is None else _with_speaker(verb, report, by, stop)


def _fronted(verb: Verb, contents: tuple[Span, ...]) -> Report | None:
    """``In a report by X, Y is blamed``: X speaks."""
    text, scene = verb.text, verb.scene
    found = verb.language.passives.fronted.match(text, verb.floor, verb.start)
    comma = text.find(",", found.end(), verb.start) if found else -1
    leads = leads_in(scene, found.end(), comma) if found and comma > 0 else ()
    if found is None or not leads:
        return None
    rest = tuple(trim(text, max(content.start, comma), content.end) for content in contents)
    return verb.report(Rule.PASSIVE, Span(found.end(), comma), leads, filled(*rest))


def _with_speaker(verb: Verb, report: Report, by: int, stop: int) -> Report:
    """The report with whoever follows "by"; the content goes on behind them."""
    text, scene = verb.text, verb.scene
    near = scene.within(by, min(stop, by + _BY_CHARACTERS))
    stranger = next(iter(scene.names(by, min(stop, by + _BY_CHARACTERS))), None)
    if stranger is not None and (not near or stranger.end < near[0].start):
        near = [Party(*stranger, Kind.STRANGER, "")]
    if not near:
        return report
    first = near[0]
    close = next((name.end for name in scene.names(first.end, stop) if name.start == first.end + 1), first.end)
    close = max([close, *(p.end for p in scene.mentions_between(close, close + 2) if p.code == first.code)])
    reach = first.end
    of = verb.language.passives.of_whom.match(text, close, stop) if first.kind is Kind.NOUN else None
    if of is not None and (whose := scene.mentions_between(of.end(), of.end() + 1)):  # "by the mayor of Ankara"
        reach = max(party.end for party in whose)
        close = next((name.end for name in scene.names(reach, stop) if name.start == reach + 1), reach)
        close = max([close, *(party.end for party in scene.mentions_between(reach, reach + 2))])
    return replace(
        report,
        source=Span(by, close),
        leads=leads_in(scene, by, reach),
        contents=filled(*report.contents[:-1], trim(text, close, stop)),
        denial=verb.denies,
    )
