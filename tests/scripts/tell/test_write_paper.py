import json
import shutil
from pathlib import Path

import pypdf
import pytest
from scripts.tell.set_paper import set_paper
from scripts.tell.write_paper import write_paper

from presslens.base.errors import InputError
from presslens.base.io import read_json, write_json
from presslens.codebook.codebook import Codebook
from presslens.study.outputs import PAPER, paper_figures, paper_tables
from presslens.study.study import Study
from presslens.tell.manifest import paper_files
from tests.shipped import CONFIG

PROJECT = Path(__file__).parents[3]


def write(tmp_path, cells="links", captions=()):
    """The paper of the seeds, from their committed results, and the notes on it."""
    study = Study(CONFIG, PROJECT)
    results = PROJECT / "results/seeds"
    write_json(read_json(results / "manifest.json")["mentions"], tmp_path / "coded.json")
    parts = ("targets", "holders", "frames", "nouns", "topics")
    notes = []
    write_paper(
        "seeds",
        [str(PROJECT / path) for path in paper_tables("seeds", [])],
        [str(PROJECT / path) for path in paper_figures("seeds", read_json(results / "figures.json"))],
        captions,
        str(results / "figures.json"),
        str(PROJECT / "data/seeds.yaml"),
        [],
        str(tmp_path / "coded.json"),
        Codebook([PROJECT / path for path in study.codebook_files("seeds", *parts)]),
        [str(path) for path in paper_files(PROJECT)],
        str(PROJECT / "envs/requirements.txt"),
        str(PROJECT / "envs/requirements.in"),
        CONFIG,
        cells,
        *(str(tmp_path / name) for name in PAPER),
        notes.append,
    )
    return notes


def test_the_paper_comes_with_its_numbers_and_both_for_latex(tmp_path):
    notes = write(tmp_path)
    numbers = json.loads((tmp_path / "numbers.json").read_text())
    assert notes == [f"{len(numbers['numbers'])} numbers, {(tmp_path / 'paper.pdf').stat().st_size} bytes"]
    one = numbers["numbers"]["sentiment.SYR.negative.share"]
    assert (one["table"], one["cell"], one["column"], one["unit"]) == (
        "sentiment_by_target",
        "SYR,negative",
        "share",
        "percent",
    )
    macro = rf"\presslens@number{{sentiment.SYR.negative.share}}{{{one['text']}}}{{\,\%}}"
    assert macro in (tmp_path / "numbers.tex").read_text().splitlines()
    tables = (tmp_path / "tables.tex").read_text()
    named = {path.stem for path in (PROJECT / "results/seeds/tables").glob("*.tex")}
    assert {
        line.split("{")[1].rstrip("}") for line in tables.splitlines() if line.startswith(r"\presslenstable{")
    } == named


def test_it_is_set_again_from_results_and_text_alone(tmp_path):
    write(tmp_path)
    shutil.copytree(PROJECT / "results/seeds/figures", tmp_path / "figures")
    set_paper(str(tmp_path), str(tmp_path / "again.pdf"))
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "paper.pdf").read_bytes()


def test_numbers_of_something_else_are_refused(tmp_path):
    write_json([], tmp_path / "numbers.json")
    with pytest.raises(InputError, match="holds no numbers of a paper"):
        set_paper(str(tmp_path), str(tmp_path / "again.pdf"))


def test_words_that_are_not_on_a_figure_stand_under_it_with_the_stamp(tmp_path):
    write(tmp_path, captions=sorted(str(path) for path in (PROJECT / "results/seeds/figures").glob("*.txt")))
    (tmp_path / "inside").mkdir()
    write(tmp_path / "inside")
    outside, inside = (
        "".join(page.extract_text() for page in pypdf.PdfReader(folder / "paper.pdf").pages)
        for folder in (tmp_path, tmp_path / "inside")
    )
    assert outside.count("UNVALIDATED") > inside.count("UNVALIDATED")
