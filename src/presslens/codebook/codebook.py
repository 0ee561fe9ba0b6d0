"""The codebook of one study: its parts, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.codebook.additions import grouped, read_with_additions
from presslens.codebook.agencies import Agencies, load_agencies
from presslens.codebook.countries import Countries, load_countries
from presslens.codebook.events import Event, load_events
from presslens.codebook.frames import Frame, load_frames
from presslens.codebook.holders import Holder, load_holders
from presslens.codebook.hypotheses import Hypothesis, load_hypotheses
from presslens.codebook.languages import BASE, LANGUAGE_CARD, LANGUAGES, language_cards, language_files, language_of
from presslens.codebook.sentences import SentenceMarks, load_sentence_marks
from presslens.codebook.speech import Speech, load_speech
from presslens.codebook.stance import StanceBook, load_stance
from presslens.codebook.strangers import with_countries
from presslens.codebook.targets import Target, load_targets
from presslens.codebook.topics import CARD, NAMED, TOPICS, Topic, load_topic, topic_files, topic_of

#: Parts that are one file.
SINGLE = (
    "actor_rules",
    "agencies",
    "bare_words",
    "boilerplate",
    "countries",
    "events",
    "hypotheses",
    "labels",
    "nouns",
    "sentences",
    "speech",
    "stance",
)


def part_files(part: str, names: Mapping[str, Sequence[str]], folder: str | Path = "codebook") -> list[str]:
    """The files of a part of the codebook, in the order of the study; behind them those of its topics and its language.

    Parameters
    ----------
    part
        One of :data:`NAMED` or :data:`SINGLE`, or ``topics`` or ``languages``: their cards.
    names
        The study's names by part, as in ``config.yaml``, with its ``topics``, if it has any, and the code of a
        ``language``, if it is not that of the codebook.

    >>> part_files("frames", {"frames": ["economic", "conflict"]})
    ['codebook/frames/economic.yaml', 'codebook/frames/conflict.yaml']
    >>> part_files("nouns", {})
    ['codebook/nouns.yaml']
    """
    if part in (*NAMED, *SINGLE):
        own = [f"{folder}/{part}/{name}.yaml" for name in names[part]] if part in NAMED else [f"{folder}/{part}.yaml"]
        return [*own, *topic_files(part, names, folder), *language_files(part, names, folder)]
    if part == LANGUAGES:
        return language_cards(names, folder)
    if part == TOPICS:
        return [f"{folder}/{TOPICS}/{name}/{CARD}" for name in names.get(TOPICS, ())]
    raise KeyError(part)


def schema_of(part: str) -> str:
    """Name of the schema that the files of a part follow.

    >>> schema_of("targets"), schema_of("nouns")
    ('target', 'nouns')
    """
    return part.removesuffix("s") if part in (*NAMED, TOPICS, LANGUAGES) else part


def part_of(path: str | Path) -> str:
    """The part of the codebook that a file belongs to, by where it lies.

    Raises
    ------
    InputError
        It is no file of a codebook.

    >>> part_of("codebook/holders/UN.yaml"), part_of("codebook/topics/war/events.yaml")
    ('holders', 'events')
    """
    path = Path(path)
    if path.name == CARD:
        return TOPICS
    if path.name == LANGUAGE_CARD:
        return LANGUAGES
    if path.parent.name in NAMED:
        return path.parent.name
    if path.stem not in SINGLE:
        raise InputError(path, "is no file of the codebook", f"allowed: {', '.join(NAMED + SINGLE)}")
    return path.stem


class Codebook:
    """What a step may know of the codebook: the parts whose files it was given.

    Parameters
    ----------
    files
        Files of the codebook, as :func:`part_files` names them; the order within a part is that of the study.

    Notes
    -----
    Asking for a part without a file is an error, so that no step depends on a file that its rule does not name.
    """

    def __init__(self, files: Iterable[str | Path]) -> None:
        self._files: dict[str, list[Path]] = {}
        for path in map(Path, files):
            self._files.setdefault(part_of(path), []).append(path)

    @property
    def language(self) -> str:
        """Code of the language whose words count: that of the card among the files, else the codebook's own."""
        return language_of(self._files[LANGUAGES][0]) if LANGUAGES in self._files else BASE

    def without(self, topics: Iterable[str]) -> Codebook:
        """The codebook without the files of some of its topics."""
        left_out = set(topics)
        if not left_out:
            return self
        files = (path for paths in self._files.values() for path in paths)
        return Codebook(path for path in files if topic_of(path) not in left_out)

    def __contains__(self, part: str) -> bool:
        return part in self._files

    def files(self, part: str) -> list[Path]:
        """The files of a part.

        Raises
        ------
        InputError
            None was given.
        """
        if part not in self._files:
            raise InputError(
                "codebook", f"{part} is not among the files of this step", f"given: {', '.join(self._files)}"
            )
        return self._files[part]

    def documents(self, part: str) -> list[dict[str, Any]]:
        """The content of each entry of a part, with what topics add to it."""
        return [read_with_additions(group, schema_of(part), self.language) for group in grouped(self.files(part))]

    def _document(self, part: str) -> dict[str, Any]:
        (document,) = self.documents(part)
        return document

    @cached_property
    def targets(self) -> list[Target]:
        """Countries under study; needs ``nouns`` too."""
        return load_targets(self.files("targets"), *self.files("nouns"), language=self.language)

    @cached_property
    def holders(self) -> list[Holder]:
        """Those whose view a sentence can carry; needs ``targets`` and ``nouns`` too."""
        return load_holders(self.files("holders"), self.targets)

    @cached_property
    def speakers(self) -> list[Holder]:
        """The holders with the names of every country; needs ``targets``, ``nouns`` and ``countries`` too."""
        return with_countries(self.holders, self.countries)

    @cached_property
    def frames(self) -> list[Frame]:
        """Frames of sentences."""
        return load_frames(self.files("frames"), self.language)

    @cached_property
    def speech(self) -> Speech:
        """Words and marks of reported speech."""
        return load_speech(*self.files("speech"))

    @cached_property
    def stance(self) -> StanceBook:
        """Cues of stance."""
        return load_stance(*self.files("stance"))

    @cached_property
    def events(self) -> list[Event]:
        """Dated events."""
        return load_events(*self.files("events"))

    @cached_property
    def hypotheses(self) -> list[Hypothesis]:
        """Known-groups hypotheses."""
        return load_hypotheses(*self.files("hypotheses"))

    @cached_property
    def nouns(self) -> dict[str, list[str]]:
        """Common nouns that stand for a state, by kind of alias."""
        return self._document("nouns")

    @cached_property
    def actor_rules(self) -> dict:
        """Rules that say which mentions are actors."""
        return self._document("actor_rules")

    @cached_property
    def labels(self) -> dict[str, dict[str, dict[str, str]]]:
        """Colour, marker, sign and definition of each label, by question."""
        return self._document("labels")

    @cached_property
    def sentences(self) -> SentenceMarks:
        """Abbreviations whose stop ends no sentence, and openers of reports."""
        return load_sentence_marks(*self.files("sentences"), language=self.language)

    @cached_property
    def agencies(self) -> Agencies:
        """Agencies beside pictures and datelines."""
        return load_agencies(*self.files("agencies"))

    @cached_property
    def topics(self) -> list[Topic]:
        """Fields of news whose words are in use."""
        return [load_topic(path) for path in self._files.get(TOPICS, ())]

    @cached_property
    def countries(self) -> Countries:
        """Every country of the world; in a language that has no names for them, none."""
        if self.language != BASE:
            return Countries()
        return load_countries(self.files("countries")[0])

    @cached_property
    def bare_words(self) -> dict[str, list[str]]:
        """Words for a state that name none, by kind of alias."""
        return self._document("bare_words")

    @cached_property
    def boilerplate(self) -> dict:
        """Lines that are no part of an article."""
        return self._document("boilerplate")
