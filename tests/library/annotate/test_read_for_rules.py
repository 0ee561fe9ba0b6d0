"""What was read for rules, as a folder of annotations says it."""

import polars as pl
import pytest
import yaml

from presslens.annotate.read_for_rules import read_for_rules
from presslens.base.errors import InputError
from presslens.cards.annotations import load_annotation_card
from presslens.codebook.questions import ACTOR, HOLDER

from .conftest import CARD, NAMES


@pytest.fixture
def card(folder):
    """Function from the text of the file and the questions to the card."""

    def write(text, questions=("actor",), key="read_articles", **more):
        (folder / "read.csv").write_text(text, encoding="utf-8")
        document = CARD | {key: {"file": "read.csv", "questions": list(questions)}} | more
        (folder / "card.yaml").write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
        return load_annotation_card(folder / "card.yaml", NAMES)

    return write


SAMPLE = pl.DataFrame({"id": ["m1", "m2", "m3"], "source_id": ["a1", "a1", "a2"]})


def test_articles_are_those_of_the_file_for_the_questions_of_the_card(card):
    found = card("source_id,why\na1,rules\nelsewhere,\n")
    assert read_for_rules(found, ACTOR, SAMPLE).to_list() == [True, True, False]
    assert read_for_rules(found, HOLDER, SAMPLE) is None
    assert "read.csv" in found.tables


def test_mentions_alone_and_beside_articles(card, folder):
    found = card("id\nm2\nm9\n", ["holder"], "read_mentions")
    assert read_for_rules(found, HOLDER, SAMPLE).to_list() == [False, True, False]
    (folder / "articles.csv").write_text("source_id\na2\n", encoding="utf-8")
    articles = {"file": "articles.csv", "questions": ["holder"]}
    both = card("id\nm2\n", ["holder"], "read_mentions", read_articles=articles)
    assert read_for_rules(both, HOLDER, SAMPLE).to_list() == [False, True, True]
    assert {"read.csv", "articles.csv"} <= set(both.tables)


def test_a_card_that_names_none(folder):
    found = load_annotation_card(folder / "card.yaml", NAMES)
    assert not found.read
    assert read_for_rules(found, ACTOR, SAMPLE) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("source_id\na1\na1\n", r"row 3, column 'source_id': found 'a1', as in row 2; each once"),
        ("source_id\nb7\n", "names nothing of the sample"),
        ("article\na1\n", "source_id"),
    ],
)
def test_files_that_cannot_be_meant(card, text, words):
    with pytest.raises(InputError, match=words):
        read_for_rules(card(text), ACTOR, SAMPLE)


def test_a_question_that_was_not_coded_and_a_file_that_is_not_there(card, folder):
    with pytest.raises(InputError, match=r"read_articles\.questions: found 'tone'; allowed: actor, "):
        card("source_id\na1\n", ["tone"])
    found = card("source_id\na1\n")
    (folder / "read.csv").unlink()
    with pytest.raises(InputError, match=r"read_articles\.file: found 'read\.csv'"):
        load_annotation_card(found.path, NAMES)
