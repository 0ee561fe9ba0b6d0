"""The documents of the sets of other news: one text each, whose offsets the annotations count.

References
----------
The cards in ``data/`` name publisher, licence and hashes of each set.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

_WRAPPED = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_HEAD = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_AMERICAN = re.compile(r"\d{1,2}/\d{1,2}/\d\d")
_COUNTRIES = {"US": "USA", "GB": "GBR", "PL": "POL", "UA": "UKR", "BY": "BLR"}
#: Sources of WMT's documents that are no news: talks and user comments.
_NO_NEWS = ("tsuite", "en.")


class Document(NamedTuple):
    """A text with what its set says of it; in ``text``, as long as in the set, the end of a wrapped line is a space."""

    corpus: str
    source_id: str
    outlet: str
    date: dt.date | None
    title: str
    text: str


def documents(mirror: Path) -> Iterator[Document]:
    """All documents of the five sets, by set and id."""
    for name, read in READERS.items():
        yield from sorted(read(mirror / name), key=lambda document: document.source_id)


def _allsides(folder: Path) -> Iterator[Document]:
    with (folder / "articles.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield Document("allsides", row["id"], row["outlet"], _day(row["date"]), row["title"], row["text"])


def _wikinews(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield Document("wikinews", row["url"], "Wikinews", _day(row["date"]), row["title"], row["text"])


def _whitehouse(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.rglob("*.md")):
        found = _HEAD.match(whole := path.read_text(encoding="utf-8"))
        if found is not None:
            head = yaml.safe_load(found[1])
            title = " ".join(str(head.get("title", "")).split())
            text = _WRAPPED.sub(" ", whole[found.end() :])
            identity = path.relative_to(folder).as_posix()
            yield Document("whitehouse", identity, "The White House", _day(str(head["date"])), title, text)


def _ukraine_war(folder: Path) -> Iterator[Document]:
    seen: set[str] = set()
    for path in sorted((folder / "articles").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if text not in seen:
            seen.add(text)
            day = dt.datetime.strptime(path.name[:8], "%Y%m%d").date()
            yield Document("ukraine-war", path.stem, _COUNTRIES[path.name.split("_")[1]], day, "", text)


def _wmt_news(folder: Path) -> Iterator[Document]:
    texts: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if not row["doc_id"].startswith(_NO_NEWS):
                    texts.setdefault(row["doc_id"], []).append(row["seg"])
    for identity, (first, *rest) in texts.items():
        # The first row is the headline; the text holds it, as a paragraph of its own.
        yield Document("wmt-news", identity, identity.split(".")[0], None, first, f"{first}\n\n{' '.join(rest)}")


def _day(text: str) -> dt.date | None:
    # AllSides writes a few days as 10/24/16, and some not at all.
    if _AMERICAN.fullmatch(text):
        return dt.datetime.strptime(text, "%m/%d/%y").date()
    return dt.date.fromisoformat(text[:10]) if text else None


READERS: dict[str, Callable[[Path], Iterator[Document]]] = {
    "allsides": _allsides,
    "ukraine-war": _ukraine_war,
    "whitehouse": _whitehouse,
    "wikinews": _wikinews,
    "wmt-news": _wmt_news,
}
