"""Codes of countries (ISO 3166-1 alpha-3) and languages (ISO 639), and what a wrong one may have meant.

Countries that are no more keep their code (ISO 3166-3), as old papers have them. The codes that ISO 3166 leaves to its
users are taken as they are: a study may need one for a country that the standard does not list.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import lru_cache

#: What ISO 3166-1 sets aside for its users: AAA to AAZ, QMA to QZZ, XAA to XXZ, ZZA to ZZZ.
_OF_USERS = re.compile(r"AA[A-Z]|Q[M-Z][A-Z]|X[A-X][A-Z]|ZZ[A-Z]")
#: How many codes are suggested for a wrong one.
_SUGGESTIONS = 3


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Name by code, of the countries of today."""
    import pycountry

    return {str(entry.alpha_3): str(getattr(entry, "common_name", entry.name)) for entry in pycountry.countries}


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    """Name by code of two letters."""
    import pycountry

    return {str(entry.alpha_2): str(entry.name) for entry in pycountry.languages if hasattr(entry, "alpha_2")}


def is_country(code: str) -> bool:
    """Whether a country has, or had, this code of three capital letters, or ISO 3166-1 leaves it to its users.

    >>> is_country("DEU"), is_country("GER"), is_country("SUN"), is_country("XKX")
    (True, False, True, True)
    """
    import pycountry

    if code in _countries() or _OF_USERS.fullmatch(code):
        return True
    return pycountry.historic_countries.get(alpha_3=code) is not None


def is_language(code: str) -> bool:
    """Whether a language has this code of two or three small letters.

    >>> is_language("en"), is_language("kmr"), is_language("xq")
    (True, True, False)
    """
    import pycountry

    kinds = {2: ("alpha_2",), 3: ("alpha_3", "bibliographic")}.get(len(code), ())
    return any(pycountry.languages.get(**{kind: code}) is not None for kind in kinds)


def country_advice(code: str) -> str:
    """What a wrong code of a country may have meant, in words.

    >>> country_advice("GER")
    'did you mean DEU (Germany)?'
    >>> country_advice("UAE")
    'did you mean ARE (United Arab Emirates)?'
    >>> country_advice("UK"), country_advice("de")
    ('did you mean GBR (United Kingdom)?', 'did you mean DEU (Germany)?')
    """
    import pycountry

    # What people write of two letters is a code of ISO 3166-1 alpha-2, to which UK belongs by its reservations.
    two = {"UK": "GB", "EL": "GR"}.get(code.upper(), code)
    if len(code) == 2 and (entry := pycountry.countries.get(alpha_2=two.upper())) is not None:
        return f"did you mean {entry.alpha_3} ({_countries()[entry.alpha_3]})?"
    return _advice(code, _countries(), "a code of ISO 3166-1 such as DEU")


def language_advice(code: str) -> str:
    """What a wrong code of a language may have meant, in words.

    >>> language_advice("cz")
    'did you mean cs (Czech)?'
    """
    return _advice(code, _languages(), "a code of ISO 639 such as en")


def _advice(code: str, names: dict[str, str], otherwise: str) -> str:
    near = _near(code.casefold(), names)
    return f"did you mean {' or '.join(f'{known} ({names[known]})' for known in near)}?" if near else otherwise


def _near(code: str, names: dict[str, str]) -> list[str]:
    """Codes of the names that begin so, else have these initials, else these letters in this order, else near codes."""
    plain = {known: name.casefold() for known, name in names.items()}
    letters = re.compile(".*".join(map(re.escape, code)))

    def with_initials(name: str) -> bool:
        return "".join(word[0] for word in re.findall(r"\w+", name)) == code

    for fits in (lambda name: name.startswith(code), with_initials, letters.match):
        found = [known for known, name in plain.items() if fits(name)]
        if found:
            return sorted(found, key=lambda known: (len(plain[known]), known))[:_SUGGESTIONS]
    by_code = {known.casefold(): known for known in names}
    return [by_code[near] for near in difflib.get_close_matches(code, by_code, _SUGGESTIONS, 0.6)]


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is spelt most like another, whatever the case; None when none is.

    >>> nearest("morning pots", ["Evening News", "Morning Post"])
    'Morning Post'
    """
    by_form = {" ".join(other.casefold().split()): other for other in known}
    near = difflib.get_close_matches(" ".join(name.casefold().split()), by_form, 1, 0.6)
    return by_form[near[0]] if near else None
