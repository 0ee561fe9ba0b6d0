"""Every figure of the registry is drawn by one function: four files, the same bytes every time."""

import polars as pl
import pytest
from scripts.draw.draw_figure import draw_figure

from presslens.base.io import write_csv, write_json
from presslens.codebook.codebook import Codebook, part_files
from presslens.exhibits.figures import FIGURES
from presslens.exhibits.tables import TABLES
from presslens.study.outputs import questions_behind
from presslens.tell.captions import settings_in_words
from presslens.tell.figure_captions import words_of

from .conftest import CODED, CONFIG, PROJECT

KINDS = ("svg", "pdf", "png", "csv", "txt")
CLASSIFIERS = {question: block["classifier"] for question, block in CONFIG["classify"].items()}


def drawn(figure, paths, folder, says=None, shows=True, **changes):
    questions = questions_behind(figure, CODED)
    tables = {name: paths[name] for name in figure.inputs(questions) if name != "card"}
    codebook = Codebook(path for part in figure.codebook for path in part_files(part, CONFIG, PROJECT / "codebook"))
    given = {
        "figure": figure.name,
        "tables": list(tables.values()),
        "card": [str(PROJECT / "data/seeds.yaml")] if "card" in figure.reads else [],
        "codebook": codebook,
        "validations": [paths[f"validation_{question}"] for question in questions if question in CODED],
        "familiarity": [],
        "questions": questions,
        "classifiers": CLASSIFIERS,
        "settings": {key: CONFIG["draw"][key] for key in figure.settings},
        "page": {},
        "words": [],
        "text": folder / "text.json",
        **{kind: folder / f"{figure.name}.{kind}" for kind in KINDS},
        "note": lambda line: None,
    }
    words = says or words_of(figure, tables, codebook, settings_in_words(CONFIG) | CONFIG["draw"])
    write_json(words if shows else None, folder / "text.json")
    draw_figure(**given | changes)
    return {kind: (folder / f"{figure.name}.{kind}").read_bytes() for kind in KINDS}


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_figure_is_four_files_and_the_same_every_time(figure, paths, tmp_path):
    first = drawn(figure, paths, tmp_path)
    assert all(first.values())
    assert drawn(figure, paths, tmp_path)["svg"] == first["svg"]
    header = first["csv"].decode().splitlines()[0].split(",")
    if figure.columns:
        assert header == [column.name for column in figure.columns]


@pytest.mark.parametrize("name", ["frames_by_target", "frames_by_outlet", "frames_by_holder", "frames_over_time"])
def test_a_frame_without_shares_is_not_drawn(name, paths, tmp_path):
    picture = drawn(FIGURES[name], paths, tmp_path)["svg"].decode()
    assert "<!-- Economic -->" in picture
    assert "Security" not in picture


def test_what_nobody_checked_may_have_an_accuracy_to_expect(paths, tmp_path):
    row = {"role": "corpus", "set": "made", "question": "actor", "low": 0.62, "high": 0.74, "n_sets": 6}
    path = tmp_path / "familiarity.csv"
    write_csv(pl.DataFrame([row], schema=TABLES["familiarity"].types), path)
    given = {"validations": [], "familiarity": [str(path)]}
    assert "62\N{NO-BREAK SPACE}to" in drawn(FIGURES["frames_by_target"], paths, tmp_path, **given)["svg"].decode()


def test_the_card_of_an_external_corpus_hides_titles(paths, tmp_path):
    own = drawn(FIGURES["article_ribbon"], paths, tmp_path)
    external = drawn(FIGURES["article_ribbon"], paths, tmp_path, card=[str(PROJECT / "data/fa-kes.yaml")])
    assert own["csv"] == external["csv"]
    assert own["svg"] != external["svg"]


def test_the_files_of_a_figure_that_has_nothing_to_show_are_empty(paths, tmp_path):
    assert not any(drawn(FIGURES["hypotheses"], paths, tmp_path, shows=False).values())
