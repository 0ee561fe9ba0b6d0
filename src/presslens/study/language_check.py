"""Whether corpora can be read in the languages that a study names, and coders' codes be set against answers there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, gathered
from presslens.base.io import read_yaml
from presslens.base.schema import check_against, read_checked
from presslens.cards.annotations import AnnotationCard
from presslens.cards.corpora import load_corpus
from presslens.codebook.additions import addition_schema
from presslens.codebook.codebook import Codebook, part_files, schema_of
from presslens.codebook.entries import entry_faults
from presslens.codebook.languages import BASE, LANGUAGES, OF_LANGUAGE, SPOKEN, language_faults, language_of, read_in
from presslens.codebook.questions import refused_in
from presslens.language.language import Language, load_language


def unreadable_languages(config: Mapping[str, Any], root: Path) -> list[InputError]:
    """What keeps the languages of a checked config from being read: files that are missing or break their form."""
    where, faults = "config.yaml: ingest.languages", list[InputError]()
    for spoken in map(load_language, config["ingest"]["languages"]):
        found = list(language_faults(spoken, config, where, root))
        if not found and spoken.code != BASE:
            found = _file_faults(spoken, config, root)
        faults += found
    return faults


def _file_faults(spoken: Language, config: Mapping[str, Any], root: Path) -> list[InputError]:
    """Faults of the files of a language, one by one and as the steps read them."""
    faults: list[InputError] = []
    names = {**config, SPOKEN: spoken.code}
    files = {part: part_files(part, names, "codebook") for part in (*OF_LANGUAGE, LANGUAGES)}
    for part, paths in files.items():
        for path in (Path(path) for path in paths if language_of(path) != BASE):
            with gathered(faults):
                if part == LANGUAGES:
                    read_checked(root / path, schema_of(part))
                    continue
                document = read_yaml(root / path)
                check_against(document, addition_schema(schema_of(part)), path)
                faults += entry_faults(document, part, path)
    if not faults:
        book = Codebook(root / path for paths in files.values() for path in paths)
        for part in ("targets", "frames", "sentences"):
            with gathered(faults):
                getattr(book, part)
    return faults


def refused_codes(config: Mapping[str, Any], corpus: str, card: AnnotationCard, root: Path) -> Iterator[InputError]:
    """A fault for each question that was coded and that presslens does not answer in the language of the corpus."""
    with suppress(InputError):  # what is wrong with the card of the corpus is told elsewhere
        spoken = read_in(load_corpus(root / "data" / f"{corpus}.yaml").language, config["ingest"]["languages"])
        for question, reason in refused_in(load_language(spoken)).items():
            if question in card.questions:
                where = f"annotations/{corpus}/card.yaml: questions"
                yield InputError(where, f"found {question!r}", f"no answer could be set against the codes: {reason}")
