"""Speech: the words and marks by which the press shows that it prints somebody else's words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from presslens.base.errors import InputError, InputErrors
from presslens.codebook.additions import read_with_additions


@dataclass(frozen=True, slots=True)
class Cue:
    """What a reporting verb tells.

    Attributes
    ----------
    content
        ``clause``: what is said follows (``said that``). ``object``: what follows is whom or what the
        speech is aimed at (``accused X of``). ``deed``: as clause, but without a clause it tells what was done
        (``announced a truce``). ``denial``: the speaker defends or admits its own doings.
    tone
        ``neutral``, or ``loaded`` when the verb itself judges the speech (``claimed``).
    doubtful
        The form is also a noun or an ordinary word; it counts only right after a speaker.
    complement
        The verb judges only with one of these words behind its object (``held X responsible``), or, when empty, with
        any noun or adjective there (``called X a thief``); None: it needs none.
    """

    content: str
    tone: str
    doubtful: bool = False
    complement: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """The entries of ``codebook/speech.yaml``, phrases in the order of the file.

    ``verbs`` pairs each form with its :class:`Cue`; ``pronouns`` maps a pronoun to ``person``, ``body`` or
    ``group``; ``quotes`` pairs each opening mark with the marks that close it. ``deeds`` are nouns of the study's field
    for what is announced and no speech; ``headline_sources`` close a headline as its source. ``nouns`` of speech have a
    clause behind them, ``views`` an owner, ``hearsay`` neither."""

    verbs: tuple[tuple[str, Cue], ...]
    according_to: tuple[str, ...]
    nouns: tuple[str, ...]
    anonymous: tuple[str, ...]
    pronouns: dict[str, str]
    own: tuple[str, ...]
    titles: tuple[str, ...]
    offices: tuple[str, ...]
    exceptions: tuple[str, ...]
    quotes: tuple[tuple[str, tuple[str, ...]], ...]
    deeds: tuple[str, ...] = ()
    local_offices: tuple[str, ...] = ()
    headline_sources: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()


def load_speech(path: str | Path, *additions: str | Path) -> Speech:
    """Read ``codebook/speech.yaml``.

    Raises
    ------
    InputErrors
        The file breaks its schema, or forms stand under two verbs.
    """
    entry = read_with_additions((path, *additions), "speech")
    verbs: dict[str, Cue] = {}
    faults = []
    for verb in entry["verbs"]:
        for key in ("forms", "doubtful"):
            for form in verb.get(key, ()):
                if form in verbs:
                    faults.append(InputError(f"{path}: verbs", f"{form!r} occurs twice", "each form under one verb"))
                complement = tuple(verb["complement"]) if "complement" in verb else None
                verbs[form] = Cue(verb["content"], verb["tone"], key == "doubtful", complement)
    if faults:
        raise InputErrors(faults)
    pronouns = {word: kind for kind, words in entry["pronouns"].items() for word in words}
    lists = {key: tuple(entry[key]) for key in ("according_to", "nouns", "anonymous", "own", "titles", "offices")}
    quotes = tuple((pair["open"], tuple(pair["close"])) for pair in entry["quotes"])
    return Speech(
        tuple(verbs.items()),
        pronouns=pronouns,
        quotes=quotes,
        exceptions=tuple(entry.get("not", ())),
        deeds=tuple(entry.get("deeds", ())),
        local_offices=tuple(entry.get("local_offices", ())),
        headline_sources=tuple(entry.get("headline_sources", ())),
        views=tuple(entry.get("views", ())),
        hearsay=tuple(entry.get("hearsay", ())),
        **lists,
    )
