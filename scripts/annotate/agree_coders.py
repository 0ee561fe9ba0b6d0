"""Say how well the coders of a corpus agree."""

from collections.abc import Callable, Mapping, Sequence

from presslens.annotate.agreement import agreement_table
from presslens.annotate.purposes import VALIDATION
from presslens.annotate.reading import read_annotations
from presslens.base.io import write_csv
from presslens.cards.annotations import load_annotation_card
from presslens.run.job import run
from presslens.tell.latex import write_latex


def agree_coders(
    card: str,
    names: Mapping[str, Sequence[str]],
    resamples: int,
    confidence: float,
    seed: int,
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
    resamples, confidence, seed
        Of the bootstrap.
    csv, tex
        The table, for machines and for papers.
    """
    described = load_annotation_card(card, names)
    annotations = read_annotations(described, names)
    drawn = annotations.sample["purpose"] == VALIDATION
    table = agreement_table(
        {coder: codes.filter(drawn) for coder, codes in annotations.codes.items()},
        annotations.sample.filter(drawn)["source_id"].to_list(),
        {question.name: described.labels(question, names) for question in described.coded},
        resamples,
        confidence,
        seed,
    )
    write_csv(table, csv)
    write_latex(table, tex)
    note(f"{drawn.sum()} of {len(annotations.sample)} mentions are for validation, {len(annotations.codes)} coders")


if __name__ == "__main__":
    run(agree_coders, snakemake)
