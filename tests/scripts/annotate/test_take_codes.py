"""What coders saved becomes a folder of annotations, or a line per fault; nothing made by hand is lost."""

import shutil

import polars as pl
import pytest
from scripts.annotate.draw_sample import draw_sample
from scripts.annotate.make_coding_page import make_coding_page
from scripts.annotate.take_codes import main, take_codes

from presslens.annotate.reading import read_annotations
from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.cards.annotations import load_annotation_card
from presslens.codebook.codebook import Codebook
from presslens.study.study import Study
from tests.coding_study import page_data, saved_file, study_with_sheet

SENTENCES = [f"In year {n} Turkey sent {n} envoys." for n in range(6)]
BAD = {"actor": "1", "sentiment": "-1", "holder": "OUTLET", "stance": "-1", "frames": "conflict;economic"}
NOT = {"actor": "0", "holder": "TUR", "frames": "none"}


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    root = tmp_path_factory.mktemp("study")
    study_with_sheet(root, SENTENCES, 4)
    pages = [make_coding_page("toy", name, root=root) for name in ("anna", "bert")]
    return root, page_data(pages[0])


@pytest.fixture
def study(shared):
    """The study, with no file of codes yet."""
    root, data = shared
    yield root, data, root / "work/toy/coding/4"
    shutil.rmtree(root / "annotations", ignore_errors=True)
    for path in (root / "work/toy/coding/4").glob("*.csv"):
        path.unlink()


def codes_of(data, given=BAD):
    return {item["id"]: dict(given) for item in data["items"]}


def read(root):
    names = Study(read_yaml(root / "config.yaml"), root).names("toy")
    card = load_annotation_card(root / "annotations/toy/card.yaml", names)
    return card, read_annotations(card, names)


def test_two_coders_become_a_sample_a_file_each_and_a_card(study):
    root, data, folder = study
    (folder / "a.csv").write_text(saved_file(data, codes_of(data)))
    (folder / "b.csv").write_text(saved_file(data, codes_of(data, NOT), "bert"))
    assert take_codes("toy", root=root) == [
        "coders differ on 4 items of which nothing is settled: make settle CORPUS=toy",
        f"4 items by anna and bert: {root}/annotations/toy/; the next make uses them",
    ]
    card, found = read(root)
    assert found.codes["Anna"]["frames"].to_list() == [["conflict", "economic"]] * 4
    assert found.codes["Bert"]["sentiment"].to_list() == [None] * 4
    assert found.sample["inclusion_probability"].to_list() == pytest.approx([4 / 6] * 4)
    assert card.manual == "manual.md"
    assert "-1,OUTLET" in (root / "annotations/toy/coder_Anna.csv").read_text()
    before = {path.name: path.read_bytes() for path in (root / "annotations/toy").iterdir()}
    take_codes("toy", root=root)
    assert {path.name: path.read_bytes() for path in (root / "annotations/toy").iterdir()} == before


def test_what_not_all_coded_is_left_out_told_and_counted_in_the_chances(study):
    root, data, folder = study
    first, second, third, fourth = codes_of(data)
    given = codes_of(data)
    given[first]["skipped"] = "I do not understand"
    given[second]["stance"] = ""
    (folder / "a.csv").write_text(saved_file(data, given))
    (folder / "b.csv").write_text(saved_file(data, dict.fromkeys((first, second, third), BAD), "bert"))
    notes = take_codes("toy", root=root)
    assert notes[:3] == [
        f"anna: 1 half-filled, left out ({second})",
        f"anna: 1 skipped, left out ({first})",
        "bert: 1 not coded, left out",
    ]
    assert "1 of 4 items drawn at random were coded by anna and bert" in notes[3]
    _, found = read(root)
    assert found.sample["id"].to_list() == [third]
    assert found.sample["inclusion_probability"].to_list() == pytest.approx([4 / 6 / 4])
    assert take_codes("toy", ["bert"], root=root)[-1].startswith("3 items by bert")
    assert fourth not in read(root)[1].sample["id"].to_list()


def test_of_several_files_of_a_coder_the_later_word_counts(study):
    root, data, folder = study
    (folder / "late.csv").write_text(saved_file(data, codes_of(data), revision="9"))
    (folder / "early.csv").write_text(saved_file(data, codes_of(data, NOT), revision="3"))
    take_codes("toy", root=root)
    assert read(root)[1].codes["Anna"]["actor"].to_list() == ["yes"] * 4
    (folder / "other.csv").write_text(saved_file(data, codes_of(data, NOT), revision="9"))
    with pytest.raises(InputError, match=r"found other codes of m\d+ than .*late\.csv, row 2; one file of the two"):
        take_codes("toy", root=root)


