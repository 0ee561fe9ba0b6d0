"""Every classifier by question and name: one line each. Modules are imported only when a classifier is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from presslens.contract import Classifier

CLASSIFIERS: dict[str, dict[str, str]] = {
    "actor": {"rules": "presslens.locate.actor_rules:ActorRules"},
    "sentiment": {
        "lexicon": "presslens.sentiment.lexicon:LexiconSentiment",
        "linear": "presslens.sentiment.linear:LinearSentiment",
    },
    "stance": {"cues": "presslens.stance.cues:CueStance"},
    "frames": {"cues": "presslens.frames.cues:CueFrames"},
}


def module_of(question: str, name: str) -> str:
    """Dotted module that holds the classifier ``name`` of ``question``."""
    return CLASSIFIERS[question][name].partition(":")[0]


def load(question: str, name: str, block: Mapping, codebook: Sequence[Path]) -> Classifier:
    """The classifier ``name`` of ``question``, built from its config block and its codebook files."""
    module, _, attribute = CLASSIFIERS[question][name].partition(":")
    return getattr(import_module(module), attribute).from_config(block, codebook)
