"""How names look in English, and what stands beside them."""

from __future__ import annotations

import re

from presslens.language.en.bodies import BODY_WORD
from presslens.language.text import NameRules

_PLACE_BEFORE = re.compile(
    r"\b(?:in|inside|near|across|around|from|outside|into|towards?|over|throughout|at|between|north|south|east|west|"
    r"northern|southern|eastern|western|central|rural|downtown)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COMPOUND_AFTER = re.compile(r"[-‐‑–]\s?[a-z]|/[A-Z]")  # "Reuters/Nora Weiss" owns a picture
#: "the Assad ally", "Erdogan's critics": somebody else is meant.
_OTHER_MEANT = re.compile(
    r"(?:['’]s?)?\s+(?:ally|allies|opponents?|critics?|foes?|rivals?|enem(?:y|ies)|detractors?)\b"
)
_NAME = r"(?:al-|el-|Al-|El-|al |Abu |Abdel |de |bin |ibn |van )?[A-Z][\w’'-]+"
#: What stands between two words of a name, initials included.
_BETWEEN = r"\s+(?:[A-Z]\.\s*){0,2}"
_BEARER = re.compile(rf"(?:\s+(?:[a-z][\w-]*|[A-Z][a-z]+)){{0,4}}?\s+({_NAME}(?:{_BETWEEN}{_NAME}){{1,3}})(?![\w-])")
_HEAD_OF = re.compile(
    rf"({_NAME}(?:{_BETWEEN}{_NAME}){{1,3}}),?\s+(?:(?:the|a|an)\s+)?(?:[\w-]+\s+){{0,3}}"
    r"(?:head|director|chief|founder|chairman|president|leader|coordinator|member|spokes\w+|secretary|minister)\s+"
    r"(?:of|for|at|with)\s+(?:the\s+)?$"
)
_HEARER_BEFORE = re.compile(r"\b(?:told|(?:[Ss]peaking|[Tt]alking)\s+(?:to|with)|interview\s+with)\s+(?:the\s+)?$")
_FROM_BODY = re.compile(rf"\bsaid\s+({_NAME}(?:\s+{_NAME}){{1,3}}),?\s+(?:from|of|with)\s+(?:the\s+)?$")
_STARTERS = frozenset(
    """
    The A An In On At It He She They We But And For As After Before Since While This That These Those Last Some
    Many Most All Both No One Two Three Several Other Others According Meanwhile However Earlier Later Also
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec President Minister
    Prime Foreign Mr Mrs Ms Dr Published GMT Terrorist Terrorists Twin Mortar Rocket Rockets Speaking Asked
    Local Officials State There Here When If
    """.split()  # noqa: SIM905 - one word a line would fill the page
)
_FULL_NAME = re.compile(rf"(?<![\w-])({_NAME})((?:{_BETWEEN}{_NAME}){{0,3}})")
_SEAT = re.compile(r"\s+in\s+")
#: "Canada's Senate", "British opposition lawmakers"; "the Congress of Peru", "lawmakers in Canada".
_STATE_BEFORE = re.compile(r"(?:['’]s?)?\s+(?!and\b)(?:[\w-]+\s+)?")
_STATE_BEHIND = re.compile(r"\s+(?:of|in|from)\s+(?:the\s+)?(?:Republic\s+of\s+)?")
_NAME_BEFORE = re.compile(rf"({_NAME}(?:{_BETWEEN}{_NAME}){{0,3}})$")


def _local_office(offices: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{offices})(?![\w'’-])")


def _tagged(tags: str) -> re.Pattern[str]:
    # White space has no end where a page was copied: what begins in its midst is not looked at again.
    return re.compile(rf"(?:(?<!\s)(?:,?\s{{1,4}}[(\[]|,\s{{1,4}}))(?:{tags})(?=[A-Z)])")


NAMES = NameRules(
    full_name=_FULL_NAME,
    place_before=_PLACE_BEFORE,
    people=re.compile(r"\b[Tt]he\s+[A-Z][a-z]+[a-rt-z]s$"),
    compound_after=_COMPOUND_AFTER,
    other_meant=_OTHER_MEANT,
    bearer=_BEARER,
    head_of=_HEAD_OF,
    from_body=_FROM_BODY,
    hearer_before=_HEARER_BEFORE,
    body=BODY_WORD,
    honorific=re.compile(
        r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Sen|Rep|Gov|Col|Capt|Lt|Maj|Sgt|Adm|Brig|Cmdr|Amb|Hon|Msgr)\.\s+$"
    ),
    compound=re.compile(r"[-‐‑–][a-z]+$"),
    seat=_SEAT,
    local_office=_local_office,
    local_of=re.compile(r"\s+(?:of|in)\s+(?:the\s+)?"),
    local_owner=re.compile(r"['’]s?\s+$"),
    state_before=_STATE_BEFORE,
    state_behind=_STATE_BEHIND,
    tagged=_tagged,
    name_before=_NAME_BEFORE,
    starters=_STARTERS,
    article=re.compile(r"^[AaEe]l-"),
    inner_article=re.compile(r"\b[Aa]l-(?=[A-Z])"),
    article_spellings=("al-", "Al-", "al ", "Al "),
    plural="s",
    possessive=re.compile(r"'?s$"),
    owner=re.compile(r"^['’]s\b"),
    unmarked="s.",
    inner=frozenset({"of", "for", "the", "al"}),
)
