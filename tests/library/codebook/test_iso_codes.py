"""What countries are called."""

import pycountry
import pytest

from presslens.codebook.iso_codes import country_name
from presslens.codebook.targets import Target


@pytest.mark.parametrize(
    ("code", "name"),
    [
        *(("DEU", "Germany"), ("TUR", "Türkiye"), ("SYR", "Syria"), ("KOR", "South Korea"), ("TWN", "Taiwan")),
        *(("COD", "The Democratic Republic of the Congo"), ("SHN", "Saint Helena, Ascension and Tristan da Cunha")),
        *(("XKX", "XKX"), ("UN", "UN"), ("unknown", "unknown"), ("", "")),
    ],
)
def test_the_common_name_before_the_standard_s(code, name):
    """new-user, small: "outlets of DEU"."""
    assert country_name(code, []) == name


def test_a_target_of_the_study_is_called_as_the_codebook_calls_it():
    """new-user, small: "outlets of TUR"."""
    assert country_name("TUR", [Target("TUR", "Turkey", "#D55E00", (), ())]) == "Turkey"


def test_no_two_countries_share_a_name():
    names = [country_name(country.alpha_3, []) for country in pycountry.countries]
    assert len(set(names)) == len(names) > 240
