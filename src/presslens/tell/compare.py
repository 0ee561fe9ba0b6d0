"""Compare two folders of results: which files are missing, and what differs inside the others."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

from presslens.base.io import read_cells, sha256

#: Differences shown per file.
SHOWN = 20


def compare(
    committed: Path, rebuilt: Path, ignore: frozenset[str], pictures: Path | None = None
) -> dict[str, list[str]]:
    """Lines that say what differs, by file; none when both folders hold the same files with the same bytes.

    Parameters
    ----------
    committed, rebuilt
        Two folders of results.
    ignore
        Names of files that are not compared (the HTML report holds run times).
    pictures
        Folder for an image of each difference between two PNG files; None draws none.
    """
    here, there = (_files(folder, ignore) for folder in (committed, rebuilt))
    lines = {name: [f"{name}: here, but not rebuilt"] for name in sorted(here - there)}
    lines |= {name: [f"{name}: rebuilt, but not here"] for name in sorted(there - here)}
    for name in sorted(here & there):
        if sha256(committed / name) != sha256(rebuilt / name):
            found = _differences(name, committed / name, rebuilt / name, pictures)
            shown = list(itertools.islice(found, SHOWN)) or [f"{name}: other bytes"]
            lines[name] = [*shown, *(f"{name}: more differs than is shown here" for _ in itertools.islice(found, 1))]
    return lines


def picture_name(name: str) -> str:
    """The file, in the folder of pictures, with the difference of two figures.

    >>> picture_name("figures/words.png")
    'figures_words.png'
    """
    return name.replace("/", "_")


def _files(folder: Path, ignore: frozenset[str]) -> set[str]:
    return {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name not in ignore
    }


def _differences(name: str, committed: Path, rebuilt: Path, pictures: Path | None) -> Iterator[str]:
    match committed.suffix:
        case ".csv":
            yield from _cells(name, committed, rebuilt)
        case ".json":
            old, new = (json.loads(path.read_bytes()) for path in (committed, rebuilt))
            yield from _leaves(name, old, new)
        case ".png" if pictures is not None:
            yield _picture(name, committed, rebuilt, pictures)
        case ".tex" | ".svg":
            old, new = (path.read_text(encoding="utf-8").splitlines() for path in (committed, rebuilt))
            for number, (a, b) in enumerate(itertools.zip_longest(old, new, fillvalue=""), 1):
                if a != b:
                    yield f"{name}, line {number}: {a[:100]!r} committed, {b[:100]!r} rebuilt"


def _cells(name: str, committed: Path, rebuilt: Path) -> Iterator[str]:
    old, new = read_cells(committed), read_cells(rebuilt)
    header = old[0] if old else []
    if new and new[0] != header:
        yield f"{name}: columns {header} committed, {new[0]} rebuilt"
    nothing: list[str] = []
    for number, (a, b) in enumerate(itertools.zip_longest(old, new, fillvalue=nothing), 1):
        for column, (x, y) in enumerate(itertools.zip_longest(a, b, fillvalue="(nothing)")):
            if x != y:
                label = header[column] if column < len(header) else column + 1
                yield f"{name}, row {number}, column {label}: {x!r} committed, {y!r} rebuilt"


def _leaves(name: str, old: object, new: object, path: str = "") -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            yield from _leaves(name, old.get(key), new.get(key), f"{path}.{key}" if path else key)
    elif old != new:
        yield f"{name}: {path}: {old!r} committed, {new!r} rebuilt"


def _picture(name: str, committed: Path, rebuilt: Path, pictures: Path) -> str:
    import numpy as np
    from matplotlib.image import imread, imsave

    old, new = (imread(path)[..., :3] for path in (committed, rebuilt))
    if old.shape != new.shape:
        return f"{name}: {old.shape[1]} x {old.shape[0]} pixels committed, {new.shape[1]} x {new.shape[0]} rebuilt"
    apart = np.abs(old - new).max(axis=2)
    target = pictures / picture_name(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    faded = 0.7 + 0.3 * old
    faded[apart > 0] = (1, 0, 0)
    imsave(target, np.concatenate([old, faded, new], axis=1))
    return f"{name}: {(apart > 0).mean():.2%} of pixels differ (committed, difference in red, rebuilt: {target})"
