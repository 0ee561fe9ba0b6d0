"""What a run learns from: labelled examples, repeated and weighted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from presslens_training.examples import Example


def repeated(examples: Iterable[Example], block: Mapping) -> list[tuple[Example, float]]:
    """Examples as pairs with their weight, as often as the block of the recipe says."""
    return [(example, float(block["weight"])) for example in examples for _ in range(block.get("times", 1))]
