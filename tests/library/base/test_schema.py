"""Faults of a file, a line each."""

import pytest

from presslens.base.errors import InputErrors
from presslens.base.schema import check_against

BLOCK = {"type": "object", "required": ["a", "b", "c"], "properties": {"d": {"type": "integer"}}}


def test_keys_that_are_missing_are_named_in_one_line():
    with pytest.raises(InputErrors) as fault:
        check_against({"b": 1, "d": "x"}, BLOCK, "card.yaml")
    assert str(fault.value).splitlines() == [
        "card.yaml: key 'a', 'c' is missing",
        "card.yaml: d: found 'x'; allowed: a whole number",
    ]
