"""``config.yaml``, checked: its form, the codebook files it names, and that each corpus has something in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, InputErrors, gathered, readable
from presslens.base.io import read_yaml
from presslens.base.schema import check_against, schema
from presslens.base.spelling import nearest
from presslens.cards.annotations import load_annotation_card
from presslens.cards.corpora import CorpusCard, load_corpus
from presslens.classify import registry
from presslens.codebook.topics import NAMED, TOPICS, topic_names, topics_with
from presslens.codebook.words import ENGLISH_CODE, language_fault, load_words, words_file
from presslens.draw.page_settings import page_of
from presslens.ingest.endings import ENDINGS
from presslens.ingest.folder import corpus_files
from presslens.ingest.patterns import compile_patterns
from presslens.language.language import language_codes
from presslens.study.kept_findings import study_findings
from presslens.study.language_check import refused_codes, unreadable_languages
from presslens.study.models import Models
from presslens.study.standoff import may_be_away
from presslens.study.topics import names_on, topics_of, unknown_topics

#: How many names of files a line shows.
_SHOWN = 8
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
        One line per fault, sorted: the key, what was found and what is allowed.
    """
    faults: list[InputError] = []
    with gathered(faults):
        check_against(config, config_schema(), "config.yaml")
    if faults:
        raise InputErrors.in_order(faults)
    faults += [*_unknown_names(config, root), *unknown_topics(config.get(TOPICS, ()), f"config.yaml: {TOPICS}", root)]
    faults += _draw_faults(config["draw"], root)
    known = known_names(config, root)
    faults += [finding.error for finding in study_findings({**config, **known}, root) if finding.severity == "fault"]
    faults += [fault for name in known["corpora"] for fault in corpus_faults(name, root)]
    faults += _annotation_faults(config, root)
    faults += unreadable_languages(config, root)
    for question, block in config["classify"].items():
        if (name := block["classifier"]) not in registry.configured(question, block):
            faults.append(InputError(f"config.yaml: classify.{question}.{name}", "is missing", f"the block of {name}"))
    if not faults:
        with gathered(faults):
            Models(config["classify"], root).check()
    if faults:
        raise InputErrors.in_order(faults)


def _draw_faults(draw: Mapping, root: Path) -> list[InputError]:
    """What no figure can have: a width, a font, a language."""
    faults: list[InputError] = []
    with gathered(faults):
        page_of(draw)
    if fault := language_fault(draw.get("language", ENGLISH_CODE), root, "config.yaml: draw.language"):
        return [*faults, fault]
    for path in words_file(draw.get("language", ENGLISH_CODE)):
        with gathered(faults):
            load_words(root / path)
    return faults


def check_config_file(path: Path) -> None:
    """Raise when ``config.yaml`` cannot be read strictly: Snakemake takes the last of two keys without a word.

    Raises
    ------
    InputError
        It is not YAML, or has a key twice; names the line and the column.
    """
    if path.is_file():
        try:
            read_yaml(path)
        except InputError as fault:
            # Named as in every other fault of the file, wherever the study lies.
            raise fault.at(fault.where.replace(str(path), path.name, 1)) from None


def known_names(config: Mapping, root: Path) -> dict[str, list[str]]:
    """Of the names in a checked config, those with a file."""
    stems = {key: {path.stem for path in (root / folder).glob("*.yaml")} for key, folder in NAMED_FILES.items()}
    topics = topic_names(root / "codebook")
    found = {key: [name for name in config[key] if name in stems[key]] for key in NAMED_FILES}
    return found | {TOPICS: [name for name in config.get(TOPICS, ()) if name in topics]}


def _unknown_names(config: Mapping, root: Path) -> list[InputError]:
    """Names in the config without a file, each with those that have one; of corpora, those that hold articles."""
    faults = []
    for key, folder in NAMED_FILES.items():
        stems = sorted(path.stem for path in (root / folder).glob("*.yaml"))
        others = {path.stem for path in (root / folder).glob("*.yml")}
        unknown = [name for name in config[key] if name not in stems]
        known = corpora_of_articles(root) if unknown and key == "corpora" else stems
        for name in unknown:
            advice = f"allowed ({folder}/*.yaml): {', '.join(known)}"
            if key in NAMED and (topics := topics_with(key, name, root / "codebook")):
                advice = f"it comes with {', '.join(topics)} of {TOPICS}, and is not named here"
            elif name in others:
                advice = f"rename {folder}/{name}.yml to {name}.yaml"
            elif near := nearest(name, known):
                advice += f"; did you mean {near[0]}?"
            faults.append(InputError(f"config.yaml: {key}", f"found {name!r}", advice))
    return faults


