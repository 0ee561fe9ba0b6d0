"""English words beside the names of persons."""

from __future__ import annotations

import re

from presslens.language.persons import PersonRules


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OFFICES = _words(
    """
    president premier minister ministers secretary undersecretary under-secretary leader ruler dictator
    strongman autocrat chairman chairwoman chair speaker chief director head governor spokesman spokeswoman
    spokesperson envoy ambassador representative negotiator diplomat adviser advisor aide deputy vice-president
    commander commander-in-chief counterpart
    """
)
_RANKS = _words(
    """
    general gen marshal admiral adm colonel col lieutenant lt major maj brigadier brig captain capt
    colonel-general lieutenant-general major-general
    """
)
_FIELDS = _words(
    """
    prime vice deputy first foreign defence defense interior home finance treasury economy economic trade
    commerce energy justice health education culture tourism transport agriculture environment labour labor
    information industry development state national security council intelligence presidential parliamentary
    parliament government cabinet ministry chief army navy air force forces armed military staff general acting
    interim then long-time longtime outgoing incoming newly re-elected embattled central bank permanent special
    political senior top high opposition communications press upper lower house affairs natural resources
    external internal un u.n nato eu
    """
)
_OPENERS = _words(
    """
    accept according accordingly across actually afterwards again against ahead alas albeit almost alone along
    alongside already alternatively amid amidst among apart apparently appease are arguably arm around ask asked
    aside away back bar barring based behind besides better between beyond blame blamed block bolster break
    bring brought call called can certainly cheer clearly come compare confront consider contrary could
    crucially curiously dare deal deep deny despite deter did discuss do does down ending enough ensure even
    eventually everyone except explain face far fear few fight finally find finance following forget former
    fortunately free fresh friends from full get give given go gone good great had hail half hardly has hasn't
    have having hear hello help hence hi his history honestly hopefully how i ideally ignore imagine include
    increasingly indeed inside instead ironically isolate isn't it's join judge just keep last lately later
    least leave less let let's letting like likely little long look love lest make maybe me meet merely might
    mind mocking most much must my near nearly neither never nevertheless new next nobody nonetheless normally
    nothing notably now obviously oddly off often oh ok okay old only onto opinion opposing oppose or ordinarily
    otherwise ousted outside overnight past perhaps photo please poor pop possibly praise president-elect
    presumably pretty previously privately probably prompt provided publicly punish put q question quite rather
    read really recall recently regarding regardless remember remove replace respect right sadly save say says
    see seeing seldom send set shall should shortly show sidestep similarly simply somehow sometimes somewhere
    soon speak stand starve still stop strangely strip such support sure surely surprisingly take talk tell than
    thank thanks that's then thereafter therefore they're think though through throughout thus till together
    told tomorrow tonight too topple toward towards trust try turn twice ultimately under understand underneath
    unfortunately unless unlike unlikely until up upon usually versus very via video vs wait want was watch
    watched we well were what's whatever whenever where whereas wherever whether whichever whoever whom whose
    will wise wish within without won't would wrote wrong yeah yes
    """
)
_SMALL = _words(
    """
    the and but for nor yet via per off out
    about above after amid amidst among around before behind below beyond between from into like near onto over
    past since than that their them then they this through till under until upon what when where which while
    will with within without your
    """
)

PERSONS = PersonRules(
    offices=_OFFICES,
    ranks=_RANKS,
    fields=_FIELDS,
    joining=_words("of for to the and in on"),
    and_="and",
    military=re.compile(
        r"\b(?:staff|defen[cs]e|army|forces|fleet|navy|command(?:er)?|operations|division|intelligence|security|military)\b",
        re.IGNORECASE,
    ),
    address=_words("mr dr sir comrade citizen excellency hon honourable honorable tsar czar butcher animal tyrant"),
    particles=_words("al el abu bin ibn ben ould"),
    possessive=re.compile(r"(?:['’]s?)$"),
    owner=re.compile(r"^['’]s?(?!\w)"),
    office_of=re.compile(
        r"\b(?:president|minister|premier|leader|ruler|head|chairman|chief|ambassador|envoy)\s+(?:of|to)\s+(?:the\s+)?$",
        re.IGNORECASE,
    ),
    openers=_OPENERS,
    opener_ending=re.compile(r"\w{3}ing$|\w{5}ly$"),
    determiners=_words("the a an this that his her its their our your my"),
    adjective=re.compile(r"(?:ite|ist|ish|ese|ian)s?$"),
    small=_SMALL,
    place_before=re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?$", re.IGNORECASE),
    apposition=re.compile(
        r",\s+(?:\d{1,3},\s+)?(?:(?P<one>an?)|the|[A-Z][\w-]+['’]s)\s+(?P<who>[^,.;:()\n]{1,80})(?=[,.;)]|$)"
    ),
    home=re.compile(r"\b(?:from|in|of|at)\s+(?:the\s+)?[A-Z]"),
    public=re.compile(
        r"\b(?:president\w*|premier|minist\w+|chancellor|leader\w*|ruler|dictator|strongman|autocrat|tyrant|despot|chair\w*|speaker|chief|director|head|"
        r"governor|spokes\w+|envoy|ambassador|diplomat\w*|negotiator|advis[eo]r|aide|deputy|commander|general|marshal|"
        r"admiral|officer|official|politic\w+|lawmaker|senator|parliament\w*|member|ally|allies|confidante?|loyalist|"
        r"friend|foe|enemy|critic|rival|proteg\w+|protég\w+|hawk|hardliner|hard-liner|reformer|technocrat|veteran|"
        r"figure|man|woman|statesman|nationalist|islamist|populist|spy|agent|kgb|party|government|state|army|military|"
        r"kremlin|coalition|regime|power\w*|candidate|successor|predecessor|incumbent|secretary|insider|architect|"
        r"opponent|supporter|backer|partner|proponent|champion\s+of|master|former|one-time|onetime|longtime|long-time)\b",
        re.IGNORECASE,
    ),
)
