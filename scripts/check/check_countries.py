"""Compare codebook/countries.yaml with ISO 3166-1: codes that are none, countries left out, names that differ.

    .venv/bin/python scripts/check/check_countries.py

The exit status is 1 where a code is no country's.
"""

import sys
from pathlib import Path

import pycountry

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.codebook.claims import name_key  # noqa: E402
from presslens.codebook.countries import Countries, load_countries  # noqa: E402
from presslens.codebook.iso_codes import is_country  # noqa: E402


def differences(countries: Countries) -> tuple[list[str], list[str]]:
    """Lines on codes that are none, and lines that a reader may want to look at."""
    wrong = [f"{country.code} is no country" for country in countries.entries if not is_country(country.code)]
    known = {country.code: country for country in countries.entries}
    lines = []
    for entry in pycountry.countries:
        names = {getattr(entry, key) for key in ("name", "common_name", "official_name") if hasattr(entry, key)}
        if entry.alpha_3 not in known:
            lines.append(f"{entry.alpha_3} is left out ({entry.name})")
        elif not {name_key(name) for name in names} & {name_key(n) for n in known[entry.alpha_3].names("country")}:
            lines.append(f"{entry.alpha_3} is called {', '.join(sorted(names))}")
    return wrong, sorted(lines)


def main() -> int:
    wrong, lines = differences(load_countries(PROJECT / "codebook/countries.yaml"))
    print("\n".join([*wrong, *lines]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
