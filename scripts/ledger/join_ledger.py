"""Join every judgement of every shard into the ledger, shard by shard."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from presslens.base.io import read_json, read_parts, read_table, scan_table, write_csv_parts, write_json, write_parts
from presslens.codebook.questions import HOLDER, QUESTIONS
from presslens.ingest.shards import place_of
from presslens.ledger.coded import CodedMentions, count_coded, sum_coded
from presslens.ledger.join import ARTICLE_COLUMNS, MENTION, SENTENCE, join_judgements
from presslens.run.job import run
from presslens.validate.held_out import HeldOut, read_held_out
from presslens.validate.unseen import unseen_judgements


def join_ledger(
    corpus: str,
    articles: str,
    shards: str,
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
        Table of the corpus, sorted by ``article_id``.
    shards
        Number of articles by name of shard.
    sentences, mentions, holders, tone
        Tables of all shards, each in the folder of its shard.
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

    placed = read_table(*annotations).select("id", *MENTION, "sentence_index") if annotations else None
    held_out = {} if placed is None else answers_out_of_fold(corpus, classify, names, set(placed["id"]), heads)
    sizes = read_json(shards)
    found = {(Path(path).parent.name, Path(path).stem): path for path in (*mentions, *holders, *judgements, *tone)}
    counts: list[CodedMentions] = []

    def joined() -> Iterator[pl.DataFrame]:
        """The rows of each shard: shards by name are in the order of their articles."""
        for shard in sorted(sizes):
            answers = {
                question.name: read_table(found[shard, question.name])
                for question in QUESTIONS.values()
                if question.classified
            } | {HOLDER.name: read_table(found[shard, "holders"])}
            located = read_table(found[shard, "mentions"])
            own = None if placed is None else placed.join(located, on=MENTION, how="semi")
            replaced: dict[str, int] = {}
            for name, out_of_fold in held_out.items():
                question, settings = QUESTIONS[name], classify[name]
                changed = unseen_judgements(
                    question, answers[name], own, out_of_fold, settings, question.labels_in(names)
                )
                answers[name], replaced[name] = changed
            texts = read_table(articles, ARTICLE_COLUMNS, place_of(shard, sizes))
            table = join_judgements(corpus, texts, located, answers, read_table(found[shard, "tone"]), names, own)
            counts.append(count_coded(table, replaced))
            yield table

    write_parts(joined(), ledger)
    write_csv_parts(read_parts(ledger), ledger_csv)
    of_sentences = {Path(path).parent.name: path for path in sentences}
    write_parts((read_table(of_sentences[shard]).sort(SENTENCE) for shard in sorted(sizes)), all_sentences)
    whole = sum_coded(counts, refused)
    write_json(whole.document, coded)
    n_sentences = scan_table(all_sentences).select(pl.len()).collect().item()
    note(f"{whole.mentions} mentions, {n_sentences} sentences")
    if whole.sentence:
        note(whole.sentence)


def answers_out_of_fold(
    corpus: str,
    classify: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, Sequence[str]],
    known: set[str],
    heads: Sequence[str],
) -> dict[str, HeldOut]:
    """What stands in for the answers of classifiers that have learnt from codes of the corpus, by question.

    One has where its head was fitted to them, or where its model was trained on the corpus.
    """
    found = {}
    for name, settings in classify.items():
        own = None
        if heads:
            described, out_of_fold = heads
            own = out_of_fold if name in read_json(described)["fitted"] else None
        model = settings.get(settings["classifier"], {}).get("model")
        question = QUESTIONS[name]
        if held_out := read_held_out(own, model, corpus, question, question.labels_in(names), known):
            found[name] = held_out
    return found


if __name__ == "__main__":
    run(join_ledger, snakemake)
