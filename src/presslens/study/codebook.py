"""The findings on the codebook of a study, kept until a file of it changes: each run asks for them at its start."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import presslens
from presslens.base.findings import Finding
from presslens.base.io import write_json
from presslens.codebook.codebook import NAMED, SINGLE, part_files
from presslens.codebook.whole import codebook_findings

#: Where findings are kept, beside what Snakemake keeps; where that folder is missing, nothing is kept.
KEPT = ".snakemake/presslens.codebook.json"
#: Rooms of the library on which it hangs what is found.
_ROOMS = ("base", "codebook")


def study_findings(config: Mapping[str, Any], root: Path) -> list[Finding]:
    """As :func:`~presslens.codebook.whole.codebook_findings`, for the study in a folder.

    Files are read only when one of them, the names in ``config.yaml`` or the library has changed since they last were.
    """
    digest = _digest(config, root)
    kept = root / KEPT
    try:
        document = json.loads(kept.read_bytes())
        if document["digest"] == digest:
            return [Finding(**entry) for entry in document["findings"]]
    except (OSError, ValueError, KeyError, TypeError):
        pass  # nothing is kept, or nothing that could be used: look again
    names = {part: config[part] for part in NAMED}
    prefix = "" if root == Path() else f"{root}/"
    findings = codebook_findings(names, f"{prefix}codebook")
    if kept.parent.is_dir():
        fields = ("severity", "where", "found", "advice")
        entries = [{field: getattr(finding, field) for field in fields} for finding in findings]
        with suppress(OSError):  # a full disk is no fault of the codebook
            write_json({"digest": digest, "findings": entries}, kept)
    return findings


def _digest(config: Mapping[str, Any], root: Path) -> str:
    """SHA-256 over the names of the study, and over name and content of every file that matters."""
    digest = hashlib.sha256(json.dumps([str(root), *(config[part] for part in NAMED)]).encode())
    for path in _files(config, root):
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogatepass") + content)
    return digest.hexdigest()


def _files(config: Mapping[str, Any], root: Path) -> Iterator[Path]:
    for part in (*NAMED, *SINGLE):
        yield from (Path(path) for path in part_files(part, config, root / "codebook"))
    # A holder may name a target that is described and not under study.
    yield from sorted((root / "codebook/targets").glob("*.yaml"))
    library = Path(presslens.__file__).parent
    for room in _ROOMS:
        yield from sorted(path for path in (library / room).rglob("*") if path.suffix in (".py", ".yaml"))
