"""Say how well the coders of a corpus agree."""

from collections.abc import Callable, Mapping, Sequence

from presslens.annotate.agreement import ALL, agreement_table
from presslens.annotate.purposes import VALIDATION
from presslens.annotate.reading import read_annotations
from presslens.base.io import read_table, write_csv
from presslens.cards.annotations import load_annotation_card
from presslens.run.job import run
from presslens.tell.latex import write_latex


def agree_coders(
    card: str,
    names: Mapping[str, Sequence[str]],
    annotations: str,
    confidence: float,
    csv: str,
    tex: str,
    note: Callable[[str], None],
) -> None:
    """From a folder of annotations to the table of agreement.

    Parameters
    ----------
    card
        Of the annotations; sample and codes lie beside it.
    names
        Codes of the study by part of the codebook.
    annotations
        Those that were placed: of which story each article is. An article without a place is a story of its own.
    confidence
        Of the intervals.
    csv, tex
        The table, for machines and for papers.
    """
    described = load_annotation_card(card, names)
    read = read_annotations(described, names)
    drawn = read.sample["purpose"] == VALIDATION
    story_of = dict(read_table(annotations, ["source_id", "story_id"]).iter_rows())
    table = agreement_table(
        {coder: codes.filter(drawn) for coder, codes in read.codes.items()},
        [story_of.get(source, source) for source in read.sample.filter(drawn)["source_id"]],
        {question.name: described.labels(question, names) for question in described.coded},
        confidence,
    )
    write_csv(table, csv)
    write_latex(table.filter(part=ALL).drop("part"), tex)
    note(f"{drawn.sum()} of {len(read.sample)} mentions are for validation, {len(read.codes)} coders")


if __name__ == "__main__":
    run(agree_coders, snakemake)
