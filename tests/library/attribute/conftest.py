"""An attributor from the project's codebook, with targets built by hand."""

from pathlib import Path

import pytest

from presslens.attribute.attribution import Attributor
from presslens.codebook.agencies import load_agencies
from presslens.codebook.codebook import part_files
from presslens.codebook.countries import load_countries
from presslens.codebook.holders import load_holders
from presslens.codebook.sentences import SentenceMarks, load_sentence_marks
from presslens.codebook.speech import load_speech
from presslens.codebook.strangers import with_countries
from presslens.codebook.targets import Alias, Target
from presslens.language.language import load_language
from presslens.tokenise.sentences import SentenceSplitter
from tests.shipped import CONFIG, codebook_files

CODEBOOK = Path(__file__).parents[3] / "codebook"
ENGLISH = load_language("en")
AGENCIES = load_agencies(CODEBOOK / "agencies.yaml")
COUNTRIES = load_countries(CODEBOOK / "countries.yaml")
MARKS = load_sentence_marks(CODEBOOK / "sentences.yaml")
#: Sentences by Punkt's abbreviations alone.
sentences_of = SentenceSplitter(ENGLISH, SentenceMarks((), MARKS.openers, MARKS.not_after), AGENCIES)


def _target(code, country, demonym, capital, leader, extra=(), towns=()):
    kinds = [(country, "country"), (f"{country}s", "country"), (demonym, "demonym"), (capital, "capital")]
    kinds += [(leader, "leader"), (f"{demonym} president", "leader"), (f"{demonym} President", "leader")]
    kinds += [(f"{demonym} {noun}", "government") for noun in ("government", "officials", "defence ministry")]
    kinds += [(f"{demonym} army", "army"), *((alias, "government") for alias in extra)]
    return Target(code, country, "#000000", tuple(Alias(text, code, kind, text) for text, kind in kinds), (), (), towns)


TARGETS = [
    _target("TUR", "Turkey", "Turkish", "Ankara", "Erdogan"),
    _target("RUS", "Russia", "Russian", "Moscow", "Vladimir Putin", ["Kremlin"]),
    _target("SYR", "Syria", "Syrian", "Damascus", "Assad", ["the regime"], ("Homs", "Aleppo", "Idlib")),
]


@pytest.fixture(scope="session")
def speech():
    return load_speech(*part_files("speech", CONFIG, CODEBOOK))


@pytest.fixture(scope="session")
def holders():
    return with_countries(load_holders(codebook_files("holders"), TARGETS), COUNTRIES)


@pytest.fixture(scope="session")
def attributor(holders, speech):
    return Attributor(holders, speech, ENGLISH, AGENCIES)
