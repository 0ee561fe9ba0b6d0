"""Sentences written for training: the marked mention becomes an item, and a wrong row is named."""

from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.codebook.targets import load_targets
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from presslens_training.examples import read_written

ROOT = Path(__file__).parents[3]
HEAD = "text\ttarget\tactor\tsentiment\tholder\tstance\tframes\n"
FRAMES = ["conflict", "diplomacy"]


@pytest.fixture(scope="module")
def finder():
    targets = [ROOT / f"codebook/targets/{code}.yaml" for code in ("TUR", "RUS", "SYR")]
    return MentionFinder(load_targets(targets, ROOT / "codebook/nouns.yaml"), load_language("en"))


def test_a_written_sentence_is_an_item_with_codes(tmp_path, finder):
    path = tmp_path / "written.tsv"
    path.write_text(HEAD + "Moscow said [[Turkish]] troops kept the truce\tTUR\t1\t1\tRUS\t1\tconflict;diplomacy\n")
    (item,), (code,) = read_written(path, finder, FRAMES)
    assert item.text == "Moscow said Turkish troops kept the truce"
    assert (item.text[item.start : item.end], item.kind, item.holder) == ("Turkish troops", "army", "RUS")
    assert [(other.target, other.kind) for other in item.neighbours] == [("RUS", "capital")]
    assert code == {
        "actor": ["yes"],
        "sentiment": ["positive"],
        "stance": ["favour"],
        "frames": [["conflict", "diplomacy"]],
    }


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
        read_written(path, finder, FRAMES)


def test_the_shipped_file_can_be_read(finder):
    frames = [path.stem for path in sorted((ROOT / "codebook/frames").glob("*.yaml"))]
    items, _ = read_written(ROOT / "models/encoder/written.tsv", finder, frames)
    assert {item.target for item in items} == {"TUR", "RUS", "SYR"}
