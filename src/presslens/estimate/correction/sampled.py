"""How likely each located mention was to be coded: the chances of the whole sample, whatever waves it was drawn in.

Waves that were drawn one after another may know nothing of each other: the chance that stands beside a mention of the
third may be that of the third alone. Where the card of the annotations says within which columns of the ledger all
mentions had the same chance (``strata``), chances are therefore counted anew: coded for validation, over located. That
holds even where the sample was drawn from mentions that an earlier run located. Else, or where the card says that they
are ``stated``, the chance beside each mention is taken as that of the whole sample: what is drawn here states it so.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from presslens.annotate.purposes import VALIDATION
from presslens.ledger.join import MENTION

#: Coded mentions that a stratum needs to stand alone.
MIN_CODED = 5
#: Stands for what was put together.
REST = "*"
#: Name of the one stratum where the card names none.
AS_DRAWN = "as drawn"
#: Columns of the table of chances.
FRAME_COLUMNS = (*MENTION, "stratum", "probability")


def sampled_codes(annotations: pl.DataFrame) -> pl.DataFrame:
    """The annotations that estimates may use: those drawn at random (``purpose`` validation), in their order."""
    return annotations.filter(pl.col("purpose") == VALIDATION)


def sampling_frame(
    ledger: pl.DataFrame, sampled: pl.DataFrame, strata: Sequence[str], stated: bool | None = None
) -> pl.DataFrame:
    """The chance of every located mention to be coded for validation.

    Parameters
    ----------
    ledger
        One row per located mention.
    sampled
        The coded ones (:func:`sampled_codes`), with ``inclusion_probability``.
    strata
        Columns of the ledger within which all mentions had the same chance, from coarse to fine; none: the chances
        stand beside the coded mentions, or are the same everywhere where these are null.
    stated
        Whether the chances beside the coded mentions are those of the whole sample; None: where no strata are named.

    Returns
    -------
    One row per mention, in the order of the ledger: its key, ``stratum``, and ``probability`` in [0, 1]: 0 in a stratum
    of which nothing was coded, null where it is known of coded mentions alone and the mention is none.
    """
    coded = sampled.select(*MENTION, "inclusion_probability", pl.lit(True).alias("_coded"))
    rows = ledger.select(*MENTION, *strata).join(coded, on=MENTION, how="left", validate="1:1", maintain_order="left")
    rows = rows.with_columns(pl.col("_coded").fill_null(False))
    keys = [_name(key) for key in rows.select(strata).iter_rows()] if strata else [(AS_DRAWN,)] * len(rows)
    counts = dict.fromkeys(sorted(set(keys)), 0)
    for key, is_coded in zip(keys, rows["_coded"], strict=True):
        counts[key] += is_coded
    joined = collapsed(counts)
    rows = rows.with_columns(pl.Series("stratum", ["/".join(joined[key]) for key in keys], pl.String))
    stated = not strata if stated is None else stated
    known = stated and sampled["inclusion_probability"].null_count() == 0
    chance = pl.col("inclusion_probability") if known else pl.col("_coded").mean().over("stratum")
    return rows.with_columns(chance.alias("probability")).select(FRAME_COLUMNS)


def _name(key: Sequence[object]) -> tuple[str, ...]:
    return tuple("unknown" if value is None else str(value) for value in key)


def collapsed(coded: dict[tuple[str, ...], int], least: int = MIN_CODED) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Strata of which too few mentions were coded, put together with others of the same kind.

    From the finest column to the coarsest: small strata that agree in all coarser columns become one; where that is
    still small and a large one stands beside it, it joins the largest; else it is small in the next coarser column.

    Parameters
    ----------
    coded
        Coded mentions of each stratum, by its values from coarse to fine.
    least
        What a stratum needs.

    Returns
    -------
    The stratum that each becomes part of.

    >>> joined = collapsed({("TUR", "a"): 9, ("TUR", "b"): 3, ("TUR", "c"): 0, ("RUS", "a"): 1}, least=5)
    >>> sorted(set(joined.values()))
    [('RUS', '*'), ('TUR', 'a')]
    """
    counts, part_of = dict(coded), {name: name for name in coded}
    depth = max(map(len, coded), default=0)
    for level in range(depth - 1, 0, -1):
        for above in sorted({name[:level] for name in counts}):
            inside = sorted(name for name in counts if name[:level] == above)
            small = [name for name in inside if counts[name] < least]
            if not small:
                continue
            together, into = sum(counts[name] for name in small), (*above, *[REST] * (depth - level))
            if together < least and len(small) < len(inside):
                into = max((name for name in inside if name not in small), key=lambda name: (counts[name], name))
                together += counts[into]
            for name in small:
                counts.pop(name)
            counts[into] = together
            part_of = {name: into if found in small else found for name, found in part_of.items()}
    return part_of
