"""Full stops that end a sentence of English, or none: initials, hours, entries of lists."""

from __future__ import annotations

import re

from presslens.language.text import StopRule

_OPENERS = (
    "a an the this that these those it its he his she her they their we our you your i my there here who what when "
    "where why how which whose whether if as at in on by for from with within without under over after before during "
    "since until between among against about according despite because although though while whereas once unless but "
    "so yet nor however moreover meanwhile nevertheless nonetheless instead indeed still then thus therefore also both "
    "all both each every many most some several few no none nobody not nothing never now today yesterday tonight "
    "earlier later last next only even just perhaps maybe nearly almost more less another other others such one two "
    "three four five six seven eight nine ten dozens hundreds thousands critics experts polls asked given having "
    "speaking let please"
)
#: Nouns behind initials that are an adjective ("the U.S. Congress has"): no sentence of its own.
_OWNED = (
    "administration agency ambassador ambassadors amendment army attorney attorneys authorities bank cabinet capitol "
    "census chamber charter chairman chief circuit citizenship citizens code coalition command commander commission "
    "congress congressman consul consulate constitution convention coast council court delegation department "
    "diplomats dollar embassy envoy envoys force forces general government governor house inspector inspectors "
    "intelligence judge marine marines marshals mayor military minister mission national navy officials open "
    "president representative representatives secretary senate senator senators soldiers state steel treasury troops "
    "treaty trade"
)
_VERB = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|says?|said|told|gave|took|"
    r"made|went|came|began|became|held|kept|led|left|lost|met|put|sent|set|won|wants?|[a-z]{2,}ed)"
)
_SAID = (
    r"(?:said|asked|wrote|tweeted|added|replied|answered|shouted|yelled|exclaimed|wondered|continued|declared|concluded|"
    r"told\s(?:the\s)?[\w’'-]+)"
)
#: A speaker, of up to five words, who says what stood before, and nothing else.
SPEAKER = (
    rf"(?:[^\W\d_a-z][\w’'.-]*\s+(?:(?:of|the|de|al|van|von)\s+)?){{1,5}}{_SAID}\b"
    r"(?!\s+(?:that|he|she|it|they|there|the|his|her|its|their|[A-Z]))"
)
#: Nouns that take a letter as their name.
_LETTERED = (
    "annex appendix article block building camp category chapter class company division exhibit figure gate grade "
    "group hall hepatitis item league level line lot option panel part phase plan point question room schedule section "
    "sector series site stage team terminal tier type unit version vitamin war wing zone"
)
_DAYS_AND_MONTHS = (
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?|January|February|March|April|May|June|July|August|"
    "September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_ZONES = "[ECMPB][SD]?T|GMT|UTC|CES?T|EES?T|WES?T|MSK|[IJK]ST|AE[SD]T|HKT|SGT|TRT|Eastern|Central|Mountain|Pacific"

_MARKS = r"\s*[\"'“‘«(\[]*"


def _either(words: str) -> str:
    return "|".join(word.capitalize() for word in words.split())


#: A word that opens a sentence and is no name ("He", "They've").
OPENS = re.compile(
    rf"{_MARKS}(?:(?:{_either(_OPENERS)})(?:['’][a-z]+)?(?![\w'’-]|\.\s?[A-Z])(?<!Under(?=\s[Ss]ec))|(?:And|Or)(?=\s[a-z]))"
)
CAPITAL = re.compile(rf"{_MARKS}[^\W\d_a-z]")

STOPS = (
    # An entry of a list: "1. We agree".
    StopRule(re.compile(r"^(?:\W|<\w>){0,4}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\\?\.$"), joined=CAPITAL),
    # "vitamin C", "Site B", "World War I" and "so did I" are no initials.
    StopRule(re.compile(rf"(?:\b(?i:{_either(_LETTERED)})\s[A-Z]|[a-z]\sI)\.$"), parted=CAPITAL),
    # Hours, with what may belong to them ("5 a.m. Monday", "5 a.m. Eastern time").
    StopRule(
        re.compile(r"\d\s?[ap]\.\s?m\.$", re.IGNORECASE),
        parted=re.compile(
            rf"(?!\s*\(?(?:{_DAYS_AND_MONTHS}|{_ZONES})\b|\s*\(?(?:[A-Z]\w+\s){{1,3}}[Tt]ime\b){CAPITAL.pattern}"
        ),
        joined=CAPITAL,
    ),
    # Somewhere, and another who does something there: "at the U.N. Russia vetoed it".
    StopRule(
        re.compile(r"\bthe\s(?:[A-Z]\.){2,}$"),
        parted=re.compile(rf"\s+(?!(?:{_either(_OWNED)})\b)[^\W\d_a-z][\w’'-]+\s+(?:(?:also|then|never)\s)?{_VERB}\b"),
    ),
    StopRule(re.compile(r"(?:[A-Za-z]\.){2,}[\"”»]$"), parted=CAPITAL),
    # Initials before a family name; states, bodies and degrees.
    StopRule(re.compile(r"(?<![\w.])(?:[A-Z]\.\s?)+[)’']?$"), parted=OPENS, joined=CAPITAL),
    StopRule(re.compile(r"(?<![\w.])(?:[A-Za-z]{1,2}\.){2,}[)’']?$"), parted=OPENS, joined=CAPITAL),
    # "“Will he go?” Smith asked."
    StopRule(re.compile(r"[?!][\"”’]$"), joined=re.compile(rf"\s+{SPEAKER}")),
    # The end of words set in bold.
    StopRule(re.compile(r"[.!?][\"”’)]?\*{1,3}$"), parted=CAPITAL),
    StopRule(re.compile(r"\w\.\.\.$"), parted=re.compile(rf"{OPENS.pattern}|\s+[\"“‘«][^\W\d_a-z]")),
    StopRule(re.compile(r"\[(?:\.\.\.|…)\]$"), parted=OPENS),
    StopRule(re.compile(r"\S…[\"'”’»)\]]*$"), parted=CAPITAL),
    # A sentence may open with a small letter that belongs to a name ("al-Shabab", "iPhone").
    StopRule(re.compile(r"[a-z]{3}\.$"), parted=re.compile(r"\s+(?:(?:al|el|an|as|ash|at)-[A-Z]|[ei][A-Z])")),
)
