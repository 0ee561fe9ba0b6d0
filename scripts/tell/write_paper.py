"""Set the paper of a corpus, and write down every number in it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from presslens.base.io import read_bytes, read_csv, read_json, replacing, sha256, write_json, write_text
from presslens.cards.annotations import read_card
from presslens.cards.corpora import load_corpus
from presslens.codebook.codebook import Codebook
from presslens.exhibits.tables import TABLES
from presslens.ledger.coded import read_coded
from presslens.run.job import run
from presslens.tell.manifest import package_versions
from presslens.tell.paper.document import paper_document
from presslens.tell.paper.numbers import numbers_of
from presslens.tell.paper.parts import TABLES_READ
from presslens.tell.paper.tex import numbers_in_tex, tables_in_tex
from presslens.tell.paper.typeset import typeset


def write_paper(
    corpus: str,
    tables: Sequence[str],
    figures: Sequence[str],
    captions: Sequence[str],
    words: str,
    card: str,
    coding: Sequence[str],
    coded: str,
    codebook: Codebook,
    text: Sequence[str],
    lock: str,
    requirements: str,
    config: Mapping,
    cells: str,
    pdf: str,
    numbers: str,
    numbers_tex: str,
    tables_tex: str,
    note: Callable[[str], None],
) -> None:
    """Write the paper, its numbers as JSON and as macros of LaTeX, and a file of LaTeX that takes in every table.

    Parameters
    ----------
    tables
        Every table of the corpus's results, as csv.
    figures
        The figures that the paper may show, as PDF.
    captions
        Their words, where these do not stand on their faces; else nothing.
    words
        File with the words under figures.
    coding
        The card of the corpus's annotations; nothing where nobody coded.
    coded
        File that says how many mentions were coded.
    codebook
        Targets, holders and frames.
    text
        Files of ``paper/``.
    lock, requirements
        Files of ``envs/``.
    cells
        ``links`` or ``footnotes``: how a number says where it comes from.
    """
    read = {Path(path).stem: path for path in tables}
    below = {Path(path).stem: read_bytes(path).decode("utf-8").strip() for path in captions}
    shown = {Path(path).stem for path in figures}
    document = paper_document(
        corpus,
        {name: read_csv(read[name], TABLES[name].types) for name in TABLES_READ if name in read},
        load_corpus(card),
        read_card(coding[0]) if coding else None,
        read_coded(coded),
        codebook,
        config,
        {"lock": sha256(lock), "packages": package_versions(requirements)},
        {name: {**said, "below": below.get(name, "")} for name, said in read_json(words).items() if name in shown},
        cells,
    )
    made = typeset(
        {Path(path).name: read_bytes(path) for path in text},
        document,
        {Path(path).name: read_bytes(path) for path in figures},
    )
    with replacing(pdf) as part:
        part.write_bytes(made)
    write_json(document, numbers)
    write_text(numbers_in_tex(numbers_of(document)), numbers_tex)
    write_text(tables_in_tex(sorted(name for name in read if TABLES[name].printed)), tables_tex)
    note(f"{len(document['numbers'])} numbers, {len(made)} bytes")


if __name__ == "__main__":
    run(write_paper, snakemake)
