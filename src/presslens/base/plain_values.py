"""What a document of YAML or JSON may hold, whatever its schema: plain values that every reader takes alike."""

from __future__ import annotations

import math
from collections.abc import Iterator

from presslens.base.characters import control_character

#: Blocks and lists within each other.
MAX_DEPTH = 50
#: Digits of a whole number: what every format and array can hold.
MAX_DIGITS = 18


def number_fault(value: float) -> tuple[str, str] | None:
    """What is wrong with a number and what is allowed; None where it can be counted with.

    >>> number_fault(float("nan"))
    ('found nan', 'allowed: a finite number')
    >>> number_fault(0.5) is None
    True
    """
    if isinstance(value, float):
        return None if math.isfinite(value) else (f"found {value}", "allowed: a finite number")
    if abs(value) < 10**MAX_DIGITS:
        return None
    return f"found a whole number of more than {MAX_DIGITS} digits", f"allowed: at most {MAX_DIGITS} digits"


def faults(document: object) -> Iterator[tuple[str, str, str]]:
    r"""Values that no file of ours may hold: numbers that are none, keys that are no text, control characters, and
    blocks that are nested too deeply.

    Yields
    ------
    Key, what was found, what is allowed.

    >>> list(faults({"a": [1, float("inf")], "b": "x\x1b"}))
    [('a.1', 'found inf', 'allowed: a finite number'), ('b', 'holds the character \\x1b', 'allowed: text')]
    """
    ahead: list[tuple[str, int, object]] = [("", 0, document)]
    while ahead:
        key, depth, value = ahead.pop()
        if isinstance(value, str):
            if character := control_character(value):
                yield key, f"holds the character {character[1]}", "allowed: text"
        elif isinstance(value, int | float):
            if fault := number_fault(value):
                yield key, *fault
        elif isinstance(value, dict | list):
            if depth == MAX_DEPTH:
                yield key[:60], "is nested too deeply", f"allowed: {MAX_DEPTH} levels"
                continue
            entries = value.items() if isinstance(value, dict) else enumerate(value)
            inner = [(f"{key}.{name}" if key else f"{name}", depth + 1, entry) for name, entry in entries]
            ahead += reversed(inner)
            if isinstance(value, dict):
                for name in value:
                    if not isinstance(name, str):
                        yield key, f"found the key {name}", f"a key is text: {str(name)!r}, in quotes"
                    elif character := control_character(name):
                        yield key, f"a key holds the character {character[1]}", "allowed: text"
