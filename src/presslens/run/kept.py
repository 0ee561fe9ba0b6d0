"""What was made is kept under a key, the digest of all that it hangs on, and taken back where that is as it was.

Snakemake plans every job behind one that has to run, whatever comes out of that. A job that then finds its inputs, code
and settings as they were gets its files back instead of making them once more.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from presslens.base.errors import InputError
from presslens.base.io import read_json, sha256, write_json
from presslens.run.checksums import STEPS, checksum_file, keep, require_unchanged
from presslens.run.inputs import require_as_begun
from presslens.run.stored import is_stored

#: File of a folder of kept files that says what they are.
LISTING = "kept.json"
#: Variable with the digest of the locked packages: other versions may write other bytes.
LOCK = "PRESSLENS_LOCK"
#: Variable that is set where a run was told to make things whether they are there or not (``--forceall`` and the like).
ANEW = "PRESSLENS_ANEW"


#: What a step is called with: a function that notes a line, and where the files lie that it made before, by output.
Do = Callable[[Callable[[str], None], Mapping[str, str]], None]


def make(
    do: Do,
    about: object,
    inputs: Sequence[str],
    outputs: Sequence[str],
    log: str,
    note: Callable[[str], None],
    *,
    keeps: bool = True,
    growing: Collection[str] = (),
    is_kin: Callable[[str, str], bool] = str.__eq__,
) -> None:
    """Make files, or take them back; what is said of them is the same.

    What another job made is checked against its checksum before it is read, and what is made gets one. What comes from
    outside must be to the end what it was when the run began. Of a study in a bucket nothing is kept or checked here.

    Parameters
    ----------
    do
        Makes ``outputs`` from ``inputs``.
    about
        What they hang on besides the content of ``inputs``: names, settings, a digest of code; it is written as JSON.
    log
        ``resources/<corpus>/.../logs/<name>.log``: files are kept beside its folder, under its name.
    note
        Takes the lines.
    keeps
        False: nothing is kept or taken back.
    growing
        Inputs of which some rows are new and most are not. If nothing but these is other than it was, ``do`` is told
        where the files lie that were made before.
    is_kin
        Of two folders beside each other that hold logs (shards): whether what was made in one serves the other.
    """
    if is_stored():
        do(note, {})
        return
    require_unchanged(inputs)
    require_as_begun(inputs)
    if not keeps:
        do(note, {})
        require_as_begun(inputs)
        keep(outputs)
        return
    folder, contents = Path(log).parent.parent / STEPS / Path(log).stem, {path: _content(path) for path in inputs}
    key = _key(about, contents)
    # Of what does not grow, whatever the folder is called: what it grows to has another name.
    fixed = {path: content for path, content in contents.items() if path not in growing}
    basis = _key(about, fixed, apart_from=folder.parents[1].name) if growing else key
    said = _taken_back(folder, key, outputs) if ANEW not in os.environ else None
    if said is not None:
        keep(outputs)
        for line in said:
            note(line)
        return
    lines: list[str] = []

    def noted(line: str) -> None:
        lines.append(line)
        note(line)

    do(noted, _before(folder, basis, is_kin) if growing and ANEW not in os.environ else {})
    require_as_begun(inputs)
    keep(outputs)
    with suppress(OSError):  # a disk that is full takes nothing from what was made
        _keep(folder, key, basis, outputs, lines)


def _key(about: object, contents: Mapping[str, str], apart_from: str = "") -> str:
    """Digest of what a step hangs on, apart from the name of the folder that it works in."""
    whole = [os.environ.get(LOCK), about, [*contents.items()]]
    text = json.dumps(whole, sort_keys=True, default=str)
    return hashlib.sha256((text.replace(apart_from, "") if apart_from else text).encode()).hexdigest()


def _content(path: str) -> str:
    """SHA-256 of a file, as it was kept when it was made."""
    record = checksum_file(path)
    return record.read_text(encoding="utf-8").strip() if record is not None and record.is_file() else sha256(path)


def _keep(folder: Path, key: str, basis: str, outputs: Iterable[str], said: Sequence[str]) -> None:
    """Keep what was made, in place of what was made before; files of one name in two folders are both kept."""
    listing = folder / LISTING
    listing.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    hashes = {}
    for number, path in enumerate(outputs):
        name = f"{number}{Path(path).suffix}"
        _link(Path(path), folder / name)
        hashes[path] = [name, _content(path)]
    write_json({"key": key, "basis": basis, "said": list(said), "files": hashes}, listing)


def _taken_back(folder: Path, key: str, outputs: Sequence[str]) -> list[str] | None:
    """Put what was kept under a key where it would be written; gives what was said of it, or None."""
    kept = _read(folder, "key", key)
    if kept is None or kept.files.keys() != set(outputs):
        return None
    try:
        for path, there in kept.files.items():
            _link(there, Path(path))
    except OSError:
        return None
    return kept.said


def _before(folder: Path, basis: str, is_kin: Callable[[str, str], bool]) -> dict[str, str]:
    """Where the files lie that were kept last, by the output that each was; none if none was made on this basis."""
    own = folder.parents[1].name
    listings = [
        listing
        for listing in folder.parents[2].glob(f"*/{STEPS}/{folder.name}/{LISTING}")
        if is_kin(own, listing.parents[2].name)
    ]
    for listing in sorted(listings, key=lambda one: (one.stat().st_mtime_ns, str(one)), reverse=True):
        if (kept := _read(listing.parent, "basis", basis)) is not None:
            other = listing.parents[2].name
            return {path.replace(other, own): str(there) for path, there in kept.files.items()}
    return {}


class _Kept(NamedTuple):
    """What a listing says: the files that are kept, by what they are, and what was said of them."""

    files: dict[str, Path]
    said: list[str]


def _read(folder: Path, name: str, digest: str) -> _Kept | None:
    """What is kept under a digest; None: nothing, or it is damaged."""
    try:
        kept: Any = read_json(folder / LISTING)
        files = {path: (folder / Path(name).name, expected) for path, (name, expected) in kept["files"].items()}
        said = [str(line) for line in kept["said"]]
        if kept[name] != digest or any(sha256(there) != expected for there, expected in files.values()):
            return None
    except (InputError, OSError, AttributeError, KeyError, TypeError, ValueError):
        return None
    return _Kept({path: there for path, (there, _) in files.items()}, said)


def _link(source: Path, target: Path) -> None:
    """Give a file a second name; where links cannot be, copy it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        os.link(source, part)
    except OSError:
        shutil.copyfile(source, part)
    os.replace(part, target)
