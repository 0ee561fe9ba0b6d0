"""Who says what in punctuated news, each word with its holder: clause_cases.yaml, noun_cases.yaml."""

from pathlib import Path

import pytest

from presslens.base.io import read_yaml
from tests.library.attribute.test_attribution_cases import differences

TABLES = {name: read_yaml(Path(__file__).parent / f"{name}_cases.yaml") for name in ("clause", "noun")}
LIMITS = {name: table.pop("limits") for name, table in TABLES.items()}
CASES = {name: [case for cases in table.values() for case in cases] for name, table in TABLES.items()}


@pytest.mark.parametrize("case", [case for cases in CASES.values() for case in cases])
def test_every_word_has_its_holder(attributor, case):
    assert not differences(attributor, case)


@pytest.mark.parametrize(
    "limit", [limit for limits in LIMITS.values() for limit in limits], ids=lambda limit: limit["reason"][:40]
)
def test_known_limits(attributor, limit):
    """A limit that is mended belongs among the cases."""
    assert differences(attributor, limit["case"])


@pytest.mark.parametrize("name", TABLES)
def test_each_case_stands_once(name):
    assert len(set(CASES[name])) == len(CASES[name])


def test_table_is_large_enough():
    cases, limits = CASES["clause"], LIMITS["clause"]
    assert len(cases) >= 240
    assert len(cases) / (len(cases) + len(limits)) >= 0.95
