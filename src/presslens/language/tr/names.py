"""Names in Turkish: their letters and forms, and offices before the names of persons."""

from __future__ import annotations

import re

from presslens.base.folding import fold
from presslens.language.persons import PersonRules
from presslens.language.text import MentionRules
from presslens.language.tr.suffixes import forms


def _plain(*words: str) -> frozenset[str]:
    """Words as those beside a name are compared: without marks."""
    return frozenset(fold(word)[0].lower() for word in words)


#: Words that begin with a capital at the head of a sentence, or as the name of a day, and name nobody.
_NO_NAMES = _plain(
    "ama",
    "ancak",
    "aynı",
    "ayrıca",
    "bazı",
    "ben",
    "bir",
    "biz",
    "bu",
    "bugün",
    "buna",
    "bunun",
    "böylece",
    "çünkü",
    "daha",
    "dün",
    "eğer",
    "fakat",
    "geçen",
    "göre",
    "hatta",
    "her",
    "iki",
    "ile",
    "ilk",
    "ise",
    "için",
    "kimi",
    "ne",
    "neden",
    "nasıl",
    "o",
    "ona",
    "onlar",
    "onun",
    "oysa",
    "öte",
    "önce",
    "önceki",
    "sonra",
    "son",
    "şu",
    "şimdi",
    "tüm",
    "üç",
    "üstelik",
    "ve",
    "veya",
    "yarın",
    "yine",
    "zaten",
    "pazartesi",
    "salı",
    "çarşamba",
    "perşembe",
    "cuma",
    "cumartesi",
    "pazar",
    "ocak",
    "şubat",
    "mart",
    "nisan",
    "mayıs",
    "haziran",
    "temmuz",
    "ağustos",
    "eylül",
    "ekim",
    "kasım",
    "aralık",
)
MENTIONS = MentionRules(forms=forms, no_names=_NO_NAMES)
PERSONS = PersonRules(
    offices=_plain(
        "başkanı", "cumhurbaşkanı", "başbakanı", "bakanı", "yardımcısı", "sözcüsü", "komutanı", "müsteşarı",
        "danışmanı", "temsilcisi", "lideri", "mevkidaşı", "meslektaşı", "büyükelçisi", "elçisi", "valisi", "sekreteri",
    ),
    ranks=_plain("general", "orgeneral", "amiral", "oramiral", "mareşal", "korgeneral"),
    fields=_plain(
        "devlet", "dışişleri", "içişleri", "savunma", "milli", "millî", "adalet", "enerji", "ekonomi", "ticaret",
        "maliye", "sağlık", "tarım", "hükümet", "bakanlığı", "genelkurmay", "meclis", "parlamento", "eski", "yeni",
    ),
    joining=frozenset(),
    address=_plain("sayın"),
    # A word with a suffix behind its apostrophe is nobody's given name.
    possessive=re.compile(r"['’][^\W\d_]+$"),
    owner=re.compile(r"['’]?(?:n?[ıiuü]n)(?=\s)"),
)  # fmt: skip
