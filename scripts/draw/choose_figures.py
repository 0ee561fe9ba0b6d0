"""Write down which figures of a corpus have something to show, and the words under them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from presslens.base.io import scan_table, write_json
from presslens.codebook.codebook import Codebook
from presslens.codebook.words import words_in
from presslens.draw.drawing import is_of_results, read_source
from presslens.draw.shown import has_something_to_show
from presslens.exhibits.figures import FIGURES
from presslens.ledger.coded import read_coded
from presslens.run.checksums import forget
from presslens.study.outputs import checked_questions
from presslens.tell.figure_captions import words_of


def choose_figures(
    tables: Sequence[str],
    coded: str,
    codebook: Codebook,
    questions: Sequence[str],
    settings: Mapping[str, Any],
    words: Sequence[str],
    folder: str,
    figures: str,
    texts: Sequence[str],
    note: Callable[[str], None],
    refused: Sequence[str] = (),
) -> None:
    """Write the words under each figure that has something to show, and remove what an earlier run drew of the others.

    Parameters
    ----------
    tables
        All that figures hang on: their own tables, and what their words quote.
    coded
        How many mentions were coded, as :func:`presslens.ledger.coded.read_coded` reads it.
    questions
        Those that coders answered.
    settings
        See :func:`presslens.tell.captions.settings_in_words`; with the block ``draw`` of ``config.yaml``.
    words
        The list of the language of figures; nothing for English.
    folder
        Where figures stand.
    figures
        File to write: ``note`` and ``caption`` by name of the figure.
    texts
        Files to write, one for each figure and named as it: the same of it alone, null where it has nothing to show.
    refused
        Questions that are not answered in the language of the corpus: no figure shows them.
    """
    paths = {Path(path).stem: path for path in tables}
    checked, last = checked_questions(questions), read_coded(coded).sentence
    in_language = words_in(words)
    shown = {}
    for name, figure in FIGURES.items():
        own = {table: read_to_choose_by(paths[table]) for table in figure.tables(checked)}
        if not set(figure.questions) & set(refused) and has_something_to_show(figure, own):
            shown[name] = words_of(figure, paths, codebook, settings, last, in_language)
        else:
            gone = [Path(folder, f"{name}.{ending}") for ending in figure.files]
            forget(gone)
            for path in gone:
                path.unlink(missing_ok=True)
    write_json(shown, figures)
    for path in texts:
        write_json(shown.get(Path(path).stem), path)
    left_out = ", ".join(name for name in FIGURES if name not in shown) or "none"
    if in_language.missed:
        note(in_language.said_of_missed)
    note(f"figures with something to show: {len(shown)}; without: {left_out}")


def read_to_choose_by(path: str | Path) -> pl.DataFrame:
    """A table of results; of one of the pipeline, which is there to be shown, one row."""
    return read_source(path) if is_of_results(path) else scan_table(path).head(1).collect()
