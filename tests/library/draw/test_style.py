"""What is written of a figure is well formed, whatever words stand on it."""

import re
import warnings

import polars as pl
import pytest
from lxml import etree

from presslens.draw.face import footnote
from presslens.draw.page import PAGE
from presslens.draw.printing import Caption, save
from presslens.draw.style import Stamp
from presslens.tell.figure_captions import plain

HOSTILE = [
    "The\x1b[31mPaper",
    "a\x00b",
    "a\x08b",
    "\u202eNews\u202c",
    "\u2067News\u2069",
    "a\ufffeb",
    "a\x85b",
    "--> <script>alert(1)</script>",
    "]]> & <!-- -- -->",
    "$\\frac{1}{2}$",
    "a\u2028b",
    "\ud800",
]


def saved(tmp_path, word):
    figure = PAGE.figure(3)
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], label=word)
    axes.set_xticks([0, 1], [word, "plain"])
    axes.set_yticks([0.5], [word], minor=True)
    axes.set_title(word)
    axes.set_ylabel(word)
    axes.annotate(word, (0, 0))
    axes.legend(title=word)
    figure.legend(handles=axes.lines)
    figure.suptitle(word)
    figure.colorbar(axes.scatter([0], [1], c=[1]), label=word)
    footnote(figure, word, Stamp(word, alarm=True), PAGE)
    paths = {kind: tmp_path / f"f.{kind}" for kind in ("svg", "pdf", "png", "csv", "txt")}
    plotted = pl.DataFrame({"outlet": [word.encode("utf-8", "backslashreplace").decode()]})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of signs that the font lacks
        save(figure, plotted, paths, PAGE, Caption(word, word, word))
    return paths


@pytest.mark.parametrize("word", HOSTILE, ids=ascii)
def test_a_figure_with_hostile_words_is_well_formed(tmp_path, word):
    """hostile 22: one outlet's name made a figure that no reader could open"""
    paths = saved(tmp_path, word)
    svg = paths["svg"].read_bytes()
    etree.fromstring(svg, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for harmful in (b"\x1b", b"\x00", b"\x08", b"<script", *(c.encode() for c in "\u202e\u2067\u2069\x85\ufffe\u2028")):
        assert harmful not in svg
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", paths["csv"].read_text(encoding="utf-8")
    )
    assert paths["pdf"].read_bytes().startswith(b"%PDF")
    assert paths["png"].read_bytes().startswith(b"\x89PNG")


def test_plain_words_stay_as_they_are(tmp_path):
    assert "<!-- Le Monde: « Ärger » -->" in saved(tmp_path, "Le Monde: « Ärger »")["svg"].read_text(encoding="utf-8")


def test_words_for_the_report_are_harmless():
    """hostile 22"""
    assert plain("a\u202e\n b\x1b") == r"a\u202e b\x1b"
