"""Findings on a study before its first job, kept until a file behind them changes: each run asks for them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import presslens
from presslens.base.errors import InputError, InputErrors
from presslens.base.findings import Finding, of_error
from presslens.base.io import read_yaml, write_json
from presslens.cards.corpora import load_corpus
from presslens.check.card import card_findings
from presslens.codebook.codebook import SINGLE, part_files
from presslens.codebook.entries import entry_faults
from presslens.codebook.topics import NAMED, TOPICS
from presslens.codebook.whole import codebook_findings
from presslens.study.topics import topics_of

#: Where findings are kept, beside what Snakemake keeps; where that folder is missing, nothing is kept.
KEPT = ".snakemake/presslens.findings.json"
#: Rooms of the library on which it hangs what is found.
_ROOMS = ("base", "codebook", "cards", "check")


def study_findings(config: Mapping[str, Any], root: Path) -> list[Finding]:
    """What is wrong, doubtful or worth knowing about the codebook of a study and the cards of its corpora.

    A card that cannot be read has none: its faults come with it. Files are read only when one of them, the names in
    ``config.yaml`` or the library has changed since they last were.
    """
    digest = _digest(config, root)
    kept = root / KEPT
    try:
        document = json.loads(kept.read_bytes())
        if document["digest"] == digest:
            return [Finding(**entry) for entry in document["findings"]]
    except (OSError, ValueError, KeyError, TypeError):
        pass  # nothing is kept, or nothing that could be used: look again
    findings = [*_on_codebook(config, root), *_on_cards(config, root)]
    if kept.parent.is_dir():
        fields = ("severity", "where", "found", "advice")
        entries = [{field: getattr(finding, field) for field in fields} for finding in findings]
        with suppress(OSError):  # a full disk is no fault of the codebook
            write_json({"digest": digest, "findings": entries}, kept)
    return findings


def _on_codebook(config: Mapping[str, Any], root: Path) -> Iterator[Finding]:
    """Findings on the codebook as each corpus has it, with its topics; each once."""
    prefix = "" if root == Path() else f"{root}/"
    chosen = {topics_of(config, name, root): None for name in config["corpora"]} or {(): None}
    found: dict[Finding, None] = {}
    for topics in chosen:
        names = {part: config[part] for part in NAMED} | {TOPICS: topics}
        found |= dict.fromkeys(codebook_findings(names, f"{prefix}codebook"))
    yield from found


def _on_cards(config: Mapping[str, Any], root: Path) -> Iterator[Finding]:
    for name in config["corpora"]:
        path = root / "data" / f"{name}.yaml"
        with suppress(InputError):
            card = load_corpus(path)
            yield from card_findings(card)
            for topic in card.topics:
                if topic not in config.get(TOPICS, ()):
                    found = f"{topic!r} is not among the topics of config.yaml: its words do not count"
                    yield Finding("fact", f"{path}: {TOPICS}", found)
            yield from of_error(InputErrors(entry_faults(read_yaml(path), "card", path)))


def _digest(config: Mapping[str, Any], root: Path) -> str:
    """SHA-256 over the names of the study, and over name and content of every file that matters."""
    digest = hashlib.sha256(json.dumps([str(root), *(config.get(key) for key in (*NAMED, TOPICS, "corpora"))]).encode())
    for path in _files(config, root):
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogatepass") + content)
    return digest.hexdigest()


def _files(config: Mapping[str, Any], root: Path) -> Iterator[Path]:
    for part in (*NAMED, *SINGLE):
        yield from (Path(path) for path in part_files(part, config, root / "codebook"))
    yield from sorted((root / "codebook" / TOPICS).rglob("*.yaml"))
    # A holder may name a target that is described and not under study.
    yield from sorted((root / "codebook/targets").glob("*.yaml"))
    yield from (root / "data" / f"{name}.yaml" for name in config["corpora"])
    library = Path(presslens.__file__).parent
    for room in _ROOMS:
        yield from sorted(path for path in (library / room).rglob("*") if path.suffix in (".py", ".yaml"))
