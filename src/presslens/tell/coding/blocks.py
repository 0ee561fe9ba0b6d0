"""A manual in Markdown as blocks that a page can show: text alone, no markup of its author's ever reaches the page."""

from __future__ import annotations

import re

#: A block: what it is (``h``, ``p``, ``ul``, ``table``, ``code``), then its text, lines or rows.
Block = list

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"\s*[-*]\s+(.*)")
_RULE = re.compile(r"\|?[\s:|-]+\|?")
_CELL = re.compile(r"(?<!\\)\|")


def blocks(markdown: str) -> list[Block]:
    """Headings (``["h", level, text]``), paragraphs, lists, tables (``["table", rows]``, the header first) and code.

    Emphasis and code within a line are told without their signs; links and HTML stay as they are written.

    >>> blocks("# One\\n\\nTwo\\nthree\\n\\n| a | b |\\n| --- | --- |\\n| `c` | d |")
    [['h', 1, 'One'], ['p', 'Two three'], ['table', [['a', 'b'], ['c', 'd']]]]
    """
    found: list[Block] = []
    code: list[str] | None = None
    for line in markdown.splitlines():
        if line.lstrip().startswith("```"):
            if code is not None:
                found.append(["code", "\n".join(code)])
            code = [] if code is None else None
        elif code is not None:
            code.append(line)
        elif not line.strip():
            found.append([])
        elif heading := _HEADING.fullmatch(line):
            found.append(["h", len(heading[1]), _plain(heading[2])])
        elif line.lstrip().startswith("|"):
            _to_last(found, "table", _cells(line), _RULE.fullmatch(line) is None)
        elif bullet := _BULLET.fullmatch(line):
            _to_last(found, "ul", _plain(bullet[1]), True)
        elif found and found[-1] and found[-1][0] == "ul":
            found[-1][1][-1] += f" {_plain(line)}"
        elif found and found[-1] and found[-1][0] == "p":
            found[-1][1] += f" {_plain(line)}"
        else:
            found.append(["p", _plain(line)])
    if code:
        found.append(["code", "\n".join(code)])
    return [block for block in found if block]


def sections(found: list[Block], names: list[str]) -> dict[str, list[Block]]:
    """Of each name the blocks under the first heading that holds it as a word, up to the next of that level or higher.

    >>> sections(blocks("## 1. `actor`\\n\\nWho?\\n\\n## Card"), ["actor", "stance"])
    {'actor': [['p', 'Who?']], 'stance': []}
    """
    by_name: dict[str, list[Block]] = {}
    for name in names:
        by_name[name], level = [], 0
        for block in found:
            if block[0] == "h" and level and block[1] <= level:
                break
            if level:
                by_name[name].append(block)
            elif block[0] == "h" and re.search(rf"\b{re.escape(name)}\b", block[2], re.IGNORECASE):
                level = block[1]
    return by_name


def _to_last(found: list[Block], kind: str, entry: object, wanted: bool) -> None:
    """Add to the last block, if it is of this kind, else begin one."""
    if not (found and found[-1] and found[-1][0] == kind):
        found.append([kind, []])
    if wanted:
        found[-1][1].append(entry)


def _cells(line: str) -> list[str]:
    return [_plain(cell) for cell in _CELL.split(line.strip().removeprefix("|").removesuffix("|"))]


def _plain(text: str) -> str:
    bare = re.sub(r"(?<!\\)(\*\*|`)", "", text.strip())
    return re.sub(r"\\(.)", r"\1", bare)
