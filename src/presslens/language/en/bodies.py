"""Words by which the name of a body is told from the name of a person."""

from __future__ import annotations

import re

#: A name with one of these is that of a body ("Security Council", "Doctors of the World").
BODY_WORD = re.compile(
    r"\b(?:of|for|and|Army|Front|Council|Coalition|Committee|Commission|Forces?|Observatory|Network|Cent(?:er|re)|Union|"
    r"Party|Units|House|Department|Ministry|League|Nations|Agency|News|Media|Television|TV|Parliament|Congress|Watch|"
    r"International|Crescent|Cross|Helmets?|Organi[sz]ation|Bank|Court|States|Group|Movement|Brigades?|Battalion|Guards?|"
    r"Corps|Command|Assembly|Association|Institute|Defen[cs]e|Resolve)\b"
)
