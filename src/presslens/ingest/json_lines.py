"""The rows of a jsonl file: one object a line, each field once."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from presslens.base.errors import InputError, readable
from presslens.base.json_documents import KeyTwiceError, each_key_once
from presslens.ingest.encodings import WIDE, decode_whole
from presslens.ingest.row import MAX_COLUMNS, Row, TableForm, present, require_columns


def json_rows(path: Path, columns: Sequence[str], max_cell_bytes: int, form: TableForm) -> Iterator[Row]:
    """The rows of a jsonl file; arguments as of :func:`presslens.ingest.tables.read_rows`."""
    # A character can take six bytes in JSON, and a row has other cells than the text.
    most = 6 * max_cell_bytes + 2**20
    found: dict[str, None] = {}
    with open(path, "rb") as file:
        source: io.BufferedIOBase = file
        encoding = form.encoding
        if file.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or form.encoding in WIDE:
            source, encoding = io.BytesIO(decode_whole(file.read(), form.encoding, path).encode("utf-8")), "utf-8"
        number = 0
        while line := source.readline(most + 1):
            number += 1
            if len(line) > most:
                size = len(line)
                while not line.endswith(b"\n") and (line := source.readline(most)):
                    size += len(line)
                yield Row(number, {}, ("text too large", f"a line of {size} bytes"))
                continue
            if not line.strip():
                continue
            document, fault = _document(line.removeprefix(codecs.BOM_UTF8), encoding)
            if fault and fault[0] == "not JSON" and not line.endswith(b"\n"):
                where = f"{path}, line {number}"
                raise InputError(where, "ends in the middle of the line, or it is not JSON", "a complete file")
            if fault or document is None:
                yield Row(number, {}, fault)
                continue
            if len(found) <= MAX_COLUMNS:
                found |= dict.fromkeys(document)
            yield Row(number, present({name: document.get(name) for name in columns}, form))
    if found:
        require_columns(path, list(found), columns)


def _document(line: bytes, encoding: str) -> tuple[dict[str, object] | None, tuple[str, str] | None]:
    """The object in a line, or why there is none. Numbers are judged field by field: programs write NaN for nothing."""
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError as fault:
        return None, (f"not {encoding}", f"byte 0x{line[fault.start]:02x} (at {fault.start})")
    try:
        document = json.loads(text, object_pairs_hook=each_key_once)
    except KeyTwiceError as fault:
        return None, ("field twice", f"field {fault.key!r} occurs twice")
    except (ValueError, RecursionError) as fault:
        return None, ("not JSON", readable(str(fault))[:120])
    if not isinstance(document, dict):
        return None, ("not JSON", f"found {type(document).__name__}; a line is one object")
    return document, None