def test_a_file_may_lie_among_the_annotations(study):
    root, data, _ = study
    (root / "annotations/toy").mkdir(parents=True, exist_ok=True)
    (root / "annotations/toy/anna_saved.csv").write_text(saved_file(data, codes_of(data)))
    assert take_codes("toy", root=root)[-1].startswith("4 items by anna")


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("actor", "2", "column 'actor': found '2'; allowed: 0, 1"),
        ("holder", "MARS", "column 'holder': found 'MARS'; allowed: OUTLET, TUR"),
        ("frames", "war", "column 'frames': found 'war'; allowed: conflict"),
        ("coder", "mallory", "column 'coder': found 'mallory'; allowed: anna, bert, who have a page"),
        ("batch", "9", "column 'batch': found '9'; allowed: 4"),
        ("manual", "abc", "column 'manual': found 'abc'; allowed"),
        ("revision", "x", "column 'revision': found 'x'; a whole number"),
        ("revision", "9" * 5000, f"column 'revision': found '{'9' * 37}...'; a whole number of at most 9 digits"),
        ("seconds", "soon", "column 'seconds': found 'soon'; empty, or a number of at least 0"),
        ("seconds", "nan", "column 'seconds': found 'nan'; empty"),
        ("seconds", "1e999", "column 'seconds': found '1e999'; empty"),
        ("seconds", "-1", "column 'seconds': found '-1'; empty"),
        ("frames", "none;conflict", "column 'frames': found 'none;conflict'; each frame once, or none of them"),
        ("frames", "conflict;conflict", "column 'frames': found 'conflict;conflict'; each frame once"),
    ],
)
def test_a_fault_is_a_line_with_file_row_and_column_and_nothing_is_written(study, capsys, column, value, told):
    root, data, folder = study
    given = codes_of(data)
    key = next(iter(given))
    given[key][column] = value
    (folder / "a.csv").write_text(saved_file(data, given))
    assert main(["toy", "--study", str(root)]) == 1
    printed = capsys.readouterr().err
    assert f"a.csv, row 2, {told}" in printed
    assert printed.count("\n") == 1
    assert not (root / "annotations/toy/sample.csv").exists()


def test_unknown_items_doubles_and_attitudes_of_no_actor_are_told_together(study):
    root, data, folder = study
    text = saved_file(data, codes_of(data))
    row = text.splitlines()[1]
    key = row.split(",")[0]
    text += row + "\n" + row.replace(key, "m99") + "\n"
    text = text.replace(row, row.replace(",1,-1,", ",0,-1,"), 1)
    (folder / "a.csv").write_text(text)
    with pytest.raises(InputError) as told:
        take_codes("toy", root=root)
    lines = [line.partition("a.csv, ")[2].partition(";")[0] for line in str(told.value).splitlines()]
    assert lines == [
        "row 2, column 'sentiment': found '-1'",
        "row 2, column 'stance': found '-1'",
        f"row 6, column 'id': found {key!r}, as in row 2",
        "row 7, column 'id': found 'm99'",
    ]


def test_another_manual_is_taken_when_asked_for(study):
    root, data, folder = study
    (folder / "a.csv").write_text(saved_file(data, codes_of(data), manual="older"))
    with pytest.raises(InputError, match="MANUAL=any takes codes made after others"):
        take_codes("toy", root=root)
    assert take_codes("toy", any_manual=True, root=root)[-1].startswith("4 items")


def test_annotations_that_are_a_link_to_nothing_are_told(study, capsys):
    root, data, folder = study
    (folder / "a.csv").write_text(saved_file(data, codes_of(data)))
    (root / "annotations").mkdir(exist_ok=True)
    (root / "annotations/toy").symlink_to(root / "elsewhere")
    assert main(["toy", "--study", str(root)]) == 1
    told = f"{root}/annotations/toy: is a link to what is not there; a folder, or a link to one\n"
    assert capsys.readouterr().err == told


def test_what_was_changed_by_hand_stays(study):
    root, data, folder = study
    (folder / "a.csv").write_text(saved_file(data, codes_of(data)))
    take_codes("toy", root=root)
    home = root / "annotations/toy"
    card = (home / "card.yaml").read_text().replace("producer: not told yet", "producer: Anna")
    (home / "card.yaml").write_text(card)
    (folder / "later.csv").write_text(saved_file(data, codes_of(data, NOT), revision="5"))
    take_codes("toy", root=root)
    assert (home / "card.yaml").read_text() == card
    assert read(root)[1].codes["Anna"]["actor"].to_list() == ["no"] * 4
    (home / "sample.csv").write_text("mine")
    (folder / "last.csv").write_text(saved_file(data, codes_of(data), revision="6"))
    with pytest.raises(InputError, match=r"sample\.csv: was made or changed by hand; it stays"):
        take_codes("toy", root=root)
    assert (home / "sample.csv").read_text() == "mine"
    assert read_actor(home) == ["0"] * 4


def read_actor(home):
    return [line.split(",")[1] for line in (home / "coder_Anna.csv").read_text().splitlines()[1:]]


