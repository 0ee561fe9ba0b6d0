"""A draw: who is in it, how likely, and what it leaves out."""

import csv

import numpy as np
import polars as pl
import pytest

from presslens.annotate.coding_sheet import draw_sheet
from presslens.annotate.drawn import CHANGED, Drawn, read_drawn
from presslens.annotate.sample import read_sample
from presslens.base.errors import InputError
from presslens.base.io import write_csv
from presslens.cards.annotations import SampleColumns

TEXT = "It rained.\n\nEnvoys of Turkey\nmet Russians."
ARTICLES = pl.DataFrame({"article_id": ["a"], "text": [TEXT]})
SENTENCES = pl.DataFrame({"article_id": ["a", "a"], "sentence_index": [0, 1], "start": [0, 12], "end": [10, len(TEXT)]})
LEDGER = pl.DataFrame(
    {
        "article_id": ["a", "a"],
        "source_id": ["7", "7"],
        "sentence_index": [1, 1],
        "start": [22, 33],
        "end": [28, 41],
        "mention": ["Turkey", "Russians"],
        "target": ["TUR", "RUS"],
    }
)
COLUMNS = SampleColumns("id", "source_id", "target", "start", "end", "mention", "inclusion_probability")


def draw(n, ledger=LEDGER, seed=1, drawn=None):
    found = draw_sheet(ARTICLES, SENTENCES, ledger, drawn or Drawn(), n, np.random.default_rng(seed), "s.csv")
    return found.sheet


def corpus_of(texts):
    """Tables of a corpus of articles of one sentence each, in which every ``Turkey`` is a mention."""
    sources = list(texts)
    rows = [
        (source, source, 0, start, start + 6, "Turkey", "TUR")
        for source, text in texts.items()
        for start in range(len(text))
        if text.casefold().startswith("turkey", start)
    ]
    articles = pl.DataFrame({"article_id": sources, "text": list(texts.values())})
    sentences = pl.DataFrame(
        {"article_id": sources, "sentence_index": 0, "start": 0, "end": [len(text) for text in texts.values()]}
    )
    return articles, sentences, pl.DataFrame(rows, schema=LEDGER.columns, orient="row")


def test_the_mention_is_marked_and_the_questions_are_empty():
    sheet = draw(2)
    assert dict(sheet.select("target", "sentence").iter_rows()) == {
        "TUR": "Envoys of [[Turkey]] met Russians.",
        "RUS": "Envoys of Turkey met [[Russians]].",
    }
    assert set(sheet["before"]) == {"It rained."}
    assert set(sheet["inclusion_probability"]) == {"1"}
    assert sheet["id"].to_list() == ["m0001", "m0002"]
    assert sheet.select("actor", "sentiment", "holder", "stance", "frames").null_count().sum_horizontal().item() == 10


def test_each_mention_is_drawn_as_often_as_it_says():
    drawn = [draw(1, seed=seed)["target"][0] for seed in range(400)]
    assert draw(1)["inclusion_probability"][0] == "0.5"
    assert 150 < drawn.count("TUR") < 250


def test_the_order_of_the_ledger_does_not_matter():
    assert draw(2).equals(draw(2, LEDGER.reverse()))


def test_a_wire_sentence_is_shown_once_and_its_copies_are_in_the_probability():
    """new-user, small: the same wire sentence twice in a coding sheet; signs, case and white space do not matter."""
    wire = {f"w{n}": text for n, text in enumerate(["Turkey said so.", "TURKEY said\nso", "Turkey  said so!"])}
    tables = corpus_of(wire | {"own": "Turkey left.", "two": "Turkey and Turkey."})
    found = draw_sheet(*tables, Drawn(), 4, np.random.default_rng(1), "s.csv")
    rows = {row["source_id"][0]: row for row in found.sheet.iter_rows(named=True)}
    assert (found.population, len(found.sheet), found.n_mentions) == (4, 4, 6)
    assert (rows["w"]["copies"], float(rows["w"]["inclusion_probability"])) == (3, pytest.approx(1 / 3))
    assert (rows["o"]["copies"], rows["o"]["inclusion_probability"]) == (1, "1")
    assert found.sheet.filter(source_id="two")["sentence"].to_list() in (
        ["[[Turkey]] and Turkey.", "Turkey and [[Turkey]]."],
        ["Turkey and [[Turkey]].", "[[Turkey]] and Turkey."],
    )


def test_probabilities_are_those_of_many_draws():
    """The weights 1 / probability of a draw add up, on average, to the mentions of the ledger; copies take turns."""
    texts = {f"w{n}": "Turkey said so." for n in range(4)} | {f"x{n}": f"Turkey left {n}." for n in range(5)}
    tables = corpus_of(texts)
    draws = [draw_sheet(*tables, Drawn(), 2, np.random.default_rng(seed), "s").sheet for seed in range(600)]
    weights = [sum(1 / float(p) for p in sheet["inclusion_probability"]) for sheet in draws]
    assert np.mean(weights) == pytest.approx(9, abs=0.4)
    taken = pl.concat(draws)["source_id"].value_counts()
    seen = dict(taken.iter_rows())
    assert all(30 < seen[f"w{n}"] < 70 for n in range(4))  # 600 * 2 / 6 / 4 = 50
    assert all(160 < seen[f"x{n}"] < 240 for n in range(5))


