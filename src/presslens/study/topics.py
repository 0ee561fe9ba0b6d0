"""Which topics count on which corpus: those that the study switches on and that the corpus's card says it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.base.spelling import nearest
from presslens.cards.corpora import CorpusCard, load_corpus
from presslens.codebook.topics import CARD, NAMED, TOPICS, topic_names, with_topics


def topics_of(config: Mapping[str, Any], corpus: str, root: Path) -> tuple[str, ...]:
    """The topics of a corpus, in the order of ``config.yaml``; none where its card cannot be read."""
    try:
        card = load_corpus(root / "data" / f"{corpus}.yaml")
    except InputError:
        return ()
    return topics_on(config, card)


def topics_on(config: Mapping[str, Any], card: CorpusCard) -> tuple[str, ...]:
    """The topics that count on the corpus of a card, in the order of ``config.yaml``."""
    return tuple(topic for topic in config.get(TOPICS, ()) if topic in card.topics)


def names_on(config: Mapping[str, Any], topics: tuple[str, ...], root: Path) -> dict[str, list[str]]:
    """Targets, holders, frames and topics of a study where some of its topics count."""
    return with_topics({part: config[part] for part in NAMED} | {TOPICS: topics}, root / "codebook")


def unknown_topics(topics: Iterable[str], where: str, root: Path) -> list[InputError]:
    """A fault for each name that is no topic of the codebook."""
    known = topic_names(root / "codebook")
    faults = []
    for topic in topics:
        if topic not in known:
            near = nearest(topic, known)
            allowed = f"allowed (codebook/{TOPICS}/*/{CARD}): {', '.join(known) or 'none'}"
            faults.append(
                InputError(where, f"found {topic!r}", allowed + (f"; did you mean {near[0]}?" if near else ""))
            )
    return faults
