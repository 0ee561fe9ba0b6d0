"""Reports of a verb in the active: ``Ankara said that``, ``accused X of``, ``X, the ministry said``."""

from __future__ import annotations

import re
from dataclasses import replace

from presslens.attribute import clauses
from presslens.attribute.cast import Party
from presslens.attribute.reports.passives import BY
from presslens.attribute.reports.speaker_last import in_between, inverted_report, speaker_last
from presslens.attribute.sources import TELL, Report, Span, subject
from presslens.attribute.speakers import Scene
from presslens.codebook.speech import Cue

_CONCESSION = re.compile(r"\s*(?:While|Although|Though|Even though|Even as)\s")
#: "has not confirmed", "refused to say": nothing is said.
_UNSAID = re.compile(
    r"\b(?:not|never|nor|cannot|\w+n['’]t|(?:refus|declin|fail)(?:ed|es|ing)\s+to|unable\s+to|yet\s+to)\s+(?:\w+ly\s+|even\s+|yet\s+)?(?:be\s+|been\s+)?$"
)
_NOUN_AFTER = re.compile(
    r"\s+(?:say|says|said|claim|claimed|suggest|suggested|indicate|indicated|have|has|had|of|from|by|about|was|were)\b"
)
_PARENTHESIS = re.compile(r"(?:\s+(?:on|in|at|to|during|late|early|earlier|last|this)\b[^,.;:\"“”]{0,40})?\s*,")
_RELATIVE = re.compile(r"(?:\s+\([^()]{1,20}\))?,?\s+(?:which|who|that)\s")
_LAST_WORD = ("said", "says", "added")
_ALLY = re.compile(r"\s+and\s+(?:his|her|its|their)\s+(?:\w+\s+){0,2}all(?:y|ies)\b")
_OTHER_VERB = re.compile(r",?\s+but\s+(?=(?:has|have|had|did|does|do|was|were|is|are)\b)")
_JOINED_VERB = re.compile(r"(?:\band|\bbut|,)(?:\s+(?:\w+ly|also|then|later|has|have|had))*\s*$")
_ONE = re.compile(r"(?:an?|one|each|every|this)\s", re.IGNORECASE)
_AND = re.compile(r"\band\b")
_AND_HIS = re.compile(r"\s+and\s+(?:his|her|its|their)\s+")
_QUOTE_BEFORE = re.compile(r"[\"”’'»]\s*,?\s*$|,\s*$")


def active_report(scene: Scene, report: Report, cue: Cue, floor: int, end: int, before: list[Report]) -> Report | None:
    """The report of a verb whose subject speaks, or None.

    The parameters are those of :func:`presslens.attribute.reports.verbs.verb_report`.
    """
    text, (verb, after) = scene.text, report.cue
    clause = cue.content in ("clause", "deed")
    source, leads, opened = _subject(scene, floor, verb)
    if cue.doubtful and _is_noun(scene, report.cue, source, leads, end):
        return None
    if clause and BY.match(text, after, end):
        return None  # "a truce announced by": told by the paper
    hearer = clauses.after_hearer(text, after, end) if text[verb:after].lower() in TELL else after
    rest_end = _content_end(text, floor, hearer, end, clause)
    if clause and (inverted := _said_by_who_follows(scene, report, floor, end, leads)) is not None:
        return inverted
    if unsaid(text, floor, verb):
        return replace(report, source=source, leads=leads, rule="unsaid", denial=False) if leads else None
    if source is None or (not clause and not text[floor:verb].strip(" ,")):
        if before and before[-1].leads and _JOINED_VERB.search(text, floor, verb):  # "denied it and dismisses"
            return second_verb(report, before[-1], clauses.trim(text, after, rest_end))
        return None
    if cue.content == "deed" and not clauses.told(text, after, rest_end):
        return replace(report, source=source, leads=leads, rule="speaker, verb, deed")
    report = replace(report, source=source, leads=leads)
    if clause and not opened and (placed := in_between(scene, report, floor, hearer, rest_end)) is not None:
        return placed
    if clause and clauses.only_adjunct(text, hearer, rest_end):
        return speaker_last(scene, report, floor, rest_end, end, opened)
    content = clauses.trim(text, clauses.after_adjunct(text, hearer, rest_end) if clause else hearer, rest_end)
    contents = (content,) if content[0] < content[1] else ()
    if cue.content == "denial":
        # A denial speaks for the denier even where nothing follows it; of "Russia and its ally Iran" one is accused.
        ally = _ALLY.search(text, *source)
        source = (source[0], ally.start()) if ally else source
        return replace(report, source=source, contents=contents, rule="denial")
    opening = clauses.trim(text, floor, source[0])
    comma = _PARENTHESIS.match(text, after, end)
    if clause and comma and text[source[0] - 2 : source[0]].startswith(",") and opening[0] < opening[1]:
        content = clauses.trim(text, comma.end(), rest_end)
        contents = (opening, content) if content[0] < content[1] else (opening,)
        return replace(report, contents=contents, rule="speaker and verb in between")
    rule = "speaker, verb, object" if cue.content == "object" else "speaker, verb, content"
    return replace(report, contents=contents, rule=rule)


