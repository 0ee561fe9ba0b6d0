"""Mentions of a sheet as items of a coding page: the sentence with its mention, what stands around it, the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from presslens.annotate.cells import Faults, short
from presslens.base.characters import shown

#: What hides names in a text, and in a mention.
Mask = tuple[Callable[[str], str], Callable[[str], str]]
#: A row of the sheet with the place of its mention.
_Found = tuple[Mapping[str, str], int, int]


@dataclass(frozen=True, slots=True)
class CodingItems:
    """What a page shows, in the order of the sheet.

    Attributes
    ----------
    items
        ``id``; ``target``, its name, and ``place`` (``source_id``, ``target``, ``start``, ``end``), both left out where
        names are hidden; ``before`` and ``after``, the sentences around; ``left``, ``mention``, ``right``, the
        sentence; ``text``, the place of its article among :attr:`texts`, and ``from`` and ``to``, the mention there, in
        units of UTF-16.
    texts
        Of the articles, each once.
    """

    items: list[dict[str, Any]]
    texts: list[str]


def coding_items(
    sheet: Sequence[tuple[int, Mapping[str, str]]],
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    targets: Mapping[str, str],
    where: Path,
    mask: Mask | None = None,
) -> CodingItems:
    """The items of a sheet. No answer of a program is among what is read.

    Parameters
    ----------
    sheet
        Rows with their numbers: ``id``, ``source_id``, ``target``, ``start``, ``end`` (of the cleaned text), and the
        ``mention``.
    articles, sentences
        ``article_id``, ``source_id``, ``text``; ``article_id``, ``start``, ``end``.
    targets
        Names of the targets by code.
    where
        The sheet, for errors.
    mask
        Hides names; None shows them.

    Raises
    ------
    InputErrors
        An article is not there, has other words at that place, or the target is none of the study.
    """
    faults = Faults(where)
    texts = {
        source: (key, text) for key, source, text in articles.select("article_id", "source_id", "text").iter_rows()
    }
    spans = _spans(sentences, {texts[row["source_id"]][0] for _, row in sheet if row["source_id"] in texts})
    found: list[_Found] = []
    for number, row in sheet:
        start, end = (int(row[key]) if row[key].isascii() and row[key].isdigit() else -1 for key in ("start", "end"))
        if row["target"] not in targets:
            faults.add(number, "target", f"found {short(row['target'])}", f"allowed: {', '.join(targets)}")
        elif row["source_id"] not in texts:
            faults.add(number, "source_id", f"found {short(row['source_id'])}", "an article of the corpus")
        elif not 0 <= start < end or _words(texts[row["source_id"]][1][start:end]) != _words(row["mention"]):
            there = texts[row["source_id"]][1][max(start, 0) : max(end, 0)]
            found_there = f"found {short(row['mention'])}, where the article now has {short(there)}"
            faults.add(number, "mention", found_there, "the text from which the sheet was drawn")
        else:
            found.append((row, start, end))
    faults.tell()
    seen = _Texts(texts, found, mask)
    items = []
    for row, start, end in found:
        key, text = texts[row["source_id"]]
        at = max(0, bisect_right(spans[key], (start, len(text))) - 1)
        low, high = spans[key][at]
        around = [text[slice(*spans[key][near])] if 0 <= near < len(spans[key]) else "" for near in (at - 1, at + 1)]
        named = {"target": targets[row["target"]], "place": [row["source_id"], row["target"], start, end]}
        items.append(
            {
                "id": row["id"],
                **({} if mask else named),
                "before": seen.one_line(around[0]),
                "left": seen.one_line(text[low:start]),
                "mention": seen.mention(text[start:end]),
                "right": seen.one_line(text[end : max(high, end)]),
                "after": seen.one_line(around[1]),
                **seen.place(row["source_id"], start),
            }
        )
    return CodingItems(items, seen.texts)


def order_of(n: int, seed: int, *names: str) -> list[int]:
    """In which order a coder takes ``n`` items: one of its own for each coder and batch.

    >>> sorted(order_of(5, 1, "200", "anna")), order_of(9, 1, "200", "anna") != order_of(9, 1, "200", "bert")
    ([0, 1, 2, 3, 4], True)
    """
    letters = [ord(letter) for name in names for letter in (*name, "/")]
    return [int(place) for place in np.random.default_rng([seed, *letters]).permutation(n)]


def _spans(sentences: pl.DataFrame, wanted: set[str]) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {key: [] for key in wanted}
    for key, start, end in sentences.select("article_id", "start", "end").iter_rows():
        if key in spans:
            spans[key].append((start, end))
    return {key: sorted(found) for key, found in spans.items()}


class _Texts:
    """The texts of articles as they are shown, and where the mentions stand in them."""

    def __init__(
        self,
        texts: Mapping[str, tuple[str, str]],
        found: Sequence[_Found],
        mask: Mask | None,
    ) -> None:
        self.mask = mask
        self.texts: list[str] = []
        self._number: dict[str, int] = {}
        self._at: dict[tuple[str, int], tuple[int, int]] = {}
        by_article: dict[str, list[tuple[int, int]]] = {}
        for row, start, end in found:
            by_article.setdefault(row["source_id"], []).append((start, end))
        for source, places in by_article.items():
            self._number[source] = len(self.texts)
            self.texts.append(self._whole(source, texts[source][1], sorted(places)))

    def _whole(self, source: str, text: str, places: Sequence[tuple[int, int]]) -> str:
        """An article as it is shown; where its mentions stand there is taken down."""
        pieces, at, length = list[str](), 0, 0
        for start, end in places:
            if start >= at:
                pieces += [self._hidden(text[at:start]), self.mention(text[start:end], one_line=False)]
                at, length = end, length + _units(pieces[-2]) + _units(pieces[-1])
            # Of mentions that overlap, the first one's place is shown for both.
            self._at[source, start] = (length - _units(pieces[-1]), length)
        return "".join([*pieces, self._hidden(text[at:])])

    def place(self, source: str, start: int) -> dict[str, int]:
        low, high = self._at[source, start]
        return {"text": self._number[source], "from": low, "to": high}

    def one_line(self, text: str) -> str:
        """A piece of a text with white space made single; a space at its end stays, since the mention follows."""
        line = " ".join(self._hidden(text).split())
        return f"{' ' if text[:1].isspace() else ''}{line}{' ' if line and text[-1:].isspace() else ''}"

    def mention(self, text: str, one_line: bool = True) -> str:
        hidden = self.mask[1](text) if self.mask else text
        return " ".join(hidden.split()) if one_line else hidden

    def _hidden(self, text: str) -> str:
        return self.mask[0](text) if self.mask else text


def _words(text: str) -> list[str]:
    """As a sheet shows them."""
    return shown(text).split()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
