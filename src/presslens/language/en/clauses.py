"""Where English clauses begin and end: closed classes of words."""

from __future__ import annotations

import re

from presslens.language.text import ClauseRules, Pattern

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_AUXILIARY = (
    r"has|have|had|is|are|was|were|be|been|being|will|would|did|does|do|can|could|may|might|must|should|not|never|also|"
    r"later|earlier|then|further|again|yet|still|once|too|today|yesterday|recently|previously|meanwhile|however|"
    r"additionally|since|long|first|now|so\s+far|[a-z]+ly|quoted|cited|as|to|only|just|both|all"
)
#: Words between a subject and its verb that belong to neither.
_BETWEEN = re.compile(
    rf"(?:\s+(?:(?:on|late|early|last|this)\s+(?:late\s+|early\s+)?(?:{_DAY}|week|month|year)|{_DAY}|"
    rf"in\s+(?:an?|his|her|its|their)\s+(?:[a-z]+\s+)?(?:statement|speech|interview|letter|tweet|post|message|video|memo|report|article)|"
    rf"(?!family\b|assembly\b|ally\b|early\b|daily\b)(?:{_AUXILIARY})|(?:continue[sd]?|went\s+on|goes\s+on|seem(?:s|ed)?|appear(?:s|ed)?|began|begins|used|came|likes?)\s+(?=to\s)))+\s*$"
)
#: Forms of a finite verb, as far as words alone tell.
FINITE_FORMS = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|did|does|do|struck|hit|left|took|fled|"
    r"began|came|went|fell|held|led|made|ran|shot|broke|brought|sought|met|won|lost|fought|became|gave|kept|saw|"
    r"found|got|set|put|swept|spoke|grew|drew|threw|knew|chose|wrote|stole|stood|sat|slept|dealt|felt|bought|taught|"
    r"caught|thought|paid|sold|heard|blew|withdrew|overthrew|swore|rode|told|said|says|say|meant|sent|spread|drove|flew|launch|strikes?(?=\s+(?:the|a)\b)|"
    r"(?!armed|allied|united|unnamed|unidentified|displaced|wounded|injured|besieged|retired|hundred|red|bed|"
    r"sacred|need|speed|feed|seed|indeed|based|backed|led|called|wanted)[a-z]{2,}ed)"
)
_FINITE = re.compile(rf"\b{FINITE_FORMS}\b(?!-)")
_REDUCED = re.compile(
    rf"(?:issued|released|published|posted|delivered|shared|obtained|signed|carried|circulated|distributed|quoted|seen|read)\s+"
    rf"(?:by|via|on|late|early|in|to|this|earlier|{_DAY})\b"
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
    r",?\s+according to\s|,\s+(?:paving\s+the\s+way|setting\s+(?:up|off|the\s+stage)|"
    r"prompting|sparking|triggering|drawing|fuell?ing|stoking|marking|in\s+what|in\s+a\s+move)\s|"
    r"\(\s*Source\s*:|\[?\b[Cc]lick to \w+\b\]?|"
    r"(?:,|\s[-–—])?\s+an?\s+(?:charge|accusation|claim|allegation|account|view)\s+(?=(?:\w+\s+)?\w+ed\s+by\b)"
)
_THAT = re.compile(r"\s*(?:,|that\b|to\s|how\b|on\s|late\b|in\s)")


def _deed(nouns: str) -> Pattern:
    """What is announced is a thing, whatever a later clause tells of it."""
    return re.compile(
        r"\s+(?:(?:an?|the|its|their|his)\s+)?(?:[\w-]+\s+){0,3}(?:ceasefire|cease-fire|truce|halt|pause|end|start|beginning|"
        rf"launch|opening|resumption|suspension|formation|creation|withdrawal|lull|emergency|war|victory|{nouns})\b(?!\s+(?:had|has|have|was|"
        r"were|is|are|will|would))"
    )


