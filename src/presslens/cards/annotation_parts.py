"""Parts of a card of annotations: its coders, what offsets count, and what the sample calls its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A language model that coded: its name, the day, the prompt's file, SHA-256 of it and of the codes, settings."""

    name: str
    date: str
    prompt: str
    prompt_sha256: str
    codes_sha256: str
    settings: str

    @property
    def in_words(self) -> str:
        """As a data statement names it."""
        return f"{self.name} on {self.date}, prompt {self.prompt} (sha256 {self.prompt_sha256[:12]}), {self.settings}"


@dataclass(frozen=True, slots=True)
class HumanSample:
    """Persons' codes of a part of the sample: the file in the card's folder, and who coded."""

    file: str
    producer: str


@dataclass(frozen=True, slots=True)
class Coder:
    """Who coded: the name, the file of codes in the card's folder, whether a program or a person, a note, and what is
    known of a language model; the tool whose export the file is.
    """

    name: str
    file: str
    kind: Literal["automatic", "person"]
    note: str | None = None
    model: LanguageModel | None = None
    tool: str | None = None


@dataclass(frozen=True, slots=True)
class Offsets:
    """What the sample's offsets count the characters of.

    Attributes
    ----------
    into
        ``raw``: the text as its publisher gives it; ``cleaned``: the text in ``articles.parquet``.
    sha256
        Of the corpus's file that the offsets count in; None where the card does not say.
    """

    into: Literal["raw", "cleaned"]
    sha256: str | None = None

    @property
    def raw(self) -> bool:
        """Whether they count the text before cleaning."""
        return self.into == "raw"


@dataclass(frozen=True, slots=True)
class SampleColumns:
    """What the sample's file calls its columns; None where it has no such column."""

    id: str
    source_id: str
    target: str
    start: str
    end: str
    mention: str | None = None
    inclusion_probability: str | None = None
    purpose: str | None = None

    @property
    def names(self) -> dict[str, str]:
        """The file's name of each column that it has, by ours.

        >>> SampleColumns("no", "article", "country", "from", "to").names["start"]
        'from'
        """
        named = {key: getattr(self, key) for key in self.__slots__}
        return {key: name for key, name in named.items() if name is not None}
