"""Join every judgement of every shard into the ledger."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from presslens.base.io import read_table, write_table
from presslens.codebook.questions import HOLDER, QUESTIONS
from presslens.ledger.join import SENTENCE, join_judgements
from presslens.run.job import run


def join_ledger(
    corpus: str,
    articles: str,
    sentences: Sequence[str],
    mentions: Sequence[str],
    holders: Sequence[str],
    judgements: Sequence[str],
    tone: Sequence[str],
    names: Mapping[str, Sequence[str]],
    ledger: str,
    all_sentences: str,
    note: Callable[[str], None],
) -> None:
    """Write the ledger and the sentences of a corpus.

    Parameters
    ----------
    articles
        Table of the corpus.
    sentences, mentions, holders, tone
        Tables of all shards.
    judgements
        Those of all classified questions and shards, each called as its question.
    names
        The codes of the study by part of the codebook.
    ledger, all_sentences
        Tables to write.
    """

    def of_shards(paths: Sequence[str]) -> pl.DataFrame:
        return pl.concat([read_table(path) for path in paths])

    answers = {
        question.name: of_shards([path for path in judgements if Path(path).stem == question.name])
        for question in QUESTIONS.values()
        if question.classified
    } | {HOLDER.name: of_shards(holders)}
    table = join_judgements(corpus, read_table(articles), of_shards(mentions), answers, of_shards(tone), names)
    spans = of_shards(sentences).sort(SENTENCE)
    write_table(table, ledger)
    write_table(spans, all_sentences)
    note(f"{len(table)} mentions, {len(spans)} sentences")


if __name__ == "__main__":
    run(join_ledger, snakemake)
