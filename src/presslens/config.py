"""``config.yaml``, checked: its form, the codebook files it names, and that each corpus has something in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from presslens.errors import InputError, InputErrors
from presslens.ingest.folder import corpus_files, text_files
from presslens.io import read_yaml
from presslens.schema import check

#: Folder, relative to the project, where each kind of name in the config must have a file.
NAMED_FILES = {
    "corpora": "data",
    "targets": "codebook/targets",
    "actors": "codebook/actors",
    "frames": "codebook/frames",
}


def validate(config: Mapping, root: Path) -> None:
    """Raise when the study cannot be run as configured.

    Parameters
    ----------
    config
        The content of ``config.yaml`` with what the command line changed.
    root
        Folder that holds ``data/``, ``codebook/`` and the corpora.

    Raises
    ------
    InputErrors
        One line per fault, naming the key, what was found and what is allowed.
    """
    check(config, "config", "config.yaml")
    faults = []
    for key, folder in NAMED_FILES.items():
        known = sorted(path.stem for path in (root / folder).glob("*.yaml"))
        faults += [
            InputError(f"config.yaml: {key}", f"found {name!r}", f"allowed ({folder}/*.yaml): {', '.join(known)}")
            for name in config[key]
            if name not in known
        ]
    if not faults:
        faults += [fault for name in config["corpora"] if (fault := _corpus_fault(name, root))]
    block = config["classify"]["sentiment"]
    if block["classifier"] not in block:
        faults.append(InputError(f"config.yaml: classify.sentiment.{block['classifier']}", "is missing"))
    if faults:
        raise InputErrors(faults)


def _corpus_fault(name: str, root: Path) -> InputError | None:
    where = f"data/{name}.yaml"
    try:
        card = read_yaml(root / where)
        check(card, "card", where)
        if card["name"] != name:
            return InputError(where, f"name is {card['name']!r}", "the name is that of the file")
        if card["reader"] != "text_folder":
            return InputError(
                "config.yaml: corpora",
                f"{name!r} is no corpus of articles",
                "a card with reader: text_folder",
            )
        for path in corpus_files(root / card["path"]):
            if set(path.name) & set("{}"):
                return InputError(
                    f"{card['path']}/{path.name}", "has a brace in its name", "rename the file: {} mark wildcards"
                )
        if not text_files(root / card["path"]):
            return InputError(
                "config.yaml: corpora", f"{name!r} is empty", f"at least one .txt file in {card['path']}/"
            )
    except InputError as fault:
        return fault
    return None
