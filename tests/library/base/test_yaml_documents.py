"""YAML is taken as it looks, or refused in one line with its place."""

import tracemalloc

import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from tests.pace import within


def read(tmp_path, text):
    path = tmp_path / "a.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_yaml(path)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "a: no\nb: 2020-03-05\nc: true\nd: [yes, off]",
            {"a": "no", "b": "2020-03-05", "c": True, "d": ["yes", "off"]},
        ),
        ("[~, null, NULL, Null, '']", [None, None, None, None, ""]),
        ("[0, -1, +3, -999999999999999999]", [0, -1, 3, 1 - 10**18]),
        ("[0.5, -.5, 1., 1.5e3, 1.0e-2]", [0.5, -0.5, 1.0, 1500.0, 0.01]),
        # what only looks like a number to some readers is text
        ("[007, 1_000, 0x1f, 0b1, 12:30, 1e5]", ["007", "1_000", "0x1f", "0b1", "12:30", "1e5"]),
        ("['1', \"true\", '.nan', '<<', 'null']", ["1", "true", ".nan", "<<", "null"]),
        ("[=, TRUE, True, y, nan, inf]", ["=", "TRUE", "True", "y", "nan", "inf"]),
        ("a: &x [1, {b: c}]\nd: *x\ne: [*x]", {"a": [1, {"b": "c"}], "d": [1, {"b": "c"}], "e": [[1, {"b": "c"}]]}),
        ("? a\n: 1", {"a": 1}),
        ("'<<': 1", {"<<": 1}),
        ("", None),
        ("# nothing\n", None),
        ("--- a\n...\n", "a"),
        ("a: >\n  b\n  c\n", {"a": "b c\n"}),
        (b"\xef\xbb\xbfa: 1", {"a": 1}),
        ("a: ü".encode("utf-16"), {"a": "ü"}),
        ('a: "\\u00fc\\n\\t"', {"a": "ü\n\t"}),
        ("&a b: 1", {"b": 1}),
    ],
)
def test_plain_values(tmp_path, text, value):
    """hostile 25"""
    found = read(tmp_path, text)
    assert found == value
    assert repr(found) == repr(value), "1 is not True"


