"""The rows of a csv or tsv, read as bytes.

The separator is the one that the first line names (``sep=;``), else the one that finds most of the columns asked for.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from presslens.base.errors import InputError
from presslens.ingest.encodings import WIDE, decode_whole, require_no_nul
from presslens.ingest.mapped import Bytes, forget, lines_before, mapped
from presslens.ingest.row import MAX_COLUMNS, Row, TableForm, require_columns

_SEPARATORS = (b",", b";", b"\t", b"|")
_NAMED = re.compile(rb'"?sep=([^\r\n]?)"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
#: What R writes, without quotation marks, where there is nothing.
_NOTHING_IN_R = b"NA"


def separated_rows(
    path: Path, usual: bytes, columns: Sequence[str], max_cell_bytes: int, form: TableForm
) -> Iterator[Row]:
    """The rows of a csv or tsv; arguments as of :func:`presslens.ingest.tables.read_rows`, ``usual`` its separator.

    Where every name in the header is quoted, as R writes it, text is quoted too, and a bare ``NA`` is nothing.
    """
    with mapped(path) as data:
        whole = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or form.encoding in WIDE
        if whole:
            data = decode_whole(data[:], form.encoding, path).encode("utf-8")
        yield from _rows(path, data, usual, columns, max_cell_bytes, form, whole)


def _rows(
    path: Path,
    data: Bytes,
    usual: bytes,
    columns: Sequence[str],
    max_cell_bytes: int,
    form: TableForm,
    whole: bool,
) -> Iterator[Row]:
    """The rows in ``data``; ``whole``: it was decoded as a whole, and is UTF-8 now."""
    require_no_nul(data, path)
    at = 3 if data[:3] == codecs.BOM_UTF8 else 0
    separators = (usual, *(mark for mark in _SEPARATORS if mark != usual))
    if named := _NAMED.match(data, at):
        if named[1] not in _SEPARATORS:
            raise InputError(f"{path}, line 1", f"found {_shown(named[0])}", "allowed: sep= and one of , ; | or a tab")
        separators, at = (named[1],), named.end()
    encoding = "utf-8" if whole else form.encoding
    separator = _separator(path, data, at, separators, columns, encoding)
    names, at, is_quoted = _header(path, data, at, separator, encoding)
    require_columns(path, names, columns)
    places = {name: names.index(name) for name in columns}
    missing = {text.encode(encoding, "replace") for text in form.missing} | ({_NOTHING_IN_R} if is_quoted else set())
    number, last, kept = 1, len(data), 0
    while at < last:
        number += 1
        kept = forget(data, kept, at)
        spans, at = _record(path, data, at, number, separator)
        if len(spans) == 1 and spans[0][0] == spans[0][1]:
            continue
        if len(spans) != len(names):
            if at >= last and len(spans) < len(names) and data[-1:] not in (b"\n", b"\r"):
                found = f"ends in the middle of the row, after {len(spans)} of {len(names)} cells"
                raise InputError(f"{path}, row {number}", found, "a complete file; end the last line where it is")
            yield Row(number, {}, ("wrong number of cells", f"{len(spans)} instead of {len(names)}"))
            continue
        large = max((spans[place][1] - spans[place][0] for place in places.values()), default=0)
        if large > max_cell_bytes:
            yield Row(number, {}, ("text too large", f"a cell of {large} bytes"))
            continue
        cells: dict[str, object] = {}
        for name, place in places.items():
            start, end, was_quoted = spans[place]
            cell = data[start:end]
            if was_quoted:
                cells[name] = cell.replace(b'""', b'"')
            else:
                cells[name] = None if missing and cell.strip() in missing else cell
        if whole:
            cells = {name: cell.decode("utf-8") if isinstance(cell, bytes) else cell for name, cell in cells.items()}
        yield Row(number, cells)


def _separator(
    path: Path, data: Bytes, at: int, separators: Sequence[bytes], columns: Sequence[str], encoding: str
) -> bytes:
    """The separator with most of the columns; of equals the one that makes more of the header, then the usual one."""
    best, most = separators[0], (-1, -1)
    for candidate in separators if len(separators) > 1 else ():
        try:
            names, _, _ = _header(path, data, at, candidate, encoding)
        except InputError:
            continue
        found = len(set(columns) & set(names))
        if (found, len(names)) > most and (found or most[0] <= 0):
            best, most = candidate, (found, len(names))
        if found == len(set(columns)):
            break
    return best


def _header(path: Path, data: Bytes, at: int, separator: bytes, encoding: str) -> tuple[list[str], int, bool]:
    """Names of the columns, where the first row starts, and whether every name is quoted."""
    header, at = _record(path, data, at, 1, separator)
    names = [
        (data[start:end].replace(b'""', b'"') if was_quoted else data[start:end]).decode(encoding, "replace").strip()
        for start, end, was_quoted in header[: MAX_COLUMNS + 1]
    ]
    return names + [""] * (len(header) - len(names)), at, all(was_quoted for _, _, was_quoted in header)


@lru_cache
def _patterns(separator: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    mark = re.escape(separator)
    quoted = re.compile(rb'"([^"]*+(?:""[^"]*+)*+)"(?=' + mark + rb"|\r|\n|\Z)")
    return quoted, re.compile(rb"[^\r\n" + mark + rb"]*+")


def _record(path: Path, data: Bytes, at: int, number: int, separator: bytes) -> tuple[list[tuple[int, int, bool]], int]:
    """Where the cells of a row stand and whether each is quoted; and where the next row starts."""
    quoted, plain = _patterns(separator)
    spans: list[tuple[int, int, bool]] = []
    while True:
        if data[at : at + 1] == b'"':
            found = quoted.match(data, at)
            if not found:
                line = lines_before(data, at) + 1
                slashes = b'\\"' in data[at : at + 2**20]
                hint = ', not \\"' if slashes else ""
                raise InputError(
                    f"{path}, row {number}, column {len(spans) + 1}",
                    f"the quotation mark opened in line {line} is not closed before the next cell",
                    f'a quoted cell ends with ", and a " inside it is written ""{hint}',
                )
            spans.append((*found.span(1), True))
            at = found.end()
        else:
            found = plain.match(data, at)
            end = found.end() if found else at
            spans.append((at, end, False))
            at = end
        if data[at : at + 1] == separator:
            at += 1
            continue
        return spans, at + (2 if data[at : at + 2] == b"\r\n" else 1)


def _shown(line: bytes) -> str:
    return repr(line.decode("utf-8", "replace").strip())
