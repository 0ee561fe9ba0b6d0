"""Numbers that somebody typed into the text of the paper instead of looking them up."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = (
    *("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty"),
    *("forty", "fifty", "hundred", "thousand", "million", "dozen"),
)
_NUMBER = re.compile(rf"\d[\d.,]*|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
#: No numbers: references, labels, and names of things that hold a digit.
_REFERENCE = re.compile(r"@[\w:.-]*\w|<[\w:.-]+>|\bSHA-256\b|\bF1\b|\bmacro_f1\b")
#: Before a string that is no prose.
_LAYOUT = re.compile(r"\b(?:numbering|paper):\s*$")
_CODE_WORD = re.compile(r"(?:let|set|show|import|include|if|for|while|return|context)\b")
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_OPEN, _CLOSE = "([{", ")]}"


def typed_numbers(source: str) -> list[tuple[int, str]]:
    """Numbers in the prose of a Typst source: figures, and number words from three on.

    Prose is markup, also within brackets in code, and every string in code. Not prose: code but its strings, the form
    of pages, comments, references, labels and names such as SHA-256.

    Returns
    -------
    Line, counted from 1, and what stands there.

    >>> typed_numbers("There are #n(\\"a\\") articles @monroe2008 and 12 outlets // 3\\n#text(size: 9pt)[seven]")
    [(1, '12'), (2, 'seven')]
    """
    found = []
    for start, text in _Scan(source).prose():
        hidden = _REFERENCE.sub(lambda match: " " * len(match[0]), text)
        found += [(start + hit.start(), hit[0]) for hit in _NUMBER.finditer(hidden)]
    return [(source.count("\n", 0, place) + 1, number) for place, number in sorted(found)]


class _Scan:
    """A walk through a source that tells prose from code by brackets, strings and comments."""

    def __init__(self, source: str) -> None:
        self.source, self.place = source, 0
        self.found: list[tuple[int, str]] = []

    def prose(self) -> Iterator[tuple[int, str]]:
        """Pieces of prose with the place where they start."""
        self._markup("")
        yield from self.found

    def _ahead(self, text: str) -> bool:
        return self.source.startswith(text, self.place)

    def _skip_comment(self) -> bool:
        if self._ahead("//") and self.source[self.place - 1 : self.place] != ":":
            end = self.source.find("\n", self.place)
            self.place = len(self.source) if end < 0 else end
            return True
        if self._ahead("/*"):
            end = self.source.find("*/", self.place)
            self.place = len(self.source) if end < 0 else end + 2
            return True
        return False

    def _markup(self, closing: str) -> None:
        start = self.place
        while self.place < len(self.source):
            here = self.source[self.place]
            if closing and here == closing:
                break
            if here == "\\":
                self.place += 2
            elif here == "[":  # brackets in markup come in pairs
                self._piece(start)
                self.place += 1
                self._markup("]")
                self.place += 1
                start = self.place
            elif here == "#":
                self._piece(start)
                self.place += 1
                self._expression()
                start = self.place
            else:
                before = self.place
                if self._skip_comment():
                    self._piece(start, before)
                    start = self.place
                else:
                    self.place += 1
        self._piece(start)

    def _piece(self, start: int, end: int | None = None) -> None:
        text = self.source[start : self.place if end is None else end]
        if text:
            self.found.append((start, text))

    def _expression(self) -> None:
        """What follows ``#`` in markup."""
        statement = bool(_CODE_WORD.match(self.source, self.place))
        if statement:
            self._code("\n")
            return
        if self._ahead('"'):
            self._string()
        elif match := _NAME.match(self.source, self.place):
            self.place = match.end()
        while self.place < len(self.source):
            here = self.source[self.place]
            if here in _OPEN:
                self._group(here)
            elif here == "." and _NAME.match(self.source, self.place + 1):
                self.place = _NAME.match(self.source, self.place + 1).end()  # type: ignore[union-attr]
            else:
                break

    def _group(self, opening: str) -> None:
        self.place += 1
        closing = _CLOSE[_OPEN.index(opening)]
        if opening == "[":
            self._markup(closing)
        else:
            self._code(closing)
        self.place += 1

    def _code(self, closing: str) -> None:
        while self.place < len(self.source) and self.source[self.place] != closing:
            here = self.source[self.place]
            if here == '"':
                self._string()
            elif here in _OPEN:
                self._group(here)
            elif here == "]" and closing == "\n":
                return  # a statement at the end of markup in brackets
            elif not self._skip_comment():
                self.place += 1

    def _string(self) -> None:
        layout = bool(_LAYOUT.search(self.source, max(0, self.place - 20), self.place))
        start = self.place + 1
        self.place = start
        while self.place < len(self.source) and self.source[self.place] != '"':
            self.place += 2 if self.source[self.place] == "\\" else 1
        if not layout:
            self._piece(start)
        self.place += 1
