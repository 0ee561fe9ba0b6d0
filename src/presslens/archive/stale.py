"""Whether results are those of the files beside them, as their manifest says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.base.io import read_json, sha256
from presslens.tell.manifest import code_digest

#: Roles of files in a manifest.
ROLES = ("inputs", "codebook", "models", "ledger", "outputs")
_AGAIN = "run make, then this again"


def read_manifest(corpus: str, root: Path) -> dict[str, Any]:
    """The manifest of a corpus's results.

    Raises
    ------
    InputError
        There is none, or it is none of this corpus.
    """
    path = root / "results" / corpus / "manifest.json"
    if not path.is_file():
        raise InputError(
            f"results/{corpus}/manifest.json", "is not there", f"run: snakemake -- results/{corpus}/manifest.json"
        )
    document = read_json(path)
    if not isinstance(document, dict) or document.get("corpus") != corpus:
        raise InputError(f"results/{corpus}/manifest.json", f"is no manifest of {corpus}", _AGAIN)
    return document


def require_fresh(manifest: Mapping[str, Any], config: Mapping[str, Any], root: Path) -> None:
    """Raise when a file is not the one in the manifest, or code, lock or config have changed since.

    Raises
    ------
    InputError
        Names the first.
    """
    for role in ROLES:
        for name, expected in manifest[role].items():
            path = root / name
            if not path.is_file():
                raise InputError(name, "is in the manifest and not there", _AGAIN)
            if sha256(path) != expected:
                raise InputError(name, "is not the file in the manifest: results are stale", _AGAIN)
    if manifest["config"] != config:
        raise InputError("config.yaml", "is not the one in the manifest: results are stale", _AGAIN)
    if sha256(root / "envs/requirements.txt") != manifest["environment"]["lock"]:
        raise InputError("envs/requirements.txt", "is not the one in the manifest: results are stale", _AGAIN)
    if code_digest(root) != manifest["code"]:
        raise InputError(
            "Snakefile, rules, scripts, src, paper", "are not those of the manifest: results are stale", _AGAIN
        )


def changed_outputs(manifest: Mapping[str, Any], root: Path) -> list[str]:
    """Outputs in the manifest that are not there, or are others."""
    outputs = manifest["outputs"].items()
    return [name for name, expected in outputs if not (root / name).is_file() or sha256(root / name) != expected]
