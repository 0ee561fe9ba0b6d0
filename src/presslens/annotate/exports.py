"""Codes from other tools: the items of an export, with the spans and labels that a coder gave.

Read are doccano (jsonl of text classification or sequence labelling), Label Studio (json), Prodigy (jsonl) and
INCEpTION (UIMA CAS as json, version 0.4, or as XMI). An item is a mention of the sample, named by ``id`` in its meta
data, or an article, named by ``source_id``, whose spans are mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presslens.annotate.xmi import read_xmi
from presslens.base.errors import InputError, readable
from presslens.base.io import parse_json, read_bytes

#: Tools by name, as cards have it.
DOCCANO, LABEL_STUDIO, PRODIGY, INCEPTION = "doccano", "label-studio", "prodigy", "inception"


@dataclass(frozen=True, slots=True)
class Mark:
    """Labels of one place in an item's text; of the whole item where ``start`` is None. Characters, not UTF-16."""

    labels: tuple[str, ...]
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an export: its number in the file from 1, its text, what it is named by, and the coder's marks."""

    number: int
    text: str
    id: str | None
    source_id: str | None
    marks: tuple[Mark, ...]


def read_export(path: Path, tool: str) -> Iterator[Item]:
    """The items of an export, in its order.

    Raises
    ------
    InputError
        The file is no export of the tool; file, item, what was found and what is allowed.
    """
    if tool == INCEPTION and path.suffix in (".xmi", ".zip"):
        documents: Iterable[Any] = read_xmi(path)
    else:
        documents = _lines(path) if tool in (DOCCANO, PRODIGY) else _documents(path, tool)
    for number, document in enumerate(documents, 1):
        where = f"{path}, item {number}"
        if not isinstance(document, dict):
            raise InputError(where, f"found {type(document).__name__}", "an object with a text and its labels")
        try:
            yield _READERS[tool](number, document, where)
        except (KeyError, TypeError, AttributeError, ValueError) as fault:
            found = f"is not as {tool} writes it ({type(fault).__name__}: {readable(str(fault))[:100]})"
            raise InputError(where, found, _ALLOWED[tool]) from None


def _lines(path: Path) -> Iterator[Any]:
    for number, line in enumerate(read_bytes(path).removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield parse_json(line, f"{path}, item {number}")


def _documents(path: Path, tool: str) -> list[Any]:
    document = parse_json(read_bytes(path).removeprefix(b"\xef\xbb\xbf"), path)
    if tool == INCEPTION:
        return [document]
    if not isinstance(document, list):
        raise InputError(path, f"found {type(document).__name__}", "a list of tasks, as Label Studio exports JSON")
    return document


def _item(number: int, text: Any, meta: Mapping, marks: list[Mark]) -> Item:
    if not isinstance(text, str):
        raise TypeError("its text is no text")
    for mark in marks:
        if mark.start is not None and not 0 <= mark.start < int(mark.end or 0) <= len(text):
            raise ValueError(f"a span from {mark.start} to {mark.end} in {len(text)} characters")
    named = [str(meta[key]) if meta.get(key) not in (None, "") else None for key in ("id", "source_id")]
    return Item(number, text, named[0], named[1], tuple(marks))


def _doccano(number: int, document: dict, where: str) -> Item:
    labels = document["label"] if "label" in document else document["labels"]
    marks = [
        Mark((str(one[2]),), int(one[0]), int(one[1])) if isinstance(one, list) else Mark((str(one),)) for one in labels
    ]
    # doccano counts items by a number of its own, also called id; ours lies in the column mention_id.
    meta = {**document, **(document.get("meta") or {})}
    return _item(number, document["text"], {"id": meta.get("mention_id"), "source_id": meta.get("source_id")}, marks)


def _prodigy(number: int, document: dict, where: str) -> Item:
    if document.get("answer", "accept") != "accept":
        return _item(number, document["text"], document.get("meta") or {}, [])
    marks = [Mark((str(span["label"]),), int(span["start"]), int(span["end"])) for span in document.get("spans") or ()]
    chosen = [*document.get("accept", ()), *([document["label"]] if "label" in document else [])]
    marks += [Mark((str(label),)) for label in chosen]
    return _item(number, document["text"], document.get("meta") or {}, marks)


def _label_studio(number: int, document: dict, where: str) -> Item:
    data = document["data"]
    given = [one for one in document["annotations"] if not one.get("was_cancelled")]
    if len(given) > 1:
        raise ValueError(f"{len(given)} annotations; one coder's are exported at a time")
    text, marks = data["text"], []
    for result in given[0]["result"] if given else ():
        value, kind = result["value"], result["type"]
        labels = tuple(map(str, value.get(kind, ())))
        if "start" in value:
            start, end = int(value["start"]), int(value["end"])
            if "text" in value and text[start:end] != value["text"]:  # it may count as browsers do
                start, end = _characters(text, start), _characters(text, end)
            marks.append(Mark(labels, start, end))
        else:
            marks.append(Mark(labels))
    return _item(number, text, data, marks)


def _inception(number: int, document: dict, where: str) -> Item:
    structures = document["%FEATURE_STRUCTURES"]
    sofas = [one for one in structures if one["%TYPE"].endswith("Sofa")]
    if len(sofas) != 1:
        raise ValueError(f"{len(sofas)} texts in a document")
    text = sofas[0]["sofaString"]
    titles = [one["documentTitle"] for one in structures if "documentTitle" in one]
    marks = []
    for one in structures:
        if not one["%TYPE"].startswith(("webanno.custom.", "custom.")):
            continue
        given = {key: value for key, value in one.items() if key[0] not in "%@" and key not in ("begin", "end")}
        pairs = (
            (key, part) for key, value in given.items() for part in (value if isinstance(value, list) else [value])
        )
        labels = tuple(f"{key}={value}" for key, value in pairs if isinstance(value, str))
        if labels:
            marks.append(Mark(labels, _characters(text, int(one["begin"])), _characters(text, int(one["end"]))))
    return _item(number, text, {"source_id": titles[0].removesuffix(".txt") if titles else None}, marks)


def _characters(text: str, units: int) -> int:
    """The character at a place that counts units of UTF-16, as browsers and Java do.

    >>> _characters("\\N{GRINNING FACE} Turkey", 3)
    2
    """
    data = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= 2 * units <= len(data):
        raise ValueError(f"a place at {units} in {len(data) // 2} units")
    return len(data[: 2 * units].decode("utf-16-le", "ignore"))


_READERS = {DOCCANO: _doccano, LABEL_STUDIO: _label_studio, PRODIGY: _prodigy, INCEPTION: _inception}
_ALLOWED = {
    DOCCANO: 'lines such as {"text": "...", "label": [[0, 6, "actor=1"]]} or {"text": "...", "label": ["actor=1"]}',
    LABEL_STUDIO: 'tasks such as {"data": {"text": "..."}, "annotations": [{"result": [...]}]}, one coder\'s',
    PRODIGY: 'lines such as {"text": "...", "spans": [{"start": 0, "end": 6, "label": "..."}]} or with "accept"',
    INCEPTION: 'UIMA CAS, as JSON 0.4.0 ("%FEATURE_STRUCTURES") or XMI: one Sofa and annotations of a custom layer',
}
