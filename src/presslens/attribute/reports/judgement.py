"""Judgements: ``called X a thief``, ``held X responsible``: speech only with what is made of the object."""

from __future__ import annotations

from functools import lru_cache

from presslens.attribute.clauses import filled
from presslens.attribute.reports.passive import named_behind
from presslens.attribute.reports.verb import SILENT, Finding, Verb
from presslens.attribute.rules import Rule
from presslens.base.spans import Span
from presslens.language.reports import JudgementRules
from presslens.language.text import Pattern, alternatives


def judgement(verb: Verb) -> Finding:
    """The report of a verb that judges by a complement; without one (``called a meeting``) nothing is said."""
    if verb.cue.complement is None or verb.head.endswith(verb.language.verbs.participle):
        return None
    bare = verb.passive or _object_before(verb)
    judged = _complement(verb.language.judgements, verb.cue.complement, bare).match(verb.text, *verb.behind)
    if judged is None:
        return None if verb.cue.content == "deed" else SILENT
    if verb.passive:
        return named_behind(verb) or SILENT
    source, leads, _ = verb.subject
    content = verb.content
    if (it := verb.language.judgements.pronoun.match(verb.text, *content)) is not None:
        content = Span(it.end(), content.end)
    if source is not None:
        return verb.report(Rule.JUDGEMENT, source, leads, filled(content))
    if verb.before and verb.before[-1].leads and verb.language.active.joined_verb.search(verb.text, *verb.ahead):
        return verb.second(content)
    return SILENT


def _object_before(verb: Verb) -> bool:
    """``a raid which Aziz called "a crime"``: the object stands before the speaker."""
    source = verb.subject.source
    return source is not None and verb.language.judgements.whom.search(verb.text, verb.floor, source.start) is not None


@lru_cache(maxsize=256)
def _complement(rules: JudgementRules, words: tuple[str, ...], passive: bool) -> Pattern:
    """What must follow the verb: the words of the codebook behind an object, else any noun or adjective that judges."""
    if not words:
        return rules.passive if passive else rules.free
    return (rules.passive_words if passive else rules.words)(alternatives(words))
