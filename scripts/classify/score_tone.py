"""Score the tone of each sentence."""

import polars as pl

from presslens.attribute.items import sentence_texts
from presslens.base.errors import reported
from presslens.base.io import read_table, write_table
from presslens.classify.tone import tone
from presslens.ledger.join import SENTENCE


def main(snakemake, note):
    sentences = read_table(snakemake.input.sentences)
    scores = tone(sentence_texts(read_table(snakemake.input.articles), sentences))
    write_table(sentences.select(*SENTENCE, pl.Series("tone", scores, dtype=pl.Float64)), snakemake.output.tone)
    note(f"{len(sentences)} sentences")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
