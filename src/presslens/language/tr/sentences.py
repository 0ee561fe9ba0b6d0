"""Sentence boundaries of Turkish news, beside Punkt's."""

from __future__ import annotations

import re

from presslens.language.text import SentenceRules, StopRule

_UPPER, _LOWER = "A-ZÂÇĞİÎÖŞÜÛ", "a-zâçğıîöşüû"
#: An ordinal number ("3. Ordu"): its full stop ends no sentence before a word, unless a pronoun or the like opens one.
_OPENS = (
    "Ancak|Ama|Fakat|Bu|Şu|O|Onlar|Bunlar|Bunun|Buna|Öte|Daha|Ayrıca|Yine|Aynı|Böylece|Sonra|Geçen|Dün|Bugün|Yarın|"
    "Biz|Ben|Siz|Her|Bir|Hiçbir|Bazı|İki|Üç|Ne|Neden|Nasıl|Eğer|Çünkü|Oysa|Oysaki|Söz"
)
_SOMETHING = re.compile(r"\s*\S")
#: What may stand on either side of a number that orders: a month before it is a date's, a year ends a sentence.
_ORDINAL = StopRule(
    before=re.compile(r"(?<![\d.,])(?:\d{1,2}|[IVXLC]{1,6})\.$"),
    parted=re.compile(rf"\s+(?:{_OPENS})\b"),
    joined=_SOMETHING,
)
#: The initials of a person ("A. Nur"), and what is said within a clause, go on.
_INITIAL = StopRule(before=re.compile(rf"(?:^|[\s(])[{_UPPER}]\.$"), joined=_SOMETHING)
#: A verb or noun in small letters ends a sentence before a capital, whatever Punkt took for an abbreviation.
_WORD_END = StopRule(
    before=re.compile(rf"(?<![\w.'’])[{_LOWER}]{{4,}}[\"”»)]?\.$"), parted=re.compile(rf"\s+[\"“«(]*[{_UPPER}]")
)

SENTENCES = SentenceRules(
    punkt="turkish",
    continues=re.compile(rf"[\s\"'“”‘’«»()\[\]–—-]*[{_LOWER}]|[\s\"'”’»)\]]*[,;:](?!\S)"),
    stops=(_ORDINAL, _INITIAL, _WORD_END),
    opens=re.compile(rf"\s+[\"'“‘«(]*(?:{_OPENS})\b"),
    capital=re.compile(rf"\s+[\"'“‘«(]*[{_UPPER}]"),
    # "geldi.Ankara": the space behind a full stop was lost.
    glued=re.compile(rf"(?<=[{_LOWER}]{{2}})[.!?…](?=[{_UPPER}][{_LOWER}]+[\s,'’])"),
)
