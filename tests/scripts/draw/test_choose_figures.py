"""Which figures of a corpus have something to show."""

from scripts.draw.choose_figures import choose_figures

from presslens.base.io import read_csv, read_json, write_csv
from presslens.exhibits.figures import FIGURES
from presslens.study.outputs import checked_questions

from .conftest import CODED


def chosen(paths, folder, coded, **changes):
    known = paths | {name: str(path) for name, path in changes.items()}
    tables = [known[name] for figure in FIGURES.values() for name in figure.tables(checked_questions(coded))]
    choose_figures(tables, coded, str(folder), str(folder / "figures.json"), lambda line: None)
    return read_json(folder / "figures.json")


def test_where_every_table_has_something_to_show_every_figure_is_drawn(paths, tmp_path):
    assert chosen(paths, tmp_path, CODED) == list(FIGURES)


def test_without_coders_nothing_is_shown_of_their_questions(paths, tmp_path):
    assert set(FIGURES) - set(chosen(paths, tmp_path, [])) == {"reliability"}


def test_a_table_without_rows_is_not_drawn(paths, tmp_path):
    changes = {}
    for name in ("words_by_country", "frames_by_outlet"):
        changes[name] = tmp_path / f"{name}.csv"
        write_csv(read_csv(paths[name]).clear(), changes[name])
    assert set(FIGURES) - set(chosen(paths, tmp_path, CODED, **changes)) == set(changes)


def test_what_an_earlier_run_drew_does_not_stay(paths, tmp_path):
    for name in ("reliability", "hypotheses"):
        (tmp_path / f"{name}.svg").write_text("drawn before")
    chosen(paths, tmp_path, [])
    assert [path.name for path in tmp_path.glob("*.svg")] == ["hypotheses.svg"]
