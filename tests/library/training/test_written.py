"""Sentences written for training: the marked mention becomes an item, and a wrong row is named."""

import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.study.topics import names_on
from presslens_training.written import count_written, read_written
from tests.shipped import CONFIG_FILE

HEAD = "text\ttarget\tactor\tsentiment\tholder\tstance\tframes\n"
NAMES = {"frames": ["conflict", "diplomacy"], "holders": ["TUR", "RUS"]}


def test_a_written_sentence_is_an_item_with_codes(tmp_path, finder):
    path = tmp_path / "written.tsv"
    path.write_text(HEAD + "Moscow said [[Turkish]] troops kept the truce\tTUR\t1\t1\tRUS\t1\tconflict;diplomacy\n")
    (item,), (code,) = read_written(path, finder, NAMES)
    assert item.text == "Moscow said Turkish troops kept the truce"
    assert (item.text[item.start : item.end], item.kind, item.holder) == ("Turkish troops", "army", "RUS")
    assert [(other.target, other.kind) for other in item.neighbours] == [("RUS", "capital")]
    assert code == {
        "actor": ["yes"],
        "sentiment": ["positive"],
        "stance": ["favour"],
        "frames": [["conflict", "diplomacy"]],
    }


@pytest.mark.parametrize(("code", "label"), [("OUTLET", "outlet"), ("UNKNOWN", "unresolved"), ("TUR", "TUR")])
def test_a_holder_is_the_outlet_nobody_known_or_one_of_the_study(tmp_path, finder, code, label):
    path = tmp_path / "written.tsv"
    path.write_text(f"{HEAD}[[Turkey]] won\tTUR\t0\t0\t{code}\t-1\tnone\n")
    (item,), (given,) = read_written(path, finder, NAMES)
    assert item.holder == label
    assert given == {"actor": ["no"], "sentiment": ["neutral"], "stance": ["against"], "frames": [[]]}


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("No mark\tTUR\t1\t1\tRUS\t1\tnone", "text"),
        ("[[A]] and [[B]]\tTUR\t1\t1\tRUS\t1\tnone", "text"),
        ("[[A]]\tTUR\t2\t1\tRUS\t1\tnone", "actor"),
        ("[[A]]\tTUR\t1\t1\tNOBODY\t1\tnone", "holder"),
        ("[[A]]\tTUR\t1\t1\tRUS\t1\tmagic", "frames"),
    ],
)
def test_a_wrong_row_is_named(tmp_path, finder, row, column):
    path = tmp_path / "written.tsv"
    path.write_text(HEAD + "[[A]]\tTUR\t1\t1\tRUS\t1\tnone\n" + row + "\n")
    with pytest.raises(InputError, match=f"row 3, column '{column}'"):
        read_written(path, finder, NAMES)


def test_a_missing_column_is_named(tmp_path, finder):
    path = tmp_path / "written.tsv"
    path.write_text("text\ttarget\n")
    with pytest.raises(InputError, match="lacks the columns actor, frames, holder, sentiment, stance"):
        read_written(path, finder, NAMES)


def test_the_shipped_file_can_be_read(project, finder):
    config = read_yaml(CONFIG_FILE)
    names = names_on(config, config["topics"], project)
    path = project / "models/written.tsv"
    items, codes = read_written(path, finder, names)
    assert {item.target for item in items} == {"TUR", "RUS", "SYR"}
    assert len(items) == len(codes) == count_written(path)