def corpora_of_articles(root: Path) -> list[str]:
    """Names of the cards in ``data/`` that are of corpora, not of data to learn from."""
    return sorted(path.stem for path in (root / "data").glob("*.yaml") if _is_corpus(path))


def _is_corpus(path: Path) -> bool:
    """Whether a card is that of a corpus of articles, so far as it can be read."""
    try:
        document = read_yaml(path)
    except InputError:
        return False
    return isinstance(document, Mapping) and document.get("reader") in ENDINGS


def _annotation_faults(config: Mapping, root: Path) -> list[InputError]:
    """Folders of annotations that no corpus goes with, and faults in the cards of the corpora under study."""
    faults: list[InputError] = []
    for folder in sorted(path for path in (root / "annotations").glob("*") if path.is_dir() or path.is_symlink()):
        where = f"annotations/{folder.name}"
        if not folder.exists():
            faults.append(InputError(where, "is a link to what is not there", "a folder, or a link to one"))
        elif not (folder / "card.yaml").is_file():
            faults.append(InputError(where, "has no card.yaml", "a card that says what the codes mean"))
        elif not (root / "data" / f"{folder.name}.yaml").is_file() and not _is_of_sets(folder / "card.yaml"):
            faults.append(InputError(where, "is the folder of no corpus", f"a card data/{folder.name}.yaml"))
        elif folder.name in config["corpora"]:
            names = names_on(config, topics_of(config, folder.name, root), root)
            with gathered(faults):
                card = load_annotation_card(folder / "card.yaml", names)
                faults += refused_codes(config, folder.name, card, root)
    return faults


def _is_of_sets(path: Path) -> bool:
    """Whether a card is that of codes in texts of several data sets, which models learn from."""
    try:
        document = read_yaml(path)
    except InputError:
        return False
    return isinstance(document, Mapping) and "sets" in document


def corpus_faults(name: str, root: Path) -> list[InputError]:
    """What is wrong with the card of a corpus, and with the folder that it names."""
    where = root / "data" / f"{name}.yaml"
    faults: list[InputError] = []
    with gathered(faults):
        card = load_corpus(where)
        faults += unknown_topics(card.topics, f"{where}: {TOPICS}", root)
        if card.reader not in ENDINGS:
            readers = f"a card with reader: {', '.join(ENDINGS)}"
            raise InputError("config.yaml: corpora", f"{name!r} is no corpus of articles", readers)
        with gathered(faults):
            compile_patterns(card.spans, where)
        if (card.path is not None) == bool(card.files):
            found = "has both path and files" if card.files else "has neither path nor files"
            raise InputError(where, found, "one of them")
        endings = ENDINGS[card.reader]
        for file in card.files:
            if Path(file).suffix.lower() not in endings:
                allowed = f"a name that ends in {', '.join(endings)}"
                faults.append(InputError(f"{where}: files", f"{file!r} is no table", allowed))
        if card.path is not None and not may_be_away(name, card.path, root):
            faults += _folder_faults(card, card.path, root)
    return faults


def _folder_faults(card: CorpusCard, folder: str, root: Path) -> list[InputError]:
    """What is wrong with the files of a corpus, so far as their names tell."""
    where, endings = f"{card.where}: path", ENDINGS[card.reader]
    if not _is_there(root / folder):
        above = next(path for path in Path(folder).parents if (root / path).is_dir())
        place = "the project" if above == Path() else f"{above}/"
        return [InputError(where, f"found {folder!r}, which is not there", f"{place} holds {_listed(root / above)}")]
    paths = corpus_files(root / folder)
    if braces := [path for path in paths if set(path.name) & set("{}")]:
        advice = "rename the file: {} mark wildcards"
        return [InputError(f"{folder}/{path.name}", "has a brace in its name", advice) for path in braces]
    if any(path.suffix.lower() in endings for path in paths):
        return []
    wanted = f"reader {card.reader} takes files that end in {', '.join(endings)}"
    if (root / folder).is_file():
        return [InputError(where, f"found {folder!r}", wanted)]
    return [InputError(where, f"holds no article: in {folder}/ is {_listed(root / folder)}", wanted)]


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long, or a folder that nobody may look into
        return False


def _listed(folder: Path) -> str:
    """Names in a folder for a line on the screen; not more than fit."""
    names = [path.name for path in corpus_files(folder)]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(readable(name) for name in names[:_SHOWN]) + more if names else "nothing"
