"""Write a network's transformer as it is shipped: whole numbers of few bits, in deflated parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from presslens.classify.methods.encoder.tokens import Pieces
from presslens.classify.methods.network_parts import write_parts
from presslens_training.integer_network import LARGEST, integer_network
from presslens_training.network import Network
from presslens_training.transformer import read_transformer


def write_network(
    network: Network, sentences: Sequence[Pieces], folder: str | Path, largest: int = LARGEST, of_words: int = LARGEST
) -> list[Path]:
    """Write what gives states of pieces, and return the files; ``ids`` and ``attention`` (n, length) go in.

    Parameters
    ----------
    sentences
        Some dozens of what the network will read; the sizes of what goes into its products are measured on them.
    folder
        Where the parts are written, ``network.1.z`` and so on.
    largest, of_words
        Largest whole number of a weight, and of an embedding of a word: smaller ones make smaller files and other
        answers.
    """
    transformer = read_transformer(network.transformer, [one.ids for one in sentences])
    return write_parts(integer_network(transformer, largest, of_words).SerializeToString(deterministic=True), folder)
