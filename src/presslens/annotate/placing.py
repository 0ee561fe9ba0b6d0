"""Find each annotated mention among the mentions that the pipeline located."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from presslens.annotate.cells import Faults
from presslens.annotate.located import Article, Located, LocatedMentions, UnplacedError
from presslens.annotate.purposes import VALIDATION
from presslens.base.errors import InputError
from presslens.base.spans import Span
from presslens.cards.annotations import AnnotationCard

N_FOLDS = 5
PLACED_TYPES: dict[str, type[pl.DataType]] = {
    "id": pl.String,
    "article_id": pl.String,
    "source_id": pl.String,
    "story_id": pl.String,
    "sentence_index": pl.Int32,
    "start": pl.Int64,
    "end": pl.Int64,
    "target": pl.String,
    "alias_kind": pl.String,
    "inclusion_probability": pl.Float64,
    "purpose": pl.String,
    "fold": pl.Int32,
}
UNPLACED_TYPES: dict[str, type[pl.DataType]] = dict.fromkeys(
    ("id", "source_id", "target", "purpose", "reason"), pl.String
)


def fold_of(story_id: str) -> int:
    """The fold of a story, from 0 to ``N_FOLDS`` - 1: a digest of its id, so that other stories do not matter.

    Copies and rewrites of one report lie in one fold: what was fitted to one of them has seen the others.

    >>> fold_of("1926479106")
    0
    """
    return int.from_bytes(hashlib.sha256(story_id.encode("utf-8")).digest()[:8]) % N_FOLDS


def check_offsets(card: AnnotationCard, reader: str, digests: Mapping[str, str], words_known: bool) -> str | None:
    """Whether the sample's offsets count in the corpus as it is read here.

    Offsets into a raw text need a reader that keeps account of every character, and the file they count in. Another
    file will do (rows added, in another order) where the words of each mention are there to compare.

    Parameters
    ----------
    reader
        Of the corpus, as its card names it.
    digests
        SHA-256 of each file of the corpus by its path; not looked at where the card names none.
    words_known
        The sample has the words of every mention.

    Returns
    -------
    What to tell where another file will do, else None.

    Raises
    ------
    InputError
        The reader keeps no account, or no file of the corpus is the one the offsets count in.
    """
    offsets = card.offsets
    if offsets.raw and reader != "table":
        place = f"{card.path}: offsets.into"
        raise InputError(place, f"found 'raw', but the corpus is read by {reader}", "allowed: cleaned")
    if offsets.sha256 is None or offsets.sha256 in digests.values():
        return None
    found = "; ".join(f"{Path(path).name} {digest}" for path, digest in sorted(digests.items())[:5])
    if not words_known:
        place = f"{card.path}: offsets.sha256"
        raise InputError(place, "is that of no file of the corpus", f"its files: {found}")
    return f"offsets.sha256 is that of no file of the corpus ({found}): each mention's words were compared"


def place_sample(
    sample: pl.DataFrame,
    articles: pl.DataFrame,
    mentions: pl.DataFrame,
    removals: pl.DataFrame | None,
    where: object,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Set annotated mentions against located ones: same article, same target, places that overlap.

    Of several located ones that overlap the one with the most characters in common is taken, then the first. Of several
    annotated ones that overlap one located mention (an office and a name that were coded apart, and are one mention),
    one is placed: one for validation before one for fitting, then the one with the most characters in common, then by
    id. The others are told among the unplaced. The inclusion probability stays that of the annotated part.

    Parameters
    ----------
    sample
        As :func:`presslens.annotate.sample.read_sample` gives it.
    articles, mentions
        Tables of the ingest and locate steps.
    removals
        What cleaning took out, when the sample's offsets count the raw text; None when they count the cleaned text.
    where
        The sample's file, for errors.

    Returns
    -------
    placed, unplaced
        :data:`PLACED_TYPES`, ``start`` and ``end`` being those of the located mention in the cleaned text, sorted by
        article and place; and :data:`UNPLACED_TYPES` of the others, sorted by id.

    Raises
    ------
    InputErrors
        Places outside their article's text, by the row.
    """
    known = LocatedMentions(articles, mentions, removals)
    unplaced: list[tuple[str, ...]] = []
    found: dict[tuple[str, int], list[_Found]] = defaultdict(list)
    outside = Faults(Path(str(where)))
    for row in sample.sort("id").iter_rows(named=True):
        try:
            article = known.article(row["source_id"])
            if row["end"] > (length := known.length(article)):
                end = f"the mention ends at character {row['end']}"
                outside.add(row["row"], None, end, f"allowed: at most {length}")
                continue
            span = known.span(article, row)
            mention = known.mention(article.article_id, row["target"], span)
        except UnplacedError as reason:
            unplaced.append(_unplaced(row, str(reason)))
            continue
        found[article.article_id, mention.start].append(_Found(row, article, mention, span))
    placed = []
    for first, *others in (sorted(group, key=_Found.rank) for group in found.values()):
        placed.append(_placed(first))
        unplaced += [_unplaced(other.row, "same located mention as another annotation") for other in others]
    outside.tell()
    table = pl.DataFrame(placed, schema=PLACED_TYPES, orient="row").sort("article_id", "start")
    return table, pl.DataFrame(unplaced, schema=UNPLACED_TYPES, orient="row").sort("id")


def _placed(found: _Found) -> tuple:
    row, article, mention = found.row, found.article, found.mention
    identity = (row["id"], article.article_id, row["source_id"], article.story_id)
    place = (mention.sentence_index, mention.start, mention.end, row["target"], mention.alias_kind)
    return (*identity, *place, row["inclusion_probability"], row["purpose"], fold_of(article.story_id))


def _unplaced(row: Mapping[str, Any], reason: str) -> tuple[str, ...]:
    return row["id"], row["source_id"], row["target"], row["purpose"], reason


class _Found(NamedTuple):
    """An annotated mention with the located one that it overlaps."""

    row: Mapping[str, Any]
    article: Article
    mention: Located
    span: Span

    def rank(self) -> tuple[bool, int, str]:
        """What comes first where several annotated mentions overlap one located mention."""
        common = min(self.mention.end, self.span.end) - max(self.mention.start, self.span.start)
        return self.row["purpose"] != VALIDATION, -common, self.row["id"]
