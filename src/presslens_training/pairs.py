"""Read pairs of parties in sentences of news, with the attitude between them.

References
----------
Park, Pan and Joo (2021). Who Blames or Endorses Whom? Entity-to-Entity Directed Sentiment Extraction in News
Text. Findings of ACL 2021.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from presslens.attribute.items import Item
from presslens.base.errors import InputError

#: Label of a pair -> attitude that p and q receive; both as places in the labels of stance.
_RECEIVED = {1: (1, 2), 2: (2, 1), 3: (1, 0), 4: (0, 1)}


def read_pairs(path: str | Path) -> list[tuple[Item, int, int]]:
    """Pairs of parties in sentences, with the attitude between them.

    Returns
    -------
    list of (item, received, held)
        Two per sentence: each party as the mention, with the attitude it receives and holds as an index into
        the labels of stance. Sentences in which not exactly two parties are bracketed are left out.

    Raises
    ------
    InputError
        A column is missing or a label is not 0 to 4; names the row.
    """
    found: list[tuple[Item, int, int]] = []
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if missing := {"sentence", "p", "q", "label"} - set(rows.fieldnames or ()):
            raise InputError(path, f"lacks the columns {', '.join(sorted(missing))}", "sentence, p, q, label")
        for number, row in enumerate(rows, start=2):
            if row["label"] not in ("0", "1", "2", "3", "4"):
                raise InputError(f"{path}, row {number}, column 'label'", f"found {row['label']!r}", "allowed: 0 to 4")
            found += parties(row["sentence"], row["p"], int(row["label"]))
    return found


def parties(sentence: str, p: str, label: int) -> Iterator[tuple[Item, int, int]]:
    """Both parties of a sentence, in its order; none unless exactly two are in brackets.

    Parameters
    ----------
    sentence
        With the parties in square brackets.
    p
        The party that the label is told from, as written in its brackets; the other one is q.
    label
        0: neutral; 1: p is for q; 2: q is for p; 3: p is against q; 4: q is against p.

    >>> [(item.start, item.end, received, held) for item, received, held in parties("[Ann] praised [Bob].", "Ann", 1)]
    [(0, 3, 1, 2), (12, 15, 2, 1)]
    """
    spans = [match.span() for match in re.finditer(r"\[[^\[\]]+\]", sentence)]
    if len(spans) != 2:
        return
    received_p, received_q = _RECEIVED.get(label, (1, 1))
    for start, end in spans:
        left, name, right = _plain(sentence[:start]), sentence[start + 1 : end - 1], _plain(sentence[end:])
        is_p = name == p
        # Entities are cut ("Los Angele]s"): the rest of the word belongs to the name.
        rest = right[: len(right) - len(re.sub(r"^\w+", "", right))]
        item = Item(left + name + right, len(left), len(left + name + rest), "party", "name")
        yield item, *((received_p, received_q) if is_p else (received_q, received_p))


def _plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")
