"""Where clauses begin and end, told from closed classes of English words alone: no parser, no training.

Every function takes the text and character bounds and looks at nothing outside them.
"""

from __future__ import annotations

import re

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_AUXILIARY = (
    r"has|have|had|is|are|was|were|be|been|being|will|would|did|does|do|can|could|may|might|must|should|not|never|also|"
    r"later|earlier|then|further|again|yet|still|once|too|today|yesterday|recently|previously|meanwhile|however|"
    r"additionally|[a-z]+ly|quoted|cited|as|to|only|just|both|all"
)
#: Words between a subject and its verb that belong to neither.
_BETWEEN = re.compile(
    rf"(?:\s+(?:(?:on|late|early|last|this)\s+(?:late\s+|early\s+)?(?:{_DAY}|week|month|year)|{_DAY}|"
    rf"(?!family\b|assembly\b|ally\b|early\b|daily\b|italy\b)(?:{_AUXILIARY})))+\s*$"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does|do|struck|hit|left|took|fled|"
    r"began|came|went|fell|held|led|made|ran|shot|broke|brought|sought|met|won|lost|fought|became|gave|kept|saw|"
    r"found|got|set|put|told|said|says|say|meant|sent|spread|drove|flew|launch|strikes?(?=\s+(?:the|a)\b)|"
    r"(?!armed|allied|united|unnamed|unidentified|displaced|wounded|injured|besieged|retired|hundred|red|bed|"
    r"sacred|need|speed|feed|seed|indeed|based|backed|led|called|wanted)[a-z]{2,}ed)\b"
)
_DETERMINED = re.compile(r"(?:\b(?:the|a|an|its|their|his|her|recently|newly|of)\s+|-)$", re.IGNORECASE)
_SUBORDINATOR = re.compile(
    r"\b(?:as|after|before|when|that|which|while|but|because|if|since|although|though|whereas|where|until|how|"
    r"than|so|whether|despite|meanwhile|however|moreover|additionally|furthermore)\b|[;:,—–\]]|\s-\s",
    re.IGNORECASE,
)
_SAME_SUBJECT = (
    r"(?!\s*(?:it|he|she|they|we|that|to|not|did|does|do|had|has|have|was|were|is|are|would|will|could|can|should|also|"
    r"only|rather|instead|still|never|no|without|with|at|in|on|for|its|their|his|her|\w+ing|\w+ed|\w+ly)\b)"
)
_BORDER = re.compile(
    rf";|,\s+(?:while|whereas|although|though|but|even as|as)\s+{_SAME_SUBJECT}|"
    r"\s(?:but|whereas)\s+(?=the\s|[A-Z])|\sand\s+(?=(?:we|I)\s)|"
    r",?\s+according to\s|\(\s*Source\s*:|\[?\b[Cc]lick to \w+\b\]?|"
    r"(?:,|\s[-–—])?\s+an?\s+(?:charge|accusation|claim|allegation|account|view)\s+(?=(?:\w+\s+)?\w+ed\s+by\b)"
)
_THAT = re.compile(r"\s*(?:,|that\b|to\s|how\b|on\s|late\b|in\s)")
#: What is announced is a thing, whatever a later clause tells of it.
_DEED = re.compile(
    r"\s+(?:(?:an?|the|its|their|his)\s+)?(?:[\w-]+\s+){0,3}(?:ceasefire|cease-fire|truce|halt|pause|end|start|beginning|"
    r"launch|opening|resumption|suspension|formation|creation|withdrawal|lull|caliphate|emergency|war|victory)\b(?!\s+(?:had|has|have|was|"
    r"were|is|are|will|would))"
)
_TIME = re.compile(
    rf"\s*,?\s*(?:(?:on|late|early|earlier|later|last|this)\s+)*(?:late\s+|early\s+)?(?:{_DAY}|yesterday|today)(?:\s+(?:morning|evening|night|afternoon))?,?\s+"
)
_BEFORE_THAT = re.compile(
    r"\s*,?\s*(?:on|in|at|to|during|via|through|late|early|earlier|later|last|this)\s(?:[\w'’-]+\s+){0,7}?(?=that\s)"
)
_ADJUNCT = re.compile(
    rf"\s*(?:(?:a|one|two|three|\d+)\s+(?:days?|weeks?|hours?|months?)\s+(?:after|before|earlier|later|ago)|"
    rf"to(?=\s+(?:the|an?|reporters|journalists|lawmakers|parliament|media|(?-i:[A-Z])))|on|in|at|during|via|from|by|late|early|earlier|later|yesterday|today|tonight|{_DAY}|last|this|over|amid|"
    r"through|without|under|there|alongside|beside|updating|raising|before|outside|inside|near|citing|adding|citing|quoting|speaking|when|as|after|following|before|ahead|"
    r"according|while|but|because|if|whose|\()\b",
    re.IGNORECASE,
)
_CLAUSAL_ADJUNCT = re.compile(
    r"\s*(?:(?:a|one|two|three|\d+)\s+\w+\s+(?:after|before)|citing|quoting|speaking|when|as|after|adding|before|while|but|according)\b"
)
_HEARER = re.compile(
    r"\s+(?:(?:the|a|an)\s+)?(?:(?:state|local|official|semi-official|private|Turkish|Russian|Syrian|American|"
    r"news|press|television|radio|agency|broadcaster|channel|newspaper|daily|conference)\s+)*"
    r"(?:[A-Z][\w.&'’-]*(?:\s+(?:[A-Z][\w.&'’-]*|of|for|and(?=\s+[A-Z]))){0,6}|reporters|journalists|lawmakers|"
    r"parliament|me|us|him|her|them|it|media|(?:news|press) conference|"
    r"(?:news\s+)?agency|council|channel|newspaper)"
    r"(?:\s+(?:news\s+agency|agency|TV|television|newspaper|channel|radio|reporters))?"
)


