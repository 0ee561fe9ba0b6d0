"""Check what was read from a YAML or JSON file against its schema, and say what is wrong in one line per fault."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, InputErrors
from presslens.base.io import read_json, read_yaml
from presslens.base.plain_values import faults as value_faults

_FOLDER = Path(__file__).parent / "schemas"
#: Schemas, with digests of documents that follow them.
_FOLLOWING: set[tuple[str, str]] = set()


@lru_cache
def schema(name: str) -> dict[str, Any]:
    """The JSON schema ``name`` (a file of ``presslens/base/schemas``)."""
    document = read_yaml(_FOLDER / f"{name}.yaml")
    if not isinstance(document, dict):
        raise TypeError(f"{name} is no schema")
    return document


def check(document: object, name: str, where: object) -> None:
    """Raise when ``document`` does not follow the schema ``name``.

    Raises
    ------
    InputErrors
        One line per fault: the file, the key, what was found and what is allowed.
    """
    # The same files are read for many a step of a job, and what follows a schema once does so again.
    content = name, hashlib.sha256(repr(document).encode()).hexdigest()
    if content not in _FOLLOWING:
        check_against(document, schema(name), where)
        _FOLLOWING.add(content)


def check_against(document: object, wanted: Mapping[str, Any], where: object) -> None:
    """As :func:`check`, with a schema that is no file."""
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.validators import extend

    # No schema can say this, and with a number that is none every bound holds.
    if wrong := list(value_faults(document)):
        raise InputErrors([InputError(f"{where}: {key}" if key else where, *fault) for key, *fault in wrong])
    checker = extend(Draft202012Validator, {"uniqueItems": _unique_items})
    validator = checker(wanted, format_checker=FormatChecker())
    faults = sorted(validator.iter_errors(document), key=lambda fault: [str(part) for part in fault.absolute_path])
    if faults:
        # A fault for each key that is missing names them all.
        lines = {str(error): error for error in (_readable(fault, where) for fault in faults)}
        raise InputErrors(list(lines.values()))


def _unique_items(validator: Any, wanted: bool, entries: object, schema: object) -> Iterator[Any]:
    """As jsonschema has it, which compares each block of keys with each other one: 80 s for 5,000 events."""
    from jsonschema import ValidationError

    if wanted and isinstance(entries, list):
        keys = [json.dumps(entry, sort_keys=True, default=repr) for entry in entries]
        if len(set(keys)) < len(keys):
            yield ValidationError("has an entry twice")


def read_checked(path: str | Path, name: str) -> dict[str, Any]:
    """The content of a YAML or JSON file that follows the schema ``name``, which asks for a block of keys.

    Raises
    ------
    InputError
        The file cannot be read; InputErrors, it does not follow the schema.
    """
    document = read_json(path) if Path(path).suffix == ".json" else read_yaml(path)
    check(document, name, path)
    if not isinstance(document, dict):
        raise TypeError(f"schema {name} allows what is no block of keys")
    return document


def _readable(fault, where: object) -> InputError:
    path = ".".join(str(part) for part in fault.absolute_path)
    place = f"{where}: {path}" if path else str(where)
    value = _short(fault.instance)
    match fault.validator:
        case "additionalProperties":
            known = sorted(fault.schema.get("properties", {}))
            unknown = sorted(str(key) for key in fault.instance if key not in known)
            near = (difflib.get_close_matches(key, known, 1)[:1] for key in unknown)
            meant = ", ".join(dict.fromkeys(key for found in near for key in found))
            advice = f"allowed: {', '.join(known)}" + (f"; did you mean {meant}?" if meant else "")
            return InputError(place, f"unknown key {', '.join(map(_short, unknown))}", advice)
        case "required":
            missing = [key for key in fault.validator_value if key not in fault.instance]
            return InputError(place, f"key {', '.join(map(repr, missing))} is missing")
        case "type":
            return InputError(place, f"found {value}", f"allowed: {_kind(fault.validator_value)}")
        case "enum":
            return InputError(place, f"found {value}", f"allowed: {', '.join(map(str, fault.validator_value))}")
        case "minItems" | "minLength" | "minProperties":
            return InputError(place, "is empty", "at least one entry is needed")
        case "minimum" | "exclusiveMinimum" | "maximum" | "exclusiveMaximum":
            word = {"minimum": "at least", "exclusiveMinimum": "more than", "maximum": "at most"}
            bound = word.get(fault.validator, "less than")
            return InputError(place, f"found {value}", f"allowed: {bound} {fault.validator_value}")
        case "maxLength":
            return InputError(place, f"found {value}", f"allowed: at most {fault.validator_value} characters")
        case "pattern" | "format":
            hint = fault.schema.get("form") or fault.schema.get("description")
            hint = hint or f"text of the form {fault.validator_value}"
            return InputError(place, f"found {value}", f"allowed: {hint}")
        case "uniqueItems":
            return InputError(place, "an entry occurs twice", "each entry once")
        case _:
            return InputError(place, fault.message.splitlines()[0][:200])


def _kind(kinds: str | list[str]) -> str:
    words = {"array": "a list", "object": "a block of keys", "string": "text", "integer": "a whole number"}
    words |= {"number": "a number", "boolean": "true or false", "null": "null"}
    return " or ".join(words[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
