"""English words for what is called after a country, a town or a person."""

from __future__ import annotations

import re

from presslens.language.persons import ThingRules

_QUALITY = (
    r"State|National|International|Federal|Higher|Technical|Medical|Agricultural|Aviation|Pedagogical|Military|Naval|"
    r"Art|Arts|Islamic|American|Jewish|Catholic|Orthodox|Central|Grand|Great|Big|Old|New|Olympic|Children['’]s|Film|Book|Open|Youth|University"
)
_INSTITUTION = (
    r"University|Institute|College|Academy|High\sSchool|School|Conservatory|Conservatoire|Polytechnic|Hospital|Clinic|"
    r"Orphanage|Mosque|Church|Cathedral|Patriarchate|Monastery|Synagogue|Temple|Museum|Gallery|Library|Theatre|Theater|"
    r"Opera|Ballet|Circus|Orchestra|Philharmonic|Symphony|Choir|Biennale|Festival|Zoo|Foundation|Stadium|Arena|Hotel|Mall|"
    r"Restaurant"
)
_STREET = (
    r"Avenue|Ave\.|Street|St\.|Road|Rd\.|Boulevard|Blvd\.?|Lane|Drive|Square|Bridge|Highway|Station|Metro|Tower|Towers|"
    r"Gate|Park|Gardens?"
)
_GROUND = (
    r"Creek|Hills?|Run|Ridge|Mountains?|Hollow|Island|Lake|Point|Bay|Township|County|Falls|Springs|Heights|Village|"
    r"Mills|Peak"
)
_CONTEST = r"Grand\sPrix|Marathon|Derby|Cup|Masters|Championships?|(?:Premier|Super)\sLeague|Prize|Award|Medal"
_PAPER = r"Times|Post|Tribune|Herald|Gazette|Daily|Journal|Review|Weekly"
_FIRM = r"Airlines?|Airways|Railways|(?:Stock\s|Securities\s)?Exchange"

THINGS = ThingRules(
    behind=re.compile(
        rf"(?:\s+(?:{_QUALITY}))?\s+(?:{_INSTITUTION}|{_STREET}|{_GROUND}|{_CONTEST}|{_PAPER}|{_FIRM})(?![\w-])"
    ),
    before=re.compile(
        r"\b(?:(?:University|Institute|College|Academy|Archbishop|Bishop|Patriarch|Metropolitan|Museum|Battle|Siege|Treaty|"
        r"Peace|Duchy)\s+of|Hotel|Dynamo|Dinamo|Spartak|Lokomotiv|Torpedo)\s+$"
    ),
    listed=re.compile(r",?\s+(?:and|or)\s"),
    apostrophe=re.compile(r"\w['’]s\b"),
)
