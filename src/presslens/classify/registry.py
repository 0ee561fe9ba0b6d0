"""Every classifier by question and name: one line each. Modules are imported only when a classifier is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from presslens.classify.contract import Classifier

CLASSIFIERS: dict[str, dict[str, str]] = {
    "actor": {
        "rules": "presslens.classify.methods.actor_rules:ActorRules",
        "encoder": "presslens.classify.methods.encoder.classifier:EncoderActor",
    },
    "sentiment": {
        "lexicon": "presslens.classify.methods.lexicon:LexiconSentiment",
        "linear": "presslens.classify.methods.linear.classifier:LinearSentiment",
        "encoder": "presslens.classify.methods.encoder.classifier:EncoderSentiment",
        "checkpoint": "presslens.classify.methods.checkpoint:CheckpointSentiment",
    },
    "stance": {
        "cues": "presslens.classify.methods.stance_cues:CueStance",
        "encoder": "presslens.classify.methods.encoder.classifier:EncoderStance",
        "checkpoint": "presslens.classify.methods.checkpoint:CheckpointStance",
    },
    "frames": {
        "cues": "presslens.classify.methods.frame_cues:CueFrames",
        "encoder": "presslens.classify.methods.encoder.classifier:EncoderFrames",
    },
}

#: Files of the codebook that a classifier is built from: names of files, or of folders for those the study names.
CODEBOOK: dict[str, dict[str, tuple[str, ...]]] = {
    "actor": {"rules": ("actor_rules.yaml",)},
    "stance": {"cues": ("stance.yaml",)},
    "frames": {"cues": ("frames",)},
}
for _question, _names in CLASSIFIERS.items():
    for _name in {"encoder", "checkpoint"} & _names.keys():
        CODEBOOK.setdefault(_question, {})[_name] = ("targets", "holders", "nouns.yaml")
CODEBOOK["actor"]["encoder"] += ("actor_rules.yaml",)


def codebook_of(question: str, *names: str) -> list[str]:
    """Files and folders of the codebook that classifiers of a question are built from; no names: all of them."""
    wanted = CODEBOOK.get(question, {})
    return sorted({part for name in names or wanted for part in wanted.get(name, ())})


def module_of(question: str, name: str) -> str:
    """Dotted module that holds the classifier ``name`` of ``question``."""
    return CLASSIFIERS[question][name].partition(":")[0]


def modules() -> list[str]:
    """Dotted modules of all classifiers."""
    return sorted({module_of(question, name) for question, names in CLASSIFIERS.items() for name in names})


def class_of(question: str, name: str) -> type:
    """The class of a classifier, which tells its labels and whether its numbers are calibrated probabilities."""
    module, _, attribute = CLASSIFIERS[question][name].partition(":")
    return getattr(import_module(module), attribute)


def configured(question: str, block: Mapping) -> list[str]:
    """Classifiers of a question that a study can run: those with a block in its config, and those that need none."""
    from presslens.base.schema import schema

    keys = schema("config")["properties"]["classify"]["properties"][question]["properties"]
    return [name for name in CLASSIFIERS.get(question, {}) if name in block or name not in keys]


def load(question: str, name: str, block: Mapping, codebook: Sequence[str | Path]) -> Classifier:
    """The classifier ``name`` of ``question``, built from its config block and those of the codebook files it reads."""
    wanted = codebook_of(question, name)
    files = [path for path in map(Path, codebook) if path.name in wanted or path.parent.name in wanted]
    return class_of(question, name).from_config(block, files)
