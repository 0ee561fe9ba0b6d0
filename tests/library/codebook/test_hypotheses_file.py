from datetime import date
from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.codebook.hypotheses import Side, load_hypotheses, outlet_key

PROJECT = Path(__file__).resolve().parents[3]


def test_the_shipped_hypotheses_can_be_read_and_name_studied_targets():
    hypotheses = load_hypotheses(PROJECT / "codebook/topics/syrian-war/hypotheses.yaml")
    targets = set(read_yaml(PROJECT / "config.yaml")["targets"])
    assert all(side.targets <= targets for hypothesis in hypotheses for side in hypothesis.sides.values())
    assert all(hypothesis.unit == "outlets" and hypothesis.across_outlets for hypothesis in hypotheses)
    assert sum(hypothesis.primary for hypothesis in hypotheses) == 6
    assert "asharqalawsat" in hypotheses[0].second.outlets


def test_spellings_of_an_outlet_have_one_key():
    assert outlet_key("Asharq Al-Awsat") == outlet_key("ASHARQ AL AWSAT") == "asharqalawsat"
    assert outlet_key("Daily Sabah") != outlet_key("Sabah")


def written(tmp_path, old, new):
    text = (PROJECT / "codebook/topics/syrian-war/hypotheses.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "hypotheses.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


ENTRY = """\
label: Hypotheses
definition: Differences.
registered: before
source: none
hypotheses:
  - id: one
    primary: true
    unit: {unit}
    statement: East differs.
    question: {question}
    both: {both}
    first: {first}
    second: {second}
    direction: {direction}
    reason: none
    source: none
"""
PLAIN = {
    "unit": "stories",
    "question": "sentiment",
    "both": "{targets: [SYR]}",
    "first": "{label: Own voice, holders: [outlet]}",
    "second": "{label: Quoted, holders: [quoted]}",
    "direction": "different",
}


def read(tmp_path, **changes):
    path = tmp_path / "hypotheses.yaml"
    path.write_text(ENTRY.format(**PLAIN | changes), encoding="utf-8")
    (hypothesis,) = load_hypotheses(path)
    return hypothesis


def test_own_voice_against_quoted(tmp_path):
    hypothesis = read(tmp_path)
    assert hypothesis.first == Side("Own voice", targets=frozenset({"SYR"}), holders=frozenset({"outlet"}))
    assert hypothesis.second.holders == {"quoted"}
    assert (hypothesis.unit, hypothesis.label, hypothesis.across_outlets) == ("stories", None, False)


def test_before_and_after_an_event(tmp_path):
    hypothesis = read(
        tmp_path,
        first='{label: Before, to: "2015-11-23"}',
        second='{label: After, from: "2015-11-24", to: "2016-06-01"}',
    )
    assert (hypothesis.first.since, hypothesis.first.until) == (None, date(2015, 11, 23))
    assert (hypothesis.second.since, hypothesis.second.until) == (date(2015, 11, 24), date(2016, 6, 1))


def test_two_targets_within_the_same_outlets(tmp_path):
    hypothesis = read(
        tmp_path,
        question="frames\n    label: conflict",
        both="{outlets: [East Post, East TV], outlet_countries: [TUR]}",
        first="{label: Turkey, targets: [TUR]}",
        second="{label: Russia, targets: [RUS, SYR]}",
    )
    assert hypothesis.first.outlets == hypothesis.second.outlets == hypothesis.outlets == {"eastpost", "easttv"}
    assert hypothesis.second.targets == {"RUS", "SYR"}
    assert (hypothesis.label, hypothesis.across_outlets) == ("conflict", False)


def test_countries_of_outlets_are_kinds_of_outlets(tmp_path):
    sides = {"first": "{label: A, outlet_countries: [TUR]}", "second": "{label: B, outlet_countries: [RUS, SYR]}"}
    assert read(tmp_path, unit="outlets", **sides).across_outlets
    assert read(tmp_path, unit="stories", **sides).across_outlets, "these outlets, not their kind"


OUTLETS = "{label: East, outlets: [East Post]}"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {"first": "{label: A, holder: [outlet]}"},
            "hypotheses.0.first: unknown key 'holder'; allowed: from",
        ),
        (
            {"first": "{label: A}"},
            "one.first: has no condition of its own; one of: outlets, outlet_countries",
        ),
        ({"both": "{}"}, "hypotheses.0.both: is empty; at least one entry is needed"),
        (
            {
                "question": "holder\n    label: outlet",
                "first": "{label: A, holders: [outlet]}",
                "second": '{label: B, to: "2015-01-01"}',
            },
            "one.first.holders: is what the question asks for; no condition on holders",
        ),
        ({"first": "{label: A, holders: []}"}, "hypotheses.0.first.holders: is empty"),
        ({"second": "{label: B, holders: [outlet]}"}, "one: can have a mention in both sides; different outlets,"),
        ({"first": "{label: A, holders: [RUS, TUR]}"}, "one: can have a mention in both sides"),
        ({"first": "{label: Quoted, holders: [outlet]}"}, "one: calls both sides 'Quoted'; a label for each"),
        (
            {"first": '{label: A, from: "2016-01-01", to: "2015-01-01"}'},
            "one.first: ends on 2015-01-01, before 2016-01-01; from, then to",
        ),
        (
            {"both": '{from: "2016-01-01"}', "first": '{label: A, to: "2015-01-01", holders: [outlet]}'},
            "one.first: ends on 2015-01-01, before 2016-01-01",
        ),
        ({"first": '{label: A, from: "2016-02-30"}'}, "first.from: found '2016-02-30'; allowed: a day of the calendar"),
        (
            {"first": '{label: A, to: "2015-01-02"}', "second": '{label: B, from: "2015-01-02"}'},
            "one: can have a mention in both sides",
        ),
        (
            {"question": "sentiment\n    label: favour"},
            "one.label: found 'favour'; allowed: negative, neutral, positive",
        ),
        ({"question": "holder"}, "one: key 'label' is missing; holder have no polarity: the share of which one?"),
        ({"first": "{label: A, targets: [SYR]}"}, "one.first.targets: stands in both, too; a key in one of the two"),
        (
            {"unit": "outlets"},
            "one.unit: claims something of kinds of outlets, and both sides have the same ones; allowed: stories",
        ),
        ({"first": OUTLETS, "second": "{label: B, outlets: [EAST-POST]}"}, "one: can have a mention in both sides"),
        (
            {"first": OUTLETS, "second": "{label: B, outlets: [East Post, West Times]}"},
            "one: can have eastpost in both sides; sides have the same outlets or different ones",
        ),
        (
            {"first": OUTLETS, "second": "{label: B, outlet_countries: [TUR]}"},
            "one: can have some outlets, and not all, in both sides; sides have the same outlets or different ones",
        ),
        (
            {"first": "{label: A, outlet_countries: [GER]}"},
            "found 'GER', which is no country of ISO 3166-1",
        ),
        ({"direction": "up"}, "hypotheses.0.direction: found 'up'; allowed: higher, lower, different"),
        ({"unit": "articles"}, "hypotheses.0.unit: found 'articles'; allowed: outlets, stories"),
    ],
)
def test_a_fault_is_one_readable_line(tmp_path, changes, line):
    with pytest.raises(InputError) as caught:
        read(tmp_path, **changes)
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("- id: turkey_stance", "- id: russia_stance", "russia_stance: occurs twice"),
        ("[Sputnik, TASS]", "[Sputnik, TASS, Reuters]", "can have reuters in both sides"),
        ("[Sputnik, TASS]", "[TASS, tass]", "names an outlet twice"),
        ("label: Reuters\n", "label: Syrian state and allies\n", "calls both sides 'Syrian state and allies'"),
        ("direction: lower", "direction: other", "allowed: higher, lower, different"),
        ("primary: true", "primary: yes", "allowed: true or false"),
    ],
)
def test_faults_are_named(tmp_path, old, new, found):
    with pytest.raises(InputError, match=found):
        load_hypotheses(written(tmp_path, old, new))
