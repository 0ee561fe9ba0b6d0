"""The page on which differences between coders are settled: the coding page, with their codes side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from presslens.annotate.saved_codes import Saved
from presslens.annotate.settled import REASON, SETTLED
from presslens.annotate.settling import codes_of_all, differing, seen
from presslens.tell.coding.page import coding_page
from presslens.tell.coding.questions import KEYS

#: Why an answer was chosen; one key each, and words of one's own as a note.
REASONS = (
    "The manual says so",
    "Words of the sentence were overlooked",
    "The text around the sentence decides",
    "Talked over and agreed",
    "Either could hold",
)


def disputed_items(
    keys: Sequence[str], saved: Mapping[str, Saved], questions: Sequence[str], hide: bool, seed: int
) -> dict[str, dict[str, Any]]:
    """The items on which coders differ, by id.

    Parameters
    ----------
    keys
        Items of the batch, in their order.
    saved
        By coder; items that one of them did not code are passed over.
    questions
        That all were asked.
    hide
        Coders stand in another order at each item, so that nobody knows who said what.
    seed
        Of that order.

    Returns
    -------
    ``codes``, by question, of each coder; ``settle``, the questions to be asked; ``agreed``, the codes of the others;
    ``seen``, what tells these codes from others.
    """
    rng, found = np.random.default_rng(seed), dict[str, dict[str, Any]]()
    for key in keys:
        codes = codes_of_all(saved, key)
        if codes is None or not (names := differing(codes, questions)):
            continue
        sides = list(codes.values())
        if hide:
            sides = [sides[place] for place in rng.permutation(len(sides))]
        found[key] = {
            "codes": [{name: side[name] for name in questions} for side in sides],
            "settle": [*names, REASON],
            "agreed": {name: sides[0][name] for name in questions if name not in names},
            "seen": seen(codes),
        }
    return found


def settle_page(
    items: Sequence[Mapping[str, Any]],
    texts: Sequence[str],
    questions: Sequence[Mapping[str, Any]],
    manual: str,
    actor: Mapping[str, str],
    corpus: str,
    batch: str,
    coders: Sequence[str],
) -> str:
    """The page as HTML.

    Parameters
    ----------
    items
        As :func:`presslens.annotate.coding_items.coding_items` gives them, each with what :func:`disputed_items` says.
    texts, questions, manual, actor, corpus, batch
        As :func:`presslens.tell.coding.page.coding_page` takes them.
    coders
        What they are called on the page.
    """
    why = {
        "name": REASON,
        "asks": "Why? More words with n.",
        "several": False,
        "if_actor": False,
        "options": [
            {"code": words, "key": key, "label": words, "means": ""} for key, words in zip(KEYS, REASONS, strict=False)
        ],
    }
    more = {"kind": "settle", "coders": list(coders)}
    return coding_page(items, texts, [*questions, why], manual, actor, corpus, batch, SETTLED, blind=False, more=more)
