"""Nouns of speech and belief: whose they are, and what links them to their content."""

from __future__ import annotations

import re

from presslens.language.reports import NounRules

_NOT_ADJECTIVE = (
    r"(?!(?:of|in|on|at|to|for|with|by|from|and|or|but|about|against|that|as|over|has|have|had|is|are|was|were|will|would|"
    r"the|an?|its|his|her|their|who|which|after|before|during|into|under|near)\b)"
)
_ADJECTIVES = rf"(?:\s+{_NOT_ADJECTIVE}[a-z][\w-]*){{0,3}}\s+"
#: "to leave", and not "to the council" or "to Ankara".
_TO_VERB = r"to\b(?=\s+(?!the\b|an?\b|its\b|his\b|her\b|their\b|all\b|this\b|that\b|these\b|those\b|date\b)[a-z]{2,}\b)"
_THAT = r"that\b(?!\s+(?:is|are|was|were|has|have|had|will|would|could|can|may|might|did|does|do)\b)"
_SHOWING = (
    r"(?:that\s+)?(?:show(?:s|ed|ing)?|saying|calling|accusing|blaming|urging|warning|denouncing|praising|detailing|"
    r"describing|discussing|outlining|listing)\b"
)
_PREPOSITION = r"(?:of|about|over|against|regarding|concerning|on|for|toward|towards)\b"
_LINK = rf"(?:{_THAT}|{_SHOWING}|{_PREPOSITION}|in\s+which\b|{_TO_VERB})"
#: When and where something was said stands between the noun and what it is about.
_WHEN = (
    r"(?:\s+(?:on|in|at|during|to|last|this|earlier|later|late|early|yesterday|from)\s[^,.;:\"“”]{1,60}?"
    r"(?=\s+(?:about|that|of|calling|accusing|blaming|urging|regarding)\b))"
)

NOUNS = NounRules(
    that=re.compile(rf"\s+{_THAT}"),
    link=re.compile(rf"(?:\s+{_LINK}|{_WHEN}\s+(?:about|{_THAT}|of|calling|accusing|blaming|urging|regarding)\b)"),
    clause=re.compile(rf"\s+{_THAT}|\s+(?=(?:it|he|she|they)\s)|:(?=\s+[A-Z])"),
    hearsay=re.compile(r"\s+(?:of|about|regarding|concerning)\b"),
    denials=frozenset({"denial", "denials"}),
    made=re.compile(
        r"(?:\s+(?:also|then|later|has|have|had|was|were|is|are|\w+ly))*\s+(?:reach|make|mak|draw|issu|repeat|voic|express|renew|reiterat|"
        r"advanc|push|promot|offer|float|rais|giv|deliver|hold|tout|spread|peddl|publish|releas|present|shar|provid|outlin|circulat|"
        r"air|post|tweet|lodg|level|writ|pen|launch)(?:e|es|ed|s|ing|ding)\s+"
        r"(?:(?:an?|the|its|their|his|her|some|several|new)\s+)?(?:[\w-]+\s+){0,2}|"
        r"(?:\s+(?:also|then|later|has|have|had|\w+ly))*\s+(?:made|drew|drawn|came\s+to|come\s+to|gave|given|held|wrote|written|put\s+out)\s+"
        r"(?:(?:an?|the|its|their|his|her|some|several|new)\s+)?(?:[\w-]+\s+){0,2}"
    ),
    by=re.compile(
        r"\s+(?:by|from|of)\s+(?=(?:the\s+|an?\s+|its\s+|his\s+|former\s+|some\s+|many\s+)?(?:[\w-]+\s+){0,3}?(?:[A-Z]|\w+s\b))"
    ),
    rest=re.compile(r"(?:,[^,.;:]{2,80},)?"),
    possessive=re.compile(rf"(?:['’]s|(?<=s)['’]){_ADJECTIVES}"),
    adjectives=re.compile(rf"(?:\s+{_NOT_ADJECTIVE}[a-z][\w-]*(?<!s)(?<!ed))?\s+"),
    no_owner=frozenset(
        {"official", "some", "many", "others", "people", "local", "media", "report", "reports", "statement", "source"}
    ),
    pronoun=re.compile(rf"\b(?P<owner>his|her|its|their){_ADJECTIVES}$", re.IGNORECASE),
    own=re.compile(r"\s+(?:his|her|its|their)\b"),
    kinds={"his": "person", "her": "person", "its": "body", "their": "group"},
    subordinator=re.compile(
        r"\b(?:that|who|which|whose|when|where|what|how|why|whether|if|because|as|after|before|while)\b"
    ),
    close=re.compile(
        r",(?!\s+(?:then|and\s+then|or|including|such\s+as)\s)|[;()–—]|\s-\s|\s(?:but|although|though|while|whereas|despite|amid|includes?|"
        r"remains?|seems?|sounds?|appears?|contains?|makes|gives|shows?|suggests?|means|raises|marks|reflects?|echoes|follows|comes|goes)\s"
    ),
    endorsed=re.compile(
        r"\b(?:support|back|endors|echo|reject|dismiss|deni|deny|welcom|ignor|shar|oppos)(?:es|ed|ing|s|e)?\s+(?:the\s+)?$"
    ),
)
