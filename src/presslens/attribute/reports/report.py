"""What a rule of speech finds: one cue with its source and its content, after Pareti (2012)."""

from __future__ import annotations

from dataclasses import dataclass

from presslens.attribute.cast import Party
from presslens.attribute.rules import Rule
from presslens.base.spans import Span


@dataclass(frozen=True, slots=True)
class Report:
    """One cue of speech with its parts, as character spans.

    Attributes
    ----------
    cue
        What shows that somebody speaks.
    tone
        ``neutral`` or ``loaded``.
    mode
        ``indirect`` or ``according-to``.
    rule
        The construction.
    source
        The words that name the speaker; None when nobody is named.
    leads
        Whom the source can mean, best first.
    contents
        The one or two spans in the source's words.
    denial
        The speaker defends itself.
    follows
        The speaker is that of the report before (``adding that ...``).

    References
    ----------
    Pareti, S. (2012). A database of attribution relations. LREC.
    """

    cue: Span
    tone: str
    mode: str
    rule: Rule
    source: Span | None
    leads: tuple[Party, ...]
    contents: tuple[Span, ...]
    denial: bool = False
    follows: bool = False
