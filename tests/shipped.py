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
from presslens.codebook.codebook import SINGLE, part_files
from presslens.codebook.topics import NAMED, with_topics

PROJECT = Path(__file__).resolve().parents[1]
#: ``config.yaml`` and the seed article as they are shipped.
FOLDER = PROJECT / "tests/data/shipped"
CONFIG_FILE = FOLDER / "config.yaml"
CONFIG = read_yaml(CONFIG_FILE)
#: Its codes of targets, holders and frames, with those that its topics bring.
NAMES = with_topics(CONFIG, PROJECT / "codebook")
SEED = FOLDER / "000_79b43de6db20c832.txt"

#: For what holds of the project itself, and of no study made with it.
only_as_shipped = pytest.mark.skipif(not os.environ.get("CI"), reason="holds of the project as it is shipped (CI)")


def codebook_files(part: str) -> list[Path]:
    """The shipped files of targets, holders or frames, by code; those that add to one stand behind it."""
    return sorted(
        map(Path, part_files(part, CONFIG, PROJECT / "codebook")), key=lambda path: (path.stem, len(path.parts))
    )


def all_codebook_files() -> list[Path]:
    """Every shipped file of the codebook."""
    named = [path for part in NAMED for path in codebook_files(part)]
    return [
        *named,
        *(Path(path) for part in (*SINGLE, "topics") for path in part_files(part, CONFIG, PROJECT / "codebook")),
    ]


def make_shipped(folder: Path) -> None:
    """Take out of a copy of the project what a study added to config, seeds and codebook."""
    shutil.copy2(CONFIG_FILE, folder / "config.yaml")
    shutil.rmtree(folder / "seeds")
    (folder / "seeds").mkdir()
    for path in (SEED, SEED.with_suffix(".yaml")):
        shutil.copy2(path, folder / "seeds")
    for part in NAMED:
        for path in (folder / "codebook" / part).glob("*.yaml"):
            if path.stem not in CONFIG[part]:
                path.unlink()
