"""Whether a speaker tells of its own acts, or defends them: then its name beside the verb is in its words too."""

from __future__ import annotations

import re

from presslens.attribute.sources import Report, Span
from presslens.attribute.speakers import Scene, Speaker
from presslens.codebook.holders import UNRESOLVED

_EXPLETIVE = re.compile(
    r"(?:that\s+)?it\s+(?:is|was)\s+(?:not\s+)?(?:\w+ly\s+)?(?:hard|clear|unclear|\w+ble|likely|time|too)\b"
)
#: "that he was amazed", "that it hoped": a speaker's mind is no act.
_ATTITUDE = re.compile(
    r"(?:that\s+)?(?:he|she|it|they|we|I)\s+(?:(?:is|am|are|was|were|had\s+been|remained)\s+(?:\w+ly\s+)?[\"“‘']?"
    r"(?:in\s+favou?r|amazed|surprised|shocked|appalled|alarmed|saddened|concerned|worried|hopeful|optimistic|"
    r"sceptical|skeptical|pleased|glad|sorry|disappointed|aware|unaware)\b|(?:hope[sd]?|fear(?:s|ed)?|doubt(?:s|ed)?)\b)"
)
_OURS = frozenset(["i", "we", "our", "my"])
_NO_SUBJECT = frozenset(
    [
        "kills",
        "killed",
        "will",
        "would",
        "ready",
        "has",
        "destroys",
        "destroyed",
        "hits",
        "hit",
        "shot",
        "downs",
        "downed",
        "bombs",
        "strikes",
        "sends",
        "wants",
        "hopes",
        "plans",
        "not",
        "to",
    ]
)
_CHARGE = (
    r"(?:allegations?|accusations?|claims?|charges?|reports?|accounts?|rumou?rs?|stor(?:y|ies)|footage|"
    r"it|this|that|they)"
)
#: "the allegations were fabricated", "described the reports as untrue": the accused answers.
_UNTRUE = re.compile(
    rf"\b{_CHARGE}\b[^.;]*?\b(?:(?:is|are|was|were|as|being)\s+(?:\w+ly\s+|mere\s+|pure\s+|all\s+|just\s+|nothing\s+but\s+)*[\"“‘']?"
    r"(?:false|untrue|baseless|unfounded|groundless|fabricat\w+|invent\w+|illogical|lies|a\s+lie|absurd|nonsense|propaganda|"
    r"without\s+foundation)\b)|\b(?:shows?|showed|found|there\s+(?:is|was))\s+no\s+(?:evidence|proof|trace|truth)\b",
    re.IGNORECASE,
)
_ARMED = re.compile(r"\b(?:army|military|troops|air\s+force|armed\s+forces|defen[cs]e\s+ministry)\b", re.IGNORECASE)
_ENEMY = r"(?:terrorists?|militants?|gunmen|insurgents?|jihadists?|targets?)"
#: What an army tells of without naming itself: "ten gunmen were killed", "the targets were hit".
_FOUGHT = re.compile(
    rf"\b{_ENEMY}\b[^.;]*?\b(?:(?:is|are|was|were|been|being|getting|got)\s+(?:\w+ly\s+)*"
    r"(?:killed|wounded|destroyed|hit|eliminated|targeted|repelled|foiled)|losses)\b|"
    rf"\btargets\s+were\b|\bdeaths?\s+of\s+(?:[\w-]+\s+){{0,5}}{_ENEMY}\b|"
    rf"\b{_ENEMY}\s+(?:[\w-]+\s+){{0,4}}(?:were|was)\s+(?:killed|destroyed)\b",
    re.IGNORECASE,
)
#: A name after these is a place, or an enemy's aim.
_NO_DOER = re.compile(
    r"\b(?:against|in|inside|near|across|around|throughout|eastern|western|northern|southern|central|north|south|east|west)\s+"
    r"(?:the\s+|of\s+)?$"
)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:[A-Z]|[a-z]+-led)")
_OWN_SIDE = re.compile(
    r"(?:that\s+)?(?:(?:[Tt]he|its|our)\s+)?(?:army|troops|soldiers|armed\s+forces|air\s+force|air\s+defen[cs]es?|government\s+forces|"
    r"warplanes|security\s+forces|pro-government\s+forces)\s+(?!of\b|from\b)"
)


def tells_own_acts(
    scene: Scene, content: Span, report: Report, speaker: Speaker, own: frozenset[str], direct: bool = False
) -> bool:
    """Whether the speaker tells of its own acts or answers a charge against them.

    Parameters
    ----------
    content
        Where the speaker's words stand.
    own
        The pronouns by which a speaker names itself, in lower case.
    direct
        The content is a quotation, where only the first person is the speaker.
    """
    text = scene.text
    if speaker.code == UNRESOLVED or report.rule == "passive":
        return False
    start, end = content
    state = speaker.code in scene.cast.states
    if state and _UNTRUE.search(text, start, end):
        return True
    if "object" in report.rule or _EXPLETIVE.match(text, start, end):
        return False
    words = re.findall(r"[^\W\d]+", text[start : min(end, start + 40)])
    if words and words[0].lower() == "that":
        words = words[1:]
    if words and (words[0].lower() in (_OURS if direct else own)):
        return not _ATTITUDE.match(text, start, end)
    if words and words[0] in _NO_SUBJECT and text[report.cue[0] : report.cue[1]] in ("says", "say"):
        return True  # "Russia says kills ten": a headline leaves out the speaker's pronoun
    if state and not direct and (_OWN_SIDE.match(text, start, end) or _fought(text, content, report)):
        return True
    named = scene.mentions_of(speaker.code, start, end)
    if state and not direct:
        named = [party for party in named if not _NO_DOER.search(text, max(start, party.start - 24), party.start)]
    return bool(named)


def _fought(text: str, content: Span, report: Report) -> bool:
    """Whether an army tells what befell its enemies, and of nobody else who did it."""
    if report.source is None or not _ARMED.search(text, *report.source):
        return False
    return bool(_FOUGHT.search(text, *content)) and not _BY.search(text, *content)
