# ruff: noqa: E501 - tables of patterns
"""Patterns of cards: what they find, and that none takes long."""

import pytest

from presslens.base.errors import InputErrors
from presslens.cards.corpora import BoilerplateSpan
from presslens.ingest.patterns import compile_patterns, own_patterns, widened
from presslens.ingest.spans import clean_spans
from tests.pace import within


def cut(raw, *entries):
    """The text without what the patterns match."""
    return clean_spans(raw, (), compile_patterns([BoilerplateSpan(**entry) for entry in entries], "data/x.yaml"))[0]


def entry(pattern, at="start", **more):
    return {"at": at, "reason": "x", "pattern": pattern, **more}


@pytest.mark.parametrize("at", ["start", "end"])
@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$", "(a|a)*b", "(.*)*x", "(a|aa)+$", "(a*)*b", "(.*a){20}b", "([a-z]+)*1", "(.*)(.*)(.*)(.*)x", r"(\w+\s?)*!",
        "(a?){60}a{60}b", "(x+x+)+y", "((a{1,20}){1,20})c", r"(?:\s*\S+)*#", "(a|b|ab)*c", "(?i)(A+)+$", r"\s+$|a\s+\z",
    ],
)  # fmt: skip
def test_no_pattern_takes_long(pattern, at):
    """hostile 18: a result, or one line, on 100 kB in less than a second."""
    texts = ["a" * 100_000, "a" * 100_000 + "!", "ab " * 33_000, " " * 50_000 + "a" + " " * 50_000 + "x", "é" * 50_000]
    with within(len(texts)):
        patterns = compile_patterns([BoilerplateSpan(**entry(pattern, at))], "data/x.yaml")
        for text in texts:
            clean_spans(text, (), patterns)


@pytest.mark.parametrize(
    "pattern",
    [
        "(", "[", "a**", "(?=a)", "(?!a)", "(?<=a)b", "(?P<a>x)(?P=a)", r"(a)\1", "a{1001}", "(a{1,1000}){1,1000}", "(?x: a)",
        "*a", "\\", "(?P<kept", r"\p{nope}", "a)(b", "(" * 2000,
    ],
)  # fmt: skip
def test_what_cannot_be_searched_in_time_is_refused_in_one_line(pattern):
    """hostile 18."""
    with pytest.raises(InputErrors) as caught:
        compile_patterns([BoilerplateSpan(**entry(pattern))], "data/x.yaml")
    (line,) = str(caught.value).splitlines()
    assert line.startswith("data/x.yaml: boilerplate.spans, entry 1: is no regular expression of RE2 (")
    if "?=" in pattern or "?!" in pattern or "?<=" in pattern or "P=" in pattern:
        assert line.endswith("for what stands around it: before, behind, unless, again")


@pytest.mark.parametrize(
    ("raw", "entries", "text"),
    [
        ("WIRE Envoys met.", [entry("WIRE", before=r"\s[A-Z]")], "Envoys met."),
        ("WIRE envoys met.", [entry("WIRE", before=r"\s[A-Z]")], "WIRE envoys met."),
        ("WIRE", [entry("WIRE", before=r"\s|$")], ""),
        ("Envoys met. AB", [entry(" ?[A-Z]{2}", "end", behind=r"[.)]")], "Envoys met."),
        ("Envoys met AB", [entry(" ?[A-Z]{2}", "end", behind=r"[.)]")], "Envoys met AB"),
        ("CITY Envoys met.", [entry("[A-Z]{4}", unless="NATO|CITY")], "CITY Envoys met."),
        ("TOWN Envoys met.", [entry("[A-Z]{4}", unless="NATO|CITY")], "Envoys met."),
        ("NATOS Envoys met.", [entry("[A-Z]{4,}", unless="NATO|CITY")], "NATOS Envoys met."),
        ("A lead of six words here went on. A lead of six words here and more.", [entry(r"\S+(?: \S+){5}", again=50)],
         "A lead of six words here went on.\u2029A lead of six words here and more."),
        ("A lead of six words here went on. A lead of six words hereafter.", [entry(r"\S+(?: \S+){5}", again=50)],
         "A lead of six words here went on. A lead of six words hereafter."),
        ("A lead of six words here went far on. A lead of six words here and.", [entry(r"\S+(?: \S+){5}", again=5)],
         "A lead of six words here went far on. A lead of six words here and."),
        ("Tags Syria (2) Envoys met.", [entry(r"Tags (?P<kept>\w+) \(2\)")], "Syria\n\nEnvoys met."),
        ("x: A 1", [entry(r"x: (?P<before>A)|y")], "A 1"),
        ("Été\u00a0١٢ Envoys met.", [entry(r"\w+\s\d{2}")], "Envoys met."),
        ("AÉ Envoys.", [entry(r"[\w]{2}")], "Envoys."),
        ("A\u00a0B", [entry(r"A[\s]")], "B"),
        ("1\u00a02", [entry(r"1\S")], "1\u00a02"),
        ("📰📰 Envoys met. 📰 End", [entry("📰+"), entry("📰 End", "end")], "Envoys met."),
        ("Envoys met.\u200b End", [entry("End", "end")], "Envoys met.\u200b"),
    ],
)  # fmt: skip
def test_what_stands_around_a_match(raw, entries, text):
    """hostile 18: what look-around and back references were for."""
    assert cut(raw, *entries) == text


@pytest.mark.parametrize(
    ("pattern", "wide"),
    [
        (r"\d", r"[\p{Nd}]"),
        (r"[^\d]", r"[^\p{Nd}]"),
        (r"[]\d]", r"[]\p{Nd}]"),
        (r"[[:alpha:]\d]\d", r"[[:alpha:]\p{Nd}][\p{Nd}]"),
        (r"\\d\[\d", r"\\d\[[\p{Nd}]"),
        (r"[\]\d]", r"[\]\p{Nd}]"),
        (r"[\D]\D", r"[\D][^\p{Nd}]"),
        ("\\", "\\"),
        ("[", "["),
    ],
)
def test_classes_know_all_scripts(pattern, wide):
    assert widened(pattern) == wide


def test_an_outlet_is_known_by_its_name_whatever_its_case_and_white_space():
    entries = [BoilerplateSpan("end", "own", "END", outlet="The  Paper"), BoilerplateSpan("end", "of all", "STOP")]
    patterns = compile_patterns(entries, "data/mine.yaml")
    for name, reasons in {" the PAPER": ["own", "of all"], "Paper": ["of all"], None: ["of all"]}.items():
        assert [pattern.reason for pattern in own_patterns(patterns, name)] == reasons
