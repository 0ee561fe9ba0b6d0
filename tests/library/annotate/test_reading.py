"""A folder of annotations as it should be, and in every way it should not."""

import pytest
import yaml

from presslens.annotate.reading import read_annotations
from presslens.base.errors import InputError
from presslens.cards.annotations import load_annotation_card

from .conftest import CARD, NAMES


def read(folder):
    return read_annotations(load_annotation_card(folder / "card.yaml", NAMES), NAMES)


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogateescape"))


def edit_card(folder, *keys, value):
    card = yaml.safe_load(yaml.safe_dump(CARD, sort_keys=False))
    block = card
    for key in keys[:-1]:
        block = block[key]
    block[keys[-1]] = value
    (folder / "card.yaml").write_text(yaml.safe_dump(card, sort_keys=False), encoding="utf-8")


def test_codes_come_in_words_of_the_ledger_and_in_the_order_of_the_sample(folder):
    found = read(folder)
    assert found.sample["id"].to_list() == ["m1", "m2", "m3"]
    assert found.sample["inclusion_probability"].to_list() == [0.5, 1, 0.25]
    assert found.sample["row"].to_list() == [2, 3, 4]
    first, second = found.codes["A"], found.codes["B"]
    assert first["actor"].to_list() == ["yes", "yes", "no"] == second["actor"].to_list()
    assert first["sentiment"].to_list() == ["negative", "positive", "neutral"]
    assert second["sentiment"].to_list() == ["negative", "neutral", None]
    assert second["holder"].to_list() == ["unresolved", "RUS", "outlet"]
    assert first["frames"].to_list() == [["conflict", "diplomacy"], ["diplomacy"], []]


def test_questions_and_columns_may_be_fewer(folder):
    edit_card(folder, "questions", value={"actor": {"1": "yes", "0": "no"}})
    assert read(folder).codes["A"].columns == ["actor"]
    columns = {key: CARD["columns"][key] for key in ("id", "source_id", "target", "start", "end")}
    edit_card(folder, "columns", value=columns)
    assert read(folder).sample["inclusion_probability"].null_count() == 3


def test_mentions_that_were_not_drawn_are_marked_and_need_no_probability(folder):
    edit_card(folder, "columns", "purpose", value="use")
    lines = (folder / "sample.csv").read_text(encoding="utf-8").splitlines()
    uses = ["use", "validation", "fitting", "validation"]
    lines = [f"{line},{use}" for line, use in zip(lines, uses, strict=True)]
    (folder / "sample.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    edit(folder, "sample.csv", "Turkey,1,", "Turkey,,")
    found = read(folder).sample
    assert found["purpose"].to_list() == uses[1:]
    assert found["inclusion_probability"].to_list() == [0.5, None, 0.25]
    edit(folder, "sample.csv", "fitting", "training")
    with pytest.raises(InputError, match=r"row 3, column 'use'.*found 'training'.*allowed: validation, fitting"):
        read(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("sample.csv", "m2,a1", "m1,a1", ["sample.csv, row 3, column 'no'", "found 'm1', as in row 2", "each id once"]),
        ("sample.csv", "m2,a1", ",a1", ["row 3, column 'no'", "found ''"]),
        ("sample.csv", "a1,TUR", ",TUR", ["row 3, column 'article'", "found ''"]),
        (
            "sample.csv",
            "0,6,Russia,0.5",
            "0,6,Russia,0",
            ["row 2, column 'chance'", "found '0'", "a number from 0.000001 to 1"],
        ),
        ("sample.csv", "0,6,Russia,0.5", "0,6,Russia,1.01", ["row 2, column 'chance'", "found '1.01'"]),
        ("sample.csv", "0,6,Russia,0.5", "0,6,Russia,1e-7", ["row 2, column 'chance'", "found '1e-7'"]),
        ("sample.csv", "0,6,Russia,0.5", "0,6,Russia,nan", ["found 'nan'"]),
        ("sample.csv", "0,6,Russia,0.5", "0,6,Russia,", ["found ''"]),
        ("sample.csv", "17,23", "-1,23", ["row 3, column 'from'", "found '-1'", "a whole number from 0"]),
        ("sample.csv", "17,23", "23,23", ["row 3, column 'to'", "more than the start, 23"]),
        ("sample.csv", "17,23", "١٧,23", ["row 3, column 'from'"]),
        ("sample.csv", "17,23", "17.0,23", ["row 3, column 'from'"]),
        ("sample.csv", "a1,TUR,17,23", "a1,RUS,0,6", ["row 3", "the same mention as in row 2"]),
        ("sample.csv", "Turkey,1", "Turkey,1,9", ["row 3", "wrong number of cells"]),
        ("sample.csv", "chance", "odds", ["has no column 'chance'", "odds"]),
        ("sample.csv", "Turkey", "Tur\udcffkey", ["row 3", "not utf-8"]),
        ("sample.csv", "Turkey", '"Turkey', ["row 3", "not closed"]),
        ("first.csv", "m3,", "m9,", ["first.csv, row 4, column 'no'", "found 'm9'", "an id of the sample"]),
        ("first.csv", "m3,0,0,paper,0,none\n", "", ["first.csv, column 'no'", "has no row for 'm3'"]),
        ("first.csv", "m3,", "m2,", ["found 'm2', as in row 3"]),
        ("first.csv", "m1,1,-", "m1,2,-", ["row 2, column 'actor'", "found '2'", "allowed: 1, 0"]),
        ("first.csv", "m1,1,-", "m1,1,x", ["row 2, column 'sentiment'", "found 'x'", "allowed: -, 0, +"]),
        ("first.csv", "m1,1,-", "m1,1,", ["row 2, column 'sentiment'", "found ''"]),
        ("first.csv", "m3,0,0,paper,0", "m3,0,+,paper,0", ["row 4, column 'sentiment'", "found '+'", "no actor"]),
        ("first.csv", "m3,0,0,paper,0", "m3,0,0,paper,-", ["row 4, column 'stance'", "found '-'", "no actor"]),
        ("first.csv", "paper,0,war", ",0,war", ["row 2, column 'holder'", "found ''", "paper, RUS, ?"]),
        ("first.csv", "war;talks", "war;peace", ["row 2, column 'frames'", "found 'war;peace'", "war, talks, none"]),
        ("first.csv", "war;talks", "war;war", ["row 2, column 'frames'", "each frame once"]),
        ("first.csv", "war;talks", "war;none", ["row 2, column 'frames'", "none of them"]),
        ("first.csv", "war;talks", "", ["row 2, column 'frames'"]),
        ("second.tsv", "\u0073tance", "Stance", ["second.tsv", "has no column 'stance'"]),
    ],
)
def test_faults_are_named_with_file_row_column_found_and_allowed(folder, name, old, new, words):
    edit(folder, name, old, new)
    with pytest.raises(InputError) as fault:
        read(folder)
    for word in words:
        assert word in str(fault.value)
    assert "\n\n" not in str(fault.value)


