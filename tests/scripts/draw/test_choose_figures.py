"""Which figures of a corpus have something to show."""

from pathlib import Path

from scripts.draw.choose_figures import choose_figures

from presslens.base.io import read_csv, read_json, write_csv, write_json
from presslens.codebook.codebook import Codebook, part_files
from presslens.exhibits.figures import FIGURES
from presslens.ledger.coded import CodedMentions
from presslens.study.outputs import codebook_behind, tables_to_choose_by
from presslens.tell.captions import settings_in_words

from .conftest import CODED, CONFIG, PROJECT


def chosen(paths, folder, coded, n_coded=0, **changes):
    known = paths | {name: str(path) for name, path in changes.items()}
    named = {Path(path).stem for path in tables_to_choose_by("mine", coded)}
    tables = [path for name, path in known.items() if name in named]
    codebook = Codebook(
        path for part in codebook_behind(FIGURES.values()) for path in part_files(part, CONFIG, PROJECT / "codebook")
    )
    settings = settings_in_words(CONFIG) | CONFIG["draw"]
    written, counts = folder / "figures.json", folder / "coded.json"
    write_json(CodedMentions(9, 7, n_coded, n_coded, {"stance": n_coded}).document, counts)
    own = {name: str(folder / f"{name}.json") for name in FIGURES}
    written_to = (str(folder), str(written), list(own.values()))
    choose_figures(tables, str(counts), codebook, coded, settings, [], *written_to, lambda line: None)
    words = read_json(written)
    assert {name: read_json(path) for name, path in own.items()} == dict.fromkeys(FIGURES) | words
    return words


def test_where_every_table_has_something_to_show_every_figure_is_drawn(paths, tmp_path):
    assert chosen(paths, tmp_path, CODED).keys() == FIGURES.keys()


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


def test_the_words_under_a_figure_stand_beside_its_name(paths, tmp_path):
    words = chosen(paths, tmp_path, CODED)
    assert all(entry["note"] and set(entry) == {"note", "caption"} for entry in words.values())
    assert "{" not in "".join(text for entry in words.values() for text in entry.values())


def test_figures_of_mentions_say_how_many_were_coded(paths, tmp_path):
    nobody, somebody = (chosen(paths, tmp_path, CODED, n_coded=n) for n in (0, 3))
    last = " 3 of 7 actor mentions were coded; their answers to stance are out of fold."
    for name, words in somebody.items():
        said = "" if name in ("cue_tone_by_outlet", "reliability") else last
        assert words == nobody[name] | {"note": nobody[name]["note"] + said}, name
