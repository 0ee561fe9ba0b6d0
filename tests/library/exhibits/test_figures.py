"""Every row of the registry of figures can be drawn from what it says."""

import inspect
import subprocess
import sys
from pathlib import Path
from pkgutil import resolve_name
from string import Formatter

import pytest

from presslens.base.io import read_yaml
from presslens.codebook.codebook import NAMED, SINGLE
from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.figures import FIGURES
from presslens.exhibits.tables import TABLES
from tests.shipped import CONFIG_FILE

PROJECT = Path(__file__).parents[3]
CONFIG = read_yaml(CONFIG_FILE)
PIPELINE = {"ledger", "articles", "sentences", "card"}


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_figure_names_what_there_is(figure):
    inputs = figure.inputs(["actor", "stance"])
    assert set(inputs) <= {*TABLES, *PIPELINE}
    assert len(inputs) == len(set(inputs))
    assert inputs[: len(figure.tables(["actor", "stance"]))] == figure.tables(["actor", "stance"])
    assert set(figure.codebook) <= {*NAMED, *SINGLE}
    assert set(figure.questions) <= set(QUESTIONS)
    assert set(figure.settings) <= set(CONFIG["draw"])
    assert figure.columns or figure.table in TABLES


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_its_function_takes_its_options_and_settings(figure):
    names = list(inspect.signature(resolve_name(figure.drawn_by)).parameters)
    assert names == ["sources", *figure.options, *figure.settings]
    for function in (figure.facts, figure.shown_if):
        assert not function or callable(resolve_name(function))


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_no_option_is_named_and_not_used(figure):
    quoted = {name for text in figure.words.values() for _, name, _, _ in Formatter().parse(text) if name}
    asked = set(inspect.signature(resolve_name(figure.drawn_by)).parameters)
    assert set(figure.options) <= quoted | asked


def test_a_name_stands_once():
    assert all(figure.name == name for name, figure in FIGURES.items())


def test_listing_figures_loads_neither_polars_nor_matplotlib():
    code = "import sys, presslens.exhibits.figures, presslens.tell.figure_captions, presslens.study.outputs;"
    code += "print(sorted({'polars', 'matplotlib'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT / "src", capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
