"""What presslens can do in a language: each folder of a language says it of itself."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum


class Capability(Enum):
    """A step that has rules, or models, for a language; the value is what readers see where there are none.

    >>> Capability.FRAMES.lack("Russian")
    'presslens has no cues of frames in Russian'
    """

    SENTENCES = "no rules for sentences"
    TOKENS = "no rules for tokens"
    MENTIONS = "no rules for names of countries"
    FRAMES = "no cues of frames"
    ATTRIBUTION = "no rules of attribution"
    JUDGEMENT = "no classifier that judges mentions"
    WORDS = "no list of words that say nothing"

    def lack(self, language: str) -> str:
        """Why something is not answered in a language, by its name."""
        return f"presslens has {self.value} in {language}"


#: Without these nothing can be found in a language.
LEAST: Collection[Capability] = (Capability.SENTENCES, Capability.TOKENS, Capability.MENTIONS)
