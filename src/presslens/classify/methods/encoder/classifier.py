"""The encoder behind the registry: actor, sentiment, stance and frames from one pass over a sentence.

It never sees which country it judges (:mod:`presslens.blind.names`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from presslens.base.errors import InputError
from presslens.base.io import read_json, read_yaml
from presslens.blind.names import NameMask
from presslens.classify.contract import Evidence, Item
from presslens.classify.methods.actor_rules import ActorRules
from presslens.classify.methods.encoder.features import FeatureStore
from presslens.classify.methods.encoder.heads import Head, read_heads, speaker_groups
from presslens.classify.methods.encoder.model import HEADS, Encoder, checked_model
from presslens.classify.methods.encoder.tokens import Pieces
from presslens.codebook.holders import load_holders
from presslens.codebook.targets import PART_OF_NAME, load_targets

_RULES = "actor_rules.yaml"


class EncoderClassifier:
    """One question asked of the encoder.

    Parameters
    ----------
    encoder, mask
        What reads a sentence, and what hides its names first.
    head
        The last layer for the question.

    Notes
    -----
    An item without a target is a sentence, read as a whole. Features that :attr:`store` holds are looked up;
    what is missing is computed.
    """

    question = ""
    calibrated = True

    def __init__(self, encoder: Encoder, mask: NameMask, head: Head) -> None:
        self.encoder, self.mask, self.head = encoder, mask, head
        self.labels, self.exclusive = head.labels, head.exclusive
        self.store: FeatureStore | None = None

    @classmethod
    def from_config(cls, block: Mapping, codebook: Sequence[Path]) -> EncoderClassifier:
        """Build from the block ``{model: <folder>}`` and the codebook's targets, actors and nouns.

        Raises
        ------
        InputError
            The block names no model, the model's files are not what they should be, or it has no head for
            the question.
        """
        where = f"config.yaml: classify.{cls.question}.encoder.model"
        if not isinstance(block.get("model"), str | Path):
            raise InputError(where, f"found {block.get('model')!r}", "allowed: a folder")
        folder = Path(block["model"])
        heads = model_heads(folder)
        if cls.question not in heads:
            raise InputError(where, f"{folder} has no head for {cls.question}", f"it has: {', '.join(heads)}")
        made = cls(load_encoder(folder), load_mask(tuple(map(str, codebook))), heads[cls.question])
        made.read_codebook(codebook)
        return made

    def read_codebook(self, codebook: Sequence[Path]) -> None:
        """Take what the question needs of the codebook beside names; most need nothing."""

    def fit(self, items: Sequence[Item], labels: Sequence) -> EncoderClassifier:
        """Learn the last layer from labelled items; the shipped one is where it starts from."""
        from presslens.classify.methods.encoder.fitting import fit_head

        self.head, _ = fit_head(self.head, self.features(items), self.groups(items), labels)
        return self

    def take_head(self, arrays: str | Path, described: str | Path) -> None:
        """Answer with the head that `fit_heads` chose for a corpus."""
        document = read_json(described)
        self.head = read_heads(arrays, document["heads"], document["n_features"])[self.question]

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """Calibrated probabilities, shape (n_items, n_labels)."""
        return self.head.probabilities(self.features(items), self.groups(items))

    def asked(self, items: Sequence[Item]) -> np.ndarray:
        """Which items the head answers for; the codebook does for the others."""
        return np.ones(len(items), bool)

    def evidence(self, items: Sequence[Item]) -> list[tuple[Evidence, ...]]:
        """No cues: every word of the sentence has its part in the answer."""
        return [() for _ in items]

    def groups(self, items: Sequence[Item]) -> np.ndarray:
        """Which layer of the head answers for each item."""
        return speaker_groups(items) if len(self.head.weights) > 1 else np.zeros(len(items), int)

    def pieces(self, items: Sequence[Item]) -> list[Pieces]:
        """What the encoder reads of each item."""
        return [item_pieces(self.encoder, self.mask, item) for item in items]

    def features(self, items: Sequence[Item]) -> np.ndarray:
        """Features of each item, shape (n_items, n_features)."""
        pieces = self.pieces(items)
        if self.store is None:
            return self.encoder.features(pieces)
        found, missing = self.store.look_up(pieces)
        if missing:
            found[missing] = self.encoder.features([pieces[i] for i in missing])
        return found


class EncoderActor(EncoderClassifier):
    """Does a mention mean the state and its people in office?

    The codebook's rules have a say beside the encoder, as one more feature of its head: the two err on other mentions.
    Inside the name of something else ("Free Syrian Army") the answer is no, by the codebook.
    """

    question = "actor"

    def read_codebook(self, codebook: Sequence[Path]) -> None:
        """Take the rules."""
        self.rules = ActorRules.from_config({}, [path for path in map(Path, codebook) if path.name == _RULES])

    def features(self, items: Sequence[Item]) -> np.ndarray:
        """Features of the encoder and, last, 1 where the rules say yes and -1 where they say no."""
        return np.hstack([super().features(items), rules_say(self.rules, items)[:, None]])

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """Calibrated probabilities, shape (n_items, 2); certain for parts of other names."""
        shares = super().predict_proba(items)
        shares[~self.asked(items)] = [label == "no" for label in self.labels]
        return shares

    def asked(self, items: Sequence[Item]) -> np.ndarray:
        """All but parts of other names."""
        return np.array([item.kind != PART_OF_NAME for item in items], dtype=bool)


class EncoderSentiment(EncoderClassifier):
    """In what light does the sentence show the target?"""

    question = "sentiment"


class EncoderStance(EncoderClassifier):
    """The holder's own stance toward the target."""

    question = "stance"


class EncoderFrames(EncoderClassifier):
    """The frames of a sentence."""

    question = "frames"


def rules_say(rules: ActorRules, items: Sequence[Item]) -> np.ndarray:
    """What the codebook's rules say of mentions: 1 for an actor, -1 for none, shape (n_items,), float32."""
    return (2 * rules.predict_proba(items)[:, rules.labels.index("yes")] - 1).astype(np.float32)


def item_pieces(encoder: Encoder, mask: NameMask, item: Item) -> Pieces:
    """What the encoder reads of an item: its mention marked, or the sentence as a whole if it has no target."""
    if item.target:
        return encoder.pieces.mention(mask.mask(item))
    return encoder.pieces.sentence(mask.mask_text(item.text))


@lru_cache(maxsize=2)
def load_encoder(folder: Path) -> Encoder:
    """The encoder of a model folder, loaded once."""
    return Encoder(folder)


def model_heads(folder: Path) -> dict[str, Head]:
    """The heads of a model folder by question."""
    document = checked_model(folder)
    return read_heads(folder / HEADS, document["heads"], document["n_features"])


@lru_cache(maxsize=4)
def load_mask(codebook: tuple[str, ...]) -> NameMask:
    """The names to hide, from files of the codebook: targets, actors and nouns."""
    paths = [Path(path) for path in codebook]
    nouns = next((path for path in paths if path.name == "nouns.yaml"), None)
    if nouns is None:
        raise InputError("codebook", "nouns.yaml is not among the files of the encoder", "allowed: one nouns.yaml")
    targets = load_targets([path for path in paths if path.parent.name == "targets"], nouns)
    actors = load_holders([path for path in paths if path.parent.name == "holders"], targets)
    return NameMask(targets, actors, read_yaml(nouns))
