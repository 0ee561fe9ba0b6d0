"""Checksums of what jobs wrote: whether a file is still what it was when it was made.

The checksum of ``results/<corpus>/tables/x.csv`` lies in ``resources/<corpus>/checksums/results/tables/x.csv``, that
of ``resources/<corpus>/ledger.parquet`` in ``resources/<corpus>/checksums/resources/ledger.parquet``: 64 hexadecimal
digits, the SHA-256 of the file. A file without a checksum was not made here. Of a folder that one job writes as a whole
the checksums of all files lie in one listing (:data:`LISTED`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from presslens.base.errors import AGAIN, InputError
from presslens.base.io import read_json, sha256, write_text

#: Folders in which everything is made by jobs, but what people put there.
MADE = ("resources", "results", "reader")
#: Of folders ``<name>/<corpus>/`` that one job writes as a whole: the file of ``resources/<corpus>/`` with the hashes
#: of all their files.
LISTED = {"reader": "reader.json"}
#: Folder of the logs, and that beside it of what jobs and their steps made (:mod:`presslens.run.kept`).
LOGS, STEPS = "logs", "steps"
#: Folders of these that hold no outputs of jobs.
_BESIDE = ("checksums", LOGS, STEPS)


def checksum_file(path: str | Path) -> Path | None:
    """Where the checksum of a file lies; None: a file that no job writes.

    >>> checksum_file("results/seeds/tables/corpus.csv").as_posix()
    'resources/seeds/checksums/results/tables/corpus.csv'
    >>> checksum_file("data/seeds.yaml")
    """
    parts = Path(path).parts
    if len(parts) < 3 or parts[0] not in MADE:
        return None
    top, group, *rest = parts
    return Path("resources", group, "checksums", top, *rest)


def keep(paths: Iterable[str | Path]) -> None:
    """Write down the checksum of each file that a job has made."""
    for path in paths:
        if (record := checksum_file(path)) is not None:
            write_text(sha256(path) + "\n", record)


def forget(paths: Iterable[str | Path]) -> None:
    """Take away the checksums of files that a job is about to make."""
    for path in paths:
        if (record := checksum_file(path)) is None:
            continue
        if record.is_dir() and not record.is_symlink():
            shutil.rmtree(record)
        else:
            record.unlink(missing_ok=True)


def require_unchanged(paths: Iterable[str | Path]) -> None:
    """Raise when a file that a job is about to read is not what another job made.

    Raises
    ------
    InputError
        Its bytes differ, or nothing says which they were.
    """
    for path in paths:
        if (record := checksum_file(path)) is not None and not _matches(path, record):
            found = (
                "is not as it was made: its bytes have changed" if record.is_file() else "was not made by this study"
            )
            raise InputError(path, found, f"{AGAIN}, it is made anew")


@dataclass(frozen=True)
class Changes:
    """What differs, in the results and resources of some corpora, from what was made.

    Attributes
    ----------
    changed
        What stands in the place of a file that was made, and is not that file: other bytes, a folder, a pipe. Of a
        folder that is made as a whole also what is gone from it.
    unknown
        Files without a checksum that jobs may have made; what people put beside results is none of them.
    missing
        Files of results that were made and are gone.
    """

    changed: list[Path] = field(default_factory=list)
    unknown: list[Path] = field(default_factory=list)
    missing: list[Path] = field(default_factory=list)


def changes(groups: Iterable[str], possible: Callable[[str], Iterable[str]]) -> Changes:
    """Compare what lies in ``resources/<group>`` and ``results/<group>`` with its checksums: every byte is read.

    Parameters
    ----------
    groups
        Names of corpora, ``data`` and ``models``.
    possible
        Function from the name of a corpus to every file that jobs may make in its results.
    """
    found = Changes()
    for group in sorted(set(groups)):
        recorded = dict(_recorded(group))
        known = {path: record for path, record in recorded.items() if os.path.lexists(path)}
        # The hash lets other threads run while it works.
        with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as threads:
            same = list(threads.map(_is_as_made, known, known.values()))
        found.changed.extend(
            path for path, unchanged in zip(known, same, strict=True) if not unchanged and path.parts[0] not in LISTED
        )
        ours = {Path(name) for name in possible(group)}
        found.unknown.extend(path for path in _made(Path("results", group)) if path in ours - known.keys())
        found.unknown.extend(path for path in _made(Path("resources", group)) if path not in known)
        found.missing.extend(path for path in recorded if path not in known and path.parts[0] == "results")
        for top, listing in LISTED.items():
            found.changed.extend(_changed_of(Path(top, group), Path("resources", group, listing)))
    return found


def _recorded(group: str) -> Iterator[tuple[Path, Path]]:
    """Files that jobs made, whatever stands there now and whatever links lead there, with their checksum files."""
    for top in MADE:
        records = Path("resources", group, "checksums", top)
        for record in sorted(path for path in records.rglob("*") if path.is_file()):
            if not record.name.startswith("."):
                yield Path(top, group, record.relative_to(records)), record


def _changed_of(folder: Path, listing: Path) -> list[Path]:
    """Files of a folder that are not as its listing says; none where the listing itself is not as it was made."""
    record = checksum_file(listing)
    if not folder.is_dir() or record is None or not _is_as_made(listing, record):
        return []
    hashes = read_json(listing)
    assert isinstance(hashes, dict)
    return [path for name in sorted(hashes) if not _has_hash(path := folder / name, hashes[name])]


def _has_hash(path: Path, expected: str) -> bool:
    try:
        return sha256(path) == expected
    except (InputError, OSError):
        return False


def _is_as_made(path: Path, record: Path) -> bool:
    try:
        return _matches(path, record)
    except InputError:
        return False  # a folder, a pipe, a file that may not be read


def _matches(path: str | Path, record: Path) -> bool:
    try:
        return record.read_bytes() == f"{sha256(path)}\n".encode()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _made(folder: Path) -> Iterator[Path]:
    """Files of a folder that jobs may have made."""
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and entry.name not in _BESIDE and not entry.is_symlink():
            yield from _made(entry)
        elif entry.is_file() and not entry.name.startswith("."):
            yield entry
