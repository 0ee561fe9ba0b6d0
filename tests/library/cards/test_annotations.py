"""What a card of annotations says, once it is read."""

import yaml

from presslens.cards.annotations import coded_questions, load_annotation_card, read_card
from presslens.codebook.questions import FRAMES, HOLDER, SENTIMENT, STANCE
from tests.library.annotate.conftest import CARD, NAMES


def test_a_card_is_read_whole(folder):
    card = load_annotation_card(folder / "card.yaml", NAMES)
    assert (card.corpus, card.folder, card.limits, card.manual) == ("toy", folder, (), None)
    assert not card.offsets.raw
    assert card.columns.names["inclusion_probability"] == "chance"
    assert card.columns.purpose is None
    assert [(coder.name, coder.file) for coder in card.coders] == [("A", "first.csv"), ("B", "second.tsv")]
    assert card.describe_coders() == "1 automatic coder and 1 person"


def test_questions_come_in_the_order_of_the_ledger(folder):
    turned = CARD | {"questions": dict(reversed(CARD["questions"].items()))}
    (folder / "card.yaml").write_text(yaml.safe_dump(turned, sort_keys=False), encoding="utf-8")
    assert coded_questions(folder / "card.yaml") == ["actor", "sentiment", "holder", "stance", "frames"]


def test_labels_are_those_that_a_code_stands_for_in_the_order_of_the_study(folder):
    card = read_card(folder / "card.yaml")
    assert card.labels(SENTIMENT, NAMES) == SENTIMENT.labels
    assert card.labels(HOLDER, NAMES) == ("outlet", "RUS", "unresolved")
    assert card.labels(FRAMES, {"frames": ["economic", "diplomacy", "conflict"]}) == ("diplomacy", "conflict")
    (folder / "card.yaml").write_text(yaml.safe_dump(CARD | {"questions": {"actor": {"1": "yes"}}}), encoding="utf-8")
    assert read_card(folder / "card.yaml").labels(STANCE, NAMES) == ()
