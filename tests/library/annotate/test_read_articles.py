"""Which articles were read for rules, as a folder of annotations says it."""

import pytest
import yaml

from presslens.annotate.read_articles import articles_read
from presslens.base.errors import InputError
from presslens.cards.annotations import load_annotation_card
from presslens.codebook.questions import ACTOR, HOLDER

from .conftest import CARD, NAMES


@pytest.fixture
def card(folder):
    """Function from the text of the file and the questions to the card."""

    def write(text, questions=("actor",)):
        (folder / "read.csv").write_text(text, encoding="utf-8")
        document = CARD | {"read_articles": {"file": "read.csv", "questions": list(questions)}}
        (folder / "card.yaml").write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
        return load_annotation_card(folder / "card.yaml", NAMES)

    return write


def test_articles_are_those_of_the_file_for_the_questions_of_the_card(card):
    found = card("source_id,why\na1,rules\nelsewhere,\n")
    assert articles_read(found, ACTOR, {"a1", "a2"}) == {"a1", "elsewhere"}
    assert articles_read(found, HOLDER, {"a1", "a2"}) is None
    assert "read.csv" in found.tables


def test_a_card_that_names_none(folder):
    found = load_annotation_card(folder / "card.yaml", NAMES)
    assert found.read_articles is None
    assert articles_read(found, ACTOR, {"a1"}) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("source_id\na1\na1\n", r"row 3, column 'source_id': found 'a1', as in row 2; each article once"),
        ("source_id\nb7\n", "names no article of the sample"),
        ("article\na1\n", "source_id"),
    ],
)
def test_files_that_cannot_be_meant(card, text, words):
    with pytest.raises(InputError, match=words):
        articles_read(card(text), ACTOR, {"a1", "a2"})


def test_a_question_that_was_not_coded_and_a_file_that_is_not_there(card, folder):
    with pytest.raises(InputError, match=r"read_articles\.questions: found 'tone'; allowed: actor, "):
        card("source_id\na1\n", ["tone"])
    found = card("source_id\na1\n")
    (folder / "read.csv").unlink()
    with pytest.raises(InputError, match=r"read_articles\.file: found 'read\.csv'"):
        load_annotation_card(found.path, NAMES)
