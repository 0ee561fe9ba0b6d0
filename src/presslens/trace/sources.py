"""What a table is traced in: the tables of its corpus, its codes and the study's settings, each read when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from presslens.codebook.codebook import Codebook
from presslens.estimate.correction.pseudo_outcomes import Coded, uncoded, with_codes
from presslens.estimate.groups import with_groups
from presslens.trace.evidence import ITEM


@dataclass
class Sources:
    """The tables behind a corpus's results.

    Attributes
    ----------
    corpus
        Its name.
    read
        From the name of a table (``ledger``, ``articles``, ``exclusions`` ...; ``attributions``, ``frames`` ... of all
        shards as one) to the table. Each is asked for once.
    book
        From names of parts of the codebook to the codebook as it counts on the corpus.
    names
        Codes of the study by part of the codebook, in order.
    settings
        The block ``estimate`` of ``config.yaml``, with ``decisions``.
    annotated
        Whether the corpus has annotations.
    checked
        From the name of a question to what was scored: see :mod:`presslens.trace.checks`.
    coded_by
        The codes of each coder and the sample they are of: see :mod:`presslens.trace.agreement`.
    """

    corpus: str
    read: Callable[[str], pl.DataFrame]
    book: Callable[..., Codebook]
    names: Mapping[str, Sequence[str]]
    settings: Mapping[str, Any]
    annotated: bool = False
    checked: Callable[[str], Any] | None = None
    coded_by: Callable[[], Any] | None = None
    _tables: dict[str, pl.DataFrame] = field(default_factory=dict, repr=False)

    def table(self, name: str) -> pl.DataFrame:
        """A table of the corpus, by name."""
        if name not in self._tables:
            self._tables[name] = self.read(name)
        return self._tables[name]

    @cached_property
    def ledger(self) -> pl.DataFrame:
        """The ledger: the population of all mentions."""
        return self.table("ledger")

    @cached_property
    def mentions(self) -> pl.DataFrame:
        """The ledger with ``item``, each mention's row in it."""
        return self.ledger.with_row_index(ITEM)

    @cached_property
    def coded(self) -> Coded:
        """All located mentions beside their sampled codes."""
        rows = with_groups(self.ledger)
        if not self.annotated:
            return uncoded(rows)
        return with_codes(rows, self.table("sampled_codes"), self.table("sampling_frame"))
