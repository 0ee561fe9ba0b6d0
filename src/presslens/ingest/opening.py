"""How a text opens: the headline, by-line and dateline, told from the first sentence by their shape alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: A first paragraph or line longer than this is no title; nor is it a line of its own before the text.
MAX_TITLE_CHARACTERS = 200
#: A text of lines that are longer than this is not broken into lines of one width.
MAX_WIDTH = 150
#: A line that would have had room for the next word within this share of the width ends where somebody ended it.
ROOM = 0.8
#: Lines looked at to tell how a text is broken, and lines of their own that may stand before it.
_LOOKED_AT, _MOST_LINES = 200, 4
#: Signs that end a statement or a part of one, and those that end a sentence.
_STATED, _STOPS = (".", "。", "…", ":", ";", ","), (".", "。", "…", "!", "?")
_CLOSING = "\"'”’)»]"
_BEGINS = re.compile(r"[\"'“‘«(\[—–-]*\s*[^\W_a-z]")
#: A line that says who wrote, or where and when ("By Jane Doe", "MOSCOW, March 5", "ANKARA (Wire) -").
_WHO_OR_WHERE = re.compile(
    r"(?i:by)(?:\s+(?:[^\W\da-z_][\w.'’-]*,?|and|of|for|in|the|at|&))+$"
    r"|[A-Z][A-Z '’-]{2,40}(?:,\s[^\W\d_]{3,10}\.?\s\d{1,2}(?:,?\s\d{4})?)?"
    r"(?:\s*\([\w /&.-]{2,40}\)\s*[-–—]*|\s*[-–—]+)$"
    r"|[^\W\d_][\w '’-]{1,40},\s(?:[^\W\d_]{3,10}\.?\s\d{1,2}|\d{1,2}\s[^\W\d_]{3,10})(?:,?\s\d{4})?$"
)

Line = tuple[int, str]


def is_title(line: str) -> bool:
    """Whether the first paragraph of a text is its title: a line that ends unlike a statement.

    >>> is_title("Will Ankara wait?"), is_title("Ankara waits."), is_title("By Our Correspondent")
    (True, False, False)
    """
    return len(line) <= MAX_TITLE_CHARACTERS and not _states(line) and not _who_or_where(line)


def opening(blocks: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The paragraphs of a text, those lines at its head a paragraph each that run into no sentence.

    A line ends where somebody ended it when the next begins like a sentence and either the line is much shorter than
    the others, so that the next word had room in it, or all the lines that follow in its paragraph end like sentences,
    so that lines are paragraphs here, or it says who wrote, or it alone is all capitals. Where a text is broken into
    lines of one width, no line but a shorter one does.

    Parameters
    ----------
    blocks
        Paragraphs, as lists of lines; a line is its number in the file and its words.

    Returns
    -------
    The same lines in the same order.
    """
    rest = [list(block) for block in blocks]
    width = max((len(line) for _, line in [line for block in rest for line in block][:_LOOKED_AT]), default=0)
    heads: list[list[Line]] = []
    while rest and len(heads) < _MOST_LINES:
        first, *others = rest[0]
        if not others:
            # A headline or by-line that an empty line ends; lines of their own may follow it.
            if len(first[1]) > MAX_TITLE_CHARACTERS or _states(first[1]):
                break
        elif not _is_own_line(first[1], [line for _, line in others], width):
            break
        heads.append([first])
        rest = ([others] if others else []) + rest[1:]
    return heads + rest


def _is_own_line(line: str, others: Sequence[str], width: int) -> bool:
    following = others[0]
    if len(line) > MAX_TITLE_CHARACTERS or _states(line) or not _BEGINS.match(following):
        return False
    has_room = len(line) + 1 + len(following.split()[0]) <= ROOM * width
    # Lines that are paragraphs end like sentences; of lines of one width hardly one does.
    are_paragraphs = width > MAX_WIDTH or (len(others) > 1 and all(map(_ends, others)))
    tells = _who_or_where(line) or (line.isupper() and not following.isupper())
    return has_room or are_paragraphs or tells


def _states(line: str) -> bool:
    """Whether a line ends as a statement, or a part of one, does."""
    return line.rstrip(_CLOSING).endswith(_STATED) and not _who_or_where(line)


def _ends(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(_STOPS) or _who_or_where(line)


def _who_or_where(line: str) -> bool:
    return len(line) <= MAX_TITLE_CHARACTERS // 2 and _WHO_OR_WHERE.match(line) is not None
