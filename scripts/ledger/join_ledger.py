"""Join every judgement of every shard into the ledger."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from presslens.base.io import read_json, read_table, write_csv, write_json, write_table
from presslens.codebook.questions import HOLDER, QUESTIONS, Question
from presslens.ledger.coded import count_coded
from presslens.ledger.join import MENTION, SENTENCE, join_judgements
from presslens.run.job import run
from presslens.validate.held_out import HeldOut, read_held_out
from presslens.validate.unseen import unseen_judgements


def join_ledger(
    corpus: str,
    articles: str,
    sentences: Sequence[str],
    mentions: Sequence[str],
    holders: Sequence[str],
    judgements: Sequence[str],
    tone: Sequence[str],
    annotations: Sequence[str],
    heads: Sequence[str],
    classify: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, Sequence[str]],
    ledger: str,
    ledger_csv: str,
    all_sentences: str,
    coded: str,
    note: Callable[[str], None],
    refused: str = "",
) -> None:
    """Write the ledger and the sentences of a corpus, and how many of its mentions were coded.

    Parameters
    ----------
    articles
        Table of the corpus.
    sentences, mentions, holders, tone
        Tables of all shards.
    judgements
        Those of all classified questions and shards, each called as its question.
    annotations
        Table of the coded mentions; empty where nobody coded.
    heads
        Of heads that were fitted to the corpus's codes: what is said of them, and their answers out of fold. Empty
        where there are none.
    classify
        By question that was coded and classified, its block of ``config.yaml``.
    names
        The codes of the study by part of the codebook.
    ledger, all_sentences
        Tables to write.
    ledger_csv
        The ledger once more, for programs that read no parquet.
    coded
        File of counts to write.
    refused
        One line on questions that are not answered; empty where all are.
    """

    def of_shards(paths: Sequence[str]) -> pl.DataFrame:
        return pl.concat([read_table(path) for path in paths])

    answers = {
        question.name: of_shards([path for path in judgements if Path(path).stem == question.name])
        for question in QUESTIONS.values()
        if question.classified
    } | {HOLDER.name: of_shards(holders)}
    placed = read_table(*annotations).select("id", *MENTION, "sentence_index") if annotations else None
    replaced: dict[str, int] = {}
    if placed is not None:
        for name, settings in classify.items():
            question, known = QUESTIONS[name], set(placed["id"])
            labels = question.labels_in(names)
            if held_out := answers_out_of_fold(corpus, question, settings, labels, known, heads):
                found = unseen_judgements(question, answers[name], placed, held_out, settings, labels)
                answers[name], replaced[name] = found
    tables = (read_table(articles), of_shards(mentions), answers, of_shards(tone), names, placed)
    table = join_judgements(corpus, *tables)
    spans = of_shards(sentences).sort(SENTENCE)
    counts = count_coded(table, replaced, refused)
    write_table(table, ledger)
    write_csv(table, ledger_csv)
    write_table(spans, all_sentences)
    write_json(counts.document, coded)
    note(f"{len(table)} mentions, {len(spans)} sentences")
    if counts.sentence:
        note(counts.sentence)


def answers_out_of_fold(
    corpus: str,
    question: Question,
    settings: Mapping[str, Any],
    labels: Sequence[str],
    known: set[str],
    heads: Sequence[str],
) -> HeldOut | None:
    """What stands in for the answers of a classifier that has learnt from codes of the corpus; None where none has.

    It has where its head was fitted to them, or where its model was trained on the corpus.
    """
    own = None
    if heads:
        described, out_of_fold = heads
        own = out_of_fold if question.name in read_json(described)["fitted"] else None
    model = settings.get(settings["classifier"], {}).get("model")
    return read_held_out(own, model, corpus, question, labels, known)


if __name__ == "__main__":
    run(join_ledger, snakemake)
