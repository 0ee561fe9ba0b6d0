"""Say which codes estimates may use, and how likely each located mention was to be coded."""

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from presslens.annotate.human_sample import agreement_with_persons
from presslens.annotate.reading import read_annotations
from presslens.annotate.settled import settled_over
from presslens.base.io import read_table, write_table
from presslens.cards.annotations import load_annotation_card
from presslens.estimate.correction.sampled import sampled_codes, sampling_frame
from presslens.ledger.join import MENTION
from presslens.run.job import run


def sample_codes(
    card: str,
    names: Mapping[str, Sequence[str]],
    annotations: str,
    ledger: str,
    confidence: float,
    sampled: str,
    frame: str,
    note: Callable[[str], None],
) -> None:
    """From annotations and ledger to the codes drawn at random, and the chance of every mention.

    Parameters
    ----------
    card
        Of the annotations: its ``strata``.
    names
        Codes of the study by part of the codebook.
    annotations, ledger
        Tables of the corpus.
    confidence
        Of the intervals of agreement with a human sample.
    sampled, frame
        Tables to write: one row per coded validation mention; one per located mention.
    """
    described = load_annotation_card(card, names)
    placed = read_table(annotations)
    lines: list[str] = []
    if described.human:
        read, story_of = read_annotations(described, names), dict(placed.select("source_id", "story_id").iter_rows())
        lines = agreement_with_persons(described, read, names, story_of, confidence)
    codes = settled_over(sampled_codes(placed))
    located = read_table(ledger, list(dict.fromkeys((*MENTION, *described.strata))))
    chances = sampling_frame(located, codes, described.strata, described.chances_stated or None)
    write_table(codes, sampled)
    write_table(chances, frame)
    kind = "automatic codes of " if described.by_programs else "coded "
    never = chances.filter(pl.col("probability") == 0)
    note(f"{len(codes)} {kind}mentions of {len(located)} located ones, in {chances['stratum'].n_unique()} strata")
    if len(never):
        note(f"{len(never)} located mentions in strata without a code: their answers stand uncorrected")
    for line in lines:
        note(line)


if __name__ == "__main__":
    run(sample_codes, snakemake)
