"""Holder files: what is refused, and what the project's own files say."""

from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.codebook.holders import load_holders
from presslens.codebook.targets import Alias, Target
from tests.shipped import codebook_files

FOLDER = Path(__file__).parents[3] / "codebook" / "holders"
BASE = "label: A\ndefinition: a\ncolour: '#000000'\nsource: own\n"
TARGET = Target(
    "TUR",
    "Turkey",
    "#000000",
    (
        Alias("Turkey", "TUR", "country", "Turkey"),
        Alias("Turkish", "TUR", "demonym", "Turkish"),
        Alias("Turkish army", "TUR", "army", "Turkish army"),
    ),
    ("Turkish delight",),
)


def write(folder, code, more=""):
    path = folder / f"{code}.yaml"
    path.write_text(f"code: {code}\n{BASE}{more}")
    return path


def test_target_lends_its_aliases(tmp_path):
    (holder,) = load_holders([write(tmp_path, "TUR", "target: TUR\nnames: [Anadolu]\n")], [TARGET])
    assert set(holder.names) == {"Anadolu", "Turkey", "Turkish", "Turkish army"}
    assert holder.places == ("Turkey",)
    assert holder.demonyms == ("Turkish",)
    assert holder.exceptions == ("Turkish delight",)


def test_code_must_be_the_file_name(tmp_path):
    path = tmp_path / "XYZ.yaml"
    path.write_text(f"code: ABC\n{BASE}")
    with pytest.raises(InputError, match="name of the file"):
        load_holders([path], [])


def test_one_holder_takes_strangers(tmp_path):
    paths = [write(tmp_path, code, "strangers: true\n") for code in ("AA", "BB")]
    with pytest.raises(InputError, match="AA takes in strangers already"):
        load_holders(paths, [])


def test_unknown_key(tmp_path):
    with pytest.raises(InputError, match="unknown key 'alias'"):
        load_holders([write(tmp_path, "AA", "alias: [x]\n")], [])


def test_project_files():
    holders = load_holders(codebook_files("holders"), [TARGET])
    assert {holder.code for holder in holders} == {"TUR", "RUS", "SYR", "USA", "OPP", "UN", "OTHER"}
    assert [holder.code for holder in holders if holder.strangers] == ["OTHER"]
    assert len({holder.colour for holder in holders}) == len(holders)
    seen = {}
    for holder in holders:
        for name in set(holder.names) - set(holder.terms):
            assert seen.setdefault(name, holder.code) == holder.code, f"{name} speaks for two holders"


def test_who_takes_in_strangers_gives_way(tmp_path):
    """A new holder needs no edit in the file of the others, whose names it takes, and the order does not matter."""
    others = write(tmp_path, "OTHER", "strangers: true\nnames: [TEHRAN, Iran, Qom]\nplace: [Iran]\nbodies: [Majlis]\n")
    iran = write(tmp_path, "IRN", "names: [Iran, Majlis]\nplace: [Tehran]\n")
    for paths in ([others, iran], [iran, others]):
        by_code = {holder.code: holder for holder in load_holders(paths, [])}
        assert by_code["OTHER"].names == ("Qom",)
        assert by_code["OTHER"].places == by_code["OTHER"].bodies == ()
        assert by_code["IRN"].names == ("Iran", "Majlis", "Tehran")
    (alone,) = load_holders([others], [])
    assert alone.names == ("TEHRAN", "Iran", "Qom", "Majlis")


def test_people_have_terms(tmp_path):
    person = "{name: Jane Roe, forms: [Roe], office: minister, from: '2010-01-01', to: '2012-12-31'}"
    again = "{name: Jane Roe, office: president, from: '2015-01-01'}"
    (holder,) = load_holders([write(tmp_path, "AA", f"people: [{person}, {again}]\n")], [])
    assert holder.names == ("Jane Roe", "Roe")
    assert holder.people == ("Jane Roe",)
    assert {name: len(terms) for name, terms in holder.terms.items()} == {"Jane Roe": 2, "Roe": 1}


def test_terms_do_not_end_before_they_begin(tmp_path):
    person = "{name: Jane Roe, office: minister, from: '2012-01-01', to: '2010-12-31'}"
    with pytest.raises(InputError, match="before it begins"):
        load_holders([write(tmp_path, "AA", f"people: [{person}]\n")], [])
