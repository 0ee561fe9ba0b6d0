"""The encoder behind the registry: actor, sentiment, stance and frames from one pass over a sentence.

It never sees which country it judges (:mod:`presslens.blind.names`).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self

from presslens.attribute.items import Item, SentenceItem
from presslens.base.errors import InputError
from presslens.blind import names
from presslens.blind.names import NameMask, load_mask
from presslens.cards.models import load_head_cards
from presslens.classify.contract import MODEL_BLOCK, Asked
from presslens.classify.methods.actor_rules import ActorRules
from presslens.classify.methods.encoder.features import FeatureStore, item_key, origin_of
from presslens.classify.methods.encoder.heads import Head, read_heads, speaker_groups
from presslens.classify.methods.encoder.model import HEADS, Encoder, checked_model
from presslens.classify.methods.encoder.readings import Reading
from presslens.classify.methods.encoder.tokens import Pieces
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import ACTOR, FRAMES, SENTIMENT, STANCE, Question
from presslens.codebook.targets import PART_OF_NAME

if TYPE_CHECKING:
    import numpy as np


class EncoderClassifier(Generic[Asked]):
    """One question asked of the encoder.

    Parameters
    ----------
    encoder, mask
        What reads a sentence, and what hides its names first.
    head
        The last layer for the question.

    Notes
    -----
    Features that :meth:`look_up` brought are looked up; what is missing is computed.
    """

    question: ClassVar[Question]
    name = "encoder"
    needs: ClassVar[tuple[str, ...]] = names.NEEDS
    block = MODEL_BLOCK
    rank = 2
    calibrated = True
    quick = False

    def __init__(self, encoder: Encoder, mask: NameMask, head: Head) -> None:
        self.encoder, self.mask, self.head = encoder, mask, head
        self._store: FeatureStore | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """Those of the head."""
        return self.head.labels

    @classmethod
    def from_config(cls, block: Mapping[str, Any], codebook: Codebook) -> Self:
        """Build from the block ``{model: <folder>}`` and the names of the codebook.

        Raises
        ------
        InputError
            The block names no model, the model's files are not what they should be, or it has no head for
            the question.
        """
        question = cls.question.name
        where = f"config.yaml: classify.{question}.encoder.model"
        if not isinstance(block.get("model"), str | Path):
            raise InputError(where, f"found {block.get('model')!r}", "allowed: a folder")
        folder = Path(block["model"])
        heads = model_heads(folder)
        if question not in heads:
            raise InputError(where, f"{folder} has no head for {question}", f"it has: {', '.join(heads)}")
        return cls._made(load_encoder(folder), codebook, heads[question])

    @classmethod
    def _made(cls, encoder: Encoder, codebook: Codebook, head: Head) -> Self:
        return cls(encoder, load_mask(codebook), head)

    def look_up(self, features: str | Path) -> None:
        """Read features from a file that :class:`FeatureStore` wrote."""
        self._store = FeatureStore.read(features, origin_of(self.encoder, self.mask))

    def take_head(self, arrays: str | Path, described: str | Path) -> None:
        """Answer with the head that `fit_heads` chose for a corpus."""
        heads = fitted_heads(arrays, described)
        if self.question.name not in heads:
            raise InputError(described, f"has no head for {self.question.name}", f"it has: {', '.join(heads)}")
        head = heads[self.question.name]
        if head.weights.shape[1] != self.head.weights.shape[1]:
            found = f"is fitted to {head.weights.shape[1]} features of a sentence"
            raise InputError(described, found, f"the encoder gives {self.head.weights.shape[1]}")
        self.head = head

    def predict_proba(self, items: Sequence[Asked]) -> np.ndarray:
        """Calibrated probabilities, shape (n_items, n_labels)."""
        return self.answers(self.features(items), items)

    def answers(self, features: np.ndarray, items: Sequence[Asked]) -> np.ndarray:
        """Those that go with the :meth:`features` of the items."""
        return self.head.probabilities(features, self.groups(items))

    def read(self, items: Sequence[Asked]) -> Reading:
        """All that a head is fitted on."""
        features = self.features(items)
        return Reading(features, self.groups(items), self.asked(items), self.answers(features, items))

    def asked(self, items: Sequence[Asked]) -> np.ndarray:
        """Which items the head answers for; the codebook does for the others."""
        import numpy as np

        return np.ones(len(items), bool)

    def groups(self, items: Sequence[Asked]) -> np.ndarray:
        """Which layer of the head answers for each item."""
        import numpy as np

        return np.zeros(len(items), int)

    @abstractmethod
    def pieces(self, items: Sequence[Asked]) -> list[Pieces]:
        """What the encoder reads of each item."""

    def features(self, items: Sequence[Asked]) -> np.ndarray:
        """Features of each item, shape (n_items, n_features)."""
        if self._store is None:
            return self.encoder.features(self.pieces(items))
        found, missing = self._store.look_up([item_key(item) for item in items])
        if missing:
            found[missing] = self.encoder.features(self.pieces([items[i] for i in missing]))
        return found


class _OfMentions(EncoderClassifier[Item]):
    def pieces(self, items: Sequence[Item]) -> list[Pieces]:
        """Each sentence, and where its mention stands."""
        return mention_pieces(self.encoder, self.mask, items)


class EncoderActor(_OfMentions):
    """Does a mention mean the state and its people in office?

    The codebook's rules have a say beside the encoder, as one more feature of its head: the two err on other mentions.
    Inside the name of something else ("Free Syrian Army") the answer is no, by the codebook.
    """

    question = ACTOR
    needs = (*names.NEEDS, *ActorRules.needs)

    def __init__(self, encoder: Encoder, mask: NameMask, head: Head, rules: ActorRules) -> None:
        super().__init__(encoder, mask, head)
        self.rules = rules

    @classmethod
    def _made(cls, encoder: Encoder, codebook: Codebook, head: Head) -> Self:
        return cls(encoder, load_mask(codebook), head, ActorRules.from_config({}, codebook))

    def features(self, items: Sequence[Item]) -> np.ndarray:
        """Features of the encoder and, last, 1 where the rules say yes and -1 where they say no."""
        import numpy as np

        return np.hstack([super().features(items), rules_say(self.rules, items)[:, None]])

    def answers(self, features: np.ndarray, items: Sequence[Item]) -> np.ndarray:
        """Calibrated probabilities, shape (n_items, 2); certain for parts of other names."""
        found = super().answers(features, items)
        found[~self.asked(items)] = [1.0, 0.0]
        return found

    def asked(self, items: Sequence[Item]) -> np.ndarray:
        """All but parts of other names."""
        import numpy as np

        return np.array([item.kind != PART_OF_NAME for item in items], dtype=bool)


class EncoderSentiment(_OfMentions):
    """In what light does the sentence show the target?"""

    question = SENTIMENT


class EncoderStance(_OfMentions):
    """The holder's own stance toward the target."""

    question = STANCE

    def groups(self, items: Sequence[Item]) -> np.ndarray:
        """Who speaks, if the head makes a difference."""
        return speaker_groups(items) if len(self.head.weights) > 1 else super().groups(items)


