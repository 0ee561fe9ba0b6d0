"""Write down which figures of a corpus have something to show."""

from collections.abc import Callable, Sequence
from pathlib import Path

from presslens.base.io import write_json
from presslens.draw.drawing import read_source
from presslens.draw.shown import has_something_to_show
from presslens.exhibits.figures import FIGURES
from presslens.study.job import run
from presslens.study.outputs import checked_questions


def choose_figures(tables: Sequence[str], coded: Sequence[str], figures: str, note: Callable[[str], None]) -> None:
    found = {Path(path).stem: read_source(path) for path in tables}
    chosen = [
        name
        for name, figure in FIGURES.items()
        if has_something_to_show(figure, {table: found[table] for table in figure.tables(checked_questions(coded))})
    ]
    write_json(chosen, figures)
    left_out = [name for name in FIGURES if name not in chosen]
    note(f"figures with something to show: {len(chosen)}; without: {', '.join(left_out) or 'none'}")


if __name__ == "__main__":
    run(choose_figures, snakemake)