def scope_end(text: str, start: int, end: int) -> int:
    """Where speech that begins at ``start`` stops: a clause border with a new subject, or ``end``."""
    found = _BORDER.search(text, start, end)
    stop = found.start() if found else end
    return trim(text, start, stop)[1]


def scope_start(text: str, start: int, end: int) -> int:
    """Where a clause that stops at ``end`` starts: after the last clause border in the bounds, or
    ``start``."""
    begin = start
    for found in _BORDER.finditer(text, start, end):
        if "according" not in found.group() and text[found.end() : end].strip():
            begin = found.end()
    return begin


def before_verb(text: str, start: int, verb: int) -> int:
    """Where the subject of a verb stops: ``verb`` without the auxiliaries and adverbs before it."""
    found = _BETWEEN.search(text, max(start, verb - 90), verb)
    stop = found.start() if found else verb
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return stop


def subject_start(text: str, start: int, end: int) -> int:
    """Where the noun phrase that stops at ``end`` can start: after the last verb, comma or subordinator
    before it."""
    begin = start
    for pattern in (_SUBORDINATOR, _FINITE):
        for found in pattern.finditer(text, start, end):
            participle = pattern is _FINITE and found.group().endswith("ed")
            if participle and _DETERMINED.search(text, max(start, found.start() - 12), found.start()):
                continue
            if found.end() <= end:
                begin = max(begin, found.end())
    while begin < end and (text[begin].isspace() or text[begin] in ',:;–—”"»'):
        begin += 1
    return begin


def has_finite(text: str, start: int, end: int) -> bool:
    """Whether a finite verb seems to stand between the bounds."""
    return _FINITE.search(text, start, end) is not None


def after_hearer(text: str, start: int, end: int) -> int:
    """Where the one who is told stops (``told reporters``), or ``start``."""
    found = _HEARER.match(text, start, end)
    return found.end() if found else start


def after_adjunct(text: str, start: int, end: int) -> int:
    """Where speech begins after a verb and its time or place (``said on Monday that``), or ``start``."""
    found = _TIME.match(text, start, end) or _BEFORE_THAT.match(text, start, end)
    return found.end() if found else start


def only_adjunct(text: str, start: int, end: int) -> bool:
    """Whether nothing but time, place or manner follows a verb of speech, so that the speech stood before
    it."""
    rest = text[start:end].strip(" \t\n.,!?)\"”’'")
    if not rest or not any(c.isalnum() for c in rest):
        return True
    if not _ADJUNCT.match(text, start, end):
        return False
    return bool(_CLAUSAL_ADJUNCT.match(text, start, end)) or not has_finite(text, start, end)


def told(text: str, start: int, end: int) -> bool:
    """Whether what follows a verb is speech (``announced that it had left``), and no deed (``announced a truce``)."""
    if _DEED.match(text, start, end):
        return False
    return bool(_THAT.match(text, start, end)) or has_finite(text, start, end) or not text[start:end].strip(' ,."”')


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without white space, commas, colons and dashes at either end, and without a final stop."""
    while start < end and (text[start].isspace() or text[start] in ",:;–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",:;.–—"):
        end -= 1
    return start, end
