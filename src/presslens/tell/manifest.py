"""The manifest: everything that went into a corpus's results and everything that came out, by hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from presslens.base.io import sha256
from presslens.ledger.coded import CodedMentions


def hashes(paths: Iterable[str | Path]) -> dict[str, str]:
    """SHA-256 by path, sorted by path."""
    return {str(path): sha256(path) for path in sorted(map(str, paths))}


#: Stages whose rules and scripts make no results: the models are in the manifest themselves, pages are not results.
_NO_RESULTS = ("train", "docs")
#: Endings of what the library consists of: code, schemas, and pages with their scripts and styles.
_KINDS = ("py", "yaml", "js", "css", "html")


def paper_files(root: Path) -> list[Path]:
    """The text of the paper, and its references."""
    return sorted(path for kind in ("typ", "bib") for path in (root / "paper").glob(f"*.{kind}"))


def code_files(root: Path) -> list[Path]:
    """What makes results, sorted: Snakefile, rules, scripts, library, paper; not what trains models or writes docs."""
    rules = (path for path in root.glob("rules/*.smk") if path.stem not in _NO_RESULTS)
    scripts = (path for path in root.glob("scripts/*/*.py") if path.parent.name not in _NO_RESULTS)
    library = (path for kind in _KINDS for path in root.glob(f"src/presslens/**/*.{kind}"))
    return sorted([root / "Snakefile", *rules, *scripts, *library, *paper_files(root)])


def code_digest(root: Path) -> str:
    """One hash over :func:`code_files`: changes when any line of them does, not otherwise."""
    digest = hashlib.sha256()
    for name, value in sorted((path.relative_to(root).as_posix(), sha256(path)) for path in code_files(root)):
        digest.update(f"{name} {value}\n".encode())
    return digest.hexdigest()


def package_versions(requirements: str | Path) -> dict[str, str]:
    """Installed version of each package named in ``envs/requirements.in``.

    Packages these need are fixed by the lock, whose hash stands beside them; they differ between operating systems.
    """
    lines = Path(requirements).read_text(encoding="utf-8").splitlines()
    names = [match.group() for line in lines if (match := re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", line))]
    return {name: version(name) for name in sorted(names)}


def manifest_of(
    corpus: str,
    config: Mapping,
    root: Path,
    coded: CodedMentions,
    files: Mapping[str, Iterable[str | Path]],
) -> dict[str, object]:
    """The manifest of a corpus.

    Parameters
    ----------
    corpus
        Name of the corpus.
    config
        The study as it was run.
    root
        The project's folder (code and lock).
    coded
        How many of its mentions were coded, and which answers to them are out of fold.
    files
        Files by role: ``inputs``, ``codebook``, ``models``, ``ledger``, ``outputs``.

    Returns
    -------
    A document for JSON. It holds no time, host, commit or path outside the project: same inputs, same bytes.
    """
    return {
        "corpus": corpus,
        "config": dict(config),
        "code": code_digest(root),
        "environment": {
            "lock": sha256(root / "envs/requirements.txt"),
            "packages": package_versions(root / "envs/requirements.in"),
        },
        "mentions": coded.document,
        **{role: hashes(paths) for role, paths in files.items()},
    }
