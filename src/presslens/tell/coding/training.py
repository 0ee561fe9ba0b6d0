"""The page on which a coder learns: after each answer the settled one, with the words of the manual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from presslens.annotate.training import PASS
from presslens.tell.coding.page import digest, manual_shown, page_of

_SCRIPTS = ("parts.js", "train.js")


def training_page(
    items: Sequence[Mapping[str, Any]],
    texts: Sequence[str],
    questions: Sequence[Mapping[str, Any]],
    manual: str,
    actor: Mapping[str, str],
    corpus: str,
    coder: str,
) -> str:
    """The page as HTML.

    Parameters
    ----------
    items
        As :func:`presslens.annotate.coding_items.coding_items` gives them, each with ``gold``, its settled codes.
    texts, questions, manual, actor, corpus, coder
        As :func:`presslens.tell.coding.page.coding_page` takes them.
    """
    page = {"corpus": corpus, "coder": coder, "actor": actor, "pass": PASS, "manual": digest(manual)}
    data = {
        "page": page,
        "questions": questions,
        "items": items,
        "texts": texts,
        "manual": manual_shown(manual, questions),
    }
    return page_of(f"Training {corpus}, {coder}", data, _SCRIPTS)
