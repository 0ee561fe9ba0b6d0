"""What a reader of corpora is: a function from a card and files to the corpus, and the files it takes for articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from presslens.cards.corpora import CorpusCard
from presslens.ingest.corpus import Corpus


class Read(Protocol):
    """Reads a corpus: its card, its files, lines that are no part of an article, languages kept, size of a text."""

    def __call__(
        self,
        card: CorpusCard,
        files: Sequence[str | Path],
        boilerplate: Iterable[str],
        languages: Sequence[str],
        max_bytes: int,
    ) -> Corpus: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """A format of corpora.

    Attributes
    ----------
    endings
        Of the names of files that hold articles, in lower case.
    read
        The function that reads them.
    """

    endings: tuple[str, ...]
    read: Read
