"""``config.yaml``, checked: its form, the codebook files it names, and that each corpus has something in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, InputErrors
from presslens.base.schema import check_against, schema
from presslens.cards.annotations import load_annotation_card
from presslens.cards.corpora import CorpusCard, load_corpus
from presslens.classify import registry
from presslens.ingest.articles import READERS
from presslens.ingest.folder import corpus_files
from presslens.ingest.patterns import compile_patterns
from presslens.language.language import language_codes
from presslens.study.models import Models

#: Folder, relative to the project, where each kind of name in the config must have a file.
NAMED_FILES = {
    "corpora": "data",
    "targets": "codebook/targets",
    "holders": "codebook/holders",
    "frames": "codebook/frames",
}


def config_schema() -> dict[str, Any]:
    """JSON schema of ``config.yaml``, with the languages there are and what classifiers say of their blocks."""
    whole = schema("config")
    ingest = whole["properties"]["ingest"]
    languages = ingest["properties"]["languages"] | {"items": {"enum": language_codes()}}
    ingest = ingest | {"properties": ingest["properties"] | {"languages": languages}}
    return whole | {"properties": whole["properties"] | {"ingest": ingest, "classify": registry.config_schema()}}


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
    check_against(config, config_schema(), "config.yaml")
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
    for question, block in config["classify"].items():
        if (name := block["classifier"]) not in registry.configured(question, block):
            faults.append(InputError(f"config.yaml: classify.{question}.{name}", "is missing", f"the block of {name}"))
    if not faults:
        try:
            Models(config["classify"], root).check()
        except InputError as fault:
            faults.append(fault)
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
    where = root / "data" / f"{name}.yaml"
    try:
        card = load_corpus(where)
        if card.reader not in READERS:
            return InputError(
                "config.yaml: corpora",
                f"{name!r} is no corpus of articles",
                f"a card with reader: {', '.join(READERS)}",
            )
        compile_patterns(card.spans, where)
        if (card.path is not None) == bool(card.files):
            return InputError(
                where, "has both path and files" if card.files else "has neither path nor files", "one of them"
            )
        if card.path is not None:
            return _folder_fault(card, card.path, root)
        endings = READERS[card.reader].endings
        for file in card.files:
            if Path(file).suffix.lower() not in endings:
                return InputError(
                    f"{where}: files", f"{file!r} is no table", f"a name that ends in {', '.join(endings)}"
                )
    except InputError as fault:
        return fault
    return None


def _folder_fault(card: CorpusCard, folder: str, root: Path) -> InputError | None:
    paths = corpus_files(root / folder)
    for path in paths:
        if set(path.name) & set("{}"):
            return InputError(f"{folder}/{path.name}", "has a brace in its name", "rename the file: {} mark wildcards")
    endings = READERS[card.reader].endings
    if not any(path.suffix.lower() in endings for path in paths):
        return InputError(
            "config.yaml: corpora", f"{card.name!r} is empty", f"at least one {' or '.join(endings)} file in {folder}/"
        )
    return None
