"""An attributor from the project's codebook."""

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
from presslens.codebook.targets import load_targets
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

TARGETS = load_targets(codebook_files("targets"), CODEBOOK / "nouns.yaml")


@pytest.fixture(scope="session")
def speech():
    return load_speech(*part_files("speech", CONFIG, CODEBOOK))


@pytest.fixture(scope="session")
def holders():
    return with_countries(load_holders(codebook_files("holders"), TARGETS), COUNTRIES)


@pytest.fixture(scope="session")
def attributor(holders, speech):
    return Attributor(holders, speech, ENGLISH, AGENCIES)
