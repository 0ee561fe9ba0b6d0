"""What a holder without a file of its own is called."""

import pytest

from presslens.attribute.holder_names import HolderNames
from tests.library.attribute.conftest import COUNTRIES, sentences_of


@pytest.fixture(scope="module")
def called(attributor):
    names = HolderNames(COUNTRIES, attributor.cast)

    def of(text):
        """Holder and name of the last attribution."""
        found = attributor.attribute(text, sentences_of(text))
        return found[-1].holder, names.of(text, found)[-1]

    return of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Greece said Turkey was wrong.", "Greece"),
        ("Lisbon said Turkey was wrong.", "Portugal"),
        ("Greek officials said Turkey was wrong.", "Greece"),
        ("The Peruvian foreign minister said Turkey was wrong.", "Peru"),
        ("Downing Street said Turkey was wrong.", "United Kingdom"),
        ("Angela Merkel said Turkey was wrong.", "Germany"),
        ("Peruvian Foreign Minister Rosa Quispe called. Quispe said Turkey was wrong.", "Peru"),
        ("Rosa Quispe, the Peruvian foreign minister, called. Later, Rosa Quispe said Turkey was wrong.", "Peru"),
        ("NATO said Turkey was wrong.", "NATO"),
        ("Human Rights Watch said Turkey was wrong.", "Human Rights Watch"),
        ("According to the Institute for Quiet Seas, Turkey was wrong.", "Institute for Quiet Seas"),
        ("Nora Weiss wrote a book. Weiss said Turkey was wrong.", "Nora Weiss"),
        ("Agence France-Presse said Turkey was wrong.", "Agence France-Presse"),
        # One person has one name, however the text is set.
        ("Turkey was wrong, said Nora\nWeiss.", "Nora Weiss"),
        ("Nora \u00a0 Weiss said Turkey was wrong.", "Nora Weiss"),
        ("Nora We\u200biss said Turkey was wrong.", "Nora Weiss"),
    ],
)
def test_names(called, text, name):
    assert called(text) == ("OTHER", name)


def test_a_pronoun_has_the_name_of_whom_it_means(called):
    assert called("Greece said Turkey was wrong. It said Russia was right.") == ("OTHER", "Greece")


@pytest.mark.parametrize("text", ["Moscow said Turkey was wrong.", "The United Nations said Turkey was wrong."])
def test_who_has_a_file_has_no_name(called, text):
    assert called(text)[1] is None


def test_an_analyst_in_a_capital_is_no_state(called):
    assert called("According to Nora Weiss of a think tank in London, Turkey was wrong.") == ("OTHER", "Nora Weiss")
