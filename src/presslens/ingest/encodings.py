"""Encodings of tables: what the bytes say about the one that a card declares.

Nothing is read in an encoding that nobody declared. Where the declared one cannot be right, the run stops, and says how
the words would read in others.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from presslens.base.errors import InputError, readable
from presslens.base.schema import schema
from presslens.ingest.mapped import Bytes, find, lines_before
from presslens.ingest.row import Row

#: Encodings in which a byte below 0x80 may be part of another character: decoded as a whole.
WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "shift_jis"})
#: Share of the rows with letters outside ASCII that may be damaged in a file whose encoding is right.
MAX_DAMAGED = 0.1
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORD = re.compile(rb"[^\s,;\"]+")
# So many words, of so many bytes, are looked at to find an encoding.
_WORDS, _BYTES = 200, 20_000
# Fewer words do not show that they are none.
_FEW = 10
# A reading counts as likely up to this much more disorder, and this much less likeness to a language, than the best.
_DISORDER, _LIKENESS = 0.15, 0.1


def decode_whole(data: bytes, declared: str, path: Path) -> str:
    """The text of a file, decoded as a whole, without its byte order mark.

    Raises
    ------
    InputError
        The file is in another encoding than the declared one.
    """
    if data[:2] in _MARKS and declared not in ("utf-8", "utf-16", "utf-16-le", "utf-16-be"):
        raise InputError(path, f"begins with the mark of UTF-16, and the card says {declared}", "encoding: utf-16")
    encoding = declared
    if data[:2] in _MARKS:
        encoding = "utf-16-le" if data[:2] == codecs.BOM_UTF16_LE else "utf-16-be"
        data = data[2:]
    elif encoding == "utf-16":
        raise InputError(path, "has no mark of UTF-16", "encoding: utf-16-le or utf-16-be, or what it is in")
    elif declared != "utf-8" and not data.isascii() and _is_utf8(data):
        raise InputError(path, f"is in UTF-8, and the card says {declared}", "encoding: utf-8")
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].decode(encoding, "replace").count("\n") + 1
        found = f"byte 0x{data[fault.start]:02x} (at {fault.start}) is not {encoding}"
        allowed = "" if encoding.startswith("utf-16") else likely(data[:_BYTES], encoding)
        allowed = allowed or "a complete file, and encoding: that of the file"
        raise InputError(f"{path}, line {line}", found, allowed) from None


def require_no_nul(data: Bytes, path: Path) -> None:
    """Raise for a file with a NUL byte: it is no text, or UTF-16 without its mark."""
    place = find(data, b"\x00")
    if place < 0:
        return
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) // 8 and min(even, odd) * 20 <= max(even, odd):
        encoding = "utf-16-be" if even > odd else "utf-16-le"
        raise InputError(path, "is in UTF-16 without its mark", f"encoding: {encoding}, or save it as UTF-8")
    line = lines_before(data, place) + 1
    raise InputError(f"{path}, line {line}", f"holds a NUL byte (at {place}), so it is no text", "a table of text")


class Seen:
    """What the rows of one file say about its encoding.

    Parameters
    ----------
    path
        The file.
    declared
        The encoding that the card says, or that it leaves out.
    """

    def __init__(self, path: Path, declared: str) -> None:
        self.path, self.declared = path, declared
        self.foreign = self.damaged = self.utf8 = 0
        self.first: tuple[int, str] | None = None
        self.words: dict[bytes, None] = {}

    def add(self, row: Row) -> None:
        """Take note of a row."""
        if row.fault:
            if row.fault[0] == f"not {self.declared}":
                self.foreign += 1
                self._take_down(row.number, row.fault[1])
            return
        foreign = [(name, cell) for name, cell in row.cells.items() if isinstance(cell, bytes) and not cell.isascii()]
        if not foreign:
            return
        self.foreign += 1
        for name, cell in foreign:
            try:
                cell.decode(self.declared)
            except UnicodeDecodeError as fault:
                byte = f"column {name!r}: byte 0x{cell[fault.start]:02x} (at {fault.start})"
                self._take_down(row.number, byte)
                self._look_at(foreign)
                break
        if self.declared != "utf-8":
            self.utf8 += all(_is_utf8(cell) for _, cell in foreign)
            self._look_at(foreign)

    def _take_down(self, number: int, found: str) -> None:
        self.damaged += 1
        self.first = self.first or (number, found)

    def _look_at(self, cells: list[tuple[str, bytes]]) -> None:
        if len(self.words) < _WORDS:
            for _, cell in cells:
                self.words |= dict.fromkeys(word for word in _WORD.findall(cell[:_BYTES]) if not word.isascii())

    def require(self) -> None:
        """Raise when the declared encoding cannot be that of the file; rows that are damaged one by one are set aside.

        Raises
        ------
        InputError
            More than :data:`MAX_DAMAGED` of the rows with letters outside ASCII are not in it; or it is another one,
            and most of them are UTF-8; or they make no words in it, and make words in another.
        """
        if self.declared != "utf-8" and self.utf8 * 2 > self.foreign:
            found = f"is in UTF-8 ({self.utf8} of {self.foreign} rows with letters outside ASCII)"
            raise InputError(self.path, f"{found}, and the card says {self.declared}", "encoding: utf-8")
        sample = b" ".join(list(self.words)[:_WORDS])[:_BYTES]
        if self.first and self.damaged > self.foreign * MAX_DAMAGED:
            number, found = self.first
            rows = f"{self.damaged} of {self.foreign} rows with letters outside ASCII are damaged, the first here"
            allowed = likely(sample, self.declared) or "encoding: that of the file"
            where = f"{self.path}, row {number}"
            raise InputError(where, f"{found} is not {self.declared}; {rows}", allowed)
        if self.declared != "utf-8" and len(self.words) >= _FEW and self.declared not in WIDE:
            read = sample.decode(self.declared, "replace")
            others = readings(sample, self.declared)
            if others and all(_is_latin(text) != _is_latin(read) for text in others.values()):
                found = f"makes no words in {self.declared} ({readable(read.split()[0][:30])})"
                raise InputError(self.path, found, likely(sample, self.declared))


def readings(sample: bytes, declared: str = "") -> dict[str, str]:
    """Encodings in which bytes make words, the likeliest first, and what they read there.

    Only those that a card may name; of encodings that read the same, the first in the order of the schema. The same
    bytes give the same answer.

    >>> list(readings("Министр прибыл вчера вечером в столицу".encode("koi8-r")))
    ['koi8-r']
    """
    from charset_normalizer import from_bytes

    known = [name for name in schema("card")["properties"]["encoding"]["enum"] if not name.startswith("utf-16")]
    by_codec = {codecs.lookup(name).name: name for name in reversed(known)}
    # Declared and found under the same name, whatever reads like it.
    order = [declared, *known] if declared in known else known
    matches = list(from_bytes(sample, cp_isolation=sorted(by_codec), preemptive_behaviour=False))
    if not matches:
        return {}
    least = min(match.chaos for match in matches)
    tidy = [match for match in matches if match.chaos <= least + _DISORDER]
    most = max(match.coherence for match in tidy)
    found: dict[str, str] = {}
    for match in tidy:
        if match.coherence >= most - _LIKENESS:
            names = {by_codec.get(codecs.lookup(name).name) for name in match.could_be_from_charset}
            name = next((name for name in order if name in names), None)
            if name:
                found[name] = str(match)
    return {name: found[name] for name in known if name in found}


def likely(sample: bytes, declared: str) -> str:
    """The likely encodings of bytes, with a word as it reads in each; empty when none makes words."""
    found = {name: text.split() for name, text in readings(sample).items() if name != declared}
    found = dict(list(found.items())[:3])
    if not found:
        return ""
    words = min(map(len, found.values()))
    columns = [[text[n] for text in found.values()] for n in range(words)]
    # The word that tells most of them apart, and of several the longest.
    column = max(columns, key=lambda column: (len(set(column)), min(30, len(column[0]))), default=[""] * len(found))
    shown = [f"{name} ({readable(word[:30])})" for name, word in zip(found, column, strict=True)]
    return f"likely encoding: {' or '.join(shown)}"


def _is_utf8(cell: bytes) -> bool:
    try:
        cell.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_latin(text: str) -> bool:
    """Whether most letters outside ASCII are Latin ones; true where there are none."""
    letters = [c for c in text if c > "\x7f" and c.isalpha()]
    return sum(c < "\u0370" for c in letters) * 2 >= len(letters)
