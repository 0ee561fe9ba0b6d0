"""The targets of the codebook and what a reader makes of them."""

import datetime as dt
from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.codebook.targets import KINDS, load_targets
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from tests.shipped import codebook_files

CODEBOOK = Path(__file__).parents[3] / "codebook"
NOUNS = CODEBOOK / "nouns.yaml"
FILES = codebook_files("targets")
LEAST = """
code: {code}
label: Iran
definition: The Islamic Republic of Iran.
colour: "#CC79A7"
source: written for a test
country: [Iran]
demonym: [Iranian]
"""


def write(folder, extra="", code="IRN"):
    path = folder / "IRN.yaml"
    path.write_text(LEAST.format(code=code) + extra)
    return path


def test_shipped_targets_load_with_their_colours():
    targets = {target.code: target for target in load_targets(FILES, NOUNS)}
    assert {code: target.colour for code, target in targets.items() if code in ("TUR", "RUS", "SYR")} == {
        "TUR": "#D55E00",
        "RUS": "#0072B2",
        "SYR": "#009E73",
    }
    assert all({alias.kind for alias in target.aliases} == set(KINDS) for target in targets.values())


def test_a_new_target_is_one_file(tmp_path):
    targets = load_targets([*FILES, write(tmp_path, "capital: [Tehran]\n")], NOUNS)
    text = "Tehran and the Iranian foreign minister accused Turkey; Irans army did not."
    found = [
        (m.target, m.kind, m.alias) for m in MentionFinder(targets, load_language("en")).find(text, [(0, len(text))])
    ]
    assert found == [
        ("IRN", "capital", "Tehran"),
        ("IRN", "leader", "Iranian foreign minister"),
        ("TUR", "country", "Turkey"),
        ("IRN", "country", "Iran"),
    ]


def test_contextual_aliases_are_kept_apart_and_dated(tmp_path):
    extra = 'contextual: [{kind: army, phrases: [loyal units], from: "2011-03-15", to: "2012-01-01"}]\n'
    (target,) = load_targets([write(tmp_path, extra)], NOUNS)
    assert "loyal units" not in {alias.text for alias in target.aliases}
    (alias,) = target.contextual
    assert (alias.since, alias.until) == (dt.date(2011, 3, 15), dt.date(2012, 1, 1))


@pytest.mark.parametrize(
    ("extra", "code", "said"),
    [
        ("", "TUR", "the code is the name of the file"),
        ("contextual: [{kind: leader, phrases: [he]}]\n", "IRN", "allowed: government, army"),
        ('leader: [{name: A B, office: x, from: "2011-02-30"}]\n', "IRN", "found '2011-02-30'; allowed: a day"),
        (
            'leader: [{name: A B, office: x, from: "2012-01-01", to: "2011-01-01"}]\n',
            "IRN",
            "before it begins",
        ),
        ("capitol: [Tehran]\n", "IRN", "unknown key 'capitol'"),
    ],
)
def test_faults_are_named(tmp_path, extra, code, said):
    with pytest.raises(InputError, match=said):
        load_targets([write(tmp_path, extra, code)], NOUNS)
