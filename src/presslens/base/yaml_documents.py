"""Documents of YAML, read strictly: what stands there is taken as it looks, or refused with its line and column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from presslens.base.characters import control_character
from presslens.base.errors import InputError, readable
from presslens.base.files import read_bytes
from presslens.base.plain_values import MAX_DEPTH, MAX_DIGITS, number_fault

#: Bytes of a file, and values that aliases may stand for in all of it; more is refused.
MAX_BYTES, MAX_ALIASED = 8 * 2**20, 10_000

_NULLS = {"", "~", "null", "Null", "NULL"}
_TRUTH = {"true": True, "false": False}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FRACTION = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_IN_QUOTES = "text of this form stands in quotes"


def read_yaml(path: str | Path) -> object:
    """Read a YAML document of plain values: text, finite numbers, truth values, null, lists and blocks.

    Keys are text, and each stands once in its block. Only ``true`` and ``false`` are truth values (``no`` is a word);
    dates stay text, and so does what only looks like a number (``007``, ``1_000``, ``12:30``). An alias stands for
    a value that ended before it.

    Raises
    ------
    InputError
        There is no such file, or it holds something else; names the file, line and column.
    """
    data = read_bytes(path, MAX_BYTES)
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise InputError(f"{path}, line {line}", f"is not YAML (byte {data[fault.start]:#04x} is not UTF-8)") from None
    if character := control_character(text):
        start = text.rfind("\n", 0, character[0]) + 1
        place = f"{path}, line {text.count(chr(10), 0, character[0]) + 1}, column {character[0] - start + 1}"
        raise InputError(place, f"is not YAML (found the character {character[1]})", 'in "double quotes", "\\x1b"')
    return _Builder(path).document(text)


#: What most often lies behind what the parser says.
_HINTS = {
    "mapping values are not allowed": "is the line indented as those around it? a text with a colon needs quotes",
    "could not find expected ':'": "is a colon missing behind a key, here or in the line above?",
    "cannot start any token": "spaces indent a line, not tabs; a text that begins with @, % or ` needs quotes",
    "did not find expected key": "is the line indented as those around it? is a quotation mark or bracket not closed?",
    "did not find expected '-' indicator": "is the line indented as the other entries of its list?",
    "unexpected end of stream": "is a quotation mark not closed?",
}


@dataclass(slots=True)
class _Open:
    """A list or block that has begun: its value so far, how many values it stands for, and a key without its value."""

    value: list[Any] | dict[str, Any]
    anchor: str | None
    size: int = 1
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    """Puts together a document from what the parser of the library reports one by one.

    Nothing is expanded, constructed or called, so that no file costs more than its length.
    """

    path: str | Path
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[object, int]] = field(default_factory=dict)
    aliased: int = 0
    n_documents: int = 0
    root: object = None

    def document(self, text: str) -> object:
        import yaml

        # The parser in C is ten times as fast; some builds of the library lack it.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for event in yaml.parse(text, Loader=loader):
                self._take(event, type(event).__name__)
        except yaml.YAMLError as fault:
            mark = getattr(fault, "problem_mark", None)
            problem = readable(getattr(fault, "problem", None) or str(fault))
            place = f"{self.path}, line {mark.line + 1}, column {mark.column + 1}" if mark else self.path
            advice = next((hint for words, hint in _HINTS.items() if words in problem), "")
            raise InputError(place, f"is not YAML ({problem})", advice) from None
        return self.root

    def _take(self, event: Any, kind: str) -> None:
        if getattr(event, "tag", None) is not None:
            raise self._fault(event, f"found the tag {readable(event.tag)[:60]}", "allowed: a value without a tag")
        match kind:
            case "ScalarEvent":
                self._place(self._scalar(event), 1, event.anchor, event)
            case "AliasEvent":
                self._alias(event)
            case "SequenceStartEvent" | "MappingStartEvent":
                if len(self.open) == MAX_DEPTH:
                    raise self._fault(event, "is nested too deeply", f"allowed: {MAX_DEPTH} levels")
                if self._awaits_key():
                    raise self._fault(event, "a key is no plain value", "a key is text")
                self.open.append(_Open([] if kind == "SequenceStartEvent" else {}, event.anchor))
            case "SequenceEndEvent" | "MappingEndEvent":
                ended = self.open.pop()
                self._place(ended.value, ended.size, ended.anchor, event)
            case "DocumentStartEvent":
                self.n_documents += 1
                if self.n_documents > 1:
                    raise self._fault(event, "a second document begins", "allowed: one document in a file")

    def _awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].value, dict) and self.open[-1].key is None

    def _place(self, value: object, size: int, anchor: str | None, event: Any) -> None:
        if anchor is not None:
            self.anchors[anchor] = value, size
        if not self.open:
            self.root = value
            return
        inner = self.open[-1]
        inner.size += size
        if isinstance(inner.value, list):
            inner.value.append(value)
        elif inner.key is None:
            inner.key = self._key(value, inner.value, event)
        else:
            inner.value[inner.key] = value
            inner.key = None

    def _key(self, value: object, block: dict[str, Any], event: Any) -> str:
        if not isinstance(value, str):
            written = readable(getattr(event, "value", None) or str(value))[:60]
            raise self._fault(event, f"found the key {written or 'null'}", f"a key is text: '{written}', in quotes")
        if value == "<<" and event.implicit[0]:
            raise self._fault(event, "found the key <<, which merges blocks", "write the keys out")
        if value in block:
            raise self._fault(event, f"key {readable(value)[:60]!r} occurs twice", "each key once")
        return value

    def _alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            found = f"*{readable(event.anchor)[:60]} stands for nothing that ended before it"
            raise self._fault(event, found, _IN_QUOTES)
        value, size = self.anchors[event.anchor]
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            raise self._fault(event, "aliases stand for too many values", f"allowed: {MAX_ALIASED}")
        self._place(value, size, None, event)

    def _scalar(self, event: Any) -> object:
        text = event.value
        if not event.implicit[0]:
            return text
        if text in _NULLS:
            return None
        if text in _TRUTH:
            return _TRUTH[text]
        if _NO_NUMBER.fullmatch(text):
            raise self._fault(event, f"found {text}", "allowed: a finite number")
        if _WHOLE.fullmatch(text):
            # Python writes out no number of thousands of digits, nor reads it.
            value: float = int(text[: MAX_DIGITS + 2])
        elif _FRACTION.fullmatch(text):
            value = float(text)
        else:
            return text
        if fault := number_fault(value):
            raise self._fault(event, *fault)
        return value

    def _fault(self, event: Any, found: str, allowed: str = "") -> InputError:
        mark = event.start_mark
        return InputError(f"{self.path}, line {mark.line + 1}, column {mark.column + 1}", found, allowed)
