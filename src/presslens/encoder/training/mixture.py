"""What a run learns from: labelled examples, repeated and weighted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from presslens.encoder.training.examples import Example


def repeated(examples: Iterable[Example], block: Mapping) -> list[tuple[Example, float]]:
    """Examples as pairs with their weight, as often as the block of the recipe says."""
    return [(example, float(block["weight"])) for example in examples for _ in range(block.get("times", 1))]


def favoured(mixture: Iterable[tuple[Example, float]], weight: float) -> list[tuple[Example, float]]:
    """The mixture with more weight on mentions in a good light or favoured by their holder, which are rare."""
    return [
        (example, share * (weight if max(example.targets["sentiment"][2], example.targets["stance"][2]) > 0 else 1))
        for example, share in mixture
    ]
