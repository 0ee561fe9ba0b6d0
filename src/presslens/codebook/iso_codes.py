"""Codes of countries (ISO 3166-1 alpha-3) and languages (ISO 639): what they stand for, and what a wrong one may mean.

Countries that are no more keep their code (ISO 3166-3), as old papers have them. The codes that ISO 3166 leaves to its
users are taken as they are: a study may need one for a country that the standard does not list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from presslens.base.errors import InputError
from presslens.base.spelling import nearest
from presslens.codebook.targets import Target

#: What ISO 3166-1 sets aside for its users: AAA to AAZ, QMA to QZZ, XAA to XXZ, ZZA to ZZZ.
_OF_USERS = re.compile(r"AA[A-Z]|Q[M-Z][A-Z]|X[A-X][A-Z]|ZZ[A-Z]")
#: Ends of what the standard puts behind a comma.
_BEHIND = (" of", " of the")
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


def country_fault(code: str, where: object) -> InputError | None:
    """The error of a code that is no country's, with what it may have meant; None where it is one.

    >>> str(country_fault("GER", "data/mine.yaml"))
    "data/mine.yaml: found 'GER', which is no country of ISO 3166-1; did you mean DEU (Germany)?"
    >>> country_fault("UAE", "").allowed
    'did you mean ARE (United Arab Emirates)?'
    >>> country_fault("UK", "").allowed, country_fault("de", "").allowed
    ('did you mean GBR (United Kingdom)?', 'did you mean DEU (Germany)?')
    """
    if is_country(code):
        return None
    # What people write of two letters is a code of ISO 3166-1 alpha-2, to which UK belongs by its reservations.
    import pycountry

    two = {"UK": "GB", "EL": "GR"}.get(code.upper(), code)
    advice = _advice(code, _countries(), "a code of ISO 3166-1 such as DEU")
    if len(code) == 2 and (entry := pycountry.countries.get(alpha_2=two.upper())) is not None:
        advice = f"did you mean {entry.alpha_3} ({_countries()[entry.alpha_3]})?"
    return InputError(where, f"found {code!r}, which is no country of ISO 3166-1", advice)


def language_advice(code: str) -> str:
    """What a wrong code of a language may have meant, in words.

    >>> language_advice("cz")
    'did you mean cs (Czech)?'
    """
    return _advice(code, _languages(), "a code of ISO 639 such as en")


def country_name(code: str, targets: Iterable[Target]) -> str:
    """The name of a country by its code.

    Parameters
    ----------
    code
        ISO 3166-1 alpha-3, such as an outlet's country; anything else (``unknown``) stays as it is.
    targets
        Of the study: one of them is called as the codebook calls it.

    Returns
    -------
    Of other countries the common name, where the standard's list has one, else the standard's.

    >>> [country_name(code, []) for code in ("DEU", "KOR", "PSE", "ZZZ", "unknown")]
    ['Germany', 'South Korea', 'State of Palestine', 'ZZZ', 'unknown']
    """
    labels = (target.label for target in targets if target.code == code)
    return next(labels, None) or _turned(_countries().get(code, code))


def _turned(name: str) -> str:
    """A name with what the standard puts behind a comma before it ("Palestine, State of")."""
    before, _, behind = name.partition(", ")
    return f"{behind} {before}" if behind.endswith(_BEHIND) else name


def _advice(code: str, names: dict[str, str], otherwise: str) -> str:
    near = _near(code.casefold(), names)
    return f"did you mean {' or '.join(f'{known} ({_turned(names[known])})' for known in near)}?" if near else otherwise


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
    return nearest(code, names, _SUGGESTIONS)
