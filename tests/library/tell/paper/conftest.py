"""Papers of the committed results: their documents, and the text they are set with."""

import functools
from pathlib import Path

import pytest

from presslens.base.io import read_csv, read_json, read_yaml
from presslens.cards.annotations import read_card
from presslens.cards.corpora import load_corpus
from presslens.codebook.codebook import Codebook
from presslens.exhibits.tables import TABLES
from presslens.ledger.coded import CodedMentions
from presslens.study.study import Study
from presslens.tell.manifest import paper_files
from presslens.tell.paper.document import paper_document
from presslens.tell.paper.parts import FIGURES_SHOWN, TABLES_READ
from presslens.tell.paper.typeset import typeset

PROJECT = Path(__file__).parents[4]
CORPORA = ("fa-kes", "wikinews", "seeds")
ENVIRONMENT = {"lock": "0" * 64, "packages": {"typst": "1.2.3", "polars": "4.5.6"}}


@functools.cache
def tables_of(corpus):
    folder = PROJECT / "results" / corpus / "tables"
    paths = {name: folder / f"{name}.csv" for name in TABLES_READ}
    return {name: read_csv(path, TABLES[name].types) for name, path in paths.items() if path.is_file()}


def arguments(corpus):
    """What the document of a corpus with committed results is made of."""
    config = read_yaml(PROJECT / "tests/data/shipped/config.yaml")
    study = Study(config, PROJECT)
    files = [PROJECT / path for path in study.codebook_files(corpus, "targets", "holders", "frames", "nouns", "topics")]
    coding = PROJECT / f"annotations/{corpus}/card.yaml"
    results = PROJECT / "results" / corpus
    return {
        "corpus": corpus,
        "tables": tables_of(corpus),
        "card": load_corpus(PROJECT / f"data/{corpus}.yaml"),
        "coding": read_card(coding) if coding.is_file() else None,
        "coded": CodedMentions(**read_json(results / "manifest.json")["mentions"]),
        "codebook": Codebook(files),
        "config": config,
        "environment": ENVIRONMENT,
        "figures": read_json(results / "figures.json"),
    }


def text():
    """The files of the paper by name."""
    return {path.name: path.read_bytes() for path in paper_files(PROJECT)}


def pictures(corpus):
    folder = PROJECT / "results" / corpus / "figures"
    paths = [folder / f"{name}.pdf" for name in FIGURES_SHOWN]
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


@functools.cache
def document_of(corpus):
    return paper_document(**arguments(corpus))


@functools.cache
def pdf_of(corpus):
    return typeset(text(), document_of(corpus), pictures(corpus))


@pytest.fixture(params=CORPORA)
def corpus(request):
    return request.param
