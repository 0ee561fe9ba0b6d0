"""Documents in Markdown: every piece of outside text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from presslens.base.characters import shown

# Block markers need a line of their own, which outside text never gets; addresses would become links by themselves.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&^$@]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
_MAX_CHARACTERS = 500

#: Where a description may be cut into sentences.
_SENTENCES = re.compile(r"(?<=[.;:]) ")


def escape(value: object, longest: int = _MAX_CHARACTERS) -> str:
    """Text that Markdown prints as it stands, on one line; for use within a line, never at its start.

    White space, control and direction characters become single spaces, signs with a meaning are escaped (links,
    addresses, HTML, tables, formulas), and text of more than ``longest`` characters is cut.

    >>> print(escape("a *b*"))
    a \\*b\\*
    """
    text = "".join(character if character.isprintable() else " " for character in str(value))
    text = " ".join(text.split())
    text = text if len(text) <= longest else text[: longest - 1] + "…"
    return _SPECIAL.sub(r"\\\1", text)


def table(header: Sequence[str], rows: Iterable[Sequence[object]], longest: int = _MAX_CHARACTERS) -> list[str]:
    """Lines of a table; cells are escaped and cut after ``longest`` characters, numbers stand right.

    >>> print("\\n".join(table(["what", "n"], [("articles", 3)])))
    | what | n |
    | --- | ---: |
    | articles | 3 |
    """
    rows = [list(row) for row in rows]
    number = [all(isinstance(row[place], int | float) for row in rows) for place in range(len(header))]
    lines = [list(map(escape, header)), ["---:" if right else "---" for right in number]]
    lines += [[str(cell) if isinstance(cell, int) else escape(cell, longest) for cell in row] for row in rows]
    return [f"| {' | '.join(cells)} |" for cells in lines]


def code(value: object) -> str:
    """A value as code within a cell of a table.

    >>> code("a | b")
    '`a \\\\| b`'
    """
    text = shown(" ".join(str(value).replace("`", "'").split()))
    return "`" + text.replace("|", "\\|") + "`"


def prose(text: str) -> str:
    """A description with its code kept as code and the rest escaped, on one line.

    >>> prose("`a_b` or a_b")
    '`a_b` or a\\\\_b'
    """
    parts = text.split("`")
    if len(parts) % 2 == 0:
        raise ValueError(f"a backtick is left open in {text!r}")
    written = []
    for place, part in enumerate(parts):
        if place % 2:
            written.append(code(part))
        else:  # sentence by sentence, because long text would be cut; outer blanks stay
            words = " ".join(map(escape, _SENTENCES.split(part.strip())))
            before, after = (" " if edge.isspace() else "" for edge in (part[:1], part[-1:] if words else ""))
            written.append(f"{before}{words}{after}")
    return "".join(written).strip()
