"""The folder of a study: which corpora it is about, and whose texts are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.study.standoff import corpus_of_archive, is_standoff

#: Folders without which nothing can be run.
OF_EVERY_STUDY = ("data", "codebook", "models")


@dataclass(frozen=True)
class StudyFolder:
    """A folder with a study in it.

    Attributes
    ----------
    config
        The content of ``config.yaml``, with what the command line changed.
    root
        The folder.
    """

    config: Mapping[str, Any]
    root: Path = Path()

    @cached_property
    def about(self) -> Mapping[str, Any]:
        """The config with the corpora that runs are about: in an unpacked archive, the one of the archive."""
        archived = corpus_of_archive(self.root)
        return self.config if archived is None else {**self.config, "corpora": [archived]}

    @property
    def corpora(self) -> list[str]:
        """The corpora that runs are about when they are asked for none."""
        return list(self.about["corpora"])

    @property
    def described(self) -> list[str]:
        """Names of all cards in ``data/``."""
        return sorted(path.stem for path in (self.root / "data").glob("*.yaml"))

    @cached_property
    def standoff(self) -> list[str]:
        """Names of corpora whose tables are given up to the ledger, so that their texts need not be there."""
        return [corpus for corpus in self.described if is_standoff(corpus, self.root)]

    @property
    def with_texts(self) -> list[str]:
        """Names of the other cards."""
        return [corpus for corpus in self.described if corpus not in self.standoff]


def require_folders(root: Path, project: Path) -> None:
    """Raise when a folder has nothing of what every study rests on, as that of another workflow may.

    Parameters
    ----------
    root
        The folder of the study.
    project
        Where the workflow lies.

    Raises
    ------
    InputError
        One is missing; says where there is one to link or copy.
    """
    for name in OF_EVERY_STUDY:
        if not (root / name).is_dir():
            raise InputError(
                f"{name}/", "is not there", f"a folder of your own, or a link: ln -s {project / name} {name}"
            )