_TIME = re.compile(
    rf"\s*,?\s*(?:(?:on|late|early|earlier|later|last|this)\s+)*(?:late\s+|early\s+)?(?:{_DAY}|yesterday|today)(?:\s+(?:morning|evening|night|afternoon))?,?\s+"
)
_BEFORE_THAT = re.compile(
    r"\s*,?\s*(?:on|in|at|to|during|via|through|late|early|earlier|later|last|this|along|together|with|for|by|as|after|before|"
    rf"when|despite|shortly|soon|moments|minutes|hours|days|weeks|months|just|{_DAY}|yesterday|today|tonight)\s(?:[\w'’-]+,?\s+){{0,12}}?(?=that\s)"
)
_ADJUNCT = re.compile(
    rf"\s*(?:(?:(?:a|one|two|three|just|only|\d+)\s+)?(?:minutes?|moments?|days?|weeks?|hours?|months?|years?|shortly|soon)\s+"
    r"(?:after|before|earlier|later|ago)|"
    rf"to(?=\s+(?:the|an?|reporters|journalists|lawmakers|parliament|media|(?-i:[A-Z])))|on|in|at|during|via|from|by|late|early|earlier|later|yesterday|today|tonight|{_DAY}|last|this|over|amid|"
    r"through|without|under|there|alongside|beside|updating|raising|before|outside|inside|near|citing|adding|citing|quoting|speaking|referring|alluding|with|when|as|after|following|before|ahead|"
    r"according|while|but|because|if|whose|\()\b",
    re.IGNORECASE,
)
_CLAUSAL_ADJUNCT = re.compile(
    r"\s*(?:(?:(?:a|one|two|three|\d+)\s+\w+|minutes|hours|days|weeks|months|years|shortly|soon)\s+(?:after|before)|citing|quoting|speaking|when|as|after|adding|before|while|but|according)\b"
)


def _hearer(demonyms: str) -> Pattern:
    """Who is told: a name with what stands before it, or a noun."""
    return re.compile(
        rf"\s+(?:(?:the|a|an)\s+)?(?:(?:state|local|official|semi-official|private|{demonyms}|"
        r"news|press|television|radio|agency|broadcaster|channel|newspaper|daily|conference)\s+)*"
        r"(?:[A-Z][\w.&'’-]*(?:\s+(?:[A-Z][\w.&'’-]*|of|for|and(?=\s+[A-Z]))){0,6}|reporters|journalists|lawmakers|"
        r"(?:parliament|me|us|him|her|them|it|media)\b|(?:news|press) conference|"
        r"(?:news\s+)?agency|council|channel|newspaper)"
        r"(?:\s+(?:news\s+agency|agency|TV|television|newspaper|channel|radio|reporters))?"
        r"|\s+(?:an?|the|his|her|its|their)\s+(?:[\w'’-]+\s+){0,5}?(?:conference|audience|crowd|rally|gathering|committee|"
        r"hearing|forum|summit|meeting|session|briefing|panel|newspaper|broadcaster|station|magazine|programme|program|"
        r"website|reporters|journalists|lawmakers|supporters)\b"
        r"|\s+(?:an?|the|his|her|its|their)\s+(?:[\w'’-]+\s+){0,5}?[\w'’-]+(?=\s+that\b|\s*:)"
    )


CLAUSES = ClauseRules(
    between=_BETWEEN,
    finite=_FINITE,
    determined=_DETERMINED,
    reduced=_REDUCED,
    auxiliary=re.compile(r"\b(?:is|are|was|were|be|been|being|has|have|had)\s+(?:\w+\s+)?$"),
    subordinator=_SUBORDINATOR,
    border=_BORDER,
    that=_THAT,
    deed=_deed,
    time=_TIME,
    before_that=_BEFORE_THAT,
    adjunct=_ADJUNCT,
    clausal_adjunct=_CLAUSAL_ADJUNCT,
    told_of=re.compile(
        r"\s[–—]\s(?=an?\s|the\s|one\s)|,\s+(?:an?\s+(?:\w+\s+){1,3}|the\s+\w+\s+)(?:that|which|who)\s|,\s+[a-z]{2,}ed\s+(?:to|on|in|by|with|for|at)\s"
    ),
    hearer=_hearer,
    participle="ed",
    no_start="according",
)