MANY = "found a whole number of more than 18 digits; allowed: at most 18 digits"
#: Hostile or faulty files, with the place and the words of the one line that answers them.
INDENT = "is the line indented as those around it? a text with a colon needs quotes"
COLON = "is a colon missing behind a key, here or in the line above?"
TAB = "spaces indent a line, not tabs; a text that begins with @, % or ` needs quotes"
FAULTS = [
    ("{{ title }}", "line 1, column 2: a key is no plain value; a key is text"),
    ("a: {{ title }}: 1", "line 1, column 5: a key is no plain value; a key is text"),
    ("? [1]\n: 2\n", "line 1, column 3: a key is no plain value; a key is text"),
    ("a: " + "9" * 5000, "line 1, column 4: " + MANY),
    (
        "a: 1000000000000000000",
        "line 1, column 4: " + MANY,
    ),
    ("a: -" + "9" * 30, "line 1, column 4: " + MANY),
    ("a: !!int x", "line 1, column 4: found the tag tag:yaml.org,2002:int; allowed: a value without a tag"),
    ("a: !!float", "line 1, column 4: found the tag tag:yaml.org,2002:float; allowed: a value without a tag"),
    ("a: !!binary x", "line 1, column 4: found the tag tag:yaml.org,2002:binary; allowed: a value without a tag"),
    ("!!set {a}", "line 1, column 1: found the tag tag:yaml.org,2002:set; allowed: a value without a tag"),
    ("!!omap [a: 1]", "line 1, column 1: found the tag tag:yaml.org,2002:omap; allowed: a value without a tag"),
    ("a: !!timestamp 1", "line 1, column 4: found the tag tag:yaml.org,2002:timestamp; allowed: a value without a tag"),
    ("a: !!null x", "line 1, column 4: found the tag tag:yaml.org,2002:null; allowed: a value without a tag"),
    ("a: !own {b: 1}", "line 1, column 4: found the tag !own; allowed: a value without a tag"),
    ("a: ! 1", "line 1, column 4: found the tag !; allowed: a value without a tag"),
    (
        "a: !!python/object/apply:os.system [ls]",
        "line 1, column 4: found the tag tag:yaml.org,2002:python/object/apply:os.system; "
        + "allowed: a value without a tag",
    ),
    ("a: 1\n---\nb: 1", "line 2, column 1: a second document begins; allowed: one document in a file"),
    ("a: 1\na: 2\n", "line 2, column 1: key 'a' occurs twice; each key once"),
    ("a: {b: 1, b: 2}", "line 1, column 11: key 'b' occurs twice; each key once"),
    ("a: [{b: {c: 1, 'c': 2}}]", "line 1, column 16: key 'c' occurs twice; each key once"),
    ("a: &x {b: 1}\nc:\n  <<: *x", "line 3, column 3: found the key <<, which merges blocks; write the keys out"),
    ("1: a", "line 1, column 1: found the key 1; a key is text: '1', in quotes"),
    ("null: a", "line 1, column 1: found the key null; a key is text: 'null', in quotes"),
    ("a: {true: b}", "line 1, column 5: found the key true; a key is text: 'true', in quotes"),
    ("a: *b", "line 1, column 4: *b stands for nothing that ended before it; text of this form stands in quotes"),
    ("a: &b [*b]", "line 1, column 8: *b stands for nothing that ended before it; text of this form stands in quotes"),
    ("a: .inf", "line 1, column 4: found .inf; allowed: a finite number"),
    ("a: [1, -.Inf]", "line 1, column 8: found -.Inf; allowed: a finite number"),
    ("a: .NaN", "line 1, column 4: found .NaN; allowed: a finite number"),
    ("a: 1.0e+400", "line 1, column 4: found inf; allowed: a finite number"),
    ("[" * 5000, "line 1, column 51: is nested too deeply; allowed: 50 levels"),
    ("{a: " * 5000, "line 1, column 201: is nested too deeply; allowed: 50 levels"),
    ("- " * 5000, "line 1, column 101: is nested too deeply; allowed: 50 levels"),
    ("a: b\n c: \x00", 'line 2, column 5: is not YAML (found the character \\x00); in "double quotes", "\\x1b"'),
    ("a: \x1b[31m", 'line 1, column 4: is not YAML (found the character \\x1b); in "double quotes", "\\x1b"'),
    ("\x85a: \x9f", 'line 1, column 1: is not YAML (found the character \\x85); in "double quotes", "\\x1b"'),
    (b"a: 1\nb: \xff", "line 2: is not YAML (byte 0xff is not UTF-8)"),
    (b"\xff\xfea", "line 1: is not YAML (byte 0x61 is not UTF-8)"),
    ("a: [", "line 2, column 1: is not YAML (did not find expected node content)"),
    ("a: b: c", f"line 1, column 5: is not YAML (mapping values are not allowed in this context); {INDENT}"),
    ("a: 1\nb\nc: 2", f"line 3, column 1: is not YAML (could not find expected ':'); {COLON}"),
    (
        "a:\n\t- b",
        f"line 2, column 1: is not YAML (found character that cannot start any token); {TAB}",
    ),
    ("a: @b", f"line 1, column 4: is not YAML (found character that cannot start any token); {TAB}"),
    ("a: 'b", "line 1, column 6: is not YAML (found unexpected end of stream); is a quotation mark not closed?"),
    ('a: "\\ud800"', "line 1, column 7: is not YAML (found invalid Unicode character escape code)"),
    ("%YAML 3.0\n--- a", "line 1, column 1: is not YAML (found incompatible YAML document)"),
]


@pytest.mark.parametrize(("text", "said"), FAULTS, ids=lambda value: repr(value)[:24])
def test_bad_yaml_is_one_line_with_its_place(tmp_path, text, said):
    """hostile 8, 15, 25, 28"""
    with pytest.raises(InputError) as fault:
        read(tmp_path, text)
    assert str(fault.value).removeprefix(f"{tmp_path / 'a.yaml'}, ") == said


def bomb(levels, width):
    lines = ["a0: &a0 [" + ", ".join(["x"] * width) + "]"]
    lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * width) + "]" for i in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize("text", [bomb(9, 9), bomb(40, 2), bomb(2, 5000), bomb(3, 2000)])
def test_an_alias_bomb_costs_nothing(tmp_path, text):
    """hostile 15: 94 s and all memory, once"""
    tracemalloc.start()
    with within(2), pytest.raises(InputError, match="aliases stand for too many values; allowed: 10000"):
        read(tmp_path, text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * 2**20


def test_the_parser_in_python_says_the_same_of_values(tmp_path, monkeypatch):
    """Some builds of the library lack the parser in C."""
    import yaml

    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read(tmp_path, "a: [1, 'x', ~]\nb: &c {d: 0.5}\ne: *c") == {
        "a": [1, "x", None],
        "b": {"d": 0.5},
        "e": {"d": 0.5},
    }
    for text in ("a: !!int 1", "a: 1\na: 2", "1: a", "[" * 60, "a: .nan", "a: 1\n---\nb: 1", "<<: {a: 1}"):
        with pytest.raises(InputError):
            read(tmp_path, text)
