"""A file of an external data set: from the mirror folder, else from its publisher; checked before it is used."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from presslens.base.errors import InputError, readable
from presslens.base.io import replacing
from presslens.cards.published import Published, PublishedFile
from presslens.fetch.download import DownloadFault, Patience, download
from presslens.fetch.mirror import VARIABLE, mirror_file, mirror_folder
from presslens.fetch.partial import Partial


def fetch_file(
    card: Published,
    name: str,
    mirror: str | Path | None,
    destination: str | Path,
    note: Callable[[str], object],
    patience: Patience | None = None,
) -> Path:
    """Bring a file of a data set to its place, and say under which terms it may be used.

    Nothing stands at ``destination`` before its size and hash are those of the card. What an interrupted download has
    received stays beside it, hidden, and is continued by the next call.

    Parameters
    ----------
    card
        What the publisher's card says.
    name
        A key of ``files`` in the card.
    mirror
        Folder with copies of data sets, or None; it need not exist.
    destination
        Path of the file to make.
    note
        Takes lines: licence and citation, then progress.
    patience
        Timeouts, number of tries, and waits between them.

    Returns
    -------
    The destination, read-only.

    Raises
    ------
    InputError
        The card has no such file; the mirror's file is not the one of the card; the file cannot be had from its
        address, or what came from there is another; or it cannot be written. One line that says what to do.
    """
    entry, destination = card.file(name), Path(destination)
    for line in card.terms():
        note(line)
    try:
        if destination.is_file() and entry.fault(destination) is None:
            note("is there already")
            return destination
        destination.parent.mkdir(parents=True, exist_ok=True)
        source = mirror_file(card, name, mirror)
        if source is not None:
            _copy(source, entry, destination)
            note("taken from the mirror folder")
        else:
            by_hand = _by_hand(card, name, mirror)
            note(f"not in the mirror folder {mirror}" if mirror else "no mirror folder is named")
            _download(entry, destination, note, patience or Patience(), by_hand)
    except OSError as fault:
        where, reason = fault.filename or destination, readable(fault.strerror or str(fault))
        raise InputError(where, f"cannot be read or written ({reason})", "mend this and run again") from None
    return destination


def fetch_told(
    card: Published, name: str, mirror: str | None, destination: str | Path, note: Callable, progress: Callable
) -> Path:
    """:func:`fetch_file` for a job: the mirror is the study's or the environment's, and it is told how far it is.

    Parameters
    ----------
    mirror
        ``mirror`` of ``config.yaml``. It is no parameter of a rule: where copies lie changes no byte.
    progress
        Takes bytes received, and how many there are.
    """

    def tell(line: str) -> None:
        note(line)
        if far := re.search(r"([0-9]+) of ([0-9]+) bytes", line):
            progress(int(far[1]), int(far[2]))

    return fetch_file(card, name, mirror_folder(mirror, os.environ), destination, tell)


def _copy(source: Path, entry: PublishedFile, destination: Path) -> None:
    with replacing(destination) as part:
        shutil.copyfile(source, part)
        if fault := entry.fault(part):
            raise InputError(source, f"changed while it was copied: {fault}", entry.wanted())
        part.chmod(0o444)


def _download(entry: PublishedFile, destination: Path, note: Callable, patience: Patience, by_hand: str) -> None:
    part = Partial(destination, entry)
    while True:
        kept = part.size()
        missing, free = entry.bytes - kept, shutil.disk_usage(destination.parent).free
        if free < missing:
            raise InputError(destination, f"needs {missing} bytes and {free} are free", "make room and run again")
        try:
            download(entry, part, note, patience)
        except DownloadFault as fault:
            raise InputError(entry.url, str(fault), by_hand) from None
        wrong = entry.fault(part.path)
        if wrong is None:
            part.place()
            note(f"sha256 {entry.sha256}, as the card says")
            return
        part.discard()
        if not kept:
            raise InputError(entry.url, wrong, f"expected sha256 {entry.sha256}; {by_hand}")
        note(f"{wrong}, with what an earlier run had left; starting anew")


def _by_hand(card: Published, name: str, mirror: str | Path | None) -> str:
    place = f"{card.name}/{name}"
    if mirror is None:
        folder = f"a mirror folder (`mirror` in config.yaml, or {VARIABLE})"
        return f"run again later, or get the file by hand and put it into {folder} as {place}"
    return f"run again later, or get the file by hand and put it into the mirror folder as {Path(mirror) / place}"