def test_asking_for_more_than_there_are_says_how_many_there_are():
    """new-user 1: a sheet of 200 that holds 2 said nothing."""
    with pytest.raises(InputError, match=r"^s\.csv: asks for 3 mentions, and there are 2; of the 2 in the ledger 0 "):
        draw(3)
    with pytest.raises(InputError, match="asks for 1 mentions, and there are 0"):
        draw(1, LEDGER.clear())


def saved(sheet, folder, name="to_code_1.csv"):
    folder.mkdir(exist_ok=True)
    write_csv(sheet, folder / name)
    return folder


@pytest.mark.parametrize("lost", [[], ["sentence"], ["start"]])
def test_a_second_draw_leaves_out_what_was_drawn_and_names_count_on(tmp_path, lost):
    """new-user 1: by its place, or by its sentence where the place has moved."""
    texts = {f"w{n}": "Turkey said so." for n in range(3)} | {"x": "Turkey left."}
    tables = corpus_of(texts)
    first = draw_sheet(*tables, Drawn(), 1, np.random.default_rng(1), "s.csv").sheet
    assert first["copies"].to_list() == [3]
    first = first.drop("sentence") if "sentence" in lost else first
    first = first.with_columns(start=pl.lit(99)) if "start" in lost else first
    drawn = read_drawn(saved(first, tmp_path / "work"))
    second = draw_sheet(*tables, drawn, 1, np.random.default_rng(2), "s.csv")
    assert second.sheet["source_id"].to_list() == ["x"]
    assert second.sheet["id"].to_list() == ["m0002"]
    assert (second.population, second.n_drawn_before) == (1, 3)
    with pytest.raises(InputError, match="asks for 2 mentions, and there are 1; of the 4 in the ledger 3 were drawn"):
        draw_sheet(*tables, drawn, 2, np.random.default_rng(2), "s.csv")


def test_a_folder_of_work_holds_sheets_and_records(tmp_path):
    folder = saved(draw(1), tmp_path / "work")
    (folder / "notes.txt").write_text("x")
    (folder / ".hidden.csv").write_text("x")
    (folder / "older").mkdir()
    saved(draw(2).with_columns(id=pl.format("n{}", "id")), folder / "older", "b.csv")
    assert read_drawn(folder).files == {"to_code_1.csv": 1, "older/b.csv": 2}
    (folder / "to_code_9.json").write_text('{"mentions": [["q", "9", "TUR", 1, 2]]}')
    assert ("9", "TUR", "1", "2") in read_drawn(folder).places
    assert read_drawn(tmp_path / "nowhere").ids == set()
    (folder / "to_code_9.json").write_text('{"mentions": [["q", "9"]]}')
    with pytest.raises(InputError, match=r"to_code_9\.json: is no record of a draw"):
        read_drawn(folder)
    (folder / "to_code_9.json").unlink()
    (folder / "a.xls").write_text("x")
    with pytest.raises(InputError, match=r"a\.xls: cannot be read; a sheet in \.csv, \.tsv, \.xlsx"):
        read_drawn(folder)
    (folder / "a.xls").unlink()
    (folder / "counts.csv").write_text("what,n\na,1\n")
    with pytest.raises(InputError, match=r"counts\.csv: has no column .*tables of another kind belong elsewhere"):
        read_drawn(folder)


IDS = ["=cmd.txt", "@x", "+1", "-5", "'=x", "''-5", "+972 Magazine", "007", '=HYPERLINK("a")', "1;2", "a,b", "\u00e9"]


def test_what_a_spreadsheet_would_run_comes_back_as_it_was(tmp_path):
    """hostile 7: ids that begin as formulas survive the sheet and back, apostrophes of their own too."""
    tables = corpus_of({source: f"Turkey said {n}." for n, source in enumerate(IDS)})
    sheet = draw_sheet(*tables, Drawn(), len(IDS), np.random.default_rng(2), "s.csv").sheet
    path = saved(sheet, tmp_path / "work") / "to_code_1.csv"
    with path.open(newline="", encoding="utf-8") as file:
        cells = [cell for row in csv.DictReader(file) for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
    found = read_sample(path, COLUMNS)
    assert sorted(found["source_id"]) == sorted(IDS)
    assert {place[0] for place in read_drawn(path.parent).places} == set(IDS)


def test_what_a_run_kept_of_changed_results_is_no_sheet(tmp_path):
    (tmp_path / CHANGED / "tables").mkdir(parents=True)
    (tmp_path / CHANGED / "tables/corpus.7e4fa2eb.csv").write_text("measure,value\narticles,2\n")
    assert read_drawn(tmp_path).files == {}
