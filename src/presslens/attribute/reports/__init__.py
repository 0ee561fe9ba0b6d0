"""Reports of speech: one construction of the language per module, and the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from presslens.attribute.reports import active, inverted, judgement, participle, passive, speaker_last
from presslens.attribute.reports.report import Report
from presslens.attribute.reports.verb import Finding, Silence, Verb

#: What a verb of speech can be. The first construction that knows the verb decides, be it that nothing is said.
CONSTRUCTIONS: tuple[Callable[[Verb], Finding], ...] = (
    passive.nothing_said,  # was not confirmed
    active.done,  # rejected an appeal
    judgement.judgement,  # called X a thief
    passive.short_passive,  # X accused of
    passive.passive,  # was accused by X of, blamed on, it was reported that
    passive.denied_by,  # an accusation denied by X
    participle.participle,  # ..., adding that; quoted X as saying
    active.second_verb,  # ... and warned that
    active.adjective,  # an alleged attack
    active.noun_form,  # the report of
    active.of_document,  # the letter read
    active.by_somebody,  # announced by
    inverted.inverted,  # ..., said X
    active.unsaid,  # X has not confirmed
    active.without_subject,  # ..., dismisses
    active.deed,  # X announced a truce
    active.as_said,  # as X said, ...
    speaker_last.in_between,  # ... X said part of
    speaker_last.speaker_last,  # ..., X said
    active.denial,  # X denied that
    active.around,  # ..., X said, ...
    active.plain,  # X said that, X accused Y of
)


def verb_report(verb: Verb) -> Report | None:
    """The report that a verb of speech makes, or None."""
    for construction in CONSTRUCTIONS:
        found = construction(verb)
        if isinstance(found, Silence):
            return None
        if found is not None:
            return found if found.follows else participle.of_the_cited(verb.scene, found, verb.end)
    return None
