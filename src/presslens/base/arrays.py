"""Arrays of numbers, in ``.npz`` files. Nothing is unpickled, and nothing is made that is larger than its file says."""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError, readable
from presslens.base.files import open_regular, replacing

if TYPE_CHECKING:
    import zipfile

    import numpy as np

#: Arrays in a file.
_MAX_ARRAYS = 1000
#: Kinds of numpy's types: truth values, whole numbers with and without sign, fractions, text.
_KINDS = "biufU"


def read_arrays(path: str | Path, *, max_bytes: int = 64 * 2**20) -> dict[str, np.ndarray]:
    """Read the arrays of an ``.npz`` file. Nothing is unpickled.

    Raises
    ------
    InputError
        The file is no archive of plain arrays, an array is not as large as its shape says, or they would take more than
        ``max_bytes``.
    """
    import zipfile

    import numpy as np

    try:
        with open_regular(path) as file, zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            if size > max_bytes:
                raise InputError(path, f"holds {size} bytes of arrays", f"allowed: at most {max_bytes}")
            names = [member.filename for member in members]
            if len(set(names)) < len(names) or len(names) > _MAX_ARRAYS:
                found = f"holds {len(names)} arrays, {len(set(names))} names"
                raise InputError(path, found, f"allowed: each name once, at most {_MAX_ARRAYS}")
            for member in members:
                with archive.open(member) as inside:
                    _check(inside, member, path)
            file.seek(0)
            with np.load(file, allow_pickle=False) as arrays:
                return {name: arrays[name] for name in arrays.files}
    except InputError:
        raise
    except (
        OSError,
        ValueError,
        TypeError,
        EOFError,
        KeyError,
        OverflowError,
        MemoryError,
        RuntimeError,
        SyntaxError,
        UnicodeError,
        NotImplementedError,
        zipfile.BadZipFile,
        zlib.error,
    ) as fault:
        raise InputError(path, f"is not a file of arrays ({readable(str(fault))[:120]})") from None


def _check(inside, member: zipfile.ZipInfo, path: str | Path) -> None:
    """The header of an array, before anything of its size is made."""
    from numpy.lib import format as npy

    where = f"{path}: {readable(member.filename)[:60]}"
    version = npy.read_magic(inside)
    if version not in ((1, 0), (2, 0)):
        raise InputError(where, f"is an array of format {version}", "allowed: 1.0 or 2.0")
    read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
    shape, _, dtype = read(inside)
    if dtype.kind not in _KINDS or dtype.hasobject or any(length < 0 for length in shape):
        raise InputError(where, f"is an array of {readable(str(dtype))[:60]}", "allowed: an array of numbers")
    expected, found = math.prod(shape) * dtype.itemsize, member.file_size - inside.tell()
    if expected != found:
        raise InputError(where, f"has {found} bytes", f"its shape {shape} asks for {expected}")


def write_arrays(arrays: Mapping[str, np.ndarray], path: str | Path, *, compressed: bool = True) -> None:
    """Write arrays to an ``.npz`` file; the same arrays give the same bytes."""
    import numpy as np

    with replacing(path) as part, open(part, "wb") as file:
        (np.savez_compressed if compressed else np.savez)(file, allow_pickle=False, **arrays)
