"""Whether corpora can be read in the languages that a study names, and coders' codes be set against answers there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.cards.annotations import AnnotationCard
from presslens.cards.corpora import load_corpus
from presslens.codebook.languages import language_faults, read_in
from presslens.codebook.questions import refused_in
from presslens.language.language import load_language


def unreadable_languages(config: Mapping[str, Any], root: Path) -> list[InputError]:
    """A fault for each word list that a language of a checked config lacks."""
    where, languages = "config.yaml: ingest.languages", config["ingest"]["languages"]
    return [fault for code in languages for fault in language_faults(load_language(code), config, where, root)]


def refused_codes(config: Mapping[str, Any], corpus: str, card: AnnotationCard, root: Path) -> Iterator[InputError]:
    """A fault for each question that was coded and that presslens does not answer in the language of the corpus."""
    with suppress(InputError):  # what is wrong with the card of the corpus is told elsewhere
        spoken = read_in(load_corpus(root / "data" / f"{corpus}.yaml").language, config["ingest"]["languages"])
        for question, reason in refused_in(load_language(spoken)).items():
            if question in card.questions:
                where = f"annotations/{corpus}/card.yaml: questions"
                yield InputError(where, f"found {question!r}", f"no answer could be set against the codes: {reason}")
