"""``config.yaml``, checked: its form, the codebook files it names, and that each corpus has something in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from presslens.base.errors import InputError, InputErrors
from presslens.base.io import read_yaml
from presslens.base.schema import check, schema
from presslens.cards.annotations import load_annotation_card
from presslens.ingest.folder import corpus_files
from presslens.ingest.html_folder import PAGE_ENDINGS
from presslens.ingest.rows import TABLE_ENDINGS
from presslens.ingest.spans import compile_patterns

#: Folder, relative to the project, where each kind of name in the config must have a file.
NAMED_FILES = {
    "corpora": "data",
    "targets": "codebook/targets",
    "holders": "codebook/holders",
    "frames": "codebook/frames",
}

#: Endings of the files each reader of corpora takes for articles.
ENDINGS = {"text_folder": (".txt",), "html_folder": PAGE_ENDINGS, "table": TABLE_ENDINGS}


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
    faults += _annotation_faults(config, root)
    blocks = schema("config")["properties"]["classify"]["properties"]
    for question, block in config["classify"].items():
        if (name := block["classifier"]) in blocks[question]["properties"] and name not in block:
            faults.append(InputError(f"config.yaml: classify.{question}.{name}", "is missing", f"the block of {name}"))
    if faults:
        raise InputErrors(faults)


def _annotation_faults(config: Mapping, root: Path) -> list[InputError]:
    """Folders of annotations that no corpus goes with, and faults in the cards of the corpora under study."""
    faults = []
    for folder in sorted(path for path in (root / "annotations").glob("*") if path.is_dir()):
        where = f"annotations/{folder.name}"
        if not (folder / "card.yaml").is_file():
            faults.append(InputError(where, "has no card.yaml", "a card that says what the codes mean"))
        elif not (root / "data" / f"{folder.name}.yaml").is_file():
            faults.append(InputError(where, "is the folder of no corpus", f"a card data/{folder.name}.yaml"))
        elif folder.name in config["corpora"]:
            try:
                load_annotation_card(folder / "card.yaml", config)
            except InputError as fault:
                faults.append(fault)
    return faults


def _corpus_fault(name: str, root: Path) -> InputError | None:
    where = f"data/{name}.yaml"
    try:
        card = read_yaml(root / where)
        check(card, "card", where)
        if card["name"] != name:
            return InputError(where, f"name is {card['name']!r}", "the name is that of the file")
        if card["reader"] not in ENDINGS:
            return InputError(
                "config.yaml: corpora",
                f"{name!r} is no corpus of articles",
                f"a card with reader: {', '.join(ENDINGS)}",
            )
        compile_patterns(card.get("boilerplate", {}).get("spans", ()), where)
        if ("path" in card) == ("files" in card):
            return InputError(
                where, "has both path and files" if "path" in card else "has neither path nor files", "one of them"
            )
        if "path" in card:
            return _folder_fault(name, card, root)
        for file in card["files"]:
            if Path(file).suffix.lower() not in TABLE_ENDINGS:
                return InputError(
                    f"{where}: files", f"{file!r} is no table", f"a name that ends in {', '.join(TABLE_ENDINGS)}"
                )
    except InputError as fault:
        return fault
    return None


def _folder_fault(name: str, card: Mapping, root: Path) -> InputError | None:
    paths = corpus_files(root / card["path"])
    for path in paths:
        if set(path.name) & set("{}"):
            return InputError(
                f"{card['path']}/{path.name}", "has a brace in its name", "rename the file: {} mark wildcards"
            )
    endings = ENDINGS[card["reader"]]
    if not any(path.suffix.lower() in endings for path in paths):
        return InputError(
            "config.yaml: corpora", f"{name!r} is empty", f"at least one {' or '.join(endings)} file in {card['path']}/"
        )
    return None
