"""What is not as it was made is put out of the way, so that the run makes it anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

from presslens.annotate.drawn import CHANGED
from presslens.annotate.sheets import FOLDER
from presslens.base.errors import InputError, readable
from presslens.base.io import replacing, set_time, sha256
from presslens.run.checksums import LISTED, Changes, forget
from presslens.study.outputs import LISTINGS


def mend(found: Changes) -> list[str]:
    """See to it that a run makes anew what is not as it was made; what somebody changed in results is kept.

    Changed files are taken away; of folders that one job writes as a whole, the folder. Files that nothing is known
    about, and the listings of results of which one is gone, are made again if the run depends on them.

    Returns
    -------
    A line for each, for the person at the screen.
    """
    lines = []
    for folder in sorted({Path(*path.parts[:2]) for path in found.changed if path.parts[0] in LISTED}):
        first, *more = [path for path in found.changed if path.is_relative_to(folder)]
        others = f", nor are {len(more)} more" if more else ""
        taken = f"{readable(str(folder))} is taken away, made anew where it is needed"
        lines.append(f"{readable(str(first))}: is not as it was made{others}; {taken}")
        _remove(folder)
    for path in found.changed:
        where = readable(str(path))
        if path.parts[0] in LISTED:
            continue
        if path.parts[0] == "results" or (path.is_dir() and not path.is_symlink()):
            lines.append(f"{where}: is not as it was made; what stood there is now {readable(str(put_aside(path)))}")
        else:
            path.unlink()
            lines.append(f"{where}: is not as it was made; taken away, made anew where it is needed")
    groups = sorted({path.parts[1] for path in found.missing})
    listings = [Path("results", group, name) for group in groups for name in LISTINGS]
    _mark_unfinished([*found.unknown, *listings])
    # Told once: what is made again gets a new one.
    forget(found.missing)
    return lines


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder)


def put_aside(path: Path) -> Path:
    """Move what stands in the place of a file that was made to ``work/<corpus>/changed``; gives its new path.

    Its name says what is in it: the same content is kept once. Of a link, what it leads to is kept, and stays.
    """
    _, group, *rest = path.parts
    folder = Path(FOLDER, group, CHANGED, *rest[:-1])
    folder.mkdir(parents=True, exist_ok=True)
    try:
        mark = sha256(path)[:8]
    except InputError:
        taken = (f"{number}" for number in range(1, 1_000_000))
        mark = next(one for one in taken if not os.path.lexists(folder / f"{path.stem}.{one}{path.suffix}"))
    kept = folder / f"{path.stem}.{mark}{path.suffix}"
    # Not a mere change of name: results may lie on another disk.
    if path.is_file():
        with replacing(kept) as part:
            shutil.copyfile(path, part)
        path.unlink()
    else:
        shutil.move(path, kept)
    return kept


def _mark_unfinished(paths: Iterable[Path]) -> None:
    """See to it that Snakemake runs the jobs of these files again, if the run depends on them.

    Where an input is missing, the mark says it; of jobs that come in later, behind a checkpoint, marks are not looked
    at, but times are.
    """
    paths = [path for path in paths if os.path.lexists(path)]
    for path in paths:
        set_time(path, 10**9)
    if outputs := [str(path) for path in paths]:
        from snakemake.io import IOFile
        from snakemake.persistence.file import FilePersistence

        persistence = FilePersistence(nolock=True)
        files = [IOFile(path, rule=None) for path in outputs]
        # Nor are times where inputs read as they did when the file was made last.
        for file in files:
            persistence.cleanup_metadata(file)
        persistence.started(SimpleNamespace(output=files))
