"""Draw a figure of results, and write on its face how to read it and how far its labels were checked."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from pkgutil import resolve_name

from presslens.base.io import read_json, scan_table, write_text
from presslens.cards.corpora import load_corpus
from presslens.codebook.codebook import Codebook
from presslens.codebook.words import words_in
from presslens.draw.drawing import Sources, is_of_results, read_source
from presslens.draw.face import footnote
from presslens.draw.notes import stamp
from presslens.draw.order import holder_rows
from presslens.draw.page_settings import page_of
from presslens.draw.printing import Caption, save
from presslens.draw.style import Stamp
from presslens.exhibits.figures import FIGURES


def draw_figure(
    figure: str,
    tables: Sequence[str],
    card: Sequence[str],
    codebook: Codebook,
    validations: Sequence[str],
    familiarity: Sequence[str],
    questions: Sequence[str],
    classifiers: Mapping[str, str],
    settings: Mapping[str, object],
    page: Mapping[str, object],
    words: Sequence[str],
    text: str | Path,
    svg: str,
    pdf: str,
    png: str,
    csv: str,
    txt: str,
    note: Callable[[str], None],
) -> None:
    """Draw the figure that an entry of :data:`presslens.exhibits.figures.FIGURES` describes.

    Parameters
    ----------
    figure
        Its name.
    tables
        What it is drawn from, its own tables first; each is known by the name of its file.
    card
        The corpus's card, where the entry reads it; else nothing.
    validations, questions, classifiers
        Scores, and the classifier in use, of the questions that the figure rests on.
    familiarity
        The table of that name, where an accuracy to expect may be told; else nothing.
    settings
        What the drawing function is told of ``config.yaml``.
    page
        What the block ``draw`` of ``config.yaml`` says of all figures.
    words
        The list of the language of figures; nothing for English.
    text
        File with its ``note``, and its ``caption`` in the report, which are one text; null where there is nothing to
        show.
    svg, pdf, png, csv, txt
        Files to write; empty ones of a figure that has nothing to show.
    """
    entry, said = FIGURES[figure], read_json(text)
    if said is None:
        for path in (svg, pdf, png, csv, txt):
            write_text("", path)
        note("nothing to show")
        return
    in_language = words_in(words)
    on = page_of(page, in_language)
    sources = Sources(
        {Path(path).stem: read_source(path) for path in tables if is_of_results(path)},
        {Path(path).stem: scan_table(path) for path in tables if not is_of_results(path)},
        codebook,
        questions,
        classifiers,
        load_corpus(card[0]) if card else None,
        on,
    )
    drawing = resolve_name(entry.drawn_by)(sources, **entry.options, **settings)
    names = holder_rows(codebook) if "holders" in codebook else {}
    expected = read_source(familiarity[0]) if familiarity else None
    checked = stamp(questions, classifiers, [read_source(path) for path in validations], names, expected)
    checked = Stamp(in_language.say(checked.text), checked.alarm)
    below = 0.0 if on.outside else footnote(drawing.figure, said["note"], checked, on)
    files = {"svg": svg, "pdf": pdf, "png": png, "csv": csv, "txt": txt}
    caption = Caption(checked.text, said["note"], said["caption"], below)
    missed = save(drawing.figure, drawing.plotted, files, on, caption)
    note(drawing.said)
    if in_language.missed:
        note(in_language.said_of_missed)
    if missed:
        shown = " ".join(sorted(missed)[:10])
        note(f"{len(missed)} letters are drawn as boxes, because the font of the figures has none of them: {shown}")
