"""A network as deflated parts: files that stay small enough to be kept under version control.

The bytes of the ONNX file are deflated as one stream, which is cut. Weights of few bits take the room that their
entropy needs, and no more.

References
----------
Deutsch and Gailly (1996). ZLIB compressed data format specification version 3.3. RFC 1950.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from presslens.base.errors import InputError
from presslens.base.io import read_bytes, replacing

#: Bytes of a part at most.
PART_BYTES = 24_000_000
#: Bytes of a network, inflated, at most.
MAX_BYTES = 2**29
#: Parts at most.
MAX_PARTS = 9
_NAME = re.compile(r"network\.([1-9])\.z")


def part_names(names: Iterable[str], where: str | Path) -> list[str]:
    """Those of ``names`` that are parts of a network, in order.

    >>> part_names(["heads.npz", "network.2.z", "network.1.z"], "model.json")
    ['network.1.z', 'network.2.z']

    Raises
    ------
    InputError
        There is none, or one between them is missing.
    """
    numbers = sorted(int(found[1]) for name in names if (found := _NAME.fullmatch(name)))
    if not numbers or numbers != [*range(1, len(numbers) + 1)]:
        there = ", ".join(map(_name, numbers)) or "none"
        raise InputError(where, f"found parts of the network: {there}", "allowed: network.1.z, network.2.z and so on")
    return [_name(number) for number in numbers]


def write_parts(network: bytes, folder: str | Path, part_bytes: int = PART_BYTES) -> list[Path]:
    """Write a network to ``folder`` and return the files. Parts of a longer one that stood there are removed.

    Raises
    ------
    InputError
        It is larger than parts can hold.
    """
    stream = zlib.compress(network, 9)
    parts = [stream[at : at + part_bytes] for at in range(0, len(stream), part_bytes)]
    if len(parts) > MAX_PARTS or len(network) > MAX_BYTES:
        raise InputError(folder, f"would hold {len(stream)} bytes of a network", f"allowed: {MAX_PARTS * part_bytes}")
    paths = [Path(folder) / _name(number) for number in range(1, len(parts) + 1)]
    for path, part in zip(paths, parts, strict=True):
        with replacing(path) as new:
            new.write_bytes(part)
    for number in range(len(parts) + 1, MAX_PARTS + 1):
        (Path(folder) / _name(number)).unlink(missing_ok=True)
    return paths


def read_parts(paths: Sequence[Path], max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a network that :func:`write_parts` wrote.

    Raises
    ------
    InputError
        A part cannot be read, they are no deflated stream, something follows it, or it inflates to more than
        ``max_bytes``.
    """
    # A little more than it holds is asked for: then what is too long shows, and no more of it is inflated.
    inflate, room, found = zlib.decompressobj(), max_bytes + 1, []
    for path in paths:
        data = read_bytes(path, max_bytes)
        try:
            inflated = inflate.decompress(data, room)
        except zlib.error as fault:
            raise InputError(path, f"is no part of a network ({fault})", "allowed: the files of the model") from None
        room -= len(inflated)
        found.append(inflated)
        if room <= 0:
            raise InputError(path, f"inflates to more than {max_bytes} bytes", "allowed: a smaller network")
    if not inflate.eof or inflate.unused_data:
        found_text = "bytes follow the network" if inflate.eof else "the network ends in the middle"
        raise InputError(paths[-1], found_text, "allowed: all parts of one network")
    return b"".join(found)


def _name(number: int) -> str:
    return f"network.{number}.z"
