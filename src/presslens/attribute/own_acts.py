"""Whether a speaker tells of its own acts, or defends them: then its name beside the verb is in its words too."""

from __future__ import annotations

import re

from presslens.attribute.reports.report import Report
from presslens.attribute.rules import Kind, Rule
from presslens.attribute.scene import Scene
from presslens.attribute.speaker import Speaker
from presslens.base.spans import Span
from presslens.codebook.questions import UNRESOLVED

#: Constructions in which the paper tells the speech, whatever it is about.
_NEVER_OWN = frozenset({Rule.PASSIVE, Rule.SHORT_PASSIVE, Rule.PARTICIPLE, Rule.ACCORDING_TO, Rule.NOUN_OF_SPEECH})
_WORD = re.compile(r"[^\W\d]+")
#: Characters at the start of a content whose words tell who its subject is.
_OPENING_CHARACTERS = 40
#: Characters before a name in which the word is sought that makes it no doer.
_DOER_CHARACTERS = 24


def tells_own_acts(
    scene: Scene, content: Span, report: Report, speaker: Speaker, own: frozenset[str], direct: bool = False
) -> bool:
    """Whether the speaker tells of its own acts or answers a charge against them, before the verb.

    A person behind these words is only named by the paper; a state there tells of what it did itself.

    Parameters
    ----------
    content
        Where the speaker's words stand.
    own
        The pronouns by which a speaker names itself, in lower case.
    direct
        The content is a quotation, where only the first person is the speaker.
    """
    text, rules = scene.text, scene.language.acts
    if speaker.code == UNRESOLVED or report.rule in _NEVER_OWN:
        return False
    if _person_behind(scene, content, report):
        return False
    state = speaker.code in scene.cast.states
    if state and rules.untrue.search(text, *content):
        return True
    if report.rule in (Rule.SPEAKER_VERB_OBJECT, Rule.JUDGEMENT) or rules.expletive.match(text, *content):
        return False
    words = _WORD.findall(text[content.start : min(content.end, content.start + _OPENING_CHARACTERS)])
    words = words[1:] if words and words[0].lower() == rules.that else words
    if words and words[0].lower() in (rules.ours if direct else own):
        person = speaker.person or any(lead.kind in (Kind.NAME, Kind.STRANGER, Kind.PRONOUN) for lead in report.leads)
        return (person or words[0].lower() not in rules.one_person) and not rules.attitude.match(text, *content)
    if words and words[0] in rules.no_subject and report.cue.of(text) in rules.headline_verbs:
        return True  # "Capital says kills ten": a headline leaves out the speaker's pronoun
    if not state:
        return speaker.code != scene.cast.strangers and bool(scene.mentions_of(speaker.code, *content))
    if direct:
        return _does(scene, content, report, speaker)
    return _state_acts(scene, content, report, speaker)


def _person_behind(scene: Scene, content: Span, report: Report) -> bool:
    """Whether somebody with a name stands behind the words: ``"...", Aziz said``."""
    source = report.source
    if source is None or not report.rule.speaker_behind or content.start > source.start:
        return False
    named = [*report.leads, *scene.mentions_between(*source)]
    return any(
        party.kind is Kind.STRANGER or (party.kind is Kind.NAME and scene.cast.is_person(party.span.of(scene.text)))
        for party in named
        if source.contains(party.span)
    )


def _state_acts(scene: Scene, content: Span, report: Report, speaker: Speaker) -> bool:
    """Whether the content tells of a state's own forces, of its enemies' losses, or of what the state did by name."""
    text, rules = scene.text, scene.language.acts
    if rules.own_side.match(text, *content) or _fought(scene, content, report):
        return True
    return _does(scene, content, report, speaker)


def _does(scene: Scene, content: Span, report: Report, speaker: Speaker) -> bool:
    """Whether the state is named, and not as a place or an aim."""
    text, rules = scene.text, scene.language.acts
    named = scene.mentions_of(speaker.code, *content)
    if speaker.code == scene.cast.strangers and report.source is not None:  # many countries share it: the same name
        names = {party.span.of(text).lower() for party in scene.mentions_between(*report.source)}
        named = [party for party in named if party.span.of(text).lower() in names]
    return any(
        not rules.no_doer.search(text, max(content.start, party.start - _DOER_CHARACTERS), party.start)
        and not rules.no_deed.match(text, party.end, content.end)
        for party in named
    )


def _fought(scene: Scene, content: Span, report: Report) -> bool:
    """Whether an army tells what befell its enemies, and of nobody else who did it."""
    text, rules = scene.text, scene.language.acts
    if report.source is None or not rules.armed.search(text, *report.source):
        return False
    return bool(rules.fought.search(text, *content)) and not rules.by.search(text, *content)
