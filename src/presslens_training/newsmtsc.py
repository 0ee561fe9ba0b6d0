"""Read NewsMTSC: sentences of US political news with the sentiment toward one target in each.

References
----------
Hamborg, F. and Donnay, K. (2021). NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment Classification
in Political News Articles. EACL 2021.
"""

from __future__ import annotations

from pathlib import Path

from presslens.attribute.items import Item
from presslens.base.errors import InputError
from presslens.base.io import read_json_lines

_LABEL = {-1: "negative", 0: "neutral", 1: "positive"}


def read_newsmtsc(path: str | Path) -> tuple[list[Item], list[str]]:
    """Items and their labels, in the order of the file.

    Each row gives one item: the sentence, the span ``from``-``to`` (character offsets, end exclusive) of the
    mention and no neighbours, because the data set names only the target that was coded. ``target`` is the
    mention as written and ``kind`` is ``name``.

    Raises
    ------
    InputError
        A row lacks a key, its span is not the mention in the sentence, or its polarity is not -1, 0 or 1;
        names the file and the row.
    """
    items, labels = [], []
    for number, row in read_json_lines(path):
        item, label = _item(row, f"{path}, row {number}")
        items.append(item)
        labels.append(label)
    if not items:
        raise InputError(path, "has no rows", "at least one row is needed")
    return items, labels


def _item(row: object, where: str) -> tuple[Item, str]:
    if not isinstance(row, dict):
        raise InputError(where, f"found {str(row)[:60]!r}", "allowed: a block of keys")
    for key, kind, word in (
        ("sentence", str, "text"),
        ("mention", str, "text"),
        ("from", int, "a whole number"),
        ("to", int, "a whole number"),
        ("polarity", int, "-1, 0 or 1"),
    ):
        if key not in row:
            raise InputError(where, f"key {key!r} is missing")
        if not isinstance(row[key], kind) or isinstance(row[key], bool):
            raise InputError(where, f"{key} is {str(row[key])[:60]!r}", f"allowed: {word}")
    sentence, mention, start, end = row["sentence"], row["mention"], row["from"], row["to"]
    if not 0 <= start < end <= len(sentence):
        raise InputError(where, f"from {start} to {end}", f"allowed: a span within 0 to {len(sentence)}")
    if sentence[start:end] != mention:
        raise InputError(where, f"from {start} to {end} is {sentence[start:end][:60]!r}", f"allowed: {mention[:60]!r}")
    if row["polarity"] not in _LABEL:
        raise InputError(where, f"polarity is {row['polarity']}", "allowed: -1, 0 or 1")
    return Item(sentence, start, end, mention, "name"), _LABEL[row["polarity"]]
