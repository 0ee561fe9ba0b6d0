"""Corpora whose texts are elsewhere: their tables stand off the texts, and are taken as given up to the ledger.

An archive (``make archive``) holds such tables in ``standoff/<corpus>/``. Where they were put into
``resources/<corpus>/``, with the list of them, no rule makes them: what follows from them is computed without a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from presslens.base.errors import InputError
from presslens.base.io import read_json
from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.tables import ESTIMATES

#: File of ``resources/<corpus>`` and of ``standoff/<corpus>`` that lists the tables with their hashes.
LIST = "standoff.json"
#: Folder of an unpacked archive with the tables of its corpus.
FOLDER = "standoff"
#: File at the root of an unpacked archive that names its corpus: runs are about that one.
ARCHIVE = "archive.json"
#: In the place of a shard's name: tables of all shards as one.
SHARD = "standoff"
#: Tables of the corpus that are given: of every one, and of those that were coded.
_OF_ALL = ("articles", "exclusions", "removals", "sentences", "ledger", "word_counts", "distances")
_OF_CODED = ("annotations", "annotations_unplaced")


def standoff_shard(corpus: str, file: str) -> str:
    """Where a table of all shards of a stand-off corpus lies.

    >>> standoff_shard("press", "frames.parquet")
    'resources/press/shards/standoff/frames.parquet'
    """
    return f"resources/{corpus}/shards/{SHARD}/{file}"


def shard_tables() -> list[str]:
    """Tables of shards that estimates read, by name."""
    return sorted({name for estimate in ESTIMATES.values() for name in estimate.shards})


def given_files(corpus: str, coded: Iterable[str], out_of_fold: Iterable[str] = ()) -> list[str]:
    """Every file of ``resources/<corpus>`` from which tables and figures are made without a text.

    Parameters
    ----------
    coded
        Questions that coders answered.
    out_of_fold
        Answers out of fold of heads that were fitted to the corpus's codes.

    >>> "resources/press/candidates_stance.parquet" in given_files("press", ["stance"])
    True
    """
    coded = [name for name in QUESTIONS if name in set(coded)]
    names = [*_OF_ALL, *(_OF_CODED if coded else ()), *(f"candidates_{question}" for question in coded)]
    return [
        *(f"resources/{corpus}/{name}.parquet" for name in names),
        f"resources/{corpus}/coded.json",
        *out_of_fold,
        *(standoff_shard(corpus, f"{name}.parquet") for name in shard_tables()),
    ]


def is_standoff(corpus: str, root: Path) -> bool:
    """Whether the tables of a corpus are given, and its texts need not be there."""
    return (root / "resources" / corpus / LIST).is_file()


def may_be_away(corpus: str, folder: str, root: Path) -> bool:
    """Whether it is no fault that the folder of a corpus is not there: its tables are given, or can be.

    Of an unpacked archive, figures are drawn from results without either.
    """
    return is_standoff(corpus, root) or ((root / FOLDER / corpus / LIST).is_file() and not (root / folder).exists())


def corpus_of_archive(root: Path) -> str | None:
    """The corpus of the archive that was unpacked in a folder; None where none was.

    Raises
    ------
    InputError
        The file that names it does not.
    """
    if not (root / ARCHIVE).is_file():
        return None
    document = read_json(root / ARCHIVE)
    corpus = document.get("corpus") if isinstance(document, dict) else None
    if not isinstance(corpus, str):
        raise InputError(root / ARCHIVE, "names no corpus", "the file as it came in the archive")
    return corpus
