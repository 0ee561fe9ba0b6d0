"""How sentences are read in training: names hidden, then cut into the pieces of the network we start from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from presslens.attribute.items import Item
from presslens.blind.names import NameMask, load_mask
from presslens.classify.methods.encoder.model import VOCABULARY
from presslens.classify.methods.encoder.tokens import Pieces, WordPieces
from presslens.codebook.codebook import Codebook


@dataclass(frozen=True)
class Reader:
    """What a network is given of a sentence.

    Attributes
    ----------
    mask
        Hides every name of the codebook.
    words
        Cuts what is left into pieces.
    """

    mask: NameMask
    words: WordPieces

    @property
    def padding(self) -> int:
        """The piece that fills up shorter sentences of a batch."""
        return self.words.padding

    def mention(self, item: Item) -> Pieces:
        """Pieces of a sentence, and which of them are the mention."""
        return self.words.mention(self.mask.mask(item))


def load_reader(folder: str | Path, codebook: Codebook) -> Reader:
    """The reader of a network.

    Parameters
    ----------
    folder
        Of the published network, or of the encoder that came of it: both hold the same vocabulary.
    codebook
        With the parts that :data:`presslens.blind.names.NEEDS` names.
    """
    return Reader(load_mask(codebook), WordPieces(Path(folder) / VOCABULARY))
