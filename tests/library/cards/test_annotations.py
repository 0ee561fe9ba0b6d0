"""What a card of annotations says, once it is read."""

import pytest
import yaml

from presslens.base.errors import InputError, InputErrors
from presslens.cards.annotations import load_annotation_card, read_card
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
    assert list(read_card(folder / "card.yaml").questions) == ["actor", "sentiment", "holder", "stance", "frames"]


def test_labels_are_those_that_a_code_stands_for_in_the_order_of_the_study(folder):
    card = read_card(folder / "card.yaml")
    assert card.labels(SENTIMENT, NAMES) == SENTIMENT.labels
    assert card.labels(HOLDER, NAMES) == ("outlet", "RUS", "unresolved")
    assert card.labels(FRAMES, {"frames": ["economic", "diplomacy", "conflict"]}) == ("diplomacy", "conflict")
    (folder / "card.yaml").write_text(yaml.safe_dump(CARD | {"questions": {"actor": {"1": "yes"}}}), encoding="utf-8")
    assert read_card(folder / "card.yaml").labels(STANCE, NAMES) == ()


def spoilt(folder, **changes):
    (folder / "card.yaml").write_text(yaml.safe_dump(CARD | changes, sort_keys=False), encoding="utf-8")
    with pytest.raises(InputErrors) as fault:
        load_annotation_card(folder / "card.yaml", NAMES)
    return [line.removeprefix(f"{folder}/") for line in str(fault.value).splitlines()]


@pytest.mark.parametrize("file", ["first.csv", "FIRST.csv"])
def test_two_coders_of_one_file_are_refused(folder, file):
    """hostile 13: a coder agrees with herself, always; on some computers FIRST.csv is first.csv."""
    (folder / "FIRST.csv").write_bytes((folder / "first.csv").read_bytes())
    coders = {"A": {"file": "first.csv", "kind": "person"}, "B": {"file": file, "kind": "person"}}
    assert spoilt(folder, coders=coders) == [
        f"card.yaml: coders.B.file: found '{file}', as coder A has; a file for each coder, who codes alone"
    ]


def test_two_coders_of_one_name_are_refused(folder):
    """hostile 13: names that differ in case alone; the same key twice is no YAML."""
    coders = {"Ann": {"file": "first.csv", "kind": "person"}, "ANN": {"file": "second.tsv", "kind": "person"}}
    assert spoilt(folder, coders=coders) == ["card.yaml: coders.ANN: found 'ANN', as coder Ann has; each coder once"]
    text = (folder / "card.yaml").read_text().replace("ANN:", "Ann:")
    (folder / "card.yaml").write_text(text)
    with pytest.raises(InputError, match="'Ann' occurs twice"):
        load_annotation_card(folder / "card.yaml", NAMES)


def test_every_file_that_the_card_names_must_be_there(folder):
    """A manual that nobody can read is none; all that is missing is told at once."""
    (folder / "first.csv").unlink()
    assert spoilt(folder, manual="manual.md") == [
        "card.yaml: coders.A.file: found 'first.csv'; a file of this folder; there is none",
        "card.yaml: manual: found 'manual.md'; a file of this folder; there is none",
    ]
    (folder / "first.csv").write_text("x")
    (folder / "manual.md").write_text("x")
    assert load_annotation_card(folder / "card.yaml", NAMES).files == {
        "sample": "sample.csv",
        "coders.A.file": "first.csv",
        "coders.B.file": "second.tsv",
        "manual": "manual.md",
    }


@pytest.mark.parametrize("code", [" 1", "1 ", "\u00a01", "\x1b[31m", "a\u202eb", "a\nb"])
def test_a_code_that_no_cell_can_hold_is_refused(folder, code):
    questions = CARD["questions"] | {"actor": {code: "yes", "0": "no"}}
    (line,) = spoilt(folder, questions=questions)
    shown = code[0].encode("unicode_escape").decode()
    assert line in (
        f"card.yaml: questions.actor: found {code!r}; printable text without white space at its ends",
        f"card.yaml: questions.actor: a key holds the character {shown}; allowed: text",
    )
