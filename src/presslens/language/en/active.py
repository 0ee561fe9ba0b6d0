"""Verbs of speech in the active."""

from __future__ import annotations

import re

from presslens.language.verbs import ActiveRules

_CONCESSION = re.compile(
    r"\s*(?:(?:And|But|Yet|Now)\s+)?(?:While|Although|Though|Even though|Even as|"
    r"After(?! all)|When|Since(?! then)|Because(?! of)|If|Once|As(?! (?:for|of|to)))\s"
)
#: "has not confirmed", "refused to say", "would have condemned": nothing is said.
_UNSAID = re.compile(
    r"\b(?:not|never|nor|cannot|\w+n['’]t|(?:refuse|decline|fail|refus|declin)(?:d|ed|es|s|ing)?\s+to|unable\s+to|yet\s+to)\s+(?:\w+ly\s+|even\s+|yet\s+)?(?:be\s+|been\s+)?$|"
    r"\b(?:may|might|would|could|should)\s+(?:well\s+)?have\s+(?:\w+\s+){0,2}$"
)
_NOUN_AFTER = re.compile(
    r"\s+(?:say|says|said|claim|claimed|suggest|suggested|indicate|indicated|have|has|had|of|from|by|about|was|were)\b"
)
_PARENTHESIS = re.compile(
    r"(?:\s+(?:on|in|at|to|during|by|from|via|late|early|earlier|last|this|(?-i:[A-Z][a-z]+day))\b[^,.;:–—\"“”]{0,40})?"
    r"\s*(?:,|[–—]|\s--?(?=\s))"
)
_RELATIVE = re.compile(r"(?:\s+\([^()]{1,20}\))?,?\s+(?:which|who|that)\s")
_LAST_WORD = ("said", "says", "added")
_ALLY = re.compile(r"\s+and\s+(?:his|her|its|their)\s+(?:\w+\s+){0,2}all(?:y|ies)\b")
_OTHER_VERB = re.compile(r",?\s+but\s+(?=(?:has|have|had|did|does|do|was|were|is|are)\b)")
_JOINED_VERB = re.compile(r"(?:\band|\bbut|,)(?:\s+(?:\w+ly|also|then|later|has|have|had))*\s*$")
_ONE = re.compile(r"(?:an?|one|each|every|this)\s", re.IGNORECASE)
_AND = re.compile(r"\band\b")
_AND_HIS = re.compile(r"\s+and\s+(?:his|her|its|their)\s+")
_QUOTE_BEFORE = re.compile(r"[\"”’'»]\s*,?\s*$|,\s*$")

_WHO = re.compile(
    r"\b(?:who|which|that|whose(?:\s+[\w'’-]+){1,3}?)(?:\s+(?:\w+ly|also|then|later|has|have|had|is|was))*\s*$"
)

_OF_THINGS = frozenset(
    """
    claimed claims called confirmed confirms confirming reported revealed reveals showed shows found indicated
    determined specified justified underscored underlined underlines reflected met supported saw marked
    characterized characterised characterizes characterises
    """.split()  # noqa: SIM905 - one word a line would fill the page
) | {
    *(
        "found that",
        "finds that",
        "find that",
        "showed that",
        "shows that",
        "show that",
        "suggested that",
        "suggests that",
    ),
    *("suggest that", "indicated that", "indicates that", "determined that", "meant that", "called for", "calls for"),
}

#: A plan, an appeal, a guest: what follows these verbs when they are deeds.
_PROPOSED = re.compile(
    r"(?:\s+(?!that\b|as\b|and\b|by\b)[\w.’'“”\"-]+){0,6}?\s+(?:appeals?|requests?|bids?|offers?|plans?|proposals?|resolutions?|motions?|petitions?|bills?|"
    r"applications?|amendments?|lawsuits?|invitations?|budget|candida(?:te|cy)|referendum|treaty|idea\s+of)\b"
    r"(?!\s+as\b)"
)
_DENIED_THINGS = re.compile(
    r"\s+(?:(?:(?:the|President|Mr\.?|Ms\.?|him|her|them|us|it|[A-Z][\w’'-]*)\s+){1,6})?(?:one\s+of\s+(?:his|her|its|their|the)|entry|access|visas?|bail|"
    r"asylum|permission|an?\s+(?:visa|place|seat|victory|chance|majority|role|permit|licen[cs]e|meeting|win))\b"
)
_GUEST = re.compile(
    r"\s+(?:(?:the|his|her|its|former|then|new)\s+)?(?:[\w.-]+\s+){0,2}?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,5}\s+(?:to|into|back\s+to|at|in)\s+(?:the\s+|his\s+|her\s+)?[A-Z]|"
    r"\s+(?:with|at|home|aboard|on|to)\s"
)
_MORE = re.compile(r"\s+(?:another|more|new|fresh|further|extra|a\s+number|weight|pressure|fuel)\b")
_DONE = {
    **dict.fromkeys(("rejected", "rejects", "rejecting", "dismissed", "dismisses", "dismissing"), _PROPOSED),
    **dict.fromkeys(("denied", "denies", "denying"), _DENIED_THINGS),
    **dict.fromkeys(("welcomed", "welcomes", "welcoming"), _GUEST),
    **dict.fromkeys(("added", "adds", "adding"), _MORE),
}

ACTIVE = ActiveRules(
    done=_DONE,
    no_object=re.compile(r"\s+(?:when|while|after|before|until)\s"),
    quote_next=re.compile(r"\s*[\"“‘'«„]"),
    clausal=re.compile(r"\s+(?:that|he|she|it|they|we|I|you|there)\b"),
    who=_WHO,
    of_things=_OF_THINGS,
    as_clause=re.compile(r"(?:^|[,(–—-]\s?|[.!?”\"]\s|\s(?=A)|\A)(?P<as>[Aa]s)\s+(?:the\s+)?$"),
    of_documents=frozenset({"read"}),
    concession=_CONCESSION,
    unsaid=_UNSAID,
    noun_after=_NOUN_AFTER,
    parenthesis=_PARENTHESIS,
    relative=_RELATIVE,
    ally=_ALLY,
    other_verb=_OTHER_VERB,
    joined_verb=_JOINED_VERB,
    one=_ONE,
    one_before=re.compile(r"\ban?\s+(?:[\w-]+\s+){0,2}$"),
    and_his=_AND_HIS,
    quote_before=_QUOTE_BEFORE,
    last_word=frozenset(_LAST_WORD),
    several=_AND,
    infinitive=re.compile(
        r"\b(?:continue[sd]?|went\s+on|goes\s+on|seem(?:s|ed)?|appear(?:s|ed)?|began|begins)\s+to\s+$"
    ),
    third_person="s",
    past="ed",
    plural_ends=("s", "y", "e"),
)
