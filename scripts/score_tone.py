"""Score the tone of each sentence."""

import polars as pl

from presslens.errors import reported
from presslens.io import read_table, write_table
from presslens.items import sentence_texts
from presslens.ledger import SENTENCE
from presslens.tone import tone


def main(snakemake, note):
    sentences = read_table(snakemake.input.sentences)
    scores = tone(sentence_texts(read_table(snakemake.input.articles), sentences))
    write_table(sentences.select(*SENTENCE, pl.Series("tone", scores, dtype=pl.Float64)), snakemake.output.tone)
    note(f"{len(sentences)} sentences")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
