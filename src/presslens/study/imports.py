"""Which files of the library stand behind a script: one graph of imports, each module read once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path

#: A line that imports, wherever it stands. Reading statements costs a tenth of parsing the code; a line of prose that
#: looks like one names no module of the library.
_STATEMENT = re.compile(
    r"^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n;]+)|import[ \t]+([^\n;]+))", re.MULTILINE
)
_COMMENT = re.compile(r"#[^\n]*")


class Imports:
    """The imports of a library, wherever they stand: imports inside functions count, and so do the packages above.

    Parameters
    ----------
    source
        Folder that holds the library's packages.
    """

    def __init__(self, source: str | Path) -> None:
        self._source = Path(source)
        self._behind = lru_cache(maxsize=None)(self._imported)

    def behind(self, script: str | Path, *modules: str) -> list[Path]:
        """Files of the library that a script imports, directly or not; sorted.

        Parameters
        ----------
        script
            A file outside the library.
        modules
            Dotted names of modules that it loads by name.

        Raises
        ------
        KeyError
            The library has no module of a name.
        """
        found: set[str] = set()
        wanted = [
            *self._imports_of(Path(script), []),
            *(name for module in modules for name in self._with_above(module)),
        ]
        if missing := [module for module in modules if module not in self._files]:
            raise KeyError(", ".join(missing))
        while wanted:
            if (module := wanted.pop()) not in found:
                found.add(module)
                wanted += self._behind(module)
        return [path for module, path in self._files.items() if module in found]

    def digest(self, script: str | Path, *modules: str) -> str:
        """16 hexadecimal digits that change with a script, or a file of the library that stands behind it.

        Parameters and errors as of :meth:`behind`.
        """
        files = [Path(script), *self.behind(script, *modules)]
        return hashlib.sha256("".join(map(_content_of, files)).encode()).hexdigest()[:16]

    @cached_property
    def _files(self) -> dict[str, Path]:
        """File of each module by its dotted name, in the order of files."""
        files = {}
        for path in sorted(self._source.rglob("*.py")):
            parts = path.relative_to(self._source).with_suffix("").parts
            files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
        return files

    def _imported(self, module: str) -> list[str]:
        path = self._files[module]
        package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
        return self._imports_of(path, package)

    def _imports_of(self, path: Path, package: list[str]) -> list[str]:
        """Modules of the library that a file imports, with the packages they lie in."""
        names = imported_names(path.read_text(encoding="utf-8"), package)
        return list(dict.fromkeys(module for name in names for module in self._with_above(name)))

    def _with_above(self, name: str) -> list[str]:
        parts = name.split(".")
        above = (".".join(parts[:length]) for length in range(1, len(parts) + 1))
        return [module for module in above if module in self._files]


def imported_names(code: str, package: list[str]) -> Iterator[str]:
    """Dotted names that Python code imports; of ``from a import b`` both, since ``b`` may be a module.

    Parameters
    ----------
    code
        Of one module.
    package
        Names of the package it lies in, from the outside; relative imports start there.

    >>> list(imported_names("import a.b\\nfrom . import c", ["x", "y"]))
    ['a.b', 'x.y', 'x.y.c']
    """
    for found in _STATEMENT.finditer(code):
        dots, base, names, plain = found.groups()
        words = [part.split() for part in _COMMENT.sub("", names or plain).strip("()").split(",")]
        named = [part[0] for part in words if part]
        if plain is not None:
            yield from named
        else:
            start = package[: len(package) - len(dots) + 1] if dots else []
            base = ".".join([*start, base]).strip(".")
            yield base
            yield from (f"{base}.{name}" for name in named)


@cache
def _content_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
