"""Speakers who tell of their own acts, and signs that a sentence goes on in their words."""

from __future__ import annotations

import re

from presslens.language.reports import ActRules

_EXPLETIVE = re.compile(
    r"(?:that\s+)?it(?:\s+(?:is|was)|['’]s)\s+(?:not\s+)?(?:\w+ly\s+)?(?:hard|clear|unclear|\w+ble|likely|time|too|up\s+to)\b"
)
#: "that he was amazed", "that it hoped": a speaker's mind is no act.
_ATTITUDE = re.compile(
    r"(?:that\s+)?(?:he|she|it|they|we|I)\s+(?:(?:is|am|are|was|were|had\s+been|remained)\s+(?:\w+ly\s+)?[\"“‘']?"
    r"(?:horrified|outraged|grateful|proud|happy|angry|confident|convinced|in\s+favou?r|amazed|surprised|shocked|appalled|alarmed|saddened|concerned|worried|hopeful|optimistic|"
    r"sceptical|skeptical|pleased|glad|sorry|disappointed|aware|unaware)\b|(?:ha[sd]\s+|have\s+)?"
    r"(?:hope[sd]?|fear(?:s|ed)?|doubt(?:s|ed)?|view(?:s|ed)?|regard(?:s|ed)?|believe[sd]?|thinks?|thought|feels?|felt|sees?|saw|seen)\b)"
)
_OURS = frozenset(["i", "we", "our", "my"])
_NO_SUBJECT = frozenset(
    """
    kills killed will would ready has destroys destroyed hits hit shot downs downed bombs strikes sends wants hopes
    plans not to
    """.split()  # noqa: SIM905 - one word a line would fill the page
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
    r"\b(?:against|alongside|with|for|in|inside|into|onto|at|toward|towards|near|across|around|throughout|outside|eastern|western|northern|southern|central|north|south|east|west)\s+"
    r"(?:the\s+|of\s+)?$"
)
#: "Russia's patience", "Moscow welcomed": an owner's thing, a view, and no deed of the named.
_NO_DEED = re.compile(
    r"['’]s?\s|\s+(?:(?:also|still|now|\w+ly|ha[sd]|have)\s+)*(?:welcome[sd]?|support(?:s|ed)?|back(?:s|ed)?|hope[sd]?|fear(?:s|ed)?|believe[sd]?|"
    r"view(?:s|ed)?|regard(?:s|ed)?|want(?:s|ed)?|expect(?:s|ed)?)\b"
)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:[A-Z]|[a-z]+-led)")
_OWN_SIDE = re.compile(
    r"(?:that\s+)?(?:(?:[Tt]he|its|our)\s+)?(?:army|troops|soldiers|armed\s+forces|air\s+force|air\s+defen[cs]es?|government\s+forces|"
    r"warplanes|security\s+forces|pro-government\s+forces)\s+(?!of\b|from\b)"
)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|ours|us|I|[Mm]y|ourselves|myself)\b(?![.'’])")
_JUDGING = re.compile(
    r"\b(?:barbar\w+|genocid\w+|heinous|atrocious|complicit\w*|criminality|shameful|savagery|savage)\b"
)
_DEONTIC = re.compile(r"\b(?:must|should|ought to|has to be|have to be)\b")

ACTS = ActRules(
    expletive=_EXPLETIVE,
    attitude=_ATTITUDE,
    ours=_OURS,
    one_person=frozenset({"he", "his", "she", "her"}),
    no_subject=_NO_SUBJECT,
    untrue=_UNTRUE,
    armed=_ARMED,
    fought=_FOUGHT,
    no_doer=_NO_DOER,
    no_deed=_NO_DEED,
    by=_BY,
    own_side=_OWN_SIDE,
    first_person=_FIRST_PERSON,
    judging=_JUDGING,
    deontic=_DEONTIC,
    that="that",
    headline_verbs=frozenset({"says", "say"}),
)
