"""Measure how far a corpus lies from what the encoder knows, and tell the accuracy to expect there."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from presslens.base.io import read_table, write_csv
from presslens.cards.familiarity import REFERENCE, SPACE, load_reference
from presslens.classify.familiarity.space import FeatureSpace
from presslens.classify.methods.encoder.features import FeatureStore
from presslens.classify.methods.encoder.model import checked_model
from presslens.classify.methods.encoder.tokens import COUNTS
from presslens.exhibits.familiarity import FAMILIARITY
from presslens.ledger.join import MENTION
from presslens.run.job import run
from presslens.tell.latex import write_latex
from presslens.validate.familiarity import familiarity_tables


def measure_familiarity(
    corpus: str,
    asked: Mapping[str, float],
    missing: Mapping[str, str],
    folder: str,
    confidence: float,
    ledger: str,
    pieces: Sequence[str],
    features: Sequence[str],
    csv: str,
    tex: str,
    answers: str,
    note: Callable[[str], None],
) -> None:
    """Write the measures of the corpus and of the encoder's reference sets.

    Parameters
    ----------
    asked
        Questions that the encoder answers, and below which probability an answer is uncertain; none where other
        classifiers answer all of them, and then the tables are empty.
    missing
        Questions of which no accuracy is to be told, and why.
    folder
        The encoder's model.
    confidence
        Level of the range, in (0, 1).
    ledger
        Table of the corpus.
    pieces, features
        What the encoder read of the mentions of each shard, and its features, in the same order.
    csv, tex, answers
        Tables to write.
    """
    space, reference = None, {}
    if asked and REFERENCE in (card := checked_model(folder)).sha256:
        space = FeatureSpace.read(Path(folder) / SPACE, card.n_features)
        reference = load_reference(Path(folder) / REFERENCE)
    empty = pl.DataFrame(schema={MENTION[0]: pl.String, MENTION[1]: pl.Int64, **dict.fromkeys(COUNTS, pl.Int32)})
    parts = [empty.with_columns(distance=pl.lit(None, pl.Float64))]
    for table, arrays in zip(pieces, features, strict=True):
        parts.append(with_distances(read_table(table), arrays, space))
    found = familiarity_tables(
        corpus, read_table(ledger), pl.concat(parts, how="vertical_relaxed"), asked, reference, missing, confidence
    )
    measured, said = found.values()
    write_csv(measured, csv)
    write_latex(measured.select(FAMILIARITY.printed), tex)
    write_csv(said, answers)
    n_estimated = len(measured.filter(pl.col("low").is_not_null()))
    note(f"{len(asked)} questions measured, accuracy to expect of {n_estimated}")


def with_distances(pieces: pl.DataFrame, features: str, space: FeatureSpace | None) -> pl.DataFrame:
    """What was read of each mention of a shard, with the distance of its features; null without a space."""
    columns = [*MENTION, *COUNTS]
    if space is None:
        return pieces.select(*columns, distance=pl.lit(None, pl.Float64))
    rows = pieces["row"].to_numpy()
    return pieces.select(*columns, distance=pl.Series(space.distances(FeatureStore.read(features).at(rows))))


if __name__ == "__main__":
    run(measure_familiarity, snakemake)
