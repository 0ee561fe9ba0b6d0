"""What the table of the corpus counts; its words for readers, which stand in the column ``measure``."""

from __future__ import annotations

from enum import StrEnum


class Measure(StrEnum):
    """A number of the corpus, told apart by its name and printed in its words."""

    ARTICLES = "articles"
    STORIES = "stories (copies, edited wire copy and excerpts are one)"
    OUTLETS = "outlets"
    NO_OUTLET = "articles without a known outlet"
    FIRST_DATE = "first date"
    LAST_DATE = "last date"
    NO_DATE = "articles without a known date"
    SENTENCES = "sentences"
    TOKENS = "tokens"
    MENTIONS = "mentions"
    ACTOR_MENTIONS = "actor mentions"
    QUOTED_MENTIONS = "mentions in others' words"
    NO_MENTION = "articles without a mention"
    REMOVALS = "lines or characters removed in cleaning"


#: Of a measure that presslens does not tell in the language of the corpus.
NOT_ANSWERED = "not answered"
_SET_ASIDE = "files set aside: "


def set_aside(reason: str) -> str:
    """The measure of files that were set aside for a reason.

    >>> set_aside("empty")
    'files set aside: empty'
    """
    return f"{_SET_ASIDE}{reason}"


def reason_of(measure: str) -> str | None:
    """Why the files of a measure were set aside; None where it counts something else.

    >>> reason_of(set_aside("empty")), reason_of(Measure.TOKENS)
    ('empty', None)
    """
    return measure.removeprefix(_SET_ASIDE) if measure.startswith(_SET_ASIDE) else None
