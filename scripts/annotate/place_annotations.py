"""Find the annotated mentions of a corpus among those located in it, and join the coders' labels."""

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from presslens.annotate.adjudication import adjudicate
from presslens.annotate.placing import check_offsets, place_sample
from presslens.annotate.purposes import VALIDATION
from presslens.annotate.reading import read_annotations
from presslens.annotate.sample_chances import check_chances
from presslens.annotate.truth import stored
from presslens.base.io import read_table, sha256, write_table
from presslens.cards.annotations import load_annotation_card
from presslens.cards.datasets import load_data_set
from presslens.run.job import run


def place_annotations(
    card: str,
    names: Mapping[str, Sequence[str]],
    corpus_card: str,
    files: Sequence[str],
    articles: str,
    removals: str,
    mentions: Sequence[str],
    annotations: str,
    unplaced: str,
    note: Callable[[str], None],
) -> None:
    """From a folder of annotations to one row per annotated mention that was located, with agreed and given labels.

    Parameters
    ----------
    card
        Of the annotations; sample and codes lie beside it.
    names
        Codes of the study by part of the codebook.
    corpus_card, files
        The corpus's card and its files.
    articles, removals, mentions
        Tables of the corpus; mentions by shard.
    annotations, unplaced
        The mentions that were placed, and the others with the reason.
    """
    described = load_annotation_card(card, names)
    read = read_annotations(described, names)
    digests = {path: sha256(path) for path in files} if described.offsets.sha256 else {}
    words_known = not read.sample["mention"].null_count()
    if warning := check_offsets(described, load_data_set(corpus_card).reader, digests, words_known):
        note(warning)
    cleaned = read_table(removals) if described.offsets.raw else None
    located = pl.concat([read_table(path) for path in mentions])
    where = described.folder / described.sample
    if described.chances_stated:
        drawn = read.sample.filter(pl.col("purpose") == VALIDATION)["inclusion_probability"]
        check_chances(drawn.to_list(), len(located), where)
    placed, left = place_sample(read.sample, read_table(articles), located, cleaned, where)
    labels = stored(adjudicate(read.codes, read.settled), described.coded, read.codes).with_columns(read.sample["id"])
    table = placed.join(labels, on="id", how="left", validate="1:1", maintain_order="left")
    write_table(table, annotations)
    write_table(left, unplaced)
    note(f"{len(table)} of {len(read.sample)} annotated mentions placed")
    for reason, n in left.group_by("reason").len().sort("reason").iter_rows():
        note(f"{n} {reason}")


if __name__ == "__main__":
    run(place_annotations, snakemake)
