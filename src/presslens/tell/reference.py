"""Reference pages in Markdown, made from where the facts live: schemas, ``config.yaml`` and the exhibits.

Each function gives the lines of one table. Descriptions are the project's own prose, in which backticks stand for code;
everything else in them is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from presslens.base.errors import InputError
from presslens.exhibits.exhibit import Figure, Table
from presslens.tell.fields import fields
from presslens.tell.markdown import code, escape, prose

_BLOCK = re.compile(r"(<!-- generated: ([a-z0-9-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_SETTING = re.compile(r"( *)(?:- )?([A-Za-z0-9_]+):(?!\S).*?(?:\s#\s*(.*))?$")
#: What captions fill in, within a sentence and as one; and what they stress.
_NAMED = re.compile(r"\{(\w+)(?::[^{}]*)?\}")
_WHOLE_SENTENCE = re.compile(r"(?:^|(?<=\. ))(?:\{\w+\}(?: |$))+(?=[A-Z*]|$)")
_STRESSED = re.compile(r"\*(\w+)\*")


def field_table(schema: Mapping) -> list[str]:
    """The keys of a YAML file as a table: key, needed or not, what is allowed, what it means."""
    rows = fields(schema)
    choices = any(row.only for row in rows)
    header = ["key", "needed", "allowed", *(["only with"] if choices else []), "meaning"]
    lines = []
    for row in rows:
        only = [", ".join(map(code, row.only))] if choices else []
        lines.append([code(row.key), "yes" if row.needed else "", row.allowed, *only, prose(row.meaning)])
    return _table(header, lines)


def settings_table(schema: Mapping, text: str, values: Mapping) -> list[str]:
    """Every key of ``config.yaml`` as a table: key, its value in this study, what is allowed, what it means.

    Parameters
    ----------
    schema
        The schema ``config``.
    text
        The file itself: the comment behind a key is its meaning, with unit and source.
    values
        What is read from it.
    """
    comments = setting_comments(text)
    lines = []
    for row in fields(schema):
        comment = comments.get(row.key, "")
        if "|" in comment:  # the choices, which stand under "allowed"
            comment = ""
        meaning = " ".join(filter(None, [prose(row.meaning), escape(comment)]))
        lines.append([code(row.key), _value(values, row.key), row.allowed, meaning])
    return _table(["key", "here", "allowed", "meaning"], lines)


def setting_comments(text: str) -> dict[str, str]:
    """The comment behind each key of a YAML file, by the path of the key.

    >>> setting_comments("a:   # letters\\n  b: 1   # first")
    {'a': 'letters', 'a.b': 'first'}
    """
    comments: dict[str, str] = {}
    path: list[tuple[int, str]] = []
    for line in text.splitlines():
        if line.lstrip().startswith("#") or (found := _SETTING.match(line)) is None:
            continue
        indent, key, comment = len(found[1]), found[2], found[3]
        path = [part for part in path if part[0] < indent] + [(indent, key)]
        if comment:
            comments[".".join(name for _, name in path)] = comment.strip()
    return comments


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column means, in the tables named; none named: in all others that have it."""

    name: str
    kind: str
    meaning: str
    tables: tuple[str, ...] = ()


def meanings(tables: Iterable[Table]) -> list[Meaning]:
    """The columns of tables, one entry for each meaning; the commonest meaning of a name comes first."""
    found: dict[str, dict[tuple[str, str], list[str]]] = {}
    for table in tables:
        for column in table.columns:
            places = found.setdefault(column.name, {}).setdefault((column.kind, column.meaning), [])
            places += [name for name in [_any_question(table, table.name)] if name not in places]
    listed = []
    for name, kinds in found.items():
        first, *others = sorted(kinds, key=lambda kind: -len(kinds[kind]))
        listed.append(Meaning(name, *first))
        listed += [Meaning(name, *kind, tuple(kinds[kind])) for kind in others]
    return listed


def column_table(columns: Iterable[Meaning]) -> list[str]:
    """Columns of tables as a table: name, where it means this (empty: everywhere else), type and meaning."""
    lines = [
        [code(column.name), ", ".join(map(code, column.tables)), escape(column.kind), prose(column.meaning)]
        for column in columns
    ]
    return _table(["column", "only in", "type", "meaning"], lines)


def exhibit_list(exhibits: Iterable[Table | Figure]) -> list[str]:
    """Tables or figures of results as a list: names, endings of their files, and the caption they share.

    What a caption quotes from the run stands as the name of it: ``{resamples}`` becomes code.
    """
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for exhibit in exhibits:
        name, caption = exhibit.name, exhibit.caption
        if isinstance(exhibit, Figure):
            caption = f"{exhibit.note} {caption}"
        elif exhibit.question:
            name = _any_question(exhibit, name)
            caption = _any_question(exhibit, caption).removeprefix(f"{exhibit.question.capitalize()}: ")
        names = found.setdefault((caption, exhibit.files), [])
        names += [name] if name not in names else []
    return [
        f"- {', '.join(map(code, names))} ({', '.join(files)}): {prose(_unfilled(caption))}"
        for (caption, files), names in found.items()
    ]


def _any_question(table: Table, text: str) -> str:
    """A name or caption of a table that is there for each question, said of all of them."""
    return re.sub(rf"_{table.question}\b", "_<question>", text) if table.question else text


def _unfilled(caption: str) -> str:
    """A caption in reStructuredText as prose for :func:`prose`: code in single backticks, names in braces as code.

    A name that stands for a whole sentence is left out.
    """
    parts = _WHOLE_SENTENCE.sub("", " ".join(caption.split())).split("``")
    for place, part in enumerate(parts):
        if place % 2:
            parts[place] = "`" + _NAMED.sub(r"<\1>", part) + "`"
        else:
            apart = re.sub(r"(?<=\w)(?=\{)", " ", _STRESSED.sub(r"\1", part))
            parts[place] = _NAMED.sub(r"`\1`", apart)
    return "".join(parts)


def with_blocks(page: str, blocks: Mapping[str, Sequence[str]], where: object) -> str:
    """A page with its generated blocks (``<!-- generated: name -->`` to ``<!-- end -->``) made anew.

    Raises
    ------
    InputError
        The page asks for a block that nobody makes.
    """

    def made(found: re.Match[str]) -> str:
        if found[2] not in blocks:
            raise InputError(where, f"found block {found[2]!r}", f"allowed: {', '.join(sorted(blocks))}")
        return f"{found[1]}{chr(10).join(blocks[found[2]])}\n{found[4]}"

    return _BLOCK.sub(made, page)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [header, ["---"] * len(header), *rows]
    return [f"| {' | '.join(cells)} |" for cells in lines]


def _value(values: Mapping, key: str) -> str:
    value: object = values
    for part in key.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return "-"
        value = value[part]
    if isinstance(value, Mapping):
        return ""
    if isinstance(value, list):
        return ", ".join(map(code, value))
    return code("null" if value is None else value)
