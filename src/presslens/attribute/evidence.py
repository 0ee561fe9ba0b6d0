"""What an attribution keeps, so that a reader can see who was taken for the speaker, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of text in somebody's words; all places are character offsets into the article's text.

    ``start``, ``end``: the content. ``source_start``, ``source_end``: the words that name the speaker (None
    when there are none). ``cue_start``, ``cue_end``, ``cue``: what shows that somebody speaks (the opening
    mark for a quotation without a verb). ``mode``: direct, indirect or according-to. ``holder``: an actor's
    code or ``unresolved``. ``rule``: the rule that fired. ``cue_tone``: neutral or loaded. ``own_acts``: the
    speaker reports or defends its own acts, so that its name in the source is in its words too."""

    start: int
    end: int
    source_start: int | None
    source_end: int | None
    cue_start: int
    cue_end: int
    cue: str
    mode: str
    holder: str
    rule: str
    cue_tone: str
    own_acts: bool = False