def unsaid(text: str, floor: int, verb: int) -> bool:
    """``has not confirmed``, ``refused to say``: nothing is said."""
    return _UNSAID.search(text, max(floor, verb - 40), verb) is not None


def second_verb(report: Report, first: Report, content: Span) -> Report:
    """A verb that shares the speaker of the one before it; an empty span is no content."""
    contents = (content,) if content[0] < content[1] else ()
    return replace(report, contents=contents, rule="second verb", follows=True, leads=first.leads, source=first.source)


def _subject(scene: Scene, floor: int, verb: int) -> tuple[Span | None, tuple[Party, ...], bool]:
    stop = clauses.before_verb(scene.text, floor, verb)
    source, leads, opened = subject(scene, floor, stop)
    first = scene.within(floor, min(stop, floor + 80)) if source is None else []
    if first and _RELATIVE.match(scene.text, first[0].end, stop):  # "The Observatory which watches the war said"
        source, leads = (first[0].start, first[0].end), (first[0],)
    return source, leads, opened


def _is_noun(scene: Scene, cue: Span, source: Span | None, leads: tuple[Party, ...], end: int) -> bool:
    """Whether a doubtful form is no verb here: ``media reports say``, ``an army report``, ``Moscow's report``."""
    text, (verb, after) = scene.text, cue
    if not leads or source is None:
        return True
    joined = _AND.search(text, *source) is not None
    between = text[leads[-1].end : verb]
    owned = between.startswith(("'", "’")) or (leads[-1].kind == "place" and not joined)
    plural = joined or text[verb - 2 : verb - 1].lower() in ("s", "y", "e")  # "activists report", "they report"
    if not text[verb:after].lower().endswith("s") and (owned or not plural or _ONE.match(text, *source)):
        return True
    return not scene.cast.is_title(_AND_HIS.sub(" ", between)) or _NOUN_AFTER.match(text, after, end) is not None


def _content_end(text: str, floor: int, hearer: int, end: int, clause: bool) -> int:
    """Where what follows the verb stops to be told."""
    stop = clauses.scope_end(text, hearer, end)
    if _CONCESSION.match(text, floor, hearer) and (comma := text.find(", ", hearer, stop)) > 0:
        stop = comma  # "While Ankara says it is done, ...": the main clause is the paper's
    other = _OTHER_VERB.search(text, hearer, stop) if clause else None
    if other is not None and not clauses.has_finite(text, hearer, other.start()):
        return other.start()  # "reported the raid but have not named": the paper's
    return stop


def _said_by_who_follows(scene: Scene, report: Report, floor: int, end: int, leads: tuple[Party, ...]) -> Report | None:
    """The report of ``..., said the ministry``, where nobody who could speak stands before the verb."""
    text, (verb, after) = scene.text, report.cue
    alone = not text[floor:verb].strip(" ,\n")
    if _QUOTE_BEFORE.search(text, floor, verb) or floor == verb or not leads or not text[floor:verb].strip(" ,"):
        return inverted_report(scene, report, floor, end) if not leads or alone else None
    if text[verb:after].lower() in _LAST_WORD and clauses.has_finite(text, floor, verb):
        # The comma before the verb was lost: what precedes is a clause, what follows only names somebody.
        inverted = inverted_report(scene, report, floor, end)
        if inverted and inverted.leads[0].kind in ("name", "demonym") and inverted.leads[0].start - after < 25:
            return inverted
    return None
