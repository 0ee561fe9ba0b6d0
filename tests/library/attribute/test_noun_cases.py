"""Nouns of speech and belief, each word with its holder: noun_cases.yaml."""

from pathlib import Path

import pytest

from presslens.base.io import read_yaml
from tests.library.attribute.test_attribution_cases import differences

TABLE = read_yaml(Path(__file__).parent / "noun_cases.yaml")
LIMITS = TABLE.pop("limits")
CASES = [case for cases in TABLE.values() for case in cases]


@pytest.mark.parametrize("case", CASES)
def test_every_word_has_its_holder(attributor, case):
    assert not differences(attributor, case)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit["reason"][:40])
def test_known_limits(attributor, limit):
    """A limit that is mended belongs among the cases."""
    assert differences(attributor, limit["case"])


def test_each_case_stands_once():
    assert len(set(CASES)) == len(CASES)
