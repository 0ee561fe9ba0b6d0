"""Stance: the words by which a holder shows itself for or against a target, and where the target stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from presslens.base.errors import InputError, InputErrors
from presslens.codebook.additions import read_with_additions

#: Words between a cue and its target, where the codebook gives no ``reach``.
WORDS_BETWEEN = {"attached": 0, "after": 10, "before": 4, "anywhere": 0}


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Cues that work alike.

    Attributes
    ----------
    stance
        ``against`` or ``favour``.
    target
        Where the target stands: ``attached`` to the cue (a modifier, or inside the mention), ``after`` it
        (its object), ``before`` it (its subject), or ``anywhere`` in the sentence.
    voices
        In whose words the cue counts: ``narration`` of the outlet, a direct ``quote`` or ``indirect`` speech
        of somebody else, or the target's ``own`` words about itself.
    reach
        How many words may stand between the cue and the mention.
    carries
        True when the cue is itself the verb of attribution ("accused"), and so may stand outside the content.
    words
        The cues.
    """

    stance: str
    target: str
    voices: frozenset[str]
    reach: int
    carries: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceBook:
    """Groups of cues, words of deeds that harm the unarmed, and phrases that contain a cue but are no
    evidence.

    ``acts`` are the deeds, ``victims`` the unarmed (or weapons that are outlawed), ``strikes`` the nouns that
    make a mention the doer ("in X air strikes").
    """

    groups: tuple[CueGroup, ...]
    acts: tuple[str, ...]
    victims: tuple[str, ...]
    strikes: tuple[str, ...]
    exceptions: tuple[str, ...]


def load_stance(path: str | Path, *additions: str | Path) -> StanceBook:
    """Read ``codebook/stance.yaml``.

    Raises
    ------
    InputErrors
        The file does not follow the schema, or lists cues twice for the same position and voice with two stances.
    """
    entry = read_with_additions((path, *additions), "stance")
    groups = tuple(
        CueGroup(
            group["stance"],
            group["target"],
            frozenset(group["voice"]),
            group.get("reach", WORDS_BETWEEN[group["target"]]),
            group.get("carries", False),
            tuple(group["words"]),
        )
        for group in entry["cues"]
    )
    seen: dict[tuple[str, str, str], str] = {}
    twofold: dict[str, None] = {}
    for group in groups:
        for key in ((word, group.target, voice) for word in group.words for voice in group.voices):
            if seen.setdefault(key, group.stance) != group.stance:
                twofold[key[0]] = None
    if twofold:
        advice = "one stance per cue and position"
        raise InputErrors(
            [InputError(f"{path}: cues", f"{cue!r} is both against and favour", advice) for cue in twofold]
        )
    deeds = entry["deeds"]
    return StanceBook(
        groups,
        tuple(deeds["acts"]),
        tuple(deeds["victims"]),
        tuple(deeds["strikes"]),
        tuple(entry.get("not", ())),
    )
