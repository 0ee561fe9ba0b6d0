"""The codebook's words in other languages: a folder for each, whose files are named as the codebook's own.

The codebook's own files hold English words. A file of a language takes their place: of the file that it is named as,
code, label, colour and what is told to readers stand, and its lists of words are those of the language alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.codebook.topics import NAMED
from presslens.language.capability import LEAST, Capability
from presslens.language.language import Language

#: The language of the codebook's own files.
BASE = "en"
#: Folder of the codebook that holds a folder for each other language, and the file that makes a folder one.
LANGUAGES, LANGUAGE_CARD = "languages", "language.yaml"
#: Key under which the language of a corpus stands among the names of a study.
SPOKEN = "language"
#: Parts of the codebook that a language can have files for.
OF_LANGUAGE = ("targets", "frames", "nouns", "sentences", "bare_words")
#: Schemas of files that hold words of one language, with the lists in them that are for readers.
_WORDS: dict[str, tuple[str, ...]] = {
    "target": (),
    "frame": ("rules", "examples"),
    "nouns": (),
    "sentences": (),
    "bare_words": (),
}
#: Parts of which a language must have every file, by what it says that presslens can do in it.
_NEEDED = {Capability.MENTIONS: "targets", Capability.FRAMES: "frames"}


def read_in(language: str, studied: Sequence[str]) -> str:
    """The language that a corpus is read in: that of its card, where the study has it, else the study's first.

    >>> read_in("tr", ["en", "tr"]), read_in("tr", ["en"])
    ('tr', 'en')
    """
    return language if language in studied else studied[0]


def language_of(path: str | Path) -> str:
    """The language whose words a file of the codebook holds.

    >>> language_of("codebook/languages/tr/targets/TUR.yaml"), language_of("codebook/targets/TUR.yaml")
    ('tr', 'en')
    """
    parts = Path(path).parts
    places = [place for place in (len(parts) - 4, len(parts) - 3) if place >= 0 and parts[place] == LANGUAGES]
    return parts[places[0] + 1] if places else BASE


def language_files(part: str, names: Mapping[str, Any], folder: str | Path = "codebook") -> list[str]:
    """The files that the language of a study's corpus has for a part of the codebook.

    Parameters
    ----------
    part
        Of the codebook.
    names
        The study's names by part; the code under :data:`SPOKEN` counts.
    """
    if (code := names.get(SPOKEN, BASE)) == BASE:
        return []
    own = Path(folder) / LANGUAGES / code
    found = [own / part / f"{name}.yaml" for name in names[part]] if part in NAMED else [own / f"{part}.yaml"]
    return [str(path) for path in found if path.is_file()]


def language_cards(names: Mapping[str, Any], folder: str | Path = "codebook") -> list[str]:
    """The card of the language of a study's corpus, as a list; none for the codebook's own."""
    code = names.get(SPOKEN, BASE)
    return [] if code == BASE else [f"{folder}/{LANGUAGES}/{code}/{LANGUAGE_CARD}"]


def without_words(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What a file of the schema ``name`` says in every language: all but its lists of words.

    >>> without_words({"code": "war", "cues": ["battle"], "examples": ["It was war."]}, "frame")
    {'code': 'war', 'examples': ['It was war.']}
    """
    kept = _WORDS.get(name)
    if kept is None:
        return dict(document)
    return {key: value for key, value in document.items() if not isinstance(value, list) or key in kept}


def language_faults(language: Language, names: Mapping[str, Any], where: str, root: Path) -> Iterator[InputError]:
    """What keeps a corpus from being read in a language: steps without rules, words that the codebook lacks.

    Parameters
    ----------
    names
        The study's names by part.
    where
        Where the study names the language.
    root
        Folder of the study.
    """
    if lacks := [capability for capability in LEAST if capability not in language.capabilities]:
        yield InputError(where, f"found {language.code!r}", lacks[0].lack(language.name or language.code))
    if language.code == BASE:
        return
    own = Path("codebook") / LANGUAGES / language.code
    wanted = [own / LANGUAGE_CARD]
    for capability, part in _NEEDED.items():
        if capability in language.capabilities:
            wanted += [own / part / f"{name}.yaml" for name in names[part]]
    for path in wanted:
        if not (root / path).is_file():
            yield InputError(str(path), "is missing", f"the words of {language.name}, which {where} names")
