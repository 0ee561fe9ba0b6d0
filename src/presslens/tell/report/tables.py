"""Tables of results as they stand on the page: columns and rows as text, with as many rows as there is room for."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
from markupsafe import Markup, escape

from presslens.base.characters import shown
from presslens.exhibits.exhibit import Column, Table
from presslens.trace.address import cell_address

#: Heading of each group of tables, and how the names of its tables begin; the first that fits holds one.
GROUPS = {
    "Corpus and mentions": ("corpus", "mentions_"),
    "Sentiment": ("sentiment_",),
    "Stance": ("stance_",),
    "Voices: who gets to speak": ("holder_", "voices_", "verbs_", "cue_tone_"),
    "Frames": ("frame_", "frames_", "article_frames"),
    "Distinctive words": ("words_",),
    "Hypotheses": ("hypotheses",),
    "Every sensible way to compute it (multiverse)": ("multiverse",),
    "Validity": ("agreement", "validation_", "confusion_", "reliability_", "familiarity"),
    "Other": ("",),
}
#: Rows of a table on the page: most, fewest, and most of tables that go into details, by how their names begin.
MOST, FEWEST, OF_DETAILS = 1000, 3, 60
_DETAILS = ("validation_", "confusion_", "reliability_", "multiverse", "familiarity_answers")


@dataclass(frozen=True, slots=True)
class Shown:
    """A table on the page.

    Attributes
    ----------
    table, caption
        The entry of the table, and how to read it.
    columns
        Those that are shown: the keys, and what papers print; all, where papers print others or none.
    keys
        Places of the keys among the columns.
    numeric
        Places of the columns with numbers, from 1.
    rows
        Texts of cells, row by row.
    addresses
        By the number of a row its address, where the page cannot tell it from the cells.
    n_rows
        Rows of the table, shown or not.
    """

    table: Table
    caption: str
    columns: tuple[Column, ...]
    keys: tuple[int, ...]
    numeric: tuple[int, ...]
    rows: list[list[str]]
    addresses: dict[int, str]
    n_rows: int

    @property
    def lines(self) -> list[Markup]:
        """The rows in HTML, every cell escaped."""
        lines = []
        for number, row in enumerate(self.rows):
            address = self.addresses.get(number)
            opening = Markup("<tr>") if address is None else Markup('<tr data-cell="{}">').format(address)
            lines.append(opening + Markup("").join(Markup("<td>") + escape(cell) for cell in row))
        return lines

    @property
    def body(self) -> Markup:
        """All rows in HTML."""
        return Markup("\n").join(self.lines)

    def first(self, most: int) -> Shown:
        """The same with at most so many rows."""
        return replace(self, rows=self.rows[:most])


def shown_table(table: Table, content: pl.DataFrame, caption: str, most: int = MOST) -> Shown:
    """A table as it is shown, with at most so many rows."""
    names = [*table.keys, *(column for column in table.printed if column not in table.keys)]
    if not set(names) <= set(table.types) or not table.printed:
        names = [column.name for column in table.columns]
    columns = tuple(column for name in names for column in table.columns if column.name == name)
    keys = tuple(names.index(key) for key in table.keys)
    rows, addresses = [], {}
    for number, record in enumerate(content.head(most).iter_rows(named=True)):
        cells = [
            _key(record[name]) if name in table.keys else written(record[name], column.kind)
            for name, column in zip(names, columns, strict=True)
        ]
        true = cell_address(table.keys, record)
        if _told([cells[key] for key in keys]) != true:
            addresses[number] = true
        rows.append(cells)
    numeric = tuple(place for place, column in enumerate(columns, 1) if column.kind in ("integer", "number"))
    return Shown(table, caption, columns, keys, numeric, rows, addresses, len(content))


def within(made: Iterable[tuple[Table, pl.DataFrame, str]], room: int) -> list[Shown]:
    """All tables, each with at most so many rows that all of these need no more than ``room`` bytes.

    :data:`FEWEST` rows are shown whatever room there is; of tables of details never more than :data:`OF_DETAILS`.
    """
    whole = [shown_table(*each) for each in made]
    whole = [each.first(OF_DETAILS) if each.table.name.startswith(_DETAILS) else each for each in whole]
    sizes = [[len(line.encode("utf-8")) + 1 for line in each.lines] for each in whole]
    low, high = FEWEST, MOST
    while low < high:
        most = (low + high + 1) // 2
        low, high = (most, high) if sum(sum(lines[:most]) for lines in sizes) <= room else (low, most - 1)
    return [each.first(low) for each in whole]


def by_group(found: Sequence[Shown]) -> dict[str, list[Shown]]:
    """Tables by the heading they stand under."""
    groups: dict[str, list[Shown]] = {}
    for heading, beginnings in GROUPS.items():
        taken = [each for others in groups.values() for each in others]
        own = [each for each in found if each not in taken and each.table.name.startswith(beginnings)]
        if own:
            groups[heading] = own
    return groups


def _key(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
    return shown(text)


def _told(keys: Sequence[str]) -> str:
    """The address that the page makes of the texts of keys."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(keys)
    return line.getvalue()


def written(value: Any, kind: str) -> str:
    """A cell: numbers with three decimals, those too small for it by their power of ten.

    >>> [written(value, "number") for value in (0.5, 2e-06, 0.0, None, 1234.5)]
    ['0.500', '2e-06', '0', '', '1234.5']
    >>> written(7, "integer"), written(True, "boolean"), written("a\\x1b", "string")
    ('7', 'true', 'a\\\\x1b')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        if value == 0:
            return "0"
        if abs(value) < 0.0005:
            return f"{value:.0e}"
        return f"{value:.3f}" if abs(value) < 1000 else f"{value:.1f}"
    return shown(str(value))


_MARKED = re.compile(r"``(.+?)``|\*\*(.+?)\*\*|\*(.+?)\*", re.DOTALL)


def caption_html(text: str) -> Markup:
    """A caption in reStructuredText (of which captions use little) in HTML, escaped.

    >>> print(caption_html("``n`` < 5, *actor*"))
    <code>n</code> &lt; 5, <em>actor</em>
    """
    parts, end = [], 0
    for match in _MARKED.finditer(text):
        parts.append(escape(text[end : match.start()]))
        tag = "code" if match[1] else "strong" if match[2] else "em"
        parts.append(Markup(f"<{tag}>{{}}</{tag}>").format(match[1] or match[2] or match[3]))
        end = match.end()
    parts.append(escape(text[end:]))
    return Markup("").join(parts)


def column_styles(found: Iterable[Shown]) -> str:
    """The style rule that sets numbers to the right in the tables of the page."""
    places = [
        f"#t-{each.table.name} :is(td,th):nth-child({place})" for each in found for place in each.numeric
        if place - 1 not in each.keys
    ]  # fmt: skip
    return f"{','.join(places)}{{text-align:right}}" if places else ""
