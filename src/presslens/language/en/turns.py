"""Interviews and transcripts: how English marks whose turn it is."""

from __future__ import annotations

import re

from presslens.language.discourse import TurnRules

#: A word of capitals; with "Mc", "O'" and the like.
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ](?:c?[^\W\d_a-zß-öø-ÿ]|[.'’‘-])*"
_SIDE = r"(?:\s\([^()\n]{1,40}\)|\s\[[^\[\]\n]{1,40}\]|\s#\d{1,2})"
_MARK = r"[*_]{0,3}"
#: What somebody is, behind the name: ", HOST".
_ROLE = rf"(?:,[ \t](?:{_CAPITALS}|and|of|for|the)(?:[ \t](?:{_CAPITALS}|and|of|for|the)){{0,7}})"
#: "MR. WEISS:", "SENIOR ADMINISTRATION OFFICIAL #2:", "PRESIDENT X (as interpreted):".
_SHOUTED = (
    rf"(?P<shouted>(?:(?:{_CAPITALS}|and|of|de|al)[ \t]){{0,6}}{_CAPITALS})"
    rf"{_SIDE}?{_ROLE}?{_MARK}:{_MARK}(?=\s+\S)"
)
#: "Q" alone, with the blank that sets it apart.
_ASKED = rf"(?P<asked>Q|A)(?:{_MARK}[:.]{_MARK}(?=\s)|{_MARK}(?=[ \t\u00a0]{{1,12}}[\"“‘'(\[—–]?[A-Z0-9—]))"
#: "Jane Doe:", in bold or not.
_WRITTEN = (
    r"(?P<written>(?:[A-Z][\w.'’-]{0,30}[ \t]){0,3}[A-Z][\w.'’-]{1,30})"
    rf"{_SIDE}?(?:,[^:\n*]{{2,60}})?{_MARK}:{_MARK}(?=[ \t]+[\"“‘'(\[—–]?\S)"
)

TURNS = TurnRules(
    head=re.compile(rf"(?:\A|(?<=\n)|(?<=\u2029))[ \t\u00a0]*{_MARK}(?:{_ASKED}|{_SHOUTED}|{_WRITTEN})"),
    inside=re.compile(
        rf"(?:(?<=[ \t\u00a0]{{2}})|(?<=[.?!…—”\"’)\]*] )){_MARK}(?:{_SHOUTED}|(?<=[ \t\u00a0]{{2}})(?:{_ASKED}))"
    ),
    closed=re.compile(r"[(\[]\s*(?:END|BEGIN)\b[^()\[\]\n]{0,60}[)\]]|\*{3,}|#{3,}|-{5,}"),
    askers=frozenset(
        """
        q question reporter reporters journalist journalists audience participant participants speaker speakers
        student member press
        """.split()  # noqa: SIM905 - one word a line would fill the page
    ),
    hosts=frozenset({"moderator", "operator", "host", "interviewer", "announcer"}),
    answers=frozenset({"a", "answer", "response"}),
    outlet=re.compile(r"\b(?:HOST|CO-HOST|BYLINE|ANCHOR|CORRESPONDENT|REPORTER|ANNOUNCER)S?\b"),
    heads_of_state=frozenset(
        """
        president minister chancellor king queen prince emir premier taoiseach sultan pope sheikh
        """.split()  # noqa: SIM905
    ),
    deputies=frozenset({"vice", "deputy"}),
    plain=frozenset({"mr", "ms", "mrs", "dr", "the", "secretary", "admiral", "general", "senator", "ambassador"}),
    no_speaker=frozenset(
        """
        watch related read see more also update updated breaking live video videos photo photos picture opinion
        exclusive analysis fact sheet note notes warning timeline explainer poll report source sources click here
        background context correction editor editors editor's location date time subject re from to cc tags topics
        topic category share follow contact media phone email for immediate release summary headline title by
        published written listen gallery slideshow quiz next previous first second third part chapter section step
        example examples result results conclusion introduction bottom line key takeaway takeaways why what how
        who when where and but however still meanwhile remember consider copyright rating image caption credit story
        embargoed embargo ps verdict facts prediction predictions winner winners loser losers reality check just
        watched picks investigations politics briefing initially earlier later ultimately contributing found pundit
        candidates claim truth false rating score chair
        """.split()  # noqa: SIM905
    ),
)