class EncoderFrames(EncoderClassifier[SentenceItem]):
    """The frames of a sentence."""

    question = FRAMES

    def pieces(self, items: Sequence[SentenceItem]) -> list[Pieces]:
        """Each sentence as a whole."""
        return sentence_pieces(self.encoder, self.mask, items)


def rules_say(rules: ActorRules, items: Sequence[Item]) -> np.ndarray:
    """What the codebook's rules say of mentions: 1 for an actor, -1 for none, shape (n_items,), float32."""
    import numpy as np

    return (2 * rules.predict_proba(items)[:, -1] - 1).astype(np.float32)


def mention_pieces(encoder: Encoder, mask: NameMask, items: Sequence[Item]) -> list[Pieces]:
    """What the encoder reads of mentions: each sentence with every name hidden, and the mention's place."""
    return [encoder.pieces.mention(mask.mask(item)) for item in items]


def sentence_pieces(encoder: Encoder, mask: NameMask, items: Sequence[SentenceItem]) -> list[Pieces]:
    """What the encoder reads of sentences: each as a whole with every name hidden."""
    return [encoder.pieces.sentence(mask.mask_text(item.text)) for item in items]


@lru_cache(maxsize=2)
def load_encoder(folder: Path) -> Encoder:
    """The encoder of a model folder, loaded once."""
    return Encoder(folder)


def model_heads(folder: Path) -> dict[str, Head]:
    """The heads of a model folder by question."""
    card = checked_model(folder)
    return read_heads(folder / HEADS, card.heads, card.n_features)


def fitted_heads(arrays: str | Path, described: str | Path) -> dict[str, Head]:
    """The heads that were chosen for a corpus, by question."""
    n_features, heads = load_head_cards(described)
    return read_heads(arrays, heads, n_features)
