from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.codebook.hypotheses import load_hypotheses, outlet_key

PROJECT = Path(__file__).resolve().parents[3]


def test_the_shipped_hypotheses_can_be_read_and_name_studied_targets():
    hypotheses = load_hypotheses(PROJECT / "codebook/topics/syrian-war/hypotheses.yaml")
    assert {hypothesis.target for hypothesis in hypotheses} <= set(read_yaml(PROJECT / "config.yaml")["targets"])
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


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("- id: turkey_stance", "- id: russia_stance", "russia_stance: occurs twice"),
        ("[Sputnik, TASS]", "[Sputnik, TASS, Reuters]", "reuters in both groups"),
        ("[Sputnik, TASS]", "[TASS, tass]", "names an outlet twice"),
        ("label: Reuters\n", "label: Syrian state and allies\n", "calls both groups 'Syrian state and allies'"),
        ("direction: lower", "direction: other", "allowed: higher, lower"),
        ("primary: true", "primary: yes", "allowed: true or false"),
    ],
)
def test_faults_are_named(tmp_path, old, new, found):
    with pytest.raises(InputError, match=found):
        load_hypotheses(written(tmp_path, old, new))
