"""Read a corpus: its articles, what was set aside, and what cleaning removed."""

from presslens.errors import reported
from presslens.ingest.articles import read_text_folder
from presslens.io import read_yaml, write_table
from presslens.schema import check


def main(snakemake, note):
    card = read_yaml(snakemake.input.card)
    boilerplate = read_yaml(snakemake.input.boilerplate)
    check(card, "card", snakemake.input.card)
    check(boilerplate, "boilerplate", snakemake.input.boilerplate)
    settings = snakemake.params.settings
    corpus = read_text_folder(
        snakemake.input.files,
        boilerplate["lines"],
        settings["languages"],
        card["language"],
        settings["max_file_bytes"],
    )
    write_table(corpus.articles, snakemake.output.articles)
    write_table(corpus.exclusions, snakemake.output.exclusions)
    write_table(corpus.removals, snakemake.output.removals)
    note(f"{len(corpus.articles)} articles, {len(corpus.exclusions)} files set aside, {len(corpus.removals)} removals")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
