"""The data statement, read back: its sections as lists and tables, for a page that shows them where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_ESCAPED = re.compile(r"\\(.)")
_BORDER = re.compile(r"(?<!\\)\|")


@dataclass
class Section:
    """A section: what it says in sentences, in a list and in a table.

    Attributes
    ----------
    title
        Its heading.
    said
        Paragraphs.
    items
        Entries of its list.
    tables
        Header and rows of each of its tables; whether a column holds numbers stands beside.
    """

    title: str
    said: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    tables: list[StatementTable] = field(default_factory=list)


@dataclass
class StatementTable:
    """Header, which columns hold numbers, and rows."""

    header: list[str]
    numeric: list[bool]
    rows: list[list[str]] = field(default_factory=list)


def sections(statement: str) -> dict[str, Section]:
    """The sections of a statement as :func:`presslens.tell.statement.data_statement` writes it, by heading, in order.

    >>> found = sections("# T\\n\\n## Size\\n| what | n |\\n| --- | ---: |\\n| a | 3 |\\n\\n## Limits\\n- One.\\n")
    >>> found["Size"].tables[0].rows, found["Limits"].items
    ([['a', '3']], ['One.'])
    """
    found: dict[str, Section] = {}
    section = Section("")
    before = ""
    for line in statement.split("\n"):
        if line.startswith("## "):
            section = found[line[3:]] = Section(line[3:])
        elif line.startswith("- "):
            section.items.append(_plain(line[2:]))
        elif line.startswith("|"):
            _read_row(section, line, before)
        elif line and not line.startswith("# "):
            section.said.append(_plain(line))
        before = line
    return found


def _read_row(section: Section, line: str, before: str) -> None:
    cells = [cell.strip() for cell in _BORDER.split(line)[1:-1]]
    if not before.startswith("|"):
        section.tables.append(StatementTable([_plain(cell) for cell in cells], []))
    elif not section.tables[-1].numeric:
        section.tables[-1].numeric = [cell.endswith(":") for cell in cells]
    else:
        section.tables[-1].rows.append([_plain(cell) for cell in cells])


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def rows_of(found: dict[str, Section], title: str) -> Sequence[Sequence[str]]:
    """Rows of the first table of a section; none where there is no such section or table."""
    section = found.get(title)
    return section.tables[0].rows if section and section.tables else []
