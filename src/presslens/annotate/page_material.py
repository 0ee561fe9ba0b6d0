"""What pages for coders are made of: the items of a sheet with their texts, and the manual of its batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from presslens.annotate.batches import MANUAL
from presslens.annotate.coding_items import CodingItems, Mask, coding_items
from presslens.base.errors import InputError
from presslens.base.io import MissingFileError, read_table, write_text
from presslens.blind.names import NameMask
from presslens.codebook.codebook import Codebook

#: Parts of the codebook that pages quote, or hide names by.
PARTS = ("targets", "holders", "frames", "labels", "nouns", "countries")


def read_texts(resources: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Articles and sentences of a corpus.

    Raises
    ------
    InputError
        It was not run.
    """
    try:
        articles = read_table(resources / "articles.parquet", ["article_id", "source_id", "text"])
        return articles, read_table(resources / "sentences.parquet", ["article_id", "start", "end"])
    except MissingFileError as fault:
        raise InputError(fault.where, "is not there", "run the corpus first: make") from None


def read_items(
    resources: Path,
    rows: Sequence[tuple[int, Mapping[str, str]]],
    sheet: Path,
    codebook: Codebook,
    blind: bool = False,
) -> CodingItems:
    """The items of rows of a sheet, as :func:`presslens.annotate.coding_items.coding_items` gives them."""
    targets = {target.code: target.label for target in codebook.targets}
    return coding_items(rows, *read_texts(resources), targets, sheet, _mask(codebook) if blind else None)


def batch_manual(folder: Path, made: str) -> str:
    """The manual of a batch, the same for all its coders: as it was when its first page was made."""
    path = folder / MANUAL
    if not path.exists():
        of_corpus = folder.parents[1] / MANUAL
        write_text(of_corpus.read_text(encoding="utf-8") if of_corpus.exists() else made, path)
    return path.read_text(encoding="utf-8")


def _mask(codebook: Codebook) -> Mask:
    """What hides the names of targets, and of those who speak for them; other names stay."""
    own = [holder for holder in codebook.speakers if holder.code in {target.code for target in codebook.targets}]
    mask = NameMask(codebook.targets, own, codebook.nouns)
    return mask.mask_text, lambda mention: mask.mask_mention(mention, "name")
