"""Frames: what each frame is, its cues, and the contexts in which a cue does not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from presslens.base.errors import InputError, InputErrors, gathered
from presslens.codebook.additions import grouped, read_with_additions
from presslens.codebook.colours import check_colours


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: code, label, colour, its cues, and phrases that contain a cue but are no evidence of the
    frame.

    ``negatable`` is True when a negated cue ("no casualties") is no evidence of the frame, and False when the
    frame is about the matter itself, be it there or not ("no ceasefire" is still diplomacy).
    """

    code: str
    label: str
    colour: str
    cues: tuple[str, ...]
    exceptions: tuple[str, ...]
    negatable: bool = False


def load_frames(paths: Iterable[str | Path]) -> list[Frame]:
    """Read frame files, in the order given.

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
            frames.append(_frame(group))
    if faults:
        raise InputErrors(faults)
    check_colours((group[0], frame.colour) for group, frame in zip(groups, frames, strict=True))
    return frames


def _frame(paths: Sequence[Path]) -> Frame:
    path, entry = paths[0], read_with_additions(paths, "frame")
    code = entry["code"]
    if path.stem != code:
        raise InputError(path, f"code is {code!r}", "the code is the name of the file")
    cues, exceptions = tuple(entry["cues"]), tuple(entry.get("not", ()))
    return Frame(code, entry["label"], entry["colour"], cues, exceptions, entry.get("negatable", False))
