"""Write the data statement of a corpus."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from presslens.base.io import read_csv, read_table, scan_table, write_text
from presslens.cards.annotations import read_card
from presslens.cards.corpora import load_corpus
from presslens.codebook.codebook import Codebook
from presslens.exhibits.tables import TABLES
from presslens.run.job import run
from presslens.tell.statement import Coding, data_statement

#: What is told of articles.
ARTICLES = ("article_id", "story_id", "outlet", "outlet_country", "date", "language", "text")


def write_statement(
    card: str,
    articles: str,
    exclusions: str,
    removals: str,
    sentences: str,
    ledger: str,
    coding: Sequence[str],
    familiarity: str,
    codebook: Codebook,
    classifiers: Mapping[str, str],
    languages: Sequence[str],
    statement: str,
    note: Callable[[str], None],
    refused: Mapping[str, str] | None = None,
) -> None:
    """Write the statement.

    Parameters
    ----------
    coding
        The card of the corpus's annotations, the table of agreement, the annotations that found a place and that did
        not, and the tables of scores; empty where nobody coded.
    familiarity
        The table of that name.
    codebook
        Its targets, by whose names countries go, and its topics.
    refused
        Questions that are not answered, and why.
    """
    text = data_statement(
        load_corpus(card),
        # Texts, and articles of mentions, are but told apart.
        scan_table(articles, ARTICLES).with_columns(pl.col("text").hash()).collect(engine="streaming"),
        read_table(exclusions),
        read_table(removals, ["article_id", "reason"]),
        read_table(sentences, ["sentence_index"]),
        scan_table(ledger, ["article_id", "actor", "target"])
        .with_columns(pl.col("article_id").hash(), pl.col("target").cast(pl.Categorical))
        .collect(engine="streaming"),
        classifiers,
        languages,
        _coding(*coding) if coding else None,
        codebook.targets,
        codebook.topics,
        read_csv(familiarity, TABLES["familiarity"].types),
        refused,
    )
    write_text(text, statement)
    note(f"{text.count(chr(10))} lines")


def _coding(card: str, agreement: str, placed: str, unplaced: str, *validations: str) -> Coding:
    described = read_card(card)
    return Coding(
        described,
        described.describe_coders(),
        read_csv(agreement, TABLES["agreement"].types),
        len(read_table(placed)),
        read_table(unplaced),
        [read_csv(path, TABLES[Path(path).stem].types) for path in validations],
    )


if __name__ == "__main__":
    run(write_statement, snakemake)
