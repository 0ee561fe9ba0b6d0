"""Checksums of what jobs wrote: whether a file is still what it was when it was made.

The checksum of ``results/<corpus>/tables/x.csv`` lies in ``resources/<corpus>/checksums/results/tables/x.csv``, that
of ``resources/<corpus>/ledger.parquet`` in ``resources/<corpus>/checksums/resources/ledger.parquet``: 64 hexadecimal
digits, the SHA-256 of the file. A file without a checksum was not made here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from presslens.base.errors import InputError, readable
from presslens.base.io import sha256, write_text

#: Folders in which everything is made by jobs, but what people put there.
MADE = ("resources", "results")
#: Folders of these that hold no outputs of jobs.
_BESIDE = ("checksums", "logs")
#: Files of results that list the others.
LISTINGS = ("datapackage.json", "manifest.json")


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
        if (record := checksum_file(path)) is not None:
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
            raise InputError(path, found, "run the same command again, it is made anew")


@dataclass(frozen=True)
class Changes:
    """What differs, in the results and resources of some corpora, from what was made.

    Attributes
    ----------
    changed
        Files whose bytes are not those that were written.
    unknown
        Files without a checksum.
    missing
        Corpora of which a file of results was made and is gone.
    """

    changed: list[Path] = field(default_factory=list)
    unknown: list[Path] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def changes(groups: Iterable[str]) -> Changes:
    """Compare what lies in ``resources/<group>`` and ``results/<group>`` with its checksums: every byte is read.

    Parameters
    ----------
    groups
        Names of corpora, ``data`` and ``models``.
    """
    found = Changes()
    for group in sorted(set(groups)):
        pairs = sorted((path, checksum_file(path)) for top in MADE for path in _made(Path(top, group)))
        known = [(path, record) for path, record in pairs if record is not None and record.is_file()]
        # The hash lets other threads run while it works.
        with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as threads:
            same = list(threads.map(lambda pair: _matches(*pair), known))
        found.changed.extend(path for (path, _), unchanged in zip(known, same, strict=True) if not unchanged)
        found.unknown.extend(sorted({path for path, _ in pairs} - {path for path, _ in known}))
        records = Path("resources", group, "checksums/results")
        if any(not Path("results", group, path.relative_to(records)).exists() for path in _files(records)):
            found.missing.append(group)
    return found


def put_aside(path: Path) -> Path:
    """Move a file of results that somebody changed to ``work/<corpus>/changed``; gives its new path.

    Its name says what is in it: the same content is kept once.
    """
    _, group, *rest = path.parts
    name = f"{path.stem}.{sha256(path)[:8]}{path.suffix}"
    kept = Path("work", group, "changed", *rest[:-1], name)
    kept.parent.mkdir(parents=True, exist_ok=True)
    os.replace(path, kept)
    return kept


def mend(found: Changes) -> list[str]:
    """See to it that a run makes anew what is not as it was made; what somebody changed in results is kept.

    Changed files are taken away. Those that nothing is known about, and the listings of results of which one is gone,
    are made again if the run depends on them.

    Returns
    -------
    A line for each, for the person at the screen.
    """
    lines = []
    for path in found.changed:
        where = readable(str(path))
        if path.parts[0] == "results":
            lines.append(f"{where}: is not as it was made; what stood there is now {readable(str(put_aside(path)))}")
        else:
            path.unlink()
            lines.append(f"{where}: is not as it was made; taken away, made anew where it is needed")
    listing = [Path("results", group, name) for group in found.missing for name in LISTINGS]
    _mark_unfinished([*found.unknown, *filter(Path.exists, listing)])
    return lines


def _mark_unfinished(paths: Iterable[Path]) -> None:
    """See to it that Snakemake runs the jobs of these files again, if the run depends on them.

    Where an input is missing, the mark says it; of jobs that come in later, behind a checkpoint, marks are not looked
    at, but times are.
    """
    paths = list(paths)
    for path in paths:
        os.utime(path, (1, 1))
    if outputs := [str(path) for path in paths]:
        from snakemake.io import IOFile
        from snakemake.persistence.file import FilePersistence

        FilePersistence(nolock=True).started(SimpleNamespace(output=[IOFile(path, rule=None) for path in outputs]))


def _matches(path: str | Path, record: Path) -> bool:
    try:
        return record.read_bytes() == f"{sha256(path)}\n".encode()
    except FileNotFoundError:
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


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else iter(())
