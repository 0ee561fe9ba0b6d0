"""Figures for other people's papers: every option alone, and all of them together."""

from itertools import combinations, cycle

import pytest
from matplotlib.image import imread
from pypdf import PdfReader
from scripts.draw import draw_figure as script

from presslens.codebook.codebook import Codebook, part_files
from presslens.codebook.words import words_in
from presslens.draw.face import EDGE
from presslens.exhibits.figures import FIGURES
from presslens.study.outputs import questions_behind
from presslens.tell.captions import settings_in_words
from presslens.tell.figure_captions import words_of

from .conftest import CODED, CONFIG, PROJECT
from .test_draw_figure import drawn

LANGUAGES = sorted(path.stem for path in (PROJECT / "codebook/words").glob("*.yaml"))
NARROW = {"width": "89 mm", "size": 6.5}
ALL = NARROW | {"language": "ar", "palette": "grey", "caption": "outside", "font": ["DejaVu Sans Mono"]}


@pytest.fixture
def made(paths, tmp_path, monkeypatch):
    """Function that draws a figure on a page: its files, its log, and the figure as it was printed."""

    def draw(name, **page):
        figure, log, seen = FIGURES[name], [], []
        words = [str(PROJECT / f"codebook/words/{page['language']}.yaml")] if "language" in page else []
        tables = {name: paths[name] for name in figure.inputs(questions_behind(figure, CODED)) if name != "card"}
        files = [path for part in figure.codebook for path in part_files(part, CONFIG, PROJECT / "codebook")]
        settings = settings_in_words(CONFIG) | CONFIG["draw"] | page
        in_language = words_in(words)
        text = words_of(figure, tables, Codebook(files), settings, "", in_language)
        assert in_language.missed == set()
        save = script.save
        monkeypatch.setattr(script, "save", lambda drawing, *rest: seen.append(drawing) or save(drawing, *rest))
        written = drawn(figure, paths, tmp_path, page=page, words=words, says=text, note=log.append)
        monkeypatch.undo()
        return written, log, seen[0]

    return draw


def size_of(folder, name):
    (page,) = PdfReader(folder / f"{name}.pdf").pages
    png = imread(folder / f"{name}.png")
    svg = (folder / f"{name}.svg").read_text(encoding="utf-8")
    width = float(svg.partition('width="')[2].partition("pt")[0])
    return float(page.mediabox.width) / 72, png.shape[1] / 200, width / 72


@pytest.mark.parametrize(("page", "width"), [(NARROW, 89 / 25.4), ({"size": 10}, 7.0), ({"width": "9 in"}, 9.0)])
def test_every_file_is_as_wide_as_the_page(page, width, made, tmp_path):
    made("frames_by_target", **page)
    assert size_of(tmp_path, "frames_by_target") == pytest.approx((width, width, width), abs=0.02)


@pytest.mark.parametrize(("name", "language"), [*zip(FIGURES, cycle(LANGUAGES), strict=False)])
def test_every_figure_is_drawn_in_another_language(name, language, made):
    """One language each, in turn: that no list lacks a word or a letter is told of all of them elsewhere."""
    _, log, figure = made(name, language=language)
    assert log[1:] == []  # nothing is missing: no word, and no letter of the font
    _within(figure)


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_drawn_with_all_options_together(name, made):
    written, log, figure = made(name, **ALL)
    assert log[1:] == []
    assert written["svg"].count(b"<svg ") == 1
    _within(figure)


def _within(figure):
    """Words under the figure stand on the page, and apart from each other."""
    boxes = [text.get_window_extent() for text in figure.texts]
    for box in boxes:
        assert 0 <= box.x0 < box.x1 <= figure.bbox.width * (1 + EDGE)
        assert -1 <= box.y0 < box.y1 <= figure.bbox.height
    assert not any(one.y0 < other.y1 - 1 and other.y0 < one.y1 - 1 for one, other in combinations(boxes, 2))


def test_outside_the_words_stand_in_the_text_and_in_no_picture(made):
    inside, _, shown = made("sentiment_by_target")
    outside, _, bare = made("sentiment_by_target", caption="outside")
    assert inside["txt"] == outside["txt"]
    assert outside["txt"].decode().startswith("Checked on this corpus against 2 persons: ")
    assert (len(shown.texts), len(bare.texts)) == (2, 0)
    assert [b"<!-- Checked" in picture["svg"] for picture in (inside, outside)] == [True, False]
    for kind in ("svg", "png"):
        assert b"Checked on this corpus against 2 persons" in outside[kind]


def test_what_nobody_validated_is_told_first_and_in_every_file(made, paths, tmp_path):
    written = drawn(FIGURES["frames_by_target"], paths, tmp_path, page={"caption": "outside"}, validations=[])
    assert written["txt"].startswith(b"UNVALIDATED on this corpus: ")
    assert b"<desc>UNVALIDATED" in written["svg"]
    assert b"UNVALIDATED" in written["png"]
    assert "UNVALIDATED" in PdfReader(tmp_path / "frames_by_target.pdf").metadata.subject


def test_grey_figures_have_no_colour(made, tmp_path):
    for name in ("frames_by_target", "hypotheses", "stance_by_holder", "article_ribbon", "multiverse_other"):
        made(name, palette="grey")
        picture = imread(tmp_path / f"{name}.png")[..., :3]
        assert float((picture.max(axis=2) - picture.min(axis=2)).max()) == 0, name


def test_outlets_are_never_translated(made, paths, tmp_path):
    written, _, _ = made("sentiment_by_outlet", language="ar")
    assert "The Post (المملكة المتحدة)" in written["svg"].decode()


def test_arabic_lines_begin_on_the_right(made):
    _, _, figure = made("sentiment_by_target", language="ar")
    assert {text.get_ha() for text in figure.texts} == {"right"}
    label = figure.axes[0].get_yticklabels()[0].get_text()
    assert label.splitlines()[0] == "\N{RIGHT-TO-LEFT MARK}تركيا"
    assert [tick.get_text() for tick in figure.axes[0].get_xticklabels()][:2] == ["0%", "25%"]


def test_letters_of_arabic_are_joined():
    """The shaping of matplotlib: a joined word is narrower than its letters alone."""
    from matplotlib.figure import Figure

    figure = Figure()
    width = lambda text: figure.text(0, 0, text, fontsize=20).get_window_extent().width  # noqa: E731
    assert width("بيت") < 0.9 * sum(map(width, "بيت"))


def test_a_word_without_a_translation_is_english_and_told(made, paths, tmp_path):
    path = tmp_path / "xx.yaml"
    text = (PROJECT / "codebook/words/de.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace('  "Conflict": "Konflikt"\n', ""), encoding="utf-8")
    log = []
    written = drawn(FIGURES["frames_by_target"], paths, tmp_path, words=[str(path)], note=log.append)
    assert [f"<!-- {word} -->" in written["svg"].decode() for word in ("Conflict", "Wirtschaft")] == [True, True]
    assert "xx has no words for, so that they stay English: 'Conflict'" in log
