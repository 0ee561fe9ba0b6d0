"""Front-end libraries that stand in the project, as their makers published them: each with its licence and its hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from presslens.base.errors import InputError
from presslens.base.io import read_yaml

FOLDER = Path(__file__).parent / "vendor"


@dataclass(frozen=True, slots=True)
class Vendored:
    """A library: its file in ``vendor/``, the version, the licence (SPDX) and its file, and the SHA-256 of the code."""

    file: str
    version: str
    licence: str
    licence_file: str
    package: str
    sha256: str


def libraries() -> list[Vendored]:
    """Every library that stands in ``vendor/``, as ``vendor.yaml`` lists them."""
    return [Vendored(file=name, **entry) for name, entry in _listed().items()]


def _listed() -> dict[str, dict[str, str]]:
    listed = read_yaml(FOLDER / "vendor.yaml")
    assert isinstance(listed, dict)
    return listed


def vendored(name: str) -> str:
    """The code of a library.

    Raises
    ------
    InputError
        There is none of that name, or its code is not what ``vendor.yaml`` says.

    >>> "preact" in vendored("preact.js")
    True
    """
    known = {library.file: library for library in libraries()}
    if name not in known:
        raise InputError(FOLDER / "vendor.yaml", f"no {name!r}", ", ".join(known))
    code = (FOLDER / name).read_bytes()
    if (found := hashlib.sha256(code).hexdigest()) != known[name].sha256:
        raise InputError(FOLDER / name, f"SHA-256 {found}", f"{known[name].sha256}, as vendor.yaml says")
    return code.decode("utf-8")