def test_terminal_controls_in_a_cell_are_not_passed_on(folder):
    edit(folder, "first.csv", "m1,1,-", "m1,1,\x1b[31m")
    with pytest.raises(InputError) as fault:
        read(folder)
    assert "\x1b" not in str(fault.value)


def test_many_faults_are_cut_short(folder):
    rows = "".join(f"x{n},a1,RUS,9,3,Russia,7\n" for n in range(500))
    (folder / "sample.csv").write_text("no,article,country,from,to,words,chance\n" + rows)
    with pytest.raises(InputError) as fault:
        read(folder)
    assert len(str(fault.value).splitlines()) == 20


def test_empty_tables_are_refused(folder):
    (folder / "sample.csv").write_text("no,article,country,from,to,words,chance\n")
    with pytest.raises(InputError, match="has no rows"):
        read(folder)
    (folder / "sample.csv").unlink()
    with pytest.raises(InputError, match=r"card\.yaml: sample: found 'sample\.csv'; a file of this folder"):
        read(folder)


@pytest.mark.parametrize(
    ("keys", "value", "words"),
    [
        (("corpus",), "other", ["corpus", "'other'", "that of the folder"]),
        (("sample",), "../../secret.csv", ["sample", "in this folder"]),
        (("sample",), "/etc/passwd", ["sample"]),
        (("coders", "A", "file"), "..%2f.csv", ["coders.A.file"]),
        (("coders", "A", "kind"), "robot", ["coders.A.kind", "automatic, person"]),
        (("coders",), {}, ["coders", "is empty"]),
        (("coders",), {"a": {"file": "first.csv", "kind": "person"}}, ["coders", "a capital"]),
        (("questions",), {"stance": {"0": "none"}}, ["questions", "'actor' is missing"]),
        (("questions", "actor"), {1: "yes"}, ["line 27", "found the key 1", "a key is text"]),
        (("questions", "emotion"), {"0": "joy"}, ["questions", "unknown key 'emotion'", "holder, sentiment, stance"]),
        (("questions", "sentiment"), {"0": "uncertain"}, ["questions.sentiment.0", "negative, neutral, positive"]),
        (("questions", "holder"), {"US": "USA"}, ["questions.holder.US", "'USA'", "outlet, TUR, RUS, unresolved"]),
        (("questions", "frames"), {"war": "wars"}, ["questions.frames.war", "conflict, diplomacy, economic, null"]),
        (("questions", "frames"), {"a;b": "conflict"}, ["questions.frames", "without ';'"]),
        (("offsets",), {"into": "html"}, ["offsets.into", "raw, cleaned"]),
        (("offsets", "sha256"), "abc", ["offsets.sha256", "64 hexadecimal digits"]),
        (("colour",), "red", ["unknown key 'colour'"]),
    ],
)
def test_cards_are_checked(folder, keys, value, words):
    edit_card(folder, *keys, value=value)
    with pytest.raises(InputError) as fault:
        read(folder)
    for word in words:
        assert word in str(fault.value)
