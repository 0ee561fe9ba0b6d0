"""Split articles into sentences and tokens."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_table, read_yaml, write_table
from presslens.base.schema import check
from presslens.tokenise.sentences import SentenceSplitter
from presslens.tokenise.words import token_spans

SCHEMA = {
    "article_id": pl.String,
    "sentence_index": pl.Int32,
    "start": pl.Int64,
    "end": pl.Int64,
    "token_starts": pl.List(pl.Int64),
    "token_ends": pl.List(pl.Int64),
}


def main(snakemake, note):
    words = read_yaml(snakemake.input.abbreviations)
    check(words, "sentences", snakemake.input.abbreviations)
    split = SentenceSplitter(words["abbreviations"])
    rows = []
    for article, text in read_table(snakemake.input.articles).select("article_id", "text").iter_rows():
        for index, (start, end) in enumerate(split(text)):
            tokens = token_spans(text[start:end])
            starts, ends = ([start + token[side] for token in tokens] for side in (0, 1))
            rows.append((article, index, start, end, starts, ends))
    sentences = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    write_table(sentences, snakemake.output.sentences)
    note(f"{len(sentences)} sentences, {sentences['token_starts'].list.len().sum()} tokens")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
