"""Read a corpus: its articles, what was set aside, and what cleaning removed."""

from presslens.base.errors import readable, reported
from presslens.base.io import read_yaml, write_table
from presslens.base.schema import check
from presslens.ingest.articles import read_corpus


def main(snakemake, note):
    card = read_yaml(snakemake.input.card)
    boilerplate = read_yaml(snakemake.input.boilerplate)
    check(card, "card", snakemake.input.card)
    check(boilerplate, "boilerplate", snakemake.input.boilerplate)
    settings = snakemake.params.settings
    corpus = read_corpus(card, snakemake.input.files, boilerplate["lines"], settings)
    write_table(corpus.articles, snakemake.output.articles)
    write_table(corpus.exclusions, snakemake.output.exclusions)
    write_table(corpus.removals, snakemake.output.removals)
    note(
        f"{len(corpus.articles)} articles, {len(corpus.exclusions)} entries set aside, {len(corpus.removals)} removals"
    )
    note(f"{corpus.repeated_ids} ids stand for several articles of different text")
    for name, count in corpus.unknown_outlets.items():
        note(f"outlet not in the card: {readable(name)} ({count} articles)")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
