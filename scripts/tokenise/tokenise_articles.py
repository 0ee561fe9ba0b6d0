"""Split articles into sentences and tokens."""

from collections.abc import Callable
from pathlib import Path

import polars as pl

from presslens.base.io import read_table, write_table
from presslens.codebook.codebook import Codebook
from presslens.language.language import load_language
from presslens.tokenise.sentences import SentenceSplitter
from presslens.tokenise.tables import SENTENCES
from presslens.tokenise.words import token_spans


def tokenise_articles(
    articles: str | Path,
    codebook: Codebook,
    language: str,
    sentences: str | Path,
    note: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the sentences of the articles, with their tokens."""
    spoken = load_language(language)
    split = SentenceSplitter(spoken, codebook.sentences, codebook.agencies)
    rows = []
    for article, text in read_table(articles).select("article_id", "text").iter_rows():
        for index, sentence in enumerate(split(text)):
            tokens = [token.shifted(sentence.start) for token in token_spans(sentence.of(text), spoken.tokens)]
            starts, ends = [token.start for token in tokens], [token.end for token in tokens]
            rows.append((article, index, *sentence, starts, ends))
    table = pl.DataFrame(rows, schema=SENTENCES, orient="row")
    write_table(table, sentences)
    note(f"{len(table)} sentences, {table['token_starts'].list.len().sum()} tokens")
