"""What a country is called: data hold its code, and whatever people read its name."""

from __future__ import annotations

from collections.abc import Iterable

from presslens.codebook.targets import Target

#: Ends of what the standard puts behind a comma ("Palestine, State of").
_TURNED = (" of", " of the")


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
    for target in targets:
        if target.code == code:
            return target.label
    import pycountry

    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return code
    if common := getattr(country, "common_name", None):
        return str(common)
    before, comma, behind = country.name.partition(", ")
    return f"{behind} {before}" if comma and behind.endswith(_TURNED) else str(country.name)
