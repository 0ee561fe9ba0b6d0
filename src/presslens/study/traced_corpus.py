"""The sources of the trace of a corpus of the study: its intermediates, its codes, and what the study says of it."""

from __future__ import annotations

from functools import lru_cache, partial

import polars as pl

from presslens.annotate.reading import read_annotations
from presslens.annotate.sample import VALIDATION
from presslens.base.errors import InputError
from presslens.base.io import read_json, read_table
from presslens.cards.annotations import load_annotation_card
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.study.outputs import BESIDE
from presslens.study.study import Study
from presslens.trace.agreement import CodedBy
from presslens.trace.sources import Sources
from presslens.validate.checked import Checked, checked_answers

#: Tables of a corpus that are of all its shards.
WHOLE = (
    *("ledger", *BESIDE, "annotations", "annotations_unplaced", "sampled_codes", "sampling_frame"),
    *(f"candidates_{question}" for question in QUESTIONS),
)
#: Runs what is missing.
COMMAND = ".venv/bin/snakemake --cores all --"


def sources_of(study: Study, corpus: str) -> Sources:
    """What the tables of results of a corpus are traced in; nothing is read before it is asked for."""
    annotated = corpus in study.annotated
    return Sources(
        corpus,
        partial(read_made, study, corpus),
        lambda *parts: Codebook(study.root / path for path in study.codebook_files(corpus, *parts)),
        study.names(corpus),
        {**study.config["estimate"], "decisions": study.models.decisions},
        annotated,
        lru_cache(partial(checked, study, corpus)) if annotated else None,
        partial(coded_by, study, corpus) if annotated else None,
    )


def read_made(study: Study, corpus: str, name: str) -> pl.DataFrame:
    """A table that the pipeline made of a corpus: one of :data:`WHOLE`, or that of all shards.

    Raises
    ------
    InputError
        It is not there; the line says which command makes it.
    """
    folder = study.root / "resources" / corpus
    try:
        if name in WHOLE:
            return read_table(folder / f"{name}.parquet")
        known = read_json(folder / "shards.json")
        shards = sorted(known) if isinstance(known, dict) else []
        return pl.concat([read_table(folder / "shards" / shard / f"{name}.parquet") for shard in shards])
    except FileNotFoundError:
        made = f"resources/{corpus}/{name if name in WHOLE else 'ledger'}.parquet"
        where = f"resources/{corpus}: {name}"
        raise InputError(where, "is not there", f"this makes it: {COMMAND} {made}") from None


def checked(study: Study, corpus: str, question: str) -> Checked:
    """What is scored of a question on an annotated corpus."""
    asked = QUESTIONS[question]
    card = load_annotation_card(study.root / f"annotations/{corpus}/card.yaml", study.names(corpus))
    classify = study.models.settings(question)
    own = next(iter(study.held_out(corpus, question)), None)
    held_out = None if own is None else str(study.root / own)

    def read(name: str) -> pl.DataFrame:
        return read_made(study, corpus, f"candidates_{question}" if name == "candidates" else name)

    return checked_answers(corpus, asked, study.names(corpus), classify, card, held_out, read)


def coded_by(study: Study, corpus: str) -> CodedBy:
    """The sample and the codes of an annotated corpus that coders are compared on."""
    names = study.names(corpus)
    card = load_annotation_card(study.root / f"annotations/{corpus}/card.yaml", names)
    found = read_annotations(card, names)
    drawn = found.sample["purpose"] == VALIDATION
    codes = {coder: codes.filter(drawn) for coder, codes in found.codes.items()}
    labels = {question.name: card.labels(question, names) for question in card.coded}
    return CodedBy(found.sample.filter(drawn), codes, labels)
