"""Write the report of a corpus: one page to read from top to bottom."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from altair.utils.schemapi import debug_mode

from presslens.base.io import read_cells, read_json, read_yaml, sha256, write_text
from presslens.cards.annotations import read_card
from presslens.cards.corpora import load_corpus
from presslens.codebook.codebook import Codebook
from presslens.draw.drawing import read_source
from presslens.draw.order import holder_rows
from presslens.exhibits.figures import FIGURES
from presslens.exhibits.tables import TABLES
from presslens.ledger.coded import read_coded
from presslens.run.job import run
from presslens.study.outputs import questions_behind
from presslens.tell.captions import filled
from presslens.tell.manifest import package_versions
from presslens.tell.report.claims import claims
from presslens.tell.report.figures import HEADINGS, ordered, sources_of, told
from presslens.tell.report.page import READERS, Material, written_page
from presslens.tell.report.statement import sections
from presslens.tell.report.tables import within
from presslens.tell.report.validity import checks


def write_report(
    corpus: str,
    card: str,
    annotations: Sequence[str],
    statement: str,
    tables: Sequence[str],
    pictures: Sequence[str],
    words: str,
    package: str,
    ledger: str,
    coded: str,
    codebook: Codebook,
    questions: Sequence[str],
    classifiers: Mapping[str, str],
    settings: Mapping[str, object],
    lock: str,
    requirements: str,
    citation: str,
    report: str,
    note: Callable[[str], None],
    refused: Mapping[str, str] | None = None,
) -> None:
    """Write the page.

    Parameters
    ----------
    card, annotations
        The corpus's card, and that of its annotations; none where nobody coded.
    tables, pictures
        Every table of results, and the png of every figure; each is known by the name of its file.
    words
        The words under figures, by name.
    package, ledger, lock
        The data package, the ledger and the list of packages, by whose hashes the page says what it was made of.
    questions
        Those that coders answered.
    classifiers
        Name of the classifier by question.
    settings
        See :func:`presslens.tell.captions.settings_in_words`.
    refused
        Questions that are not answered in the language of the corpus, and why.
    """
    paths = {Path(path).stem: path for path in tables}
    read = {name: read_source(path) for name, path in paths.items()}
    drawn = {Path(path).stem: Path(path) for path in pictures}
    under = read_json(words)
    names = holder_rows(codebook)
    validations = {name: read[f"validation_{name}"] for name in questions if f"validation_{name}" in read}
    familiarity = read.get("familiarity")
    last = read_coded(coded).sentence
    reader = f"{READERS}/{corpus}"
    figures = []
    with debug_mode(False):
        for name in ordered(under):
            behind = questions_behind(FIGURES[name], questions)
            sources = sources_of(FIGURES[name], read, codebook, behind, classifiers)
            told_of = (under[name], validations, familiarity, drawn[name], reader, names)
            figures.append(told(FIGURES[name], sources, *told_of))
    material = Material(
        corpus=corpus,
        card=load_corpus(card),
        codebook=codebook,
        counts={row[0]: row[-1] for row in read_cells(paths["corpus"])},
        statement=sections(Path(statement).read_text(encoding="utf-8")),
        coders=read_card(annotations[0]).describe_coders() if annotations else "",
        coded=last,
        checks=checks(classifiers, list(validations.values()), familiarity, names, refused or {}),
        agreement=read.get("agreement"),
        shares=read["sentiment_by_target"],
        figures=figures,
        without=[HEADINGS.get(name, name) for name in ordered(FIGURES) if name not in under],
        claims=claims(read["hypotheses"]),
        confidence=str(settings["confidence"]),
        made_by={
            "SHA-256": {
                "data package (lists every table with its own hash)": sha256(package),
                "ledger": sha256(ledger),
                "list of packages": sha256(lock),
            },
            "Packages": package_versions(requirements),
        },
        licence=str(read_yaml(citation)["license"]),
        citation=dict(read_yaml(citation)),
    )
    entries = [
        (TABLES[name], read[name], f"{filled(TABLES[name].caption, {'corpus': corpus}, settings)} {last}".strip())
        for name in TABLES
        if name in read
    ]
    page = written_page(material, lambda room: within(entries, room))
    write_text(page, report)
    note(f"{len(page.encode('utf-8'))} bytes, {len(figures)} figures, {len(entries)} tables")


if __name__ == "__main__":
    run(write_report, snakemake)
