"""What a figure of results is drawn from, and what drawing it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from presslens.base.io import read_csv
from presslens.cards.corpora import CorpusCard
from presslens.codebook.codebook import Codebook
from presslens.draw.page import PAGE, Page
from presslens.exhibits.tables import TABLES

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Sources:
    """What a figure may be drawn from: what its entry in :data:`presslens.exhibits.figures.FIGURES` names.

    Attributes
    ----------
    tables
        Tables of results by name, the figure's own first.
    pipeline
        Tables of the pipeline by name, not read yet: they may be very long.
    codebook
        The parts of the codebook that the entry names.
    questions, classifiers
        Questions whose labels the figure rests on, and the classifier in use by question.
    card
        Of the corpus; None where the entry does not name it.
    page
        What the figure is made for.
    """

    tables: Mapping[str, pl.DataFrame]
    pipeline: Mapping[str, pl.LazyFrame] = field(default_factory=dict)
    codebook: Codebook = field(default_factory=lambda: Codebook(()))
    questions: Sequence[str] = ()
    classifiers: Mapping[str, str] = field(default_factory=dict)
    card: CorpusCard | None = None
    page: Page = PAGE

    @property
    def table(self) -> pl.DataFrame:
        """The figure's own table."""
        return next(iter(self.tables.values()))


@dataclass(frozen=True)
class Drawing:
    """A picture, the numbers plotted in it, and what was drawn, in words for the log."""

    figure: Figure
    plotted: pl.DataFrame
    said: str


def read_source(path: str | Path) -> pl.DataFrame:
    """A table of results with the types of its columns."""
    return read_csv(path, TABLES[Path(path).stem].types)


def is_of_results(path: str | Path) -> bool:
    """Whether a table is one of results, and not of the pipeline."""
    return Path(path).suffix == ".csv"
