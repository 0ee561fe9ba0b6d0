"""The codebook of a study as a whole: what each file says, and what they say of each other; all faults at once."""

import shutil
from pathlib import Path

import pytest

from presslens.base.errors import InputErrors
from presslens.base.findings import SEVERITIES, Finding, as_documents, require_no_fault, worst_first
from presslens.base.io import read_yaml
from presslens.codebook.whole import codebook_findings

from .broken import CLAIMS, ENTRIES, FORMS

PROJECT = Path(__file__).resolve().parents[3]
CONFIG = read_yaml(PROJECT / "config.yaml")


@pytest.fixture
def codebook(tmp_path, monkeypatch):
    """A study's folder with a copy of the codebook."""
    shutil.copytree(PROJECT / "codebook", tmp_path / "codebook")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "codebook"


def faults_of(**names):
    return [finding.line for finding in codebook_findings(CONFIG | names) if finding.severity == "fault"]


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text("{}" if new is None else text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_codebook_has_no_fault_and_no_warning(codebook):
    assert codebook_findings(CONFIG) == []


@pytest.mark.parametrize("case", FORMS)
def test_a_file_that_breaks_its_form_is_named(codebook, case):
    """new-user 13."""
    file, old, new, complaint = FORMS[case]
    edit(codebook / file, old, new)
    lines = faults_of()
    assert any(complaint in line for line in lines), lines
    assert not [line for line in lines if "\n" in line]


@pytest.mark.parametrize("case", ENTRIES)
def test_an_entry_that_says_nothing_is_named(codebook, case):
    """hostile 29."""
    file, old, new, complaint = ENTRIES[case]
    edit(codebook / file, old, new)
    (line,) = faults_of()
    assert line.startswith("codebook/")
    assert complaint in line


@pytest.mark.parametrize("case", CLAIMS)
def test_a_name_is_claimed_once(codebook, case):
    """new-user 13."""
    file, old, new, complaint = CLAIMS[case]
    edit(codebook / file, old, new)
    lines = faults_of()
    assert any(complaint in line for line in lines), lines


def test_names_that_two_may_share(codebook):
    """Leaders at different times; and who led a target once and speaks for others now."""
    edit(codebook / "targets/RUS.yaml", "leader:\n", 'leader:\n  - {name: Metin Gürak, office: x, to: "2018-01-01"}\n')
    edit(codebook / "holders/USA.yaml", "names:\n", "names:\n  - Metin Gürak\n")
    assert faults_of() == []


def test_all_faults_of_all_files_come_at_once(codebook):
    """new-user 13: they came from jobs in the middle of the run, a key at a time."""
    edit(codebook / "targets/TUR.yaml", "label: Turkey\n", "")
    edit(codebook / "targets/TUR.yaml", "[Ankara]", '["*!"]')
    edit(codebook / "holders/UN.yaml", "label: ", "lable: ")
    edit(codebook / "labels.yaml", "  favour:", "  favor:")
    edit(codebook / "topics/syrian-war/hypotheses.yaml", "direction: higher", "direction: up")
    (codebook / "nouns.yaml").unlink()
    assert sorted({line.partition(": ")[0] for line in faults_of()}) == [
        *("codebook/holders/UN.yaml", "codebook/labels.yaml", "codebook/nouns.yaml", "codebook/targets/TUR.yaml"),
        "codebook/topics/syrian-war/hypotheses.yaml",
    ]


def test_what_parts_find_when_they_are_read_comes_at_once_too(codebook):
    edit(codebook / "targets/TUR.yaml", 'to: "2014-08-28"', 'to: "1994-08-28"')
    edit(codebook / "targets/RUS.yaml", "code: RUS", "code: BLR")
    edit(codebook / "speech.yaml", "forms: [", "forms: [accused, denied, ")
    assert len(faults_of()) == 4


def test_a_target_is_a_country(codebook):
    path = codebook / "targets/GER.yaml"
    shutil.copy(codebook / "targets/TUR.yaml", path)
    edit(path, "code: TUR", "code: GER")
    (line,) = faults_of(targets=["RUS", "SYR", "GER"])
    found = "found 'GER', which is no country of ISO 3166-1; did you mean DEU (Germany)?"
    assert line == f"codebook/targets/GER.yaml: code: {found}"


def test_a_target_without_a_holder_is_told(codebook):
    """new-user 14: its own words would count as those of others, without a word."""
    found = codebook_findings(CONFIG | {"holders": ["RUS", "SYR", "USA", "OTHER"]})
    assert [(finding.severity, finding.line) for finding in found] == [
        (
            "warning",
            "codebook/targets/TUR.yaml: no holder speaks for Turkey: its own words count as those of others; "
            "a file in codebook/holders/ with target: TUR, and its name in config.yaml under holders",
        )
    ]


def test_a_holder_of_a_country_that_is_not_under_study_is_told(codebook):
    (found,) = codebook_findings(CONFIG | {"targets": ["RUS", "SYR"]})
    assert found.severity == "fact"
    assert found.line.startswith("codebook/holders/TUR.yaml: target: TUR is not under study")


def test_two_of_one_colour_are_told(codebook):
    edit(codebook / "frames/economic.yaml", 'colour: "', 'colour: "#123abc" # "')
    edit(codebook / "frames/morality.yaml", 'colour: "', 'colour: "#123ABC" # "')
    (found,) = codebook_findings(CONFIG)
    assert found.severity == "fault"
    assert found.line.startswith("codebook/frames/morality.yaml: colour: '#123ABC' is that of ")


def test_findings_come_worst_first_and_once():
    facts = [Finding(severity, "a", f"b{n}\nc") for n in (2, 1) for severity in reversed(SEVERITIES)]
    assert [(found["severity"], found["line"]) for found in as_documents([*facts, *facts])] == [
        (severity, f"a: b{n}\\nc") for severity in SEVERITIES for n in (2, 1)
    ]
    assert len(worst_first([*facts, *facts])) == 6
    with pytest.raises(InputErrors, match=r"^a: b1\\nc\na: b2\\nc$"):
        require_no_fault(facts)
    require_no_fault(facts[:2])


@pytest.mark.parametrize("value", [".nan", ".inf", "-.inf", "NaN"])
def test_a_number_that_is_none_is_refused(codebook, value):
    """hostile 8: in the one number of the codebook."""
    edit(codebook / "stance.yaml", "words: [", f"reach: {value}\n    words: [")
    lines = faults_of()
    assert lines
    assert all(line.startswith("codebook/stance.yaml") for line in lines)
