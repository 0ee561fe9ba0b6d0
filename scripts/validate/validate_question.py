"""Score what classifiers say about one question against what the coders of a corpus agree on."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import polars as pl

from presslens.base.io import read_table, write_csv
from presslens.cards.annotations import load_annotation_card
from presslens.codebook.questions import QUESTIONS
from presslens.run.job import run
from presslens.tell.latex import write_latex
from presslens.validate.checked import checked_answers
from presslens.validate.left_out import left_out
from presslens.validate.tables import overview, validation_tables


def validate_question(
    corpus: str,
    question: str,
    names: Mapping[str, Sequence[str]],
    classify: Mapping,
    card: str,
    annotations: str,
    unplaced: str,
    ledger: str,
    candidates: str,
    held_out: Sequence[str],
    confidence: float,
    seed: int,
    csv: str,
    tex: str,
    confusion: str,
    reliability: str,
    note: Callable[[str], None],
) -> None:
    """From annotations and the ledger to scores, confusion counts and calibration of every classifier of a question.

    Parameters
    ----------
    corpus, question
        Their names.
    names
        Codes of the study by part of the codebook.
    classify
        The question's block of ``config.yaml``; empty where no classifier answers it.
    card, annotations, unplaced
        Of the annotations, those that were placed, and the others.
    ledger
        Table of the corpus.
    candidates
        What the classifiers that are not in use say of these mentions.
    held_out
        Answers out of fold of the heads that were chosen for the corpus; none where there are no such heads.
    confidence, seed
        Of the intervals, and of the draws that show what calibration error there is by chance.
    csv, tex
        Scores, for machines and for papers.
    confusion, reliability
        Counts of pairs of labels, and calibration.
    """
    described = load_annotation_card(card, names)
    paths = {"annotations": annotations, "annotations_unplaced": unplaced, "ledger": ledger, "candidates": candidates}

    def read(name: str) -> pl.DataFrame:
        return read_table(paths[name])

    own = next(iter(held_out), None)
    checked = checked_answers(corpus, QUESTIONS[question], names, classify, described, own, read)
    asked, labels, coded, mentions, found = (
        *(checked.question, checked.labels, checked.coded),
        *(checked.mentions, checked.predictions),
    )
    account = partial(left_out, checked.placed, checked.unplaced, asked, labels)
    counted = (labels, coded, found, account, described.describe_coders(), confidence, seed)
    scores, pairs, calibration = validation_tables(mentions, asked, *counted)
    write_csv(scores, csv)
    write_latex(overview(scores), tex)
    write_csv(pairs, confusion)
    write_csv(calibration, reliability)
    note(f"{question}: {len(mentions)} mentions scored, " + ", ".join(f"{p.classifier} {p.kind}" for p in found))
    if not asked.exclusive:
        tell_left_out("the card of the annotations has no code for", labels, coded, note)
        for prediction in found:
            tell_left_out(f"{prediction.classifier} has not learned", labels, prediction.labels, note)


def tell_left_out(why: str, labels: Sequence[str], there: Sequence[str], note: Callable[[str], None]) -> None:
    """Name the labels that are not scored, if there are any."""
    if left_out := [label for label in labels if label not in there]:
        note(f"{why} {', '.join(left_out)}: not scored")


if __name__ == "__main__":
    run(validate_question, snakemake)
