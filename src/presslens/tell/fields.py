"""The keys of a YAML file as its schema describes them: what may stand there, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from presslens.tell.markdown import code, escape

_KINDS = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a YAML file: its path, whether its block must have it, what may stand there, and what it means.

    ``only`` names the choices (of a key such as ``reader``) that allow the key; empty: all of them.
    """

    key: str
    needed: bool
    allowed: str
    meaning: str
    only: tuple[str, ...] = ()


def fields(schema: Mapping) -> list[Field]:
    """Every key that a JSON schema describes, nested ones as ``block.key``, in the order of the schema.

    Keys that a user names (an outlet, a file) stand as ``<name>``; those of the blocks of a list as of one block.

    >>> [(f.key, f.needed, f.allowed) for f in fields({"required": ["n"], "properties": {"n": {"type": "integer"}}})]
    [('n', True, 'whole number')]
    """
    cases = _choices(schema)
    found: dict[str, Field] = {}
    for field in _fields(schema, schema, ""):
        parts = field.key.split(".")
        only = tuple(value for values, case in cases if _permits(case, parts) for value in values)
        above = found.get(".".join(parts[:-1]))
        restricted = len(only) < sum(len(values) for values, _ in cases)
        found[field.key] = replace(field, only=only if restricted and only != (above and above.only) else ())
    return list(found.values())


def _fields(block: Mapping, root: Mapping, path: str) -> Iterator[Field]:
    needed = block.get("required", ())
    for name, entry in block.get("properties", {}).items():
        part = _resolved(entry, root)
        key = f"{path}{name}"
        yield Field(key, name in needed, _allowed(part, root), part.get("description", ""))
        others = part.get("additionalProperties")
        inner, step = part, "."
        if "items" in part:
            inner = _resolved(part["items"], root)
        elif isinstance(others, Mapping) and "properties" not in part:
            inner, step = _resolved(others, root), ".<name>."
        yield from _fields(inner, root, f"{key}{step}")


def _resolved(entry: Mapping, root: Mapping) -> Mapping:
    if "$ref" not in entry:
        return entry
    part: Mapping = root
    for step in entry["$ref"].removeprefix("#/").split("/"):
        part = part[step]
    return {**part, **entry}


def _allowed(entry: Mapping, root: Mapping) -> str:
    """What may stand at a key, in words, as Markdown."""
    if "enum" in entry:
        return ", ".join(map(code, entry["enum"]))
    kinds = entry.get("type", "object")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    null = " or null" if "null" in kinds else ""
    if "array" in kinds:
        inner = _resolved(entry["items"], root)
        if "string" in kinds:
            return f"text, or list of: {_allowed(inner, root)}"
        return "list of blocks" if "properties" in inner else f"list of: {_allowed(inner, root)}"
    if "object" in kinds:
        others = entry.get("additionalProperties")
        if isinstance(others, Mapping) and "properties" not in entry:
            inner = _resolved(others, root)
            return "blocks by name" if "properties" in inner else f"by name: {_allowed(inner, root)}"
        return "block"
    if "form" in entry:
        form = escape(entry["form"])
        return form if form.endswith(null) else form + null
    (kind,) = [kind for kind in kinds if kind != "null"]
    return _KINDS[kind] + _bounds(entry) + null


def _bounds(entry: Mapping) -> str:
    words = {"minimum": "from", "exclusiveMinimum": "more than", "maximum": "to", "exclusiveMaximum": "less than"}
    found = [f"{word} {entry[key]:,}" for key, word in words.items() if key in entry]
    if "maxLength" in entry:
        found.append("one character" if entry["maxLength"] == 1 else f"at most {entry['maxLength']:,} characters")
    return f", {' '.join(found)}" if found else ""


def _choices(schema: Mapping) -> list[tuple[list[str], Mapping]]:
    """The cases of a schema that tells keys apart by a choice: values of the choice, and the schema that holds then."""
    cases = []
    for case in schema.get("allOf", ()):
        ((_, choice),) = case["if"]["properties"].items()
        cases.append((choice.get("enum") or [choice["const"]], case["then"]))
    return cases


def _permits(schema: Mapping, path: Sequence[str]) -> bool:
    """Whether a case leaves room for a key, named by its path."""
    known = schema.get("properties", {})
    if path[0] not in known:
        return schema.get("additionalProperties", True) is not False
    return len(path) == 1 or _permits(known[path[0]], path[1:])
