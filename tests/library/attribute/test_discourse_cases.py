"""What crosses sentences, each word with its holder: discourse_cases.yaml."""

import time
from pathlib import Path

import pytest

from presslens.attribute.rules import Rule
from presslens.base.io import read_yaml
from tests.library.attribute.conftest import sentences_of
from tests.library.attribute.test_attribution_cases import differences

TABLE = read_yaml(Path(__file__).parent / "discourse_cases.yaml")
LIMITS = TABLE.pop("limits")
CASES = [
    case if isinstance(case, dict) else {"voice": None, "text": case} for cases in TABLE.values() for case in cases
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_every_word_has_its_holder(attributor, case):
    assert not differences(attributor, case["text"], voice=case["voice"])


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit["reason"][:40])
def test_known_limits(attributor, limit):
    """A limit that is mended belongs among the cases."""
    assert differences(attributor, limit["case"])


def test_a_turn_ends_where_a_paragraph_names_its_speaker(attributor):
    text = "PANETTA: Russia is late.\n\nThe talks went on, and Panetta left Syria."
    found = attributor.attribute(text, sentences_of(text))
    assert [a.content.of(text) for a in found if a.rule is Rule.TURN] == ["Russia is late."]


@pytest.mark.parametrize(
    "text", ["JANE DOE: yes\n" * 4000, "Q  A " * 8000, "ANKARA, " * 6000, "“Turkey is a, ” said " * 2000, "(" * 50000]
)
def test_hostile_texts_take_no_long_time(attributor, text):
    began = time.process_time()
    attributor.attribute(text, sentences_of(text))
    assert time.process_time() - began < 20
