"""Whole lines that are no part of an article."""

from __future__ import annotations

from collections.abc import Iterable

from presslens.base.spelling import form_of

#: A line that is longer is known only when it is listed word for word: a ``*`` does not stand for a whole article.
LONGEST = 100


class KnownLines:
    """Lines of the codebook and of a card, to be recognised in texts.

    Parameters
    ----------
    lines
        A ``*`` stands for any words, or none. Case and white space do not matter.

    >>> known = KnownLines(["Read more", "Sign up for * newsletter"])
    >>> "READ  more" in known, "Sign up for our daily newsletter" in known, "Sign up for nothing" in known
    (True, True, False)
    """

    def __init__(self, lines: Iterable[str]) -> None:
        keys = {form_of(line) for line in lines}
        self._whole = {key for key in keys if "*" not in key}
        self._open = [[part.strip() for part in key.split("*")] for key in sorted(keys - self._whole)]
        self._firsts = tuple({key[:1] for key in self._whole} | {parts[0][:1] for parts in self._open})

    def __contains__(self, line: str) -> bool:
        # Most lines begin otherwise, and are not looked at any further.
        if not line[:1].isspace() and not line[:1].casefold().startswith(self._firsts):
            return False
        key = form_of(line)
        return key in self._whole or (len(key) <= LONGEST and any(_fits(key, parts) for parts in self._open))


def _fits(line: str, parts: list[str]) -> bool:
    """Whether the parts stand in the line in their order, the first at its start and the last at its end."""
    first, *middle, last = parts
    if not (line.startswith(first) and line.endswith(last) and len(line) >= len(first) + len(last)):
        return False
    at, end = len(first), len(line) - len(last)
    for part in middle:
        if (found := line.find(part, at, end)) < 0:
            return False
        at = found + len(part)
    return True
