"""A sequence classifier that others trained, behind the registry: sentiment or stance from a sentence and its mention.

Its numbers are taken as they are: nobody has calibrated them on the corpus. A model that sees names should not be used
to compare countries; ``hide_names`` in its card hides those of the codebook before it reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

import numpy as np

from presslens.attribute.items import Item
from presslens.base.errors import InputError, readable
from presslens.base.io import sha256
from presslens.blind import names
from presslens.blind.names import MaskedSentence, NameMask, load_mask, windowed
from presslens.cards.checkpoints import CARD, NETWORK, VOCABULARY, CheckpointCard, load_checkpoint
from presslens.classify.contract import MODEL_BLOCK
from presslens.classify.methods.encoder.heads import to_probabilities
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import SENTIMENT, STANCE, Question

#: Word pieces of one sentence at most, fewer where the vocabulary's own limit is lower.
MAX_PIECES = 256
_ASKED = "a network that takes whole numbers of 64 bits, one row for each sentence, of any length"
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

    def __init__(self, card: CheckpointCard, files: str | Path, mask: NameMask | None) -> None:
        self.labels = self.question.labels
        where = f"{CARD} of {card.name}: labels"
        if unknown := [label for label in card.labels if label not in self.labels]:
            raise InputError(where, f"found {', '.join(unknown)}", f"allowed: {', '.join(self.labels)}")
        self._outputs = np.array([self.labels.index(label) for label in card.labels])
        self._pair, self._mask = card.reads == "pair", mask
        self._network, vocabulary = (_checked(Path(files) / name, card, name) for name in (NETWORK, VOCABULARY))
        self._tokenizer, self._longest = _tokenizer(vocabulary)
        self._session = _session(self._network)
        self._inputs = {given.name for given in self._session.get_inputs()}
        if not {"input_ids", "attention_mask"} <= self._inputs <= _INPUTS:
            found = f"has the inputs {', '.join(sorted(self._inputs))}"
            raise InputError(self._network, found, ", ".join(sorted(_INPUTS)))
        shape = self._session.get_outputs()[0].shape
        if len(shape or ()) != 2 or shape[1] != len(self._outputs):
            found = f"names {len(self._outputs)} outputs, those of {self._network} have the shape {shape}"
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
            read = self._tokenizer.encode(text, mention) if self._pair else self._tokenizer.encode(text)
            if len(read.ids) <= self._longest or not (left or right):
                return read
            left, right = left[len(left) // 4 + 1 :], right[: -(len(right) // 4) - 1]

    def _scores(self, sentence: MaskedSentence) -> np.ndarray:
        # One at a time: a network in 8 bits rounds its inputs by the largest in the batch, and answers would depend on
        # which sentences stand together.
        read = self._encoded(sentence)
        given = {"input_ids": read.ids, "attention_mask": read.attention_mask, "token_type_ids": read.type_ids}
        arrays = {name: np.array([given[name][: self._longest]], np.int64) for name in self._inputs}
        try:
            scores = np.asarray(self._session.run(None, arrays)[0], np.float64)
        except Exception as fault:
            raise InputError(self._network, f"cannot be run ({readable(str(fault))[:120]})", _ASKED) from None
        if scores.shape != (1, len(self._outputs)) or not np.isfinite(scores).all():
            raise InputError(self._network, f"gives {readable(str(scores))[:80]}", "one finite number for each label")
        return scores


class CheckpointSentiment(CheckpointClassifier):
    """In what light does the sentence show the target?"""

    question = SENTIMENT


class CheckpointStance(CheckpointClassifier):
    """The holder's own stance toward the target."""

    question = STANCE


def _checked(path: Path, card: CheckpointCard, name: str) -> Path:
    wanted = card.files[name].sha256
    if not path.is_file():
        raise InputError(path, "is missing", f"the file with sha256 {wanted}")
    if (found := sha256(path)) != wanted:
        where = f"models/{card.name}/{CARD}"
        raise InputError(path, f"found sha256 {found}", f"{where} expects {wanted}; remove the file to fetch it anew")
    return path


def _tokenizer(path: Path):
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as fault:
        raise InputError(path, f"is no vocabulary ({readable(str(fault))[:80]})", "a tokenizer.json") from None
    own = (tokenizer.truncation or {}).get("max_length", MAX_PIECES)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer, min(own, MAX_PIECES)


def _session(path: Path):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Products with 8-bit weights are otherwise rounded in another way on each processor.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    # A network that keeps weights in other files could name any of them: there is nothing below a file.
    options.add_session_config_entry(
        "session.model_external_initializers_file_folder_path", str(path.resolve() / "none")
    )
    try:
        return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])
    except Exception as fault:
        raise InputError(
            path, f"is no network ({readable(str(fault))[:120]})", "an ONNX file that holds it all"
        ) from None
