"""The manual for coders is made from a codebook, whatever that holds."""

import yaml

from presslens.annotate.codes import read_codes
from presslens.cards.annotations import load_annotation_card
from presslens.codebook.questions import QUESTIONS
from presslens.tell.coding_manual import codes_of, coding_manual
from tests.library.annotate.conftest import CARD

CODEBOOK = {
    "targets": [{"code": "IRN", "label": "Iran", "definition": "The state of Iran."}],
    "holders": [{"code": "GUILD", "label": "Guild", "definition": "The guild | of bakers."}],
    "frames": [
        {"code": "hope", "label": "Hope", "definition": "Somebody hopes.", "rules": ["Not of rain.", "Nor snow."]}
    ],
}
NAMES = {part: [entry["code"] for entry in entries] for part, entries in CODEBOOK.items()}
LABELS = {"sentiment": {"negative": {"definition": "a bad light"}}}


def test_the_manual_names_what_is_in_the_codebook_and_nothing_else():
    text = coding_manual(CODEBOOK, LABELS)
    lines = text.splitlines()
    for line in (
        "| IRN | Iran | The state of Iran. |",
        r"| GUILD | Guild: The guild \| of bakers. |",
        "| hope | Hope: Somebody hopes. Not of rain. Nor snow. |",
        "| none | none of them |",
        "| -1 | a bad light |",
        "| 1 | positive |",
        "| OUTLET | the outlet tells it itself |",
    ):
        assert line in lines
    assert [line for line in lines if line.startswith("## ")] == [
        *(f"## {n}. `{name}`" for n, name in enumerate(QUESTIONS, 1)),
        "## In the card",
    ]
    assert not [word for word in ("Syria", "SYR", "Russia", "RUS", "Turkey", "TUR", "Damascus") if word in text]


def test_the_codes_of_the_manual_are_those_of_a_card_that_is_read(folder):
    """Whoever codes by the manual and copies its block into the card is understood."""
    block = coding_manual(CODEBOOK, LABELS).partition("```yaml\n")[2].partition("```")[0]
    questions = yaml.safe_load(block)["questions"]
    assert list(questions) == list(QUESTIONS)
    (folder / "card.yaml").write_text(yaml.safe_dump(CARD | {"questions": questions}, sort_keys=False))
    card = load_annotation_card(folder / "card.yaml", NAMES)
    assert {question.name: card.labels(question, NAMES) for question in card.coded} == {
        name: question.labels_in(NAMES) for name, question in QUESTIONS.items()
    }
    (folder / "first.csv").write_text(
        "no,actor,sentiment,holder,stance,frames\nm1,1,-1,OUTLET,0,hope\nm2,0,,UNKNOWN,,none\nm3,1,1,GUILD,1,none\n"
    )
    found = read_codes(card, card.coders[0], ["m1", "m2", "m3"], NAMES)
    assert found["holder"].to_list() == ["outlet", "unresolved", "GUILD"]
    assert found["sentiment"].to_list() == ["negative", None, "positive"]
    assert found["frames"].to_list() == [["hope"], [], []]


def test_every_label_has_a_code_of_its_own():
    for question in QUESTIONS.values():
        codes = codes_of(question, NAMES)
        assert [label for label in codes.values() if label is not None] == list(question.labels_in(NAMES))
