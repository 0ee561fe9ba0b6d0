"""A mention: one span of an article that names a target."""

from __future__ import annotations

from dataclasses import dataclass

from presslens.locate.evidence import Reason


@dataclass(frozen=True, slots=True)
class Mention:
    """One span that names a target: ``text[start:end]``, inside sentence ``sentence_index`` of the article.

    ``alias`` is the entry of the codebook that was found (``Russia`` for ``RUSSIA`` and ``Russias``) and
    ``kind`` how it names the target (one of :data:`presslens.codebook.targets.KINDS`, or
    :data:`~presslens.codebook.targets.PART_OF_NAME`). ``reason`` is why it is taken for the target, and ``confidence``
    how surely, from 0 to 1; of names it is 1.
    """

    sentence_index: int
    start: int
    end: int
    target: str
    alias: str
    kind: str
    reason: Reason = Reason.NAME
    confidence: float = 1.0
