"""Whose name it is, day by day: holder_cases.yaml."""

import datetime as dt
from pathlib import Path

import pytest

from presslens.base.io import read_yaml
from tests.library.attribute.test_attribution_cases import differences

CASES = [case for cases in read_yaml(Path(__file__).parent / "holder_cases.yaml").values() for case in cases]


@pytest.mark.parametrize("case", CASES)
def test_every_word_has_its_holder(attributor, case):
    day, _, text = case.rpartition(" | ")
    assert not differences(attributor, text, dt.date.fromisoformat(day) if day else None)
