"""What a card of annotations says of articles and mentions that were read while rules were written."""

from __future__ import annotations

from dataclasses import dataclass

#: Keys of a card that name what was read for rules, and the column of their files.
READ = {"read_articles": "source_id", "read_mentions": "id"}


@dataclass(frozen=True, slots=True)
class ReadForRules:
    """What was read while rules or cues were written: a file of the card's folder, and whose rules."""

    file: str
    questions: tuple[str, ...]
