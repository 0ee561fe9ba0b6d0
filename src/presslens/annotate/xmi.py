"""UIMA CAS XMI 1.1, as INCEpTION exports it: a document as .xmi, or zipped with the description of its types.

It is read into the form of UIMA CAS JSON, so that what holds for one holds for the other. Files come from outside:
declarations of types and entities are refused where they begin, before anything is expanded or fetched.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presslens.base.errors import InputError, readable
from presslens.base.io import read_bytes

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TYPES = "TypeSystem.xml"
#: Bytes of an archive when it is unpacked, at most.
MAX_UNPACKED = 256 * 2**20
_ALLOWED = f"UIMA CAS XMI 1.1, alone or zipped with its {TYPES}"
_XMI = "{http://www.omg.org/XMI}"
_TEXTS = ("uima.cas.String", "uima.cas.StringArray", "uima.cas.StringList")
#: What every annotation has, whatever its layer.
_PLACE = ("sofa", "begin", "end")


def read_xmi(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of an export, in the order of their names, each as UIMA CAS JSON has it.

    Features are those of text, if the types are described; else all. One with several values is a list.

    Raises
    ------
    InputError
        It is no such export; it declares a document type or an entity; an archive is protected, or too large.
    """
    files = _unpacked(path) if path.suffix == ".zip" else {path.name: read_bytes(path)}
    described = next((name for name in files if Path(name).name == TYPES), None)
    features = None if described is None else _features(_parsed(files[described], f"{path}: {readable(described)}"))
    names = sorted(name for name in files if name.endswith(".xmi"))
    if not names:
        raise InputError(path, "holds no .xmi", _ALLOWED)
    for name in names:
        root = _parsed(files[name], path if path.suffix == ".xmi" else f"{path}: {readable(name)}")
        if root.tag != f"{_XMI}XMI":
            raise InputError(path, f"found {readable(root.tag)[:60]}", _ALLOWED)
        yield {"%FEATURE_STRUCTURES": [_structure(element, features) for element in root]}


def _unpacked(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(read_bytes(path))) as archive:
            members = [one for one in archive.infolist() if one.filename.endswith((".xmi", TYPES))]
            if (size := sum(member.file_size for member in members)) > MAX_UNPACKED:
                raise InputError(path, f"holds {size} bytes when it is unpacked", f"allowed: at most {MAX_UNPACKED}")
            return {member.filename: archive.read(member) for member in members}
    except InputError:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as fault:
        raise InputError(path, f"is no archive ({readable(str(fault))[:80]})", _ALLOWED) from None


def _parsed(data: bytes, where: object) -> Element:
    from defusedxml import DefusedXmlException, ElementTree

    try:
        return ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise InputError(where, "declares a document type or an entity", f"{_ALLOWED}, which has none") from None
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        raise InputError(where, f"is no XML ({readable(str(fault))[:80]})", _ALLOWED) from None


def _features(root: Element) -> dict[str, set[str]]:
    """The features of text of each type; those of the types above it are not inherited by layers of INCEpTION."""
    space = root.tag.partition("}")[0] + "}" if root.tag.startswith("{") else ""
    found = {}
    for kind in root.iter(f"{space}typeDescription"):
        features = (
            (one.findtext(f"{space}name", "").strip(), one.findtext(f"{space}rangeTypeName", "").strip())
            for one in kind.iter(f"{space}featureDescription")
        )
        found[kind.findtext(f"{space}name", "").strip()] = {name for name, texts in features if texts in _TEXTS}
    return found


def _structure(element: Element, features: dict[str, set[str]] | None) -> dict[str, Any]:
    """An element as a feature structure: ``http:///webanno/custom.ecore`` and Target is ``webanno.custom.Target``."""
    space, _, name = element.tag.removeprefix("{").rpartition("}")
    kind = ".".join([*filter(None, space.removeprefix("http:///").removesuffix(".ecore").split("/")), name])
    found: dict[str, Any] = {"%TYPE": kind, **{key: element.attrib[key] for key in _PLACE[1:] if key in element.attrib}}
    known = None if features is None else features.get(kind)
    for key, value in element.attrib.items():
        if not key.startswith("{") and key not in _PLACE and (known is None or key in known):
            found[key] = value
    for child in element:
        if known is None or child.tag in known:
            found.setdefault(child.tag, [])
            if isinstance(found[child.tag], list):
                found[child.tag].append(child.text or "")
    return found
