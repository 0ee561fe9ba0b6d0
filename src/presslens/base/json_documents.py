"""Documents of JSON, read strictly: each key once, finite numbers, no text that could not be written again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from presslens.base.characters import control_character, escaped_in_json
from presslens.base.errors import InputError, readable
from presslens.base.files import open_regular, read_bytes, write_text
from presslens.base.plain_values import MAX_DIGITS, faults, number_fault

#: Bytes of a document, or of a line of JSON Lines; more is refused.
MAX_BYTES = 64 * 2**20


class _ValueError(ValueError):
    """A value that JSON can write and we do not take."""

    def __init__(self, found: str, allowed: str) -> None:
        self.found, self.allowed = found, allowed


def _number(text: str) -> int | float:
    is_whole = text.lstrip("-").isdecimal()
    # Python writes out no number of thousands of digits, nor reads it.
    value = int(text[: MAX_DIGITS + 2]) if is_whole else float(text)
    if fault := number_fault(value):
        raise _ValueError(*fault)
    return value


def _constant(text: str) -> None:
    raise _ValueError(f"found {text}", "allowed: a finite number")


class KeyTwiceError(_ValueError):
    """A key that a block has twice."""

    def __init__(self, key: str) -> None:
        self.key = readable(key)[:60]
        super().__init__(f"key {self.key!r} occurs twice", "allowed: each key once")


def each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The block of these keys and values, as a hook of a decoder of JSON.

    Raises
    ------
    KeyTwiceError
        A key occurs twice.
    """
    block = dict(pairs)
    if len(block) < len(pairs):
        names = [name for name, _ in pairs]
        raise KeyTwiceError(next(name for name in names if names.count(name) > 1))
    return block


_DECODER = json.JSONDecoder(
    object_pairs_hook=each_key_once, parse_constant=_constant, parse_int=_number, parse_float=_number
)


def parse_json(data: bytes, where: object) -> object:
    """The value of a document of JSON in UTF-8.

    Parameters
    ----------
    where
        What an error names: a file, or a file and a line.

    Raises
    ------
    InputError
        It is not JSON, has a key twice, a number that is not finite or has more than 18 digits, or text with half of a
        pair of characters.
    """
    try:
        value = _DECODER.decode(data.decode("utf-8-sig"))
    except _ValueError as fault:
        raise InputError(where, fault.found, fault.allowed) from None
    except (UnicodeDecodeError, json.JSONDecodeError) as fault:
        raise InputError(where, f"is not JSON ({readable(str(fault))})") from None
    except RecursionError:
        raise InputError(where, "is nested too deeply") from None
    # Only an escape can give what UTF-8 has none of.
    if b"\\ud" in data.lower():
        _refuse_halves(value, where)
    return value


def _refuse_halves(value: object, where: object) -> None:
    for text in _texts(value):
        character = control_character(text)
        if character and character[1].startswith("\\ud"):
            raise InputError(where, f"holds {character[1]}, half of a pair of characters", "allowed: text")


def _texts(value: object) -> Iterator[str]:
    ahead = [value]
    while ahead:
        one = ahead.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            ahead += one
        elif isinstance(one, dict):
            ahead += [*one, *one.values()]


def read_json(path: str | Path) -> object:
    """Read a JSON document.

    Raises
    ------
    InputError
        As of :func:`parse_json`, or there is no such file; names the file and, where it is not JSON, the line.
    """
    return parse_json(read_bytes(path, MAX_BYTES), path)


def read_json_lines(path: str | Path) -> Iterator[tuple[int, object]]:
    """Documents of a JSON Lines file with their line numbers, counted from 1; empty lines are passed over.

    Raises
    ------
    InputError
        A line is not JSON in UTF-8; names the file and the line.
    """
    with open_regular(path) as file:
        number = 0
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            where = f"{path}, line {number}"
            if len(line) > MAX_BYTES:
                raise InputError(where, "is too long", f"allowed: at most {MAX_BYTES} bytes")
            if line.strip():
                yield number, parse_json(line, where)


def write_json(document: object, path: str | Path) -> None:
    """Write JSON with sorted keys and two-space indents.

    Raises
    ------
    InputError
        A number is not finite: JSON has no word for it.
    """
    try:
        text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)
    except ValueError:
        key, found, allowed = next((fault for fault in faults(document) if "finite" in fault[2]), ("", "", ""))
        if not found:
            raise
        raise InputError(f"{path}: {key}", found, allowed) from None
    write_text(escaped_in_json(text) + "\n", path)
