"""A file of the codebook and what topics add to it, read as one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, InputErrors
from presslens.base.io import read_yaml
from presslens.base.schema import check_against, read_checked, schema
from presslens.codebook.languages import BASE, LANGUAGE_CARD, language_of, without_words
from presslens.codebook.topics import CARD

#: Keys that tell readers of a file what is in it, and change nothing: two an addition may have whatever its form.
_ALWAYS = {key: {"type": "string", "minLength": 1} for key in ("definition", "source")}
_PROSE = ("label", "registered", *_ALWAYS)


@lru_cache
def addition_schema(name: str) -> dict[str, Any]:
    """What may stand in a file that adds to one of the form ``name``: its lists, and words for readers.

    >>> sorted(addition_schema("events")["properties"])
    ['definition', 'events', 'label', 'source']
    """
    whole = schema(name)
    properties = _ALWAYS | {
        key: entry
        for key, entry in whole["properties"].items()
        if key in _PROSE or _resolved(entry, whole).get("type") == "array"
    }
    described = {"type": "object", "additionalProperties": False, "minProperties": 1, "properties": properties}
    return described | {"$defs": whole["$defs"]} if "$defs" in whole else described


def _resolved(entry: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    return whole["$defs"][entry["$ref"].rpartition("/")[2]] if "$ref" in entry else entry


def grouped(paths: Iterable[str | Path]) -> list[list[Path]]:
    """Files of one part by name, in the order given: the whole file first, behind it those that add to it.

    >>> [[str(path) for path in group] for group in grouped(["holders/UN.yaml", "holders/EU.yaml", "more/UN.yaml"])]
    [['holders/UN.yaml', 'more/UN.yaml'], ['holders/EU.yaml']]
    """
    groups: dict[str, list[Path]] = {}
    for path in map(Path, paths):
        # Each topic has a card of its own.
        groups.setdefault(str(path) if path.name in (CARD, LANGUAGE_CARD) else path.stem, []).append(path)
    return list(groups.values())


def read_with_additions(paths: Sequence[str | Path], name: str, language: str = BASE) -> dict[str, Any]:
    """The content of a file that follows the schema ``name``, with the entries that other files add to its lists.

    Parameters
    ----------
    paths
        The whole file, then those that add to it.
    language
        Whose words count. Those of a file of the language stand in place of all others.

    Raises
    ------
    InputErrors
        A file breaks its form, or adds an entry that stands there already.
    """
    first, *others = paths
    found = read_checked(first, name)
    in_language = [path for path in others if language_of(path) != BASE]
    for path in [*(path for path in others if path not in in_language), *in_language]:
        if path in in_language[:1]:
            found = without_words(found, name)
        addition = read_yaml(path)
        check_against(addition, addition_schema(name), path)
        found = joined(found, addition, path)
    return without_words(found, name) if language != BASE and not in_language else found


def joined(document: Mapping[str, Any], addition: object, where: str | Path) -> dict[str, Any]:
    """A document with the entries of an addition behind its own.

    Raises
    ------
    InputErrors
        Entries that the document has already.

    >>> joined({"label": "Conflict", "cues": ["war"]}, {"cues": ["barrel bomb"]}, "more/conflict.yaml")
    {'label': 'Conflict', 'cues': ['war', 'barrel bomb']}
    """
    found, faults = dict(document), []
    for key, entries in addition.items() if isinstance(addition, Mapping) else ():
        if not isinstance(entries, list):
            continue
        present = {json.dumps(entry, sort_keys=True, default=repr) for entry in found.get(key, ())}
        for entry in entries:
            if json.dumps(entry, sort_keys=True, default=repr) in present:
                what = f"{entry!r}" if isinstance(entry, str) else f"an entry of {key}"
                faults.append(InputError(f"{where}: {key}", f"{what} stands in the codebook already", "one of them"))
        found[key] = [*found.get(key, ()), *entries]
    if faults:
        raise InputErrors(faults)
    return found
