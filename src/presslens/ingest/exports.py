"""Exports of press databases, saved as plain text: many articles in one file.

Two kinds are read. Nexis (Nexis Uni, Lexis Advance), full documents: headline, outlet and day stand above a line
``Body``, and ``End of Document`` below. Factiva, *Full Article/Report plus Indexing*: each field begins with a code of
two or three letters, and ``AN`` is the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from presslens.base.errors import InputError
from presslens.cards.date_forms import date_form
from presslens.ingest.encodings import decode_whole
from presslens.ingest.row import Row, TableForm

#: Forms of days that the two databases write, with English as the language of their pages.
DATE_FORMS = (
    *("%B %d, %Y %A", "%B %d, %Y", "%d %B %Y", "%d %B %Y %A", "%A, %B %d, %Y", "%A %d %B %Y"),
    *("%B %d, %Y %A %I:%M %p %Z", "%d %B %Y %A %I:%M %p %Z"),
)
#: Fields of an article in an export.
FIELDS = ("source_id", "title", "text", "outlet", "date")
_NEXIS_END = "End of Document"
#: Lines behind the text of an article of Nexis: a heading, or the first word of a line.
_NEXIS_REST = re.compile(r"(?:Classification|Graphic|Load-Date:.*|Correction-Date:.*)")
_FACTIVA_LAST = re.compile(r"(?:AN\s+)?Document\s+([A-Za-z0-9]{8,40})")
_FACTIVA_FIELD = re.compile(r"([A-Z]{2,3})(?:\t+\s*|[ ]{2,}|\s*\Z)(.*)")
_FACTIVA_HEAD = frozenset(
    ["SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD"]
)
_FACTIVA_REST = frozenset(["CT", "RF", "ART", "CLM", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN"])


def export_rows(path: Path, columns: Sequence[str], max_cell_bytes: int, form: TableForm) -> Iterator[Row]:
    """The articles of an export as rows: the line where each begins, and its :data:`FIELDS`.

    An article in which no headline, outlet and day are found where they belong has a fault.

    Raises
    ------
    InputError
        The file is no export of these kinds, is not in its encoding, or ends in the middle of an article.
    """
    lines = [line.strip("\ufeff\x0c ") for line in decode_whole(path.read_bytes(), form.encoding, path).splitlines()]
    if _NEXIS_END in lines:
        articles = _nexis(lines, path)
    elif any(map(_FACTIVA_LAST.fullmatch, lines)):
        articles = _factiva(lines, path)
    else:
        allowed = f"Nexis: full documents, with lines Body and {_NEXIS_END}; Factiva: Full Article/Report plus Indexing"
        raise InputError(path, "is no export that is read here", f"{allowed}; as plain text")
    for number, cells, fault in articles:
        large = len((cells.get("text") or "").encode())
        if not fault and large > max_cell_bytes:
            fault = ("text too large", f"a text of {large} bytes")
        yield Row(number, {name: cells.get(name) for name in columns} if not fault else {}, fault)


_Article = tuple[int, dict[str, str | None], tuple[str, str] | None]


def _nexis(lines: list[str], path: Path) -> Iterator[_Article]:
    start = 0
    while _NEXIS_END in lines[start:]:
        end = lines.index(_NEXIS_END, start)
        yield _nexis_article(lines, start, end)
        start = end + 1
    if "Body" in lines[start:]:
        start = next(place for place in range(start, len(lines)) if lines[place])
        raise InputError(f"{path}, line {start + 1}", "ends in the middle of an article", "a complete file")


def _nexis_article(lines: list[str], start: int, end: int) -> _Article:
    """The day stands below the outlet, and that below the headline; above may stand a list of what was delivered."""
    filled = [place for place in range(start, end) if lines[place]]
    number = (filled[0] if filled else start) + 1
    if "Body" not in lines[start:end]:
        return number, {}, ("no text", "there is no line Body")
    body = lines.index("Body", start, end)
    head = [place for place in filled if place < body]
    days = [n for n, place in enumerate(head) if _is_day(lines[place])]
    if not days or days[-1] < 2:
        return number, {}, ("article cannot be read", "there is no headline, outlet and day above the line Body")
    title, outlet, day = (lines[place] for place in head[days[-1] - 2 : days[-1] + 1])
    rest = next((place for place in range(body + 1, end) if _NEXIS_REST.fullmatch(lines[place])), end)
    number = head[days[-1] - 2] + 1
    return number, {"title": title, "outlet": outlet, "date": day, "text": _paragraphs(lines[body + 1 : rest])}, None


def _factiva(lines: list[str], path: Path) -> Iterator[_Article]:
    fields: dict[str, list[str]] = {}
    begun, field = 0, ""
    for number, line in enumerate(lines, 1):
        if last := _FACTIVA_LAST.fullmatch(line):
            yield _factiva_article(begun or number, fields, last[1])
            fields, begun, field = {}, 0, ""
            continue
        found = _FACTIVA_FIELD.fullmatch(line)
        # Within the text only what follows it is a code: a line may begin with two capitals.
        known = _FACTIVA_REST if field == "TD" else _FACTIVA_HEAD | _FACTIVA_REST
        if found and found[1] in known and found[1] not in fields:
            field, line = found[1], found[2]
            begun = begun or number
            fields[field] = []
        if field:
            fields[field].append(line)
    if "TD" in fields or "LP" in fields:
        raise InputError(f"{path}, line {begun}", "ends in the middle of an article", "a complete file")


def _factiva_article(number: int, fields: dict[str, list[str]], identity: str) -> _Article:
    cells = {
        name: " ".join(" ".join(fields.get(code, ())).split()) or None
        for name, code in (("title", "HD"), ("outlet", "SN"), ("date", "PD"))
    }
    if missing := [code for code in ("HD", "SN", "PD") if not any(fields.get(code, ()))]:
        return number, {}, ("article cannot be read", f"there is no field {', '.join(missing)}")
    text = [_paragraphs(fields[code]) for code in ("LP", "TD") if code in fields]
    return number, cells | {"source_id": identity, "text": "\n\n".join(filter(None, text))}, None


def _is_day(line: str) -> bool:
    return any(date_form(form).read(line) for form in DATE_FORMS)


def _paragraphs(lines: list[str]) -> str:
    """Lines as paragraphs: as empty lines part them, or each a paragraph where there are none."""
    text = "\n".join(lines).strip()
    return text if "\n\n" in text else text.replace("\n", "\n\n")
