"""The countries of the world: codes that exist, no name twice, nothing of one under study left out."""

from pathlib import Path

import pytest

from presslens.base.errors import InputErrors
from presslens.codebook.countries import load_countries
from presslens.codebook.iso_codes import is_country
from presslens.codebook.targets import load_targets

CODEBOOK = Path(__file__).parents[3] / "codebook"
COUNTRIES = load_countries(CODEBOOK / "countries.yaml")
BY_CODE = {country.code: country for country in COUNTRIES.entries}


def test_the_shipped_file():
    assert len(BY_CODE) > 190
    assert all(is_country(code) for code in BY_CODE)
    assert {"TWN", "PSE", "XKX", "HKG", "USA", "GBR"} <= BY_CODE.keys()
    assert BY_CODE["GRC"].names("demonym", "national") == ["Greek", "Greeks"]
    assert BY_CODE["GBR"].label == "United Kingdom"


def test_countries_under_study_have_the_same_names_in_both_files():
    paths = [CODEBOOK / f"targets/{code}.yaml" for code in ("TUR", "RUS", "SYR")]
    for target in load_targets(paths, CODEBOOK / "nouns.yaml"):
        names = {alias.text for alias in target.aliases if alias.kind in ("country", "demonym", "capital")}
        assert set(BY_CODE[target.code].names("country", "demonym", "national", "capital")) <= names


def written(path, entries, rest=""):
    path.write_text(f"source: a test\ncountries:\n{entries}{rest}")
    return path


def test_exceptions_and_kinds(tmp_path):
    entry = "  - {code: FRA, country: [France], towns: [Lyon], leader: [{name: Jean Petit, forms: [Petit]}]}\n"
    countries = load_countries(written(tmp_path / "countries.yaml", entry, "not: [France Inter]\n"))
    assert countries.exceptions == ("France Inter",)
    found = [(alias.text, alias.kind) for alias in countries.entries[0].aliases]
    assert found == [("France", "country"), ("Lyon", "town"), ("Jean Petit", "leader"), ("Petit", "leader")]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ("  - {code: FRA, country: [France]}\n  - {code: FRA, country: [Gaul]}\n", "FRA stands twice"),
        (
            "  - {code: FRA, country: [France]}\n  - {code: DEU, country: [Germany, france]}\n",
            "'france' is a name of FRA",
        ),
        ("  - {code: FRA}\n", "key 'country' is missing"),
    ],
)
def test_faults(tmp_path, entries, message):
    with pytest.raises(InputErrors, match=message):
        load_countries(written(tmp_path / "countries.yaml", entries))
