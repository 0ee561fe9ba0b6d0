"""How English introduces a person by office and country: "Greek Prime Minister X", "X, Greece's prime minister"."""

from __future__ import annotations

import re

from presslens.language.discourse import IntroductionRules
from presslens.language.en.bodies import BODY_WORD

_WORD = r"(?:[^\W\d_a-z][\w’'-]+)"
_NAME = rf"(?:(?:al-|el-|bin |ibn |van |von |de |der |den |Abu |Abdel ){{0,2}}{_WORD})"
#: A full name, with initials inside.
_FULL = rf"({_WORD}(?:\s+(?:{_NAME}|[A-Z]\.)){{1,3}})"

INTRODUCTIONS = IntroductionRules(
    # "X, Turkey's ...", "X, a spokesman for ...", "X, the former ..."
    apposed=re.compile(rf"{_FULL},\s+((?:[\w’'-]+\s+){{0,6}})$"),
    # "President X of Turkey"; "President of Turkey X"
    of_behind=re.compile(rf"([\w-]+)\.?\s+((?:{_WORD}\s+(?:(?:{_NAME}|[A-Z]\.)\s+){{0,3}}))of\s+(?:the\s+)?$"),
    of_before=re.compile(r"([\w-]+)\s+of\s+(?:the\s+)?$"),
    token=re.compile(r"\s+(?:(al-|el-)?[^\W\d_][\w’'.-]*)"),
    name=re.compile(rf"\s*,?\s+({_WORD}(?:\s+(?:{_NAME}|[A-Z]\.)){{0,3}})(?![\w-]|\s+(?:[ae]l-)?[A-Z]\w)"),
    possessive=re.compile(r"['’]s?(?=\s|$)"),
    links=frozenset(
        """
        of for the to on special senior deputy acting former ex top first second permanent national
        joint vice then new outgoing incoming interim current late long-time longtime high regional main
        """.split()  # noqa: SIM905 - one word a line would fill the page
    ),
    holders=frozenset({"of", "for", "at", "with", "from"}),
    about=frozenset({"of", "for", "to", "on", "the"}),
    elsewhere=frozenset({"to", "in", "on", "against", "by", "and"}),
    body=re.compile(
        rf"(?:{BODY_WORD.pattern}|\b(?:Affairs|Relations|Board|Summit|Conference|School|University|Team|East|West|North|"
        r"South|Association|Street|House|Building|Airport|Base|Office|Foundation|Project|Act|Day|War|Times|Post)\b)"
    ),
    persons=frozenset(
        """
        minister president spokesman spokeswoman spokesperson envoy ambassador director chief head leader general
        secretary commander governor premier chancellor king queen prince emir sultan senator lawmaker adviser advisor
        diplomat official colonel admiral marshal major lieutenant captain sergeant brigadier aide negotiator consul
        congressman congresswoman officer prosecutor chairman chairwoman speaker deputy representative delegate mp
        col gen lt maj capt adm sgt brig cmdr amb gov sen rep sec strategist undersecretary attache mediator
        parliamentarian
        """.split()  # noqa: SIM905
    ),
)
