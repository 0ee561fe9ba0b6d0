"""The study as it is shipped, whatever a copy of the project has made of its own: tests of what is shipped start here.

A study adds files to the codebook, corpora, seeds and annotations, takes the seed article out and edits
``config.yaml``; none of that is a fault. What it changes in a shipped file of the codebook is another matter: tests say
what hangs on it.
"""

import os
import shutil
from pathlib import Path

import pytest

from presslens.base.io import read_yaml
from presslens.codebook.codebook import SINGLE

PROJECT = Path(__file__).resolve().parents[1]
#: ``config.yaml`` and the seed article as they are shipped.
FOLDER = PROJECT / "tests/data/shipped"
CONFIG_FILE = FOLDER / "config.yaml"
CONFIG = read_yaml(CONFIG_FILE)
SEED = FOLDER / "000_79b43de6db20c832.txt"

#: For what holds of the project itself, and of no study made with it.
only_as_shipped = pytest.mark.skipif(not os.environ.get("CI"), reason="holds of the project as it is shipped (CI)")


def codebook_files(part: str) -> list[Path]:
    """The shipped files of targets, holders or frames, by code."""
    return [PROJECT / f"codebook/{part}/{code}.yaml" for code in sorted(CONFIG[part])]


def all_codebook_files() -> list[Path]:
    """Every shipped file of the codebook."""
    named = [path for part in ("targets", "holders", "frames") for path in codebook_files(part)]
    return [*named, *(PROJECT / f"codebook/{part}.yaml" for part in SINGLE)]


def make_shipped(folder: Path) -> None:
    """Take out of a copy of the project what a study added to config, seeds and codebook."""
    shutil.copy2(CONFIG_FILE, folder / "config.yaml")
    shutil.rmtree(folder / "seeds")
    (folder / "seeds").mkdir()
    for path in (SEED, SEED.with_suffix(".yaml")):
        shutil.copy2(path, folder / "seeds")
    for part in ("targets", "holders", "frames"):
        for path in (folder / "codebook" / part).glob("*.yaml"):
            if path.stem not in CONFIG[part]:
                path.unlink()
