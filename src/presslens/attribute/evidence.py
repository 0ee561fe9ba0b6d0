"""What an attribution keeps, so that a reader can see who was taken for the speaker, and why."""

from __future__ import annotations

from dataclasses import dataclass

from presslens.attribute.rules import Known, Rule, label_of
from presslens.base.spans import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of text in somebody's words; all spans are of the article's text.

    Attributes
    ----------
    content
        The words that are somebody's.
    source
        The words that name the speaker; None when there are none.
    cue, cue_words
        What shows that somebody speaks (the opening mark for a quotation without a verb).
    mode
        ``direct``, ``indirect`` or ``according-to``.
    holder
        A holder's code or ``unresolved``.
    rule, known
        The rule that fired, and how the speaker was known; None where nobody had to be.
    tone
        ``neutral`` or ``loaded``.
    own_acts
        The speaker reports or defends its own acts, so that its name in the source is in its words too.
    """

    content: Span
    source: Span | None
    cue: Span
    cue_words: str
    mode: str
    holder: str
    rule: Rule
    known: Known | None
    tone: str
    own_acts: bool = False

    @property
    def label(self) -> str:
        """Rule and speaker, as readers of a table see them."""
        return label_of(self.rule, self.known)

    @property
    def last(self) -> int:
        """The place behind everything that belongs to it."""
        return max(self.content.end, self.cue.end, self.source.end if self.source else 0)
