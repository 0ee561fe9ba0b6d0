"""The noun phrase around a bare word for a state ("the country's new army"): whose it is, or that it is nobody's."""

from __future__ import annotations

import re

from presslens.language.bare_words import BareWordRules
from presslens.language.en.words import STOP_WORDS

#: With one of these before it, the word is one of several or of all.
_GENERIC = frozenset(
    """
    a an any another each every no many most several few both other others such various all some one two three four
    five more certain different
    """.split()  # noqa: SIM905
)
#: With one of these it is somebody's who stands elsewhere, or no state's.
_OTHERS = frozenset(
    """
    local municipal provincial regional tribal territorial state-level sub-national
    parallel self puppet
    foreign future next previous former ousted toppled deposed overthrown fallen would-be private church student
    liberation salvation volunteer terrorist guerrilla proxy mercenary people's colonial imperial world global
    small big limited self-styled unity invading occupying
    """.split()  # noqa: SIM905
)
_RIVALS = frozenset(
    "shadow rival breakaway separatist exile exiled rebel opposition insurgent militant jihadist".split()  # noqa: SIM905
)
_OWNERS = frozenset("his her my our your its their whose own".split())  # noqa: SIM905
_OF_PLACES = frozenset("city town village district county".split())  # noqa: SIM905
#: Words that may stand between a possessive and the word.
_BETWEEN = 3
_BEHIND_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_BEHIND_IN = re.compile(
    r"(?:\s+[a-z][a-z’'-]*){0,2}?\s+(?:in|at|from|led by|headed by|under)\s+(?:[a-z]+ern\s+)?(?:the\s+)?"
)
_POSSESSIVE = re.compile(r"(?:['’][sS]?)$")
#: "The sanctions regime": a lower-case noun before the word makes it a set of rules. Participles, adverbs and these
#: adjectives do not.
_RULES = re.compile(r"regime'?s?$", re.IGNORECASE)
_QUALITIES = frozenset(
    """
    brutal bloody bloodthirsty murderous criminal evil ruling repressive oppressive authoritarian autocratic dictatorial
    totalitarian tyrannical despotic theocratic clerical military current present incumbent corrupt new old communist
    socialist leftist left-wing right-wing secular minority hated genocidal fascist isolated rogue hostile dangerous
    besieged embattled weak strong same whole entire illegitimate illegal legitimate barbaric cruel savage ruthless
    hardline radical nuclear-armed backed allied loyal foreign
    """.split()  # noqa: SIM905
)
_PARTICIPLE = re.compile(r"(?:ed|ing|ly|ern|ous|ive|ian|ist|ful|less)$")
_ADJECTIVE_OF_A_CREED = re.compile(r"(?:ist|ists)$")
_PLURAL = re.compile(r"(?:governments|regimes|armies|authorities|militaries|ministries|forces)$", re.IGNORECASE)
#: A word behind which tells that the bare word is the head of its phrase: a mark, the end, or no noun.
_HEAD = re.compile(
    r"\s*(?:$|[^\w\s'’-]|(?:"
    + "|".join(sorted(STOP_WORDS - {"off"}, key=lambda word: (-len(word), word)))
    + r"|said|says|told|announced|denied|accused|claimed|wants?|wanted|must|\w+ed)\b)"
)

BARE_WORDS = BareWordRules(
    generic=_GENERIC,
    kinds=frozenset({"of"}),
    sides=frozenset({"anti", "pro", "non"}),
    joined_before=re.compile(r"(?:,? (?:and|or)|,) (?:the )?$"),
    joined_behind=re.compile(r"\s*,?\s(?:and|or)\s(?:the |its )?"),
    distant=re.compile(r"\bregime", re.IGNORECASE),
    locative=re.compile(
        r"\b(?:in|of|from|across|inside|throughout|over|on|for|into|to|with|near|against) (?:the )?$", re.IGNORECASE
    ),
    after_place=re.compile(r",?\s+(?:(?:an?|the)\s+)?"),
    opener=re.compile(
        r"(?:^|[^\w\s'’]|\b(?:that|while|as|when|where|if|because|and|but|or|whether|after|before|since|until|what|how|"
        r"why|which|though|although|said|says))\s*$",
        re.IGNORECASE,
    ),
    compound=re.compile(r"(?<=egime)(?:s?|['’]s)[ -]change\b", re.IGNORECASE),
    adjective=re.compile(r"military$", re.IGNORECASE),
    owners=_OWNERS,
    persons=frozenset({"his", "her"}),
    of_others=_OTHERS | _RIVALS,
    rivals=_RIVALS,
    of_places=_OF_PLACES,
    verb=re.compile(r"[a-z]ed$"),
    between=_BETWEEN,
    behind_of=_BEHIND_OF,
    behind_in=_BEHIND_IN,
    possessive=_POSSESSIVE,
    rules=_RULES,
    qualities=_QUALITIES,
    participle=_PARTICIPLE,
    creed=_ADJECTIVE_OF_A_CREED,
    plural=_PLURAL,
    head=_HEAD,
    singular=re.compile(r"(?:an?|any|another|each|every|no|one)$", re.IGNORECASE),
    third_person=re.compile(r"\s+[a-z]+[^\Ws]s\b"),
    definite=frozenset({"the", "this", "that", "these", "those"}),
    functions=STOP_WORDS,
)
