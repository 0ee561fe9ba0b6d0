"""Find the annotated mentions of a corpus among those located in it, and join the coders' labels."""

from pathlib import Path

import polars as pl

from presslens.annotate.adjudication import adjudicate
from presslens.annotate.placing import place_sample
from presslens.annotate.reading import load_card, read_annotations
from presslens.base.errors import InputError, reported
from presslens.base.io import read_table, read_yaml, sha256, write_table


def main(snakemake, note):
    card = load_card(snakemake.input.card, snakemake.params.actors, snakemake.params.frames)
    folder = Path(snakemake.input.card).parent
    annotations = read_annotations(folder, card, snakemake.params.frames)
    raw = card["offsets"]["into"] == "raw"
    check_offsets(card, annotations.sample, snakemake, note)
    mentions = pl.concat([read_table(path) for path in snakemake.input.mentions])
    removals = read_table(snakemake.input.removals) if raw else None
    articles = read_table(snakemake.input.articles)
    placed, unplaced = place_sample(annotations.sample, articles, mentions, removals, folder / card["sample"])
    labels = adjudicate(annotations.codes).with_columns(annotations.sample["id"])
    table = placed.join(labels, on="id", how="left", validate="1:1", maintain_order="left")
    write_table(table, snakemake.output.annotations)
    write_table(unplaced, snakemake.output.unplaced)
    note(f"{len(table)} of {len(annotations.sample)} annotated mentions placed")
    for reason, n in unplaced.group_by("reason").len().sort("reason").iter_rows():
        note(f"{n} {reason}")


def check_offsets(card, sample, snakemake, note):
    """Offsets into a raw text need a reader that keeps account of every character, and the file they count in.

    Another file will do (rows added, in another order) where the words of each mention are there to compare.
    """
    where, offsets = snakemake.input.card, card["offsets"]
    reader = read_yaml(snakemake.input.corpus_card)["reader"]
    if offsets["into"] == "raw" and reader != "table":
        raise InputError(
            f"{where}: offsets.into", f"found 'raw', but the corpus is read by {reader}", "allowed: cleaned"
        )
    if "sha256" in offsets:
        hashes = {path: sha256(path) for path in snakemake.input.files}
        if offsets["sha256"] not in hashes.values():
            found = "; ".join(f"{Path(path).name} {digest}" for path, digest in sorted(hashes.items())[:5])
            if sample["mention"].null_count():
                raise InputError(f"{where}: offsets.sha256", "is that of no file of the corpus", f"its files: {found}")
            note(f"offsets.sha256 is that of no file of the corpus ({found}): each mention's words were compared")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
