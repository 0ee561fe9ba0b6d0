"""Frames: what each frame is, its cues, and the contexts in which a cue does not count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, InputErrors, gathered
from presslens.codebook.additions import grouped, read_with_additions
from presslens.codebook.colours import check_colours
from presslens.codebook.languages import BASE


@dataclass(frozen=True, slots=True)
class Context:
    """Words beside which some cues of a frame mean another thing.

    Attributes
    ----------
    cues
        The cues, as the frame lists them.
    before, behind
        Phrases that stand before or behind a cue, with at most ``reach`` words between.
    sentence
        Phrases that stand anywhere in the sentence.
    """

    cues: tuple[str, ...]
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    reach: int = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: code, label, colour, its cues, and phrases that contain a cue but are no evidence of the
    frame; and the contexts in which a cue is none.

    ``negatable`` is True when a negated cue ("no casualties") is no evidence of the frame, and False when the
    frame is about the matter itself, be it there or not ("no ceasefire" is still diplomacy).
    """

    code: str
    label: str
    colour: str
    cues: tuple[str, ...]
    exceptions: tuple[str, ...]
    negatable: bool = False
    contexts: tuple[Context, ...] = ()


def load_frames(paths: Iterable[str | Path], language: str = BASE) -> list[Frame]:
    """Read frame files, in the order given; ``language`` is the code of the cues that count.

    Raises
    ------
    InputErrors
        Files break their schema, have another name than their code, or two frames have one colour.
    """
    groups = grouped(paths)
    frames: list[Frame] = []
    faults: list[InputError] = []
    for group in groups:
        with gathered(faults):
            frames.append(_frame(group, language))
    if faults:
        raise InputErrors(faults)
    check_colours((group[0], frame.colour) for group, frame in zip(groups, frames, strict=True))
    return frames


def _frame(paths: Sequence[Path], language: str) -> Frame:
    path, entry = paths[0], read_with_additions(paths, "frame", language)
    code = entry["code"]
    if path.stem != code:
        raise InputError(path, f"code is {code!r}", "the code is the name of the file")
    cues, exceptions = tuple(entry.get("cues", ())), tuple(entry.get("not", ()))
    contexts = tuple(_context(block, f"{path}: unless.{i}", cues) for i, block in enumerate(entry.get("unless", ())))
    return Frame(code, entry["label"], entry["colour"], cues, exceptions, entry.get("negatable", False), contexts)


def _context(block: Mapping[str, Any], where: str, cues: tuple[str, ...]) -> Context:
    known = set(cues)
    if strange := [cue for cue in block["cues"] if cue not in known]:
        raise InputErrors(
            [InputError(f"{where}.cues", f"found {cue!r}", "allowed: what the frame has under cues") for cue in strange]
        )
    places = {place: tuple(block.get(place, ())) for place in ("before", "behind", "sentence")}
    if not any(places.values()):
        raise InputError(where, "says no words", "allowed: before, behind or sentence, or several of them")
    return Context(tuple(block["cues"]), **places, reach=block.get("reach", 2))
