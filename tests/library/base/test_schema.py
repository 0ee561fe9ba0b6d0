"""Faults of a file, a line each; and patterns that hold for the whole of a text."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import presslens.base.schema
from presslens.base.errors import InputErrors
from presslens.base.schema import check, check_against, schema
from presslens.classify import registry
from presslens.study.config import config_schema

BLOCK = {"type": "object", "required": ["a", "b", "c"], "properties": {"d": {"type": "integer"}}}
SCHEMAS = sorted(path.stem for path in (Path(presslens.base.schema.__file__).parent / "schemas").glob("*.yaml"))


def test_keys_that_are_missing_are_named_in_one_line():
    with pytest.raises(InputErrors) as fault:
        check_against({"b": 1, "d": "x"}, BLOCK, "card.yaml")
    assert str(fault.value).splitlines() == [
        "card.yaml: key 'a', 'c' is missing",
        "card.yaml: d: found 'x'; allowed: a whole number",
    ]


ANY = {"type": "object"}


def deep(levels):
    value = "x"
    for _ in range(levels):
        value = [value]
    return {"a": value}


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"a": float("nan")}, "a: found nan; allowed: a finite number"),
        ({"a": [{"b": float("inf")}]}, "a.0.b: found inf; allowed: a finite number"),
        ({"a": -float("inf")}, "a: found -inf; allowed: a finite number"),
        ({"a": 10**5000}, "a: found a whole number of more than 18 digits; allowed: at most 18 digits"),
        ({"a": -(10**18)}, "a: found a whole number of more than 18 digits; allowed: at most 18 digits"),
        ({1: "a"}, "found the key 1; a key is text: '1', in quotes"),
        ({"a": {None: "a"}}, "a: found the key None; a key is text: 'None', in quotes"),
        ({"a": ["x", "y\x1b[2J"]}, "a.1: holds the character \\x1b; allowed: text"),
        ({"a": "\ud800"}, "a: holds the character \\ud800; allowed: text"),
        ({"a": "\x85"}, "a: holds the character \\x85; allowed: text"),
        ({"\x07": "a"}, "a key holds the character \\x07; allowed: text"),
        (deep(10_000), "is nested too deeply; allowed: 50 levels"),
    ],
)
def test_what_no_schema_can_say(document, said):
    """hostile 8, 22, 25, 28"""
    with pytest.raises(InputErrors) as fault:
        check_against(document, ANY, "a.yaml")
    if "deeply" in said:
        assert str(fault.value).endswith(said)
        assert len(str(fault.value)) < 200
    else:
        assert said in str(fault.value)
        assert str(fault.value).startswith("a.yaml: ")


def test_values_that_are_fine():
    check_against({"a": [0.5, 10**18 - 1, True, None, "a\n\tb", "ü\u200d\u00ad"], "b": deep(40)}, ANY, "a.yaml")


def patterns(part):
    """Every pattern of a schema."""
    if isinstance(part, dict):
        if isinstance(part.get("pattern"), str):
            yield part["pattern"]
        for inner in part.values():
            yield from patterns(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from patterns(inner)


def blocks():
    """Schemas of the blocks of classifiers, which stand in code."""
    for module in pkgutil.walk_packages(registry.methods.__path__, registry.methods.__name__ + "."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(block := getattr(value, "block", None), dict):
                yield block


#: A text of each form that a schema asks for.
SAMPLES = [
    *("#0072B2", "TUR", "UN", "en", "2020-03-05", "0" * 64, "0" * 40, "fa-kes", "fa_kes", "conflict", "Reuters"),
    *("10.5281/zenodo.1", "https://example.org/a", "someone/some-model", "a.csv", "guide.md", "data/mine", "a.b"),
    *("%d.%m.%Y", "capital speaks", "lower case", "H1", "Daily News", "models/encoder", "mr", "89 mm", "{n} %"),
]


@pytest.mark.parametrize("name", [*SCHEMAS, "config with its classifiers", "blocks of classifiers"])
def test_a_pattern_holds_for_the_whole_text(name):
    """hostile 24: `$` lets a line end follow"""
    if name in SCHEMAS:
        found = list(patterns(schema(name)))
    else:
        found = list(patterns(list(blocks()) if name.startswith("blocks") else config_schema()))
    for pattern in found:
        if not pattern.startswith("^"):
            assert pattern in (r"\[\[.+\]\]", r"\{n\}"), "a text that holds something says nothing of the rest"
            continue
        assert "$" not in pattern
        fitting = [text for text in SAMPLES if re.search(pattern, text)]
        assert fitting, f"add a sample of {pattern}"
        for text in fitting:
            for end in ("\n", "\r\n", "\n\n"):
                assert not re.search(pattern, text + end), (pattern, text + end)


def test_there_are_patterns_to_look_at():
    assert sum(len(list(patterns(schema(name)))) for name in SCHEMAS) > 30
    assert list(patterns(list(blocks())))


def test_a_date_is_of_digits_that_everybody_reads():
    """hostile 24: `\\d` is any digit of any script"""
    check({"date": "2020-03-05"}, "seed", "a.yaml")
    for date in ("٢٠٢٠-٠٣-٠٥", "2020-03-0５", "2020-03-05\n"):
        with pytest.raises(InputErrors, match=r"a\.yaml: date: found"):
            check({"date": date}, "seed", "a.yaml")


@pytest.mark.parametrize("value", ["{inf}", "{nan}"])
def test_a_setting_that_is_no_number(value):
    """hostile 8: `prior_words: .inf` published NaN"""
    number = float(value.strip("{}"))
    with pytest.raises(InputErrors, match=rf"config\.yaml: estimate\.prior_words: found {number}; allowed: a finite"):
        check({"estimate": {"prior_words": number}}, "config", "config.yaml")


def test_a_key_without_end_is_cut():
    with pytest.raises(InputErrors) as fault:
        check_against({"k" * 5000: 1}, {"type": "object", "additionalProperties": False}, "a.yaml")
    assert len(str(fault.value)) < 120


def test_a_key_that_is_misspelt_is_told_the_one_that_was_meant():
    document = {"name": "a", "titel": "b", "producer": "c", "licence": "d", "language": "en", "reader": "table", "x": 1}
    with pytest.raises(InputErrors) as fault:
        check(document, "card", "data/a.yaml")
    (line,) = (str(error) for error in fault.value.errors if "unknown" in str(error))
    assert line.startswith("data/a.yaml: unknown key 'titel', 'x'; allowed: articles_per_shard, boilerplate")
    assert line.endswith("; did you mean title?")


def test_entries_that_occur_twice_are_found_among_many():
    """hostile: 5,000 events were compared each with each other one, for 80 s."""
    wanted = {"type": "array", "uniqueItems": True}
    blocks = [{"date": "2020-03-05", "label": f"event {n}"} for n in range(20_000)]
    check_against(blocks, wanted, "a.yaml")
    with pytest.raises(InputErrors, match=r"a\.yaml: an entry occurs twice; each entry once"):
        check_against([*blocks, {"label": "event 7", "date": "2020-03-05"}], wanted, "a.yaml")
    check_against([1, True, "1", None, "null"], wanted, "a.yaml")
