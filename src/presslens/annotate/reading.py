"""A folder of annotations: the sample of mentions, and one file of codes per coder, as its card describes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from presslens.annotate.codes import read_codes
from presslens.annotate.sample import read_sample
from presslens.annotate.settled import read_settled
from presslens.base.errors import InputError, InputErrors
from presslens.base.io import sha256
from presslens.cards.annotations import AnnotationCard


@dataclass(frozen=True)
class Annotations:
    """The sample and the codes of each coder, in the order of the sample.

    Attributes
    ----------
    sample
        ``id``, ``source_id``, ``target``, ``start``, ``end`` (characters, as the card says), ``mention`` (what stands
        there, null where the card names no such column), ``inclusion_probability`` in (0, 1] or null, ``purpose`` (one
        of :data:`presslens.annotate.purposes.PURPOSES`), and ``row`` of the file, its header being row 1.
    codes
        By coder, one column per question with its labels: text (null where a coder left it empty because the mention is
        no actor), or a list in the order of the study where several may hold.
    settled
        What was settled where they differed, in the same form, null where nothing was; None without a file of it.
    """

    sample: pl.DataFrame
    codes: dict[str, pl.DataFrame]
    settled: pl.DataFrame | None = None


def read_annotations(card: AnnotationCard, names: Mapping[str, Sequence[str]]) -> Annotations:
    """Read the sample and every coder's file, which lie beside the card.

    Parameters
    ----------
    names
        Codes of the study by part of the codebook (``holders``, ``frames``), in its order.

    Raises
    ------
    InputError
        Ids that are empty, occur twice, or are missing in a coder's file; places and probabilities that cannot be;
        codes that the card does not list; a mention that is no actor with a sentiment or stance; two coders' files
        that are the same. Each line names the file, row and column, what was found and what is allowed.
    """
    sample = read_sample(card.folder / card.sample, card.columns)
    ids = sample["id"].to_list()
    codes = {coder.name: read_codes(card, coder, ids, names, sample) for coder in card.coders}
    _check_alone(card)
    return Annotations(sample, codes, read_settled(card, ids, names))


def _check_alone(card: AnnotationCard) -> None:
    """Raise where two coders' files are one and the same: a copy agrees with itself, which says nothing."""
    first: dict[str, str] = {}
    faults = []
    for coder in card.coders:
        path = card.folder / coder.file
        if (other := first.setdefault(sha256(path), coder.file)) != coder.file:
            faults.append(InputError(path, f"is the same as {other}, byte for byte", "each coder's own codes"))
    if faults:
        raise InputErrors(faults)
