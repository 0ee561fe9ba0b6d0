"""Which files of the project go into an archive, so that it can be run again where there is nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from presslens.base.errors import InputError

#: Files at the root, those that are there.
FILES = (
    *("Snakefile", "Makefile", "config.yaml", "pyproject.toml", "LICENSE", "CITATION.cff"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md"),
)
#: Folders that go in whole. Of ``data/`` cards alone: articles may lie there.
FOLDERS = ("rules", "scripts", "src", "codebook", "envs", "profiles", "report", "paper", "docs")
#: Files of ``models/`` with more bytes stay in the repository.
LARGE = 5_000_000


def project_files(root: Path) -> list[str]:
    """Code, codebook, cards, lock and pages, sorted.

    Raises
    ------
    InputError
        One is a link that leads out of the project: what it leads to is nobody's to hand on.
    """
    found = [root / name for name in FILES if (root / name).is_file()]
    found += [path for folder in FOLDERS for path in (root / folder).rglob("*")]
    found += (root / "data").glob("*.yaml")
    return _without_links(_names(found, root), root)


def model_files(root: Path) -> tuple[list[str], list[str]]:
    """Files of models that go into an archive, and those that are too large for it."""
    names = _names((root / "models").rglob("*"), root)
    large = [name for name in names if (root / name).stat().st_size > LARGE]
    return _without_links([name for name in names if name not in large], root), large


def _names(paths: Iterable[Path], root: Path) -> list[str]:
    inside = (path for path in paths if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path.relative_to(root).as_posix() for path in inside if not path.name.startswith("."))


def _without_links(names: list[str], root: Path) -> list[str]:
    for name in names:
        if not (root / name).resolve().is_relative_to(root.resolve()):
            raise InputError(name, "is a link that leads out of the project", "a file of the project")
    return names
