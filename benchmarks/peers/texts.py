"""The texts that systems are given: written English, joined to articles, or made articles.

Every measured process imports this module, and is measured with it: what is heavy is imported where it is needed.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from typing import Any

from peers.comparison import PROJECT

WRITTEN = PROJECT / "models/written.tsv"
SEED = 20200305
_MARKS = re.compile(r"\[\[|\]\]")


def written_rows() -> Iterator[dict[str, str]]:
    """Rows of the sentences that were written for training: English with the words that news has."""
    with WRITTEN.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def written_articles() -> dict[str, Any]:
    """Written sentences joined to articles, and where their sentences end."""
    from sentence_boundaries import joined

    articles = joined([_MARKS.sub("", row["text"]).strip() for row in written_rows()], SEED)
    return {"items": [text for text, _ in articles], "ends": [sorted(ends) for _, ends in articles]}


def written_sentences() -> dict[str, Any]:
    """Written sentences."""
    return {"items": [_MARKS.sub("", row["text"]) for row in written_rows()]}


def written_mentions(n: int) -> dict[str, Any]:
    """``n`` written sentences drawn without replacement, each with the mention that is marked in it."""
    items = []
    for row in random.Random(SEED).sample(list(written_rows()), n):
        before, mention, behind = _MARKS.split(row["text"])
        start = len(before)
        items.append([before + mention + behind, start, start + len(mention), row["target"]])
    return {"items": items}


def made_texts(n: int) -> dict[str, Any]:
    """Texts of ``n`` made articles, copies of wire copy among them."""
    import made_articles

    return {"items": [article.text for article in made_articles.articles(n, SEED)]}


def edited_texts(n: int) -> dict[str, Any]:
    """Made articles of which some are edited from others, as desks do.

    Of ten articles one takes over a part of the sentences of the article before it, from a third to all, and one has
    the article before it whole within its own text.
    """
    texts = made_texts(n)["items"]
    for number in range(1, n):
        draws = random.Random(f"{SEED}/{number}/edited")
        before, own = texts[number - 1].split(". "), texts[number].split(". ")
        if number % 10 == 3:
            taken = before[: max(1, round(len(before) * draws.uniform(1 / 3, 1)))]
            texts[number] = ". ".join([*taken, *own[: len(before) - len(taken)]])
        elif number % 10 == 7:
            place = draws.randrange(len(own))
            texts[number] = ". ".join([*own[:place], *before, *own[place:]])
    return {"items": texts}


def million_words(inputs: dict[str, Any]) -> float:
    """How many million words the items have, as white space parts them."""
    return sum(len(text.split()) for text in inputs["items"]) / 1e6


def thousands(inputs: dict[str, Any]) -> float:
    """How many thousand items there are."""
    return len(inputs["items"]) / 1e3
