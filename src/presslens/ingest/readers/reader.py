"""What a reader of corpora is: a function from a card and files to the corpus, and the files it takes for articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from presslens.base.errors import readable
from presslens.cards.corpora import CorpusCard
from presslens.ingest.corpus import Corpus, Exclusion


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


def no_article(path: Path, endings: Sequence[str], kind: str) -> Exclusion | None:
    """Why a file of the folder holds no articles, so far as its name tells; None when it may.

    >>> no_article(Path("notes.doc"), [".txt"], "a .txt file").detail
    '.doc; allowed: .txt'
    >>> no_article(Path("~$mine.xlsx"), [".xlsx"], "a table").detail
    'a mark that the file is open in a spreadsheet'
    >>> no_article(Path("a.TXT"), [".txt"], "a .txt file") is None
    True
    """
    if path.suffix.lower() not in endings and path.is_dir():
        detail = "a folder; files in it are not read"
    elif path.name.startswith("~$"):
        detail = "a mark that the file is open in a spreadsheet"
    elif path.suffix.lower() not in endings:
        detail = f"{readable(path.suffix) or 'no ending'}; allowed: {', '.join(endings)}"
    else:
        return None
    return Exclusion(readable(path.name), f"not {kind}", detail, readable(path.name))
