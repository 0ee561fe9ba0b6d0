"""Count the words and phrases of stories: all that comparisons of words need, and no text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from presslens.base.io import read_parts, scan_table, write_parts
from presslens.base.parts import Dealt, up_to
from presslens.estimate.word_heaps import heaps_for, word_count_parts
from presslens.ledger.join import SENTENCE
from presslens.run.job import run

#: Articles that are read at once.
AT_ONCE = 512
TOKENS = ("token_starts", "token_ends")


def count_words(
    articles: str,
    sentences: str,
    ledger: str,
    names: Mapping[str, Sequence[str]],
    min_count: int,
    counts: str,
    note: Callable[[str], None],
    refused: str = "",
) -> None:
    """Write how often each word and phrase occurs in the sentences of a story that name the same targets.

    Parameters
    ----------
    articles, sentences, ledger
        Tables of the corpus.
    names
        Codes of ``targets``.
    min_count
        See :func:`presslens.estimate.word_counts.word_counts`.
    counts
        Table to write.
    refused
        Why no words are counted; empty: they are.
    """
    if refused:
        note(f"words are not counted: {refused}")
    n_sentences = scan_table(sentences).select(pl.len()).collect().item()
    stories, n_features = pl.Series([], dtype=pl.String), 0

    def told(parts: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
        """The parts of the table, counted as they pass: no feature is in two."""
        nonlocal stories, n_features
        for part in parts:
            n_features += part["feature"].drop_nulls().n_unique()
            stories = pl.concat([stories, part["story_id"].unique()]).unique()
            yield part

    with Dealt(Path(counts), heaps_for(n_sentences)) as waiting:
        blocks = blocks_of(articles, sentences, ledger, counted=not refused)
        write_parts(told(word_count_parts(blocks, names, min_count, waiting)), counts)
    note(f"{n_features} words and phrases in {len(stories)} stories")


def blocks_of(
    articles: str, sentences: str, ledger: str, *, counted: bool
) -> Iterator[tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]]:
    """Some articles at a time, with their sentences and mentions; sentences that are not counted are left out."""
    ends = [block["article_id"][-1] for block in read_parts(articles, ["article_id"], AT_ONCE) if len(block)] or [""]
    spans, mentions = (
        up_to(read_parts(path, [*SENTENCE, *columns]), "article_id", ends)
        for path, columns in ((sentences, TOKENS), (ledger, ("start", "end", "target", "alias_kind")))
    )
    of_articles = ("article_id", "story_id", "outlet_country", "text")
    for block, of_sentences, located in zip(read_parts(articles, of_articles, AT_ONCE), spans, mentions, strict=True):
        yield block, of_sentences if counted else of_sentences.clear(), located


if __name__ == "__main__":
    run(count_words, snakemake)