def test_of_a_card_that_somebody_changed_the_rest_is_kept_true(study):
    root, data, folder = study
    (folder / "a.csv").write_text(saved_file(data, codes_of(data)))
    take_codes("toy", root=root)
    card = root / "annotations/toy/card.yaml"
    text = card.read_text().replace("producer: not told yet", "producer: Anna  # and Bert")
    card.write_text(text)
    (folder / "b.csv").write_text(saved_file(data, codes_of(data, NOT), "bert"))
    take_codes("toy", root=root)
    anna, bert = (f"{name}: {{file: coder_{name}.csv, kind: person}}\n" for name in ("Anna", "Bert"))
    assert card.read_text() == text.replace(anna, f"{anna}  {bert}")
    assert [coder.name for coder in read(root)[0].coders] == ["Anna", "Bert"]


def test_a_card_whose_coders_somebody_changed_is_told(study):
    root, data, folder = study
    (folder / "a.csv").write_text(saved_file(data, codes_of(data)))
    take_codes("toy", root=root)
    card = root / "annotations/toy/card.yaml"
    card.write_text(card.read_text().replace("kind: person", "kind: person, note: a student"))
    (folder / "b.csv").write_text(saved_file(data, codes_of(data, NOT), "bert"))
    with pytest.raises(InputError, match=r"card\.yaml: coders: found Anna; needed: sample: sample\.csv, Anna: .*Bert"):
        take_codes("toy", root=root)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("corpus: [toy\n", ", line 2, column 1: is not YAML (did not find expected ',' or ']')"),
        (
            "corpus: toy\nquestions: {actor: {1: yes}}\n",
            ", line 2, column 21: found the key 1; a key is text: '1', in quotes",
        ),
        ("corpus: toy\nfoo: 1\n", ": unknown key 'foo'; allowed: chances, citation, "),
        ("corpus: toy\nproducer: 7\n", ": producer: "),
    ],
)
def test_what_is_wrong_in_a_card_by_hand_is_told_of_that_card(study, capsys, written, told):
    root, data, folder = study
    (folder / "a.csv").write_text(saved_file(data, codes_of(data)))
    card = root / "annotations/toy/card.yaml"
    card.parent.mkdir(parents=True, exist_ok=True)
    card.write_text(written)
    assert main(["toy", "--study", str(root)]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith(f"{card}{told}")
    assert printed.count("\n") == 1
    assert card.read_text() == written


def test_nothing_saved_is_told(study, capsys):
    root, _, _ = study
    assert main(["toy", "--study", str(root)]) == 1
    assert "holds no file that a coding page saved" in capsys.readouterr().err


def test_of_blind_pages_the_questions_that_were_asked_are_taken(study):
    root, _, folder = study
    page = folder / "emil.html"
    data = page_data(page if page.exists() else make_coding_page("toy", "emil", blind=True, root=root))
    given = {name: code for name, code in BAD.items() if name != "holder"}
    (folder / "e.csv").write_text(saved_file(data, codes_of(data, given)))
    take_codes("toy", root=root)
    card, found = read(root)
    assert list(card.questions) == ["actor", "sentiment", "stance", "frames"]
    assert found.sample["target"].to_list() == ["TUR"] * 4


def test_a_second_wave_coded_in_part_and_what_was_drawn_to_learn_from(tmp_path):
    """Twenty mentions: 8 of them, then 6 of the 12 left, of which 3 are coded: .4 + .5 * (.7 - .4)."""
    study_with_sheet(tmp_path, [f"In year {n} Turkey sent {n} envoys." for n in range(20)], 8)
    draw_more(tmp_path, "5_uncertain-stance")
    draw_more(tmp_path, "6")
    for batch, n_coded in (("8", 8), ("5_uncertain-stance", 5), ("6", 3)):
        data = page_data(make_coding_page("toy", "anna", batch, root=tmp_path))
        codes = dict(list(codes_of(data).items())[:n_coded])
        (tmp_path / f"work/toy/coding/{batch}/a.csv").write_text(saved_file(data, codes))
    notes = take_codes("toy", root=tmp_path)
    assert "3 of 6 items drawn at random were coded by anna (batch 6): chances are those to be drawn and coded" in notes
    card, found = read(tmp_path)
    drawn = found.sample.filter(purpose="validation")
    assert len(drawn) == 11
    assert drawn["inclusion_probability"].to_list() == pytest.approx([0.55] * 11)
    learnt = found.sample.filter(purpose="fitting")
    assert 2 <= len(learnt) <= 5
    assert learnt["inclusion_probability"].null_count() == len(learnt)
    assert card.chances == "stated"
    assert "Wave 2" in card.sampling


def draw_more(root, draw):
    place, study = root / "resources/toy", Study(read_yaml(root / "config.yaml"), root)
    parts = ("targets", "holders", "frames", "labels")
    ledger = pl.read_parquet(place / "ledger.parquet").with_columns(
        actor=True, p_actor=0.9, p_against=0.4, p_none=0.3, p_favour=0.3
    )
    ledger.write_parquet(place / "ledger.parquet")
    draw_sample(
        **{name: str(place / f"{name}.parquet") for name in ("articles", "sentences", "ledger")},
        annotations=[],
        codebook=Codebook(root / path for path in study.codebook_files("toy", *parts)),
        draw=draw,
        seed=1,
        sheet=str(root / f"work/toy/to_code_{draw}.csv"),
        note=lambda line: None,
    )
