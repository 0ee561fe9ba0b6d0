"""A phrase of the codebook that was found in a text, before it is known what it means there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from presslens.codebook.targets import Alias


class Hit(NamedTuple):
    """A phrase at ``start`` to ``end`` of a text, and the aliases it can be, the likeliest first."""

    start: int
    end: int
    candidates: Sequence[Alias]
