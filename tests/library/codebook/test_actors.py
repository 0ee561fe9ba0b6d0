"""Actor files: what is refused, and what the project's own files say."""

from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.codebook.actors import load_actors
from presslens.codebook.targets import Alias, Target

FOLDER = Path(__file__).parents[3] / "codebook" / "actors"
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
    (actor,) = load_actors([write(tmp_path, "TUR", "target: TUR\nnames: [Anadolu]\n")], [TARGET])
    assert set(actor.names) == {"Anadolu", "Turkey", "Turkish", "Turkish army"}
    assert actor.places == ("Turkey",)
    assert actor.demonyms == ("Turkish",)
    assert actor.exceptions == ("Turkish delight",)


def test_code_must_be_the_file_name(tmp_path):
    path = tmp_path / "XYZ.yaml"
    path.write_text(f"code: ABC\n{BASE}")
    with pytest.raises(InputError, match="name of the file"):
        load_actors([path], [])


def test_one_actor_takes_strangers(tmp_path):
    paths = [write(tmp_path, code, "strangers: true\n") for code in ("AA", "BB")]
    with pytest.raises(InputError, match="AA takes in strangers already"):
        load_actors(paths, [])


def test_unknown_key(tmp_path):
    with pytest.raises(InputError, match="unknown key 'alias'"):
        load_actors([write(tmp_path, "AA", "alias: [x]\n")], [])


def test_project_files():
    actors = load_actors(sorted(FOLDER.glob("*.yaml")), [TARGET])
    assert {actor.code for actor in actors} == {"TUR", "RUS", "SYR", "USA", "OPP", "UN", "OTHER"}
    assert [actor.code for actor in actors if actor.strangers] == ["OTHER"]
    assert len({actor.colour for actor in actors}) == len(actors)
    seen = {}
    for actor in actors:
        for name in actor.names:
            assert seen.setdefault(name, actor.code) == actor.code, f"{name} speaks for two actors"
