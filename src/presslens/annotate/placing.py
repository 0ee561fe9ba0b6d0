"""Find each annotated mention among the mentions that the pipeline located."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from presslens.base.errors import InputError
from presslens.cards.annotations import AnnotationCard
from presslens.ingest.spans import clean_offset, deletions

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
UNPLACED_TYPES: dict[str, type[pl.DataType]] = dict.fromkeys(("id", "source_id", "target", "reason"), pl.String)


def fold_of(source_id: str) -> int:
    """The fold of an article, from 0 to ``N_FOLDS`` - 1: a digest of its id, so that other articles do not matter.

    >>> fold_of("1926479106")
    0
    """
    return int.from_bytes(hashlib.sha256(source_id.encode("utf-8")).digest()[:8]) % N_FOLDS


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

    Of several that overlap the one with the most characters in common is taken, then the first.

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
    InputError
        A place lies outside its article's text; names the row.
    """
    known = defaultdict(list)
    for article in articles.select("article_id", "source_id", "story_id", "text").iter_rows():
        known[article[1]].append(article)
    located = defaultdict(list)
    columns = ["article_id", "target", "start", "end", "sentence_index", "alias_kind"]
    for article, target, *mention in mentions.select(columns).sort("article_id", "start").iter_rows():
        located[article, target].append(mention)
    cuts = {} if removals is None else deletions(removals)
    reasons = {} if removals is None else _reasons(removals)
    placed, unplaced, taken = [], [], set()
    for row in sample.sort("id").iter_rows(named=True):

        def leave(reason: str, row=row) -> None:
            unplaced.append((row["id"], row["source_id"], row["target"], reason))

        found = known.get(row["source_id"], [])
        if len(found) != 1:
            leave("several articles of this source_id" if found else "no article of this source_id")
            continue
        ((article, _, story, text),) = found
        spans = cuts.get(article, [])
        length = len(text) + sum(end - start for start, end in spans)
        if row["end"] > length:
            place = f"{where}, row {row['row']}"
            raise InputError(place, f"the mention ends at character {row['end']}", f"allowed: at most {length}")
        start, last = clean_offset(spans, row["start"]), clean_offset(spans, row["end"] - 1)
        if start is None or last is None:
            reason = _reason_at(reasons[article], row["start"] if start is None else row["end"] - 1)
            leave(f"removed in cleaning: {reason}")
            continue
        end = last + 1
        if row["mention"] is not None and _letters(row["mention"]) != _letters(text[start:end]):
            leave("other words at this place")
            continue
        candidates = [
            (min(mention[1], end) - max(mention[0], start), -mention[0], mention)
            for mention in located[article, row["target"]]
            if mention[0] < end and start < mention[1]
        ]
        if not candidates:
            leave("no mention of the target located there")
            continue
        mention = max(candidates)[2]
        if (article, mention[0]) in taken:
            leave("same located mention as another annotation")
            continue
        taken.add((article, mention[0]))
        identity = (row["id"], article, row["source_id"], story)
        drawn = (row["inclusion_probability"], row["purpose"], fold_of(row["source_id"]))
        placed.append((*identity, mention[2], mention[0], mention[1], row["target"], mention[3], *drawn))
    table = pl.DataFrame(placed, schema=PLACED_TYPES, orient="row").sort("article_id", "start")
    return table, pl.DataFrame(unplaced, schema=UNPLACED_TYPES, orient="row")


def _reasons(removals: pl.DataFrame) -> dict[str, list[tuple[int, int, str]]]:
    spans = defaultdict(list)
    taken = removals.filter(pl.col("start").is_not_null() & pl.col("replacement").is_null())
    for article, start, end, reason in taken.select("article_id", "start", "end", "reason").iter_rows():
        spans[article].append((start, end, reason))
    return spans


def _reason_at(spans: list[tuple[int, int, str]], offset: int) -> str:
    return next(reason for start, end, reason in spans if start <= offset < end)


def _letters(text: str) -> str:
    """What is left when white space and signs, which cleaning may exchange, are gone."""
    return "".join(character for character in text if character.isalnum())
