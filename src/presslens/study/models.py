"""Which classifier and which model answers each question, and the files they consist of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.cards.checkpoints import CARD, CheckpointCard, load_checkpoint
from presslens.cards.models import ModelCard, load_model
from presslens.classify import registry
from presslens.codebook.questions import QUESTIONS

#: How a shipped encoder was trained.
RECIPE = "recipe.yaml"
_ENCODER, _CHECKPOINT = "encoder", "checkpoint"


@dataclass(frozen=True)
class Models:
    """The models of a study.

    Attributes
    ----------
    blocks
        ``classify`` of the checked ``config.yaml``: by question, the classifier in use and settings of every one.
    root
        Folder of the project. Paths that methods give start there.
    """

    blocks: Mapping[str, Mapping[str, Any]]
    root: Path = Path()

    def check(self) -> None:
        """Read the cards of the models in use.

        Raises
        ------
        InputError
            One is missing or breaks its schema, or there are several encoders.
        """
        if any(self.encoder_of(question) for question in self.blocks):
            _ = self.encoder_card
        for question, name in self.classifiers.items():
            if name == _CHECKPOINT:
                self.checkpoint(self.blocks[question][name]["model"])

    @property
    def classifiers(self) -> dict[str, str]:
        """The classifier in use, by question."""
        return {question: block["classifier"] for question, block in self.blocks.items()}

    def module_in_use(self, question: str) -> str:
        """Dotted module of the classifier in use for a question."""
        return registry.module_of(question, self.classifiers[question])

    def encoder_of(self, question: str) -> str | None:
        """Folder of the encoder that answers a question; None where another classifier does.

        >>> blocks = {"stance": {"classifier": "encoder", "encoder": {"model": "models/encoder"}}}
        >>> Models(blocks).encoder_of("stance"), Models(blocks).encoder_of("holder")
        ('models/encoder', None)
        """
        if self.classifiers.get(question) != _ENCODER:
            return None
        return self.blocks[question][_ENCODER]["model"]

    @property
    def encoder(self) -> str:
        """Folder of the one encoder in use; the shipped one where no question is answered by one.

        Raises
        ------
        InputError
            Two questions name different encoders: each sentence is encoded once.
        """
        folders = {folder for question in self.blocks if (folder := self.encoder_of(question))}
        if len(folders) > 1:
            raise InputError("config.yaml", f"classify names several encoders: {', '.join(sorted(folders))}")
        return next(iter(folders), "models/encoder")

    @property
    def encodes_sentences(self) -> bool:
        """Whether the encoder answers a question about whole sentences, and so reads each once more."""
        return any(self.encoder_of(name) for name in self.blocks if QUESTIONS[name].unit == "sentence")

    @property
    def measured(self) -> dict[str, float]:
        """Questions whose familiarity can be measured, and below which probability an answer is uncertain.

        Those that the encoder answers with one label for each mention.

        >>> block = {"classifier": "encoder", "encoder": {"model": "models/encoder"}}
        >>> Models({"actor": block, "stance": block | {"abstain_below": 0.4}, "frames": block}).measured
        {'actor': 0.0, 'stance': 0.4}
        """
        one_label = (name for name in self.blocks if QUESTIONS[name].exclusive and QUESTIONS[name].unit == "mention")
        return {name: float(self.blocks[name].get("abstain_below", 0)) for name in one_label if self.encoder_of(name)}

    @cached_property
    def encoder_card(self) -> ModelCard:
        """What the encoder in use says of itself."""
        return load_model(self.root / self.encoder)

    @property
    def encoder_files(self) -> list[str]:
        """Network, vocabulary, heads and description of the encoder in use."""
        return self._files(self.encoder, (".z", ".json", ".npz"))

    def settings(self, question: str) -> dict[str, Any]:
        """The config of a question; empty where no classifier answers. A checkpoint's block names its files, too."""
        block = dict(self.blocks.get(question, {}))
        if _CHECKPOINT in block:
            block[_CHECKPOINT] = block[_CHECKPOINT] | {"files": self.checkpoint_folder(block[_CHECKPOINT]["model"])}
        return block

    def settings_in_use(self, question: str) -> dict[str, Any]:
        """The config of a question, less the blocks of classifiers that are not in use."""
        block = self.settings(question)
        idle = set(registry.configured(question, block)) - {block["classifier"]}
        return {key: value for key, value in block.items() if key not in idle}

    @property
    def idle(self) -> dict[str, dict[str, Any]]:
        """By question of attitude, the blocks of the quick classifiers that are configured and not in use, by name.

        >>> Models({"stance": {"classifier": "encoder", "encoder": {"model": "models/encoder"}}}).idle
        {'stance': {'cues': {}}}
        """
        names = {name: registry.idle(name, block) for name, block in self.blocks.items() if QUESTIONS[name].polarity}
        return {name: {other: self.blocks[name].get(other, {}) for other in found} for name, found in names.items()}

    @property
    def idle_files(self) -> list[str]:
        """Files of the models of :attr:`idle` classifiers."""
        blocks = [(name, block) for found in self.idle.values() for name, block in found.items()]
        return sorted({path for name, block in blocks for path in self._model_files(name, block.get("model"))})

    @property
    def decisions(self) -> dict[str, dict[str, Any]]:
        """How each question of attitude is decided.

        By question: ``classifier`` in use, ``abstain_below``, and ``calibrated``, those of its configured classifiers
        that give calibrated probabilities.

        >>> Models({"stance": {"classifier": "cues", "abstain_below": 0.4}}).decisions
        {'stance': {'classifier': 'cues', 'abstain_below': 0.4, 'calibrated': []}}
        """
        return {
            name: {
                "classifier": block["classifier"],
                "abstain_below": float(block["abstain_below"]),
                "calibrated": [
                    other for other in registry.configured(name, block) if registry.class_of(name, other).calibrated
                ],
            }
            for name, block in self.blocks.items()
            if QUESTIONS[name].polarity
        }

    def files(self, question: str) -> list[str]:
        """Files of the model in use for a question; none for rules."""
        name = self.classifiers[question]
        return self._model_files(name, self.blocks[question].get(name, {}).get("model"))

    def all_files(self, question: str) -> list[str]:
        """Files of every model that is configured for a question, in use or not."""
        block = self.blocks.get(question)
        names = registry.configured(question, block) if block else []
        models = sorted((block[name]["model"], name) for name in names if block and "model" in block.get(name, {}))
        return [path for folder, name in models for path in self._model_files(name, folder)]

    @cached_property
    def checkpoint(self) -> Callable[[str], CheckpointCard]:
        """Function from the folder of a checkpoint to its card."""
        return lru_cache(lambda folder: load_checkpoint(self.root / folder))

    @property
    def checkpoints(self) -> list[str]:
        """Names of all folders of ``models/`` that are checkpoints."""
        return sorted(path.parent.name for path in (self.root / "models").glob(f"*/{CARD}"))

    def sha256_of(self, checkpoint: str, file: str) -> str | None:
        """The hash that a checkpoint's card gives a file; None where it has no such file."""
        entry = self.checkpoint(f"models/{checkpoint}").files.get(file)
        return None if entry is None else entry.sha256

    def checkpoint_folder(self, folder: str) -> str:
        """Where the files of a checkpoint are: fetched from where its card says, or beside the card."""
        card = self.checkpoint(folder)
        return f"resources/models/{card.name}" if card.id is not None else folder

    def recipe(self, model: str) -> dict[str, Any]:
        """How a shipped encoder was trained: ``models/<model>/recipe.yaml``."""
        path = self.root / "models" / model / RECIPE
        recipe = read_yaml(path)
        if not isinstance(recipe, dict) or "seeds" not in recipe:
            raise InputError(path, "has no seeds", "a recipe of an encoder")
        return recipe

    def _model_files(self, name: str, folder: str | None) -> list[str]:
        if folder is None:
            return []
        files = self._files(folder)
        if name == _CHECKPOINT:
            files += [f"{self.checkpoint_folder(folder)}/{file}" for file in self.checkpoint(folder).files]
        return sorted(set(files))

    def _files(self, folder: str, endings: tuple[str, ...] = ()) -> list[str]:
        paths = (path for path in (self.root / folder).glob("*") if path.is_file())
        return sorted(f"{folder}/{path.name}" for path in paths if not endings or path.suffix in endings)
