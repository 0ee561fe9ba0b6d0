"""Who speaks: the noun phrase in English, and the nouns that point back."""

from __future__ import annotations

import re

from presslens.language.reports import HistoryRules, SourceRules

#: Whom they tell stands right after them.
_TELL = ("tell", "tells", "told", "telling", "reminded", "reminds")
_PREPOSITION = re.compile(r"\b(?:to|in|at|for|with|from|on|against|of|by|over)\b")
_AND = re.compile(r"\b(?:and|but)\s+(?:the\s+|an?\s+)?$")
_POSSESSED = re.compile(r"['’]s\s+(?:main\s+|exiled\s+)?")
_SPEAKING_TO = re.compile(r"\s*(?:Speaking|Talking|In\s+an\s+interview)\s+(?:to|with)\s+")
_AND_NOUN = re.compile(r"\s+and\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}")
_DETERMINER = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+(?:(?!of\b|in\b|for\b|to\b|from\b|with\b|near\b|by\b|at\b|and\b|the\b|an?\b)[\w-]+\s+){0,3}$"
)
_PERSONS = frozenset(
    """
    minister president spokesman spokeswoman spokesperson envoy ambassador director chief head leader general
    secretary activist expert analyst commander governor mayor
    """.split()  # noqa: SIM905 - one word a line would fill the page
)
#: They speak for whoever spoke last.
_DOCUMENTS = frozenset(
    """
    report statement letter memo tweet post message readout study poll survey document documents investigation
    """.split()  # noqa: SIM905 - one word a line would fill the page
)
#: One member of a body.
_MEMBER = re.compile(
    r"\b(?:official|source|spokes\w+|worker|member|volunteer|activist|commander|rescuer|chief|head|director|officer)\b"
)
#: Only states have them.
_OF_STATES = frozenset(["ministry", "presidency", "embassy", "army"])
_DEFINITE = re.compile(r"\b(?:the|its|this|that|same|his|her|their)\s+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)

#: "an expert on", "ambassador to"; but of "an official in" a body, that body speaks.
_BESIDE = re.compile(
    r"(?<!\bofficial\s)(?<!\bofficer\s)(?<!\bspokesman\s)(?<!\bspokeswoman\s)(?<!\bspokesperson\s)(?<!\bminister\s)"
    r"(?<!\bsecretary\s)(?<!\badviser\s)(?<!\badvisor\s)(?<!\baide\s)(?<!\bdirector\s)(?<!\bchief\s)"
    r"\b(?:to|on|in|at|with|against|about|near|from|into|over|born)\s"
)
#: A name before these is that of a town.
_LOCALS = frozenset(
    """
    resident residents witness witnesses eyewitness eyewitnesses villagers local locals people refugees civilians source
    sources survivor survivors protesters demonstrators onlookers media report reports statement
    """.split()  # noqa: SIM905 - one word a line would fill the page
)
_SOMEBODY = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost|[Aa]ll|[Bb]oth|[Hh]is|[Hh]er|[Ii]ts|"
    r"[Tt]heir|[Mm]y|[Oo]ur|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[A-Z][\w-]*['’]s|[Oo]ther|[Ff]ormer|[Ss]enior|[Tt]op|[Ll]ocal)\s+)(?:[\w’'.-]+\s+){0,4}?"
    r"(?P<noun>(?!(?:of|in|from|at|for|with|on|to|near|and|or|not|it|this|that|one|two|first|second|time|day|way|fact|truth|"
    r"thing|law|deal|case|point|question|problem|story|move|news|meeting|raid|attack|strike|war|road|rest|end|year|week|month)\b)(?:family|[a-z][a-z-]{2,}(?<!ly)))"
    r"(?:\s+(?:of|in|from|at|for|with|on|near|familiar|close)\s[^,;:]{1,60})?"
)

_SEVERAL = re.compile(
    r"(?:[A-Za-z][\w’'-]*\s+){0,3}?(?P<noun>(?!(?:its|this|his|hers|ours|yours|was|is|has|does|as|us|always|besides|"
    r"sometimes|perhaps|afterwards|towards|days|weeks|months|years|hours|times|things|figures|results|events|tests)\b)"
    r"(?:[A-Za-z][a-z-]{2,}(?<!s)s|[Pp]olice|[Pp]eople|men|women))"
    r"(?:\s+(?:of|in|from|at|for|with|on|near|familiar|close)\s[^,;:]{1,60})?"
)

SOURCES = SourceRules(
    possessed=_POSSESSED,
    speaking_to=_SPEAKING_TO,
    and_noun=_AND_NOUN,
    determiner=_DETERMINER,
    preposition=_PREPOSITION,
    beside=_BESIDE,
    who=re.compile(r"\s(?:who|whose|whom)\s"),
    somebody=_SOMEBODY,
    several=_SEVERAL,
    students=frozenset(
        {"expert", "experts", "analyst", "analysts", "scholar", "scholars", "researcher", "researchers"}
    ),
    locals=_LOCALS,
    author=re.compile(r"\s+(?:[a-z]+ed\s+)?(?:by|for)\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,2}"),
    titled=re.compile(r"\s+(?:of\s+(?:the\s+)?)?"),
    article=re.compile(r"^\s*(?:and\s+)?(?:the|an?|its|his|her|their)\s+", re.IGNORECASE),
    tell=frozenset(_TELL),
    conjunction=re.compile(r"(?:and|but|yet|or|so)\s+"),
    joined=_AND,
    joint_length=4,
    lost_possessive="s",
    singular="aA",
    plural=re.compile(r"[^s]s$"),
)

HISTORY = HistoryRules(
    persons=_PERSONS,
    documents=_DOCUMENTS,
    owned=re.compile(r"\w['’]s?\s+(?:[\w-]+\s+){0,4}$"),
    head_behind=re.compile(
        r"\s+(?:advis[eo]rs|officials|sources|experts|analysts|leaders|officers|forces|commanders|spokes\w+|workers|members|"
        r"critics|supporters|opponents|aides|lawyers|figures|chiefs|investigators|agents)\b"
    ),
    own_office=re.compile(
        r"\s*(?P<owner>[Hh]is|[Hh]er)\s+(?:own\s+)?(?:(?:press|media|private|chief)\s+)?"
        r"(?:office|spokes\w+|lawyers?|attorneys?|campaign|team|secretary|service|publicist)\s*$"
    ),
    past=frozenset({"former", "ex", "vice", "deputy", "late", "future"}),
    member=_MEMBER,
    person_noun=re.compile(r"(?:man|woman|person|er|or|ist|ian|eer|ant|ent|ee|mate|ess)$"),
    of_states=_OF_STATES,
    of_bodies=frozenset({"officials", "lawmakers", "prosecutors", "investigators"}),
    pointed_at=frozenset({"sources", "diplomats", "analysts", "experts"}),
    pointers=frozenset({"the", "these", "those", "both", "senior", "other"}),
    definite=_DEFINITE,
    officers=frozenset(
        {"president", "minister", "spokesman", "spokeswoman", "spokesperson", "senator", "governor", "ambassador"}
    ),
    outlet="outlet",
    title_after=re.compile(r"(?:['’]s)?(?:\s+\w+){1,3}"),
    trimmings=re.compile(r"^[AaEe]l-|['’]?s$"),
)
