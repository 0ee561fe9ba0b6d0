"""A sequence classifier that others trained, behind the registry: sentiment or stance from a sentence and its mention.

Its numbers are taken as they are: nobody has calibrated them on the corpus. A model that sees names should not be used
to compare countries; ``hide_names`` in its card hides those of the codebook before it reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from presslens.attribute.items import Item
from presslens.base.errors import InputError, readable
from presslens.blind import names
from presslens.blind.names import MaskedSentence, NameMask, load_mask, windowed
from presslens.cards.checkpoints import CARD, NETWORK, VOCABULARY, CheckpointCard, load_checkpoint
from presslens.cards.published import PublishedFile
from presslens.classify.contract import MODEL_BLOCK
from presslens.classify.methods.encoder.heads import to_probabilities
from presslens.classify.methods.network import Network
from presslens.classify.methods.vocabulary import Vocabulary
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import SENTIMENT, STANCE, Question

if TYPE_CHECKING:
    import numpy as np

#: Word pieces of one sentence at most, fewer where the vocabulary's own limit is lower.
MAX_PIECES = 256
#: Inputs that networks for sequences have.
_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}


class CheckpointClassifier:
    """One question asked of a checkpoint.

    Parameters
    ----------
    card
        As :func:`presslens.cards.checkpoints.load_checkpoint` gives it.
    files
        Folder of ``model.onnx`` and ``tokenizer.json``.
    mask
        What hides names, or None.

    Raises
    ------
    InputError
        A file is missing, is not the one of the card or cannot be used; a label is none of the question's; or the
        network has other inputs or outputs than the card says.
    """

    question: ClassVar[Question]
    name = "checkpoint"
    needs = names.NEEDS
    block = MODEL_BLOCK
    rank = 3
    calibrated = False
    quick = False

    def __init__(self, card: CheckpointCard, files: str | Path, mask: NameMask | None) -> None:
        import numpy as np

        self.labels = self.question.labels
        where = f"{CARD} of {card.name}: labels"
        if unknown := [label for label in card.labels if label not in self.labels]:
            raise InputError(where, f"found {', '.join(unknown)}", f"allowed: {', '.join(self.labels)}")
        self._outputs = np.array([self.labels.index(label) for label in card.labels])
        self._pair, self._mask = card.reads == "pair", mask
        path, vocabulary = (_checked(Path(files) / name, card, name) for name in (NETWORK, VOCABULARY))
        self._path = path
        self._vocabulary = Vocabulary(vocabulary)
        self._longest = min(self._vocabulary.limit or MAX_PIECES, MAX_PIECES)
        self._network = Network(path)
        self._inputs = self._network.inputs
        if not {"input_ids", "attention_mask"} <= self._inputs <= _INPUTS:
            found = f"has the inputs {', '.join(map(readable, sorted(self._inputs)))}"
            raise InputError(path, found, ", ".join(sorted(_INPUTS)))
        shape = self._network.output_shape
        if len(shape) != 2 or shape[1] != len(self._outputs):
            found = f"names {len(self._outputs)} outputs, those of {path} have the shape {shape}"
            raise InputError(where, found, "one label for each, and one row for each sentence")

    @classmethod
    def from_config(cls, block: Mapping[str, Any], codebook: Codebook) -> Self:
        """Build from the block ``{model: <folder of the card>, files: <folder of the files, if another>}``."""
        card = load_checkpoint(block["model"])
        mask = load_mask(codebook) if card.hide_names else None
        return cls(card, block.get("files", block["model"]), mask)

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """Probabilities as the network gives them, shape (n_items, 3); 0 for a label that it does not know.

        Raises
        ------
        InputError
            The network cannot be run on a sentence, or gives no numbers.
        """
        import numpy as np

        found = np.zeros((len(items), len(self.labels)))
        for row, item in enumerate(items):
            values = to_probabilities(
                self._scores(self._mask.mask(item) if self._mask else windowed(item)), exclusive=True
            )
            np.add.at(found[row], self._outputs, values[0])
        return found

    def _encoded(self, sentence: MaskedSentence):
        """Word pieces; where there are too many, both sides of the mention give way."""
        left, mention, right = sentence.left, sentence.mention, sentence.right
        while True:
            text = f"{left}{mention}{right}"
            read = self._vocabulary.encode(text, mention) if self._pair else self._vocabulary.encode(text)
            if len(read.ids) <= self._longest or not (left or right):
                return read
            left, right = left[len(left) // 4 + 1 :], right[: -(len(right) // 4) - 1]

    def _scores(self, sentence: MaskedSentence) -> np.ndarray:
        # One at a time: a network in 8 bits rounds its inputs by the largest in the batch, and answers would depend on
        # which sentences stand together.
        import numpy as np

        read = self._encoded(sentence)
        given = {"input_ids": read.ids, "attention_mask": read.attention_mask, "token_type_ids": read.type_ids}
        arrays = {name: np.array([given[name][: self._longest]], np.int64) for name in self._inputs}
        scores = np.asarray(self._network.run(arrays), np.float64)
        if scores.shape != (1, len(self._outputs)) or not np.isfinite(scores).all():
            raise InputError(self._path, f"gives {readable(str(scores))[:80]}", "one finite number for each label")
        return scores


class CheckpointSentiment(CheckpointClassifier):
    """In what light does the sentence show the target?"""

    question = SENTIMENT


class CheckpointStance(CheckpointClassifier):
    """The holder's own stance toward the target."""

    question = STANCE


def _checked(path: Path, card: CheckpointCard, name: str) -> Path:
    wanted, where = card.files[name], f"models/{card.name}/{CARD}"
    if not path.is_file():
        raise InputError(path, "is missing", f"the file with sha256 {wanted.sha256}")
    if fault := PublishedFile(where, wanted.sha256, wanted.bytes).fault(path):
        expected = f"{where} expects {wanted.bytes} bytes with sha256 {wanted.sha256}"
        raise InputError(path, fault, f"{expected}; remove the file to fetch it anew")
    return path
