"""What an ONNX file says it will do, read from its bytes before anything of it is loaded.

The file is in the wire format of protocol buffers, of which the few fields that matter here are followed.

References
----------
ONNX: Open Neural Network Exchange, file format (onnx.proto3), version 1.
Protocol Buffers: Encoding.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from presslens.base.errors import InputError, readable

#: Steps of a network; encoders have some thousands.
MAX_NODES = 100_000
#: Sets of operators whose steps are known: those of ONNX itself and of its runtime.
_DOMAINS = {"", "ai.onnx", "com.microsoft", "com.microsoft.nchwc"}
#: Steps that run other steps, as often as a number says.
_PROGRAMS = {"Loop", "If", "Scan", "SequenceMap"}
_MAX_DIMENSIONS = 64
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


class _BrokenError(Exception):
    """The bytes are no message."""


def inspect_network(data: bytes, where: str | Path) -> None:
    """Raise when a network is more than a fixed number of steps on numbers that its file holds.

    Raises
    ------
    InputError
        It holds loops, branches or functions, steps of unknown sets, weights in other files, tensors larger than the
        file, or the bytes are no network.
    """
    try:
        _Inspection(len(data), where).model(memoryview(data))
    except _BrokenError:
        raise InputError(where, "is no network (its parts do not fit)", "an ONNX file that holds it all") from None


class _Inspection:
    def __init__(self, n_bytes: int, where: str | Path) -> None:
        self._n_bytes, self._where = n_bytes, where
        self._n_nodes = 0

    def model(self, data: memoryview) -> None:
        graphs = 0
        for number, kind, value in _fields(data):
            if number == 7:
                graphs += 1
                self._graph(_message(kind, value))
            elif number == 25:
                raise self._fault("defines functions of its own")
            elif number == 20:
                raise self._fault("holds steps of training")
        if not graphs:
            raise InputError(self._where, "is no network (it has no steps)", "an ONNX file that holds it all")

    def _graph(self, data: memoryview) -> None:
        for number, kind, value in _fields(data):
            if number == 1:
                self._n_nodes += 1
                if self._n_nodes > MAX_NODES:
                    raise self._fault(f"has more than {MAX_NODES} steps")
                self._node(_message(kind, value))
            elif number == 5:
                self._tensor(_message(kind, value))
            elif number == 15:
                raise self._fault("holds sparse tensors")

    def _node(self, data: memoryview) -> None:
        for number, kind, value in _fields(data):
            if number == 4 and (name := _text(kind, value)) in _PROGRAMS:
                raise self._fault(f"holds the step {name}")
            if number == 7 and (domain := _text(kind, value)) not in _DOMAINS:
                raise self._fault(f"holds a step of {readable(domain)[:60]}")
            if number == 5:
                self._attribute(_message(kind, value))

    def _attribute(self, data: memoryview) -> None:
        for number, kind, value in _fields(data):
            if number in (6, 11):
                raise self._fault("holds steps within a step")
            if number in (22, 23):
                raise self._fault("holds sparse tensors")
            if number in (5, 10):
                self._tensor(_message(kind, value))

    def _tensor(self, data: memoryview) -> None:
        lengths: list[int] = []
        for number, _, value in _fields(data):
            if number == 1:  # one by one, or packed
                lengths += [value] if isinstance(value, int) else _packed(value)
                if len(lengths) > _MAX_DIMENSIONS:
                    raise _BrokenError
            elif number == 13 or (number == 14 and value != 0):
                raise InputError(self._where, "is no network (weights lie in other files)", _HOLDS_ALL)
        if any(length >= 2**63 for length in lengths) or math.prod(lengths) > 2 * self._n_bytes:
            shape = [length - 2**64 if length >= 2**63 else length for length in lengths[:8]]
            raise InputError(self._where, f"holds a tensor of shape {shape}", "its numbers stand in the file")

    def _fault(self, found: str) -> InputError:
        return InputError(self._where, f"is no network for sentences: it {found}", _PLAIN)


_HOLDS_ALL = "an ONNX file that holds it all"
_PLAIN = "allowed: a fixed number of plain steps"


def _fields(data: memoryview) -> Iterator[tuple[int, int, int | memoryview]]:
    """Number, kind and value of each field of a message."""
    at, end = 0, len(data)
    while at < end:
        key, at = _varint(data, at)
        number, kind = key >> 3, key & 7
        value: int | memoryview
        if kind == _VARINT:
            value, at = _varint(data, at)
        else:
            if kind == _BYTES:
                length, at = _varint(data, at)
            elif kind in (_FIXED32, _FIXED64):
                length = 4 if kind == _FIXED32 else 8
            else:
                raise _BrokenError
            value = data[at : at + length]
            if len(value) < length:
                raise _BrokenError
            at += length
        yield number, kind, value


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = 0
    for place in range(10):
        if at >= len(data):
            raise _BrokenError
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value & (2**64 - 1), at
    raise _BrokenError


def _packed(data: memoryview) -> list[int]:
    found, at = [], 0
    while at < len(data):
        value, at = _varint(data, at)
        found.append(value)
        if len(found) > _MAX_DIMENSIONS:
            raise _BrokenError
    return found


def _message(kind: int, value: int | memoryview) -> memoryview:
    if kind != _BYTES or isinstance(value, int):
        raise _BrokenError
    return value


def _text(kind: int, value: int | memoryview) -> str:
    return bytes(_message(kind, value)).decode("utf-8", "backslashreplace")
