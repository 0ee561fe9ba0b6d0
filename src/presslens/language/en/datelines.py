"""Datelines: the town, the day and the agency before the first words of a report."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.?|April|Apr\.?|May|June|Jun\.?|July|Jul\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_CAPITALS = r"[^\W\d_a-z]{2}[^\W\d_a-z'’.-]*"
_SHOUTED = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}"
_NAME = r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}"
_AGENCY = r"\((?:[A-Z][\w.&'’/ -]{1,40})\)"
#: A hyphen alone joins words unless blanks stand around it.
_DASH = r"(?:\s?(?:[–—―]|--)|\s-(?=\s))"
_OPENS = r"(?=\s*[A-Z\"“‘'])"
#: Country or day behind the town; at most two of them.
_MORE = rf"(?:,\s(?:{_DAY}|{_NAME})){{0,2}}"

DATELINE = re.compile(
    rf"(?:\A|(?<=[\n\u2029]))[ \t\u00a0]*(?:[*_]{{0,2}})(?:"
    # "ANKARA (Wire) - ", "BEIRUT, Lebanon - ", "MOSCOW, January 5 (Wire) -- "
    rf"{_SHOUTED}{_MORE}(?:\s{_AGENCY})?[*_]{{0,2}}{_DASH}{_OPENS}"
    # "MOSCOW, January 5. /WIRE/. "
    rf"|{_SHOUTED}{_MORE}\.?\s/{_NAME}/\.?(?:{_DASH})?"
    # "Washington (Wire) ", "Ankara, 5 March (Wire) - ", "ANKARA (Wire): "; "(Wire) - "
    rf"|(?:{_SHOUTED}|{_NAME}){_MORE}\s{_AGENCY}[*_]{{0,2}}(?:{_DASH}|[-:])?{_OPENS}"
    rf"|{_AGENCY}{_DASH}"
    r")[ \t\u00a0]*"
)
