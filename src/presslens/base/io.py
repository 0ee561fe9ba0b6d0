"""The one module that touches files: strict readers, atomic writers, fixed formats.

Writers build the whole file beside its destination and move it there in one step, so that an interrupted run leaves
either the old file or the new one.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presslens.base.errors import InputError, readable

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

#: Decimals kept in tables: enough for any use, few enough that last-bit differences between CPUs do not show.
DECIMALS = 6


def sha256(path: str | Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


#: Name of a file that is being written: hidden, with the number of the process that writes it.
_LEFTOVER = re.compile(r"\..+\.\d+\.part")


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """A temporary path beside ``path`` that takes its place when the block ends without an error."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def remove_leftovers(folder: str | Path) -> list[Path]:
    """Delete what :func:`replacing` left below ``folder`` in processes that were killed; gives the files deleted.

    To be called when nobody else is writing there.
    """
    found = [path for path in Path(folder).rglob(".*.part") if _LEFTOVER.fullmatch(path.name)]
    for path in found:
        path.unlink(missing_ok=True)
    return found


def write_text(text: str, path: str | Path) -> None:
    """Write UTF-8 text with Unix line ends."""
    with replacing(path) as part:
        part.write_bytes(text.encode("utf-8"))


def write_json(document: object, path: str | Path) -> None:
    """Write JSON with sorted keys and two-space indents."""
    write_text(json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n", path)


def read_json(path: str | Path) -> object:
    """Read a JSON document.

    Raises
    ------
    InputError
        The file is not JSON; names the file and the line.
    """
    try:
        return json.loads(Path(path).read_bytes())
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as fault:
        raise InputError(path, f"is not JSON ({fault})") from None


def read_json_lines(path: str | Path) -> Iterator[tuple[int, object]]:
    """Documents of a JSON Lines file with their line numbers, counted from 1; empty lines are passed over.

    Raises
    ------
    InputError
        A line is not JSON in UTF-8; names the file and the line.
    """
    with open(path, "rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                yield number, json.loads(line)
            except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as fault:
                raise InputError(f"{path}, line {number}", f"is not JSON ({fault})") from None


def read_yaml(path: str | Path) -> object:
    """Read a YAML document of plain values.

    A key written twice is an error. Only ``true`` and ``false`` are truth values (``no`` is a word); dates stay text.

    Raises
    ------
    InputError
        The file is not YAML or repeats a key; names the file, line and column.
    """
    import yaml

    try:
        return yaml.load(Path(path).read_bytes(), Loader=_strict_loader())
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "problem_mark", None)
        place = f"{path}, line {mark.line + 1}, column {mark.column + 1}" if mark else path
        raise InputError(place, f"is not YAML ({readable(getattr(fault, 'problem', None) or str(fault))})") from None
    except RecursionError:
        raise InputError(path, "is nested too deeply") from None


@lru_cache(maxsize=1)
def _strict_loader() -> type:
    import yaml

    # The loader in C reads a large codebook ten times as fast; some builds of the library lack it.
    Strict: Any = type("Strict", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {})  # noqa: N806 - a class

    def mapping(loader, node):
        loader.flatten_mapping(node)
        document = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node, deep=True)
            if not (plain := not isinstance(key, list | dict)) or key in document:
                fault = f"key {key!r} occurs twice" if plain else "a key is no plain value"
                raise yaml.constructor.ConstructorError(None, None, fault, key_node.start_mark)
            document[key] = loader.construct_object(value_node, deep=True)
        return document

    Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    Strict.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Strict.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
    return Strict


def read_table(path: str | Path, columns: Sequence[str] | None = None) -> pl.DataFrame:
    """Read a Parquet table that a presslens step wrote: all of it, or some columns."""
    import polars as pl

    # Read here, so that a table which is not there is missed by its name.
    return pl.read_parquet(Path(path).read_bytes(), columns=None if columns is None else list(columns))


def read_arrays(path: str | Path, *, max_bytes: int = 64 * 2**20) -> dict[str, np.ndarray]:
    """Read the arrays of an ``.npz`` file. Nothing is unpickled.

    Raises
    ------
    InputError
        The file is no archive of plain arrays, or they would take more than ``max_bytes``.
    """
    import zipfile

    import numpy as np

    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > max_bytes:
            raise InputError(path, f"holds {size} bytes of arrays", f"allowed: at most {max_bytes}")
        with np.load(path, allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except (
        OSError,
        ValueError,
        EOFError,
        KeyError,
        NotImplementedError,
        zipfile.BadZipFile,
        zlib.error,
    ) as fault:
        raise InputError(path, f"is not a file of arrays ({readable(str(fault))})") from None


def write_arrays(arrays: Mapping[str, np.ndarray], path: str | Path, *, compressed: bool = True) -> None:
    """Write arrays to an ``.npz`` file; the same arrays give the same bytes."""
    import numpy as np

    with replacing(path) as part, open(part, "wb") as file:
        (np.savez_compressed if compressed else np.savez)(file, allow_pickle=False, **arrays)


def write_table(table: pl.DataFrame, path: str | Path) -> None:
    """Write a Parquet table; numbers are rounded to :data:`DECIMALS`."""
    import polars.selectors as cs

    table = table.with_columns(cs.float().round(DECIMALS))
    with replacing(path) as part:
        table.write_parquet(part, compression="zstd", statistics=False)


#: Text that a spreadsheet would run.
_FORMULA = r"^'*\s*[=+\-@\t\r]"


def written_text(cell: str) -> str:
    """The text of a cell as it was before :func:`write_csv` made it safe."""
    return cell[1:] if cell.startswith("'") and re.match(_FORMULA, cell[1:]) else cell


def read_cells(path: str | Path) -> list[list[str]]:
    """Cells of a csv file as text, its header first: for what must start quickly, since nothing else is loaded."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_csv(table: pl.DataFrame, path: str | Path) -> None:
    """Write a table for people and spreadsheets: UTF-8, comma, :data:`DECIMALS` decimals, lists joined by ``;``.

    Text that a spreadsheet would run as a formula (``=``, ``+``, ``-``, ``@``, tab or return first) is preceded by an
    apostrophe.
    """
    import polars as pl
    import polars.selectors as cs

    text = cs.string()
    table = table.with_columns(cs.list().list.join(";")).with_columns(
        pl.when(text.str.contains(_FORMULA)).then(pl.lit("'") + text).otherwise(text).name.keep()
    )
    with replacing(path) as part:
        table.with_columns(cs.float().round(DECIMALS)).write_csv(part)


def read_csv(path: str | Path, types: Mapping[str, type] | None = None) -> pl.DataFrame:
    """Read a table that :func:`write_csv` wrote; columns are text unless ``types`` says otherwise."""
    import polars as pl

    kinds = {name: pl.DataType.from_python(kind) for name, kind in (types or {}).items()}
    return pl.read_csv(path, glob=False, infer_schema=False, schema_overrides=kinds)
