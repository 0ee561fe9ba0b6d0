"""Topics: what one field of news adds to the codebook, in a folder whose files are named as the codebook's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from presslens.base.schema import read_checked

#: Parts of the codebook with one file for each name of the study, in a folder called as the part.
NAMED = ("targets", "holders", "frames")
#: Folder of the codebook that holds a folder for each topic; also their key in ``config.yaml`` and in cards.
TOPICS = "topics"
#: The file that makes a folder a topic.
CARD = "topic.yaml"


@dataclass(frozen=True, slots=True)
class Topic:
    """A field of news with words of its own: its name in ``config.yaml``, what it is in words, and the names of which
    every article about it has one (none: every article is).
    """

    name: str
    label: str
    definition: str
    names: tuple[str, ...] = ()


def load_topic(path: str | Path) -> Topic:
    """Read the card of a topic (``codebook/topics/<name>/topic.yaml``).

    Raises
    ------
    InputErrors
        The file does not follow the schema ``topic``.
    """
    entry = read_checked(path, "topic")
    return Topic(Path(path).parent.name, entry["label"], entry["definition"], tuple(entry.get("names", ())))


def topic_names(folder: str | Path = "codebook") -> list[str]:
    """Names of the topics that a codebook has."""
    return sorted(path.parent.name for path in Path(folder).glob(f"{TOPICS}/*/{CARD}"))


def topics_with(part: str, name: str, folder: str | Path = "codebook") -> list[str]:
    """Names of the topics that bring an entry of a part, such as a holder, of their own."""
    own = _stems(Path(folder) / part)
    return [topic for topic in topic_names(folder) if name in _stems(Path(folder) / TOPICS / topic / part) - own]


def _stems(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.yaml")}


def topic_of(path: str | Path) -> str | None:
    """The topic that a file of the codebook belongs to; None: it is the codebook's own.

    >>> topic_of("codebook/topics/war/holders/UN.yaml"), topic_of("codebook/holders/UN.yaml")
    ('war', None)
    """
    parts = Path(path).parts
    places = [place for place in (len(parts) - 4, len(parts) - 3) if place >= 0 and parts[place] == TOPICS]
    return parts[places[0] + 1] if places else None


def topic_files(part: str, names: Mapping[str, Sequence[str]], folder: str | Path = "codebook") -> list[str]:
    """The files that the topics of a study have for a part of the codebook, topic by topic.

    A file that is named as one of the codebook adds to that one, where the study uses it; any other is an entry of its
    own.

    Parameters
    ----------
    part
        Of the codebook.
    names
        The study's names by part; those under ``topics`` count.
    """
    if part not in NAMED:
        found = (Path(folder) / TOPICS / topic / f"{part}.yaml" for topic in names.get(TOPICS, ()))
        return [str(path) for path in found if path.is_file()]
    return [
        str(path)
        for topic in names.get(TOPICS, ())
        for path in sorted((Path(folder) / TOPICS / topic / part).glob("*.yaml"))
        if path.stem in names[part] or not (Path(folder) / part / path.name).is_file()
    ]


def with_topics(names: Mapping[str, Sequence[str]], folder: str | Path = "codebook") -> dict[str, list[str]]:
    """The study's names by part, its topics among them, with the entries that the topics bring behind its own.

    >>> with_topics({"targets": ["TUR"], "holders": ["TUR"], "frames": ["conflict"]})
    {'targets': ['TUR'], 'holders': ['TUR'], 'frames': ['conflict'], 'topics': []}
    """
    found = {
        part: list(dict.fromkeys([*names[part], *(Path(path).stem for path in topic_files(part, names, folder))]))
        for part in NAMED
    }
    return found | {TOPICS: list(names.get(TOPICS, ()))}
