"""Write down which figures of a corpus have something to show."""

from collections.abc import Callable, Sequence
from pathlib import Path

from presslens.base.io import write_json
from presslens.draw.drawing import read_source
from presslens.draw.shown import has_something_to_show
from presslens.exhibits.figures import FIGURES
from presslens.study.job import run
from presslens.study.outputs import checked_questions


def choose_figures(
    tables: Sequence[str], coded: Sequence[str], folder: str, figures: str, note: Callable[[str], None]
) -> None:
    """Write the names of the figures that have something to show, and remove what an earlier run drew of the others.

    Parameters
    ----------
    tables
        The own tables of all figures.
    coded
        Questions that coders answered.
    folder
        Where figures stand.
    figures
        File to write.
    """
    found = {Path(path).stem: read_source(path) for path in tables}
    checked = checked_questions(coded)
    chosen = [
        name
        for name, figure in FIGURES.items()
        if has_something_to_show(figure, {table: found[table] for table in figure.tables(checked)})
    ]
    left_out = [figure for name, figure in FIGURES.items() if name not in chosen]
    for figure in left_out:
        for ending in figure.files:
            Path(folder, f"{figure.name}.{ending}").unlink(missing_ok=True)
    write_json(chosen, figures)
    names = ", ".join(figure.name for figure in left_out) or "none"
    note(f"figures with something to show: {len(chosen)}; without: {names}")


if __name__ == "__main__":
    run(choose_figures, snakemake)
