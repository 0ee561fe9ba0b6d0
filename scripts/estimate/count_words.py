"""Count the words and phrases of stories: all that comparisons of words need, and no text."""

from collections.abc import Callable, Mapping, Sequence

from presslens.base.io import read_table, write_table
from presslens.estimate.word_counts import word_counts
from presslens.run.job import run


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
    spans = read_table(sentences)
    if refused:
        spans = spans.clear()
        note(f"words are not counted: {refused}")
    table = word_counts(read_table(articles), spans, read_table(ledger), names, min_count)
    write_table(table, counts)
    note(f"{table['feature'].n_unique()} words and phrases in {table['story_id'].n_unique()} stories")


if __name__ == "__main__":
    run(count_words, snakemake)
