"""Judgements: ``called X a thief``, ``held X responsible``: speech only with what is made of the object."""

from __future__ import annotations

from functools import lru_cache

from presslens.attribute.clauses import filled
from presslens.attribute.reports.passive import named_behind
from presslens.attribute.reports.verb import SILENT, Finding, Verb
from presslens.attribute.rules import Rule
from presslens.attribute.verb_subject import antecedent
from presslens.base.spans import Span
from presslens.language.text import Pattern, alternatives
from presslens.language.verbs import JudgementRules


def judgement(verb: Verb) -> Finding:
    """The report of a verb that judges by a complement; without one (``called a meeting``) nothing is said."""
    if verb.cue.complement is None or verb.head.endswith(verb.language.verbs.participle):
        return None
    before = _object_before(verb)
    bare = verb.passive or before is not None
    rules, words = verb.language.judgements, verb.cue.complement
    judged = _complement(rules, words, bare).match(verb.text, *verb.behind)
    if judged is None and words:  # "a raid Aziz saw as a crime"
        judged = _complement(rules, words, True).match(verb.text, *verb.behind)
    if judged is None:
        return None if verb.cue.content == "deed" else SILENT
    if verb.passive:
        return named_behind(verb) or SILENT
    source, leads, _ = verb.subject
    content = verb.content
    if (it := verb.language.judgements.pronoun.match(verb.text, *content)) is not None:
        content = Span(it.end(), content.end)
    if source is not None:
        return verb.report(Rule.JUDGEMENT, source, leads, filled(*((before,) if before else ()), content))
    if verb.before and verb.before[-1].leads and verb.language.active.joined_verb.search(verb.text, *verb.ahead):
        return verb.second(content)
    return SILENT


def _object_before(verb: Verb) -> Span | None:
    """``a raid which Aziz called "a crime"``: the object stands before the speaker; an empty span: it is no name."""
    source = verb.subject.source
    found = verb.language.judgements.whom.search(verb.text, verb.floor, source.start) if source is not None else None
    if found is None:
        return None
    named = verb.scene.mentions_between(verb.floor, found.start())[-1:]
    if named and not verb.text[named[0].end : found.start()].strip(" ,"):
        return named[0].span
    whom = antecedent(verb.scene, verb.floor, found.start())
    return whom[0] if whom is not None else Span(found.start(), found.start())


@lru_cache(maxsize=256)
def _complement(rules: JudgementRules, words: tuple[str, ...], passive: bool) -> Pattern:
    """What must follow the verb: the words of the codebook behind an object, else any noun or adjective that judges."""
    if not words:
        return rules.passive if passive else rules.free
    return (rules.passive_words if passive else rules.words)(alternatives(words))
