"""Measure how far each mention lies from what the encoder knows: the last step that reads the encoder's features."""

from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from presslens.base.io import read_table, write_table
from presslens.cards.familiarity import REFERENCE, SPACE
from presslens.classify.familiarity.space import FeatureSpace
from presslens.classify.methods.encoder.features import FeatureStore
from presslens.classify.methods.encoder.model import checked_model
from presslens.classify.methods.encoder.tokens import COUNTS
from presslens.ledger.join import MENTION
from presslens.run.job import run


def measure_distances(
    folder: str,
    pieces: Sequence[str],
    features: Sequence[str],
    distances: str,
    note: Callable[[str], None],
) -> None:
    """Write what the encoder read of each mention, and the distance of its features; null without a space.

    Parameters
    ----------
    folder
        The encoder's model.
    pieces, features
        What the encoder read of the mentions of each shard, and its features, in the same order; none where it answers
        nothing that is measured.
    distances
        Table to write: the key of the mention, :data:`~presslens.classify.methods.encoder.tokens.COUNTS`, ``distance``.
    """
    space = None
    if pieces and REFERENCE in (card := checked_model(folder)).sha256:
        space = FeatureSpace.read(Path(folder) / SPACE, card.n_features)
    empty = pl.DataFrame(schema={MENTION[0]: pl.String, MENTION[1]: pl.Int64, **dict.fromkeys(COUNTS, pl.Int32)})
    parts = [empty.with_columns(distance=pl.lit(None, pl.Float64))]
    for table, arrays in zip(pieces, features, strict=True):
        parts.append(with_distances(read_table(table), arrays, space))
    found = pl.concat(parts, how="vertical_relaxed")
    write_table(found, distances, exact=True)
    note(f"{len(found)} mentions measured" if space else "no space to measure in")


def with_distances(pieces: pl.DataFrame, features: str, space: FeatureSpace | None) -> pl.DataFrame:
    """What was read of each mention of a shard, with the distance of its features; null without a space."""
    columns = [*MENTION, *COUNTS]
    if space is None:
        return pieces.select(*columns, distance=pl.lit(None, pl.Float64))
    rows = pieces["row"].to_numpy()
    return pieces.select(*columns, distance=pl.Series(space.distances(FeatureStore.read(features).at(rows))))


if __name__ == "__main__":
    run(measure_distances, snakemake)
