"""A study whose results lie in a bucket: Snakemake keeps copies in one folder, and to a job that folder is the study.

Beside the copies of what jobs made, links lead to what the study itself has, so that a job knows every file by the name
that it has in a study without a bucket, and writes the same bytes. Checksums are not kept: the bucket's server checks
what it is sent and sends.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

#: Variables that name the folder with the copies and the address of the study; unset: it lies in the folder of the run.
FOLDER, ADDRESS = "PRESSLENS_STORED", "PRESSLENS_STORED_AT"
#: Folders whose files are stored. Not the reader: its job names one page of it, and the folder is for reading here.
_STORED = ("resources", "results")
#: What Snakemake puts behind the address of a file.
_WHICH_WAY = re.compile(r" \((?:[\w ]+, )?(?:(?:send to|retrieve from|in) storage|only provide storage uri)\)\Z")


def store(workflow: Any) -> None:
    """Have what jobs make stored in the bucket that Snakemake is told of, and have jobs know it.

    Snakemake would have every input there: codebook, models and some hundred files of the library, each asked for
    anew for every rule. They are the study's own, and stay in its folder.

    Parameters
    ----------
    workflow
        Snakemake's.
    """
    for variable in (FOLDER, ADDRESS):
        os.environ.pop(variable, None)
    if (provider := workflow.storage_registry.default_storage_provider) is None:
        return
    os.environ[ADDRESS] = (workflow.storage_settings.default_storage_prefix or "").rstrip("/")
    os.environ[FOLDER] = str(provider.object(f"{os.environ[ADDRESS]}/manifest.json").local_path().parent)
    modifier = workflow.modifier.path_modifier
    to_bucket = modifier.apply_default_storage
    modifier.apply_default_storage = lambda path: to_bucket(path) if _is_stored_there(path) else path


def _is_stored_there(path: Any) -> bool:
    return os.path.normpath(str(path)).split("/")[0] in _STORED


def discard_copies() -> None:
    """Delete the copies that a killed run left: those of a job that broke off are in no bucket."""
    for top in _STORED if is_stored() else ():
        shutil.rmtree(Path(os.environ[FOLDER], top), ignore_errors=True)


def is_stored() -> bool:
    """Whether the study lies in a bucket."""
    return bool(os.environ.get(FOLDER))


def name_of(path: str) -> str:
    """How a file is called in the study whose copy lies at ``path``.

    >>> name_of("results/seeds/manifest.json")
    'results/seeds/manifest.json'
    """
    return path.removeprefix(f"{os.environ[FOLDER]}/") if is_stored() else path


def name_shown(text: str) -> str:
    """How a file is called in the study that Snakemake calls by its address.

    >>> name_shown("results/seeds/manifest.json")
    'results/seeds/manifest.json'
    """
    return _WHICH_WAY.sub("", text).removeprefix(f"{os.environ[ADDRESS]}/") if is_stored() else text


def copy_shown(text: str) -> str:
    """Where the file, or its copy, lies that Snakemake calls by its address.

    >>> copy_shown("results/seeds/manifest.json")
    'results/seeds/manifest.json'
    """
    return os.path.join(os.environ.get(FOLDER, ""), name_shown(text))


def in_names(value: Any) -> Any:
    """What a rule gives to a job, with files as they are called in the study."""
    if isinstance(value, str):
        return name_of(value)
    if isinstance(value, dict):
        return {key: in_names(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [in_names(one) for one in value]
    return value


def where_it_lies() -> Iterator[str]:
    """A line for the end of a run, where results do not lie in its folder."""
    if is_stored():
        yield f"What was made is in {os.environ[ADDRESS]}."


@contextmanager
def at_study() -> Iterator[None]:
    """Work where the files of the study lie."""
    if not is_stored():
        yield
        return
    here = os.getcwd()
    copies = Path(os.environ[FOLDER])
    copies.mkdir(parents=True, exist_ok=True)
    for own in Path().iterdir():
        if own.name not in _STORED and not own.name.startswith("."):
            with suppress(FileExistsError):
                (copies / own.name).symlink_to(own.resolve())
    os.chdir(copies)
    try:
        yield
    finally:
        os.chdir(here)
