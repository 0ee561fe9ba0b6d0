"""Read a corpus: its articles, what was set aside, and what cleaning removed."""

from collections.abc import Callable, Sequence

from presslens.base.errors import readable
from presslens.base.io import write_table
from presslens.cards.corpora import load_corpus
from presslens.codebook.codebook import Codebook
from presslens.ingest.articles import read_corpus
from presslens.run.job import run


def ingest_articles(
    card: str,
    files: Sequence[str],
    codebook: Codebook,
    languages: Sequence[str],
    max_file_bytes: int,
    articles: str,
    exclusions: str,
    removals: str,
    note: Callable[[str], None],
) -> None:
    """Read the files of a corpus as its card describes them, and write three tables.

    Parameters
    ----------
    card
        ``data/<corpus>.yaml``.
    files
        Every file of the corpus.
    codebook
        With its ``boilerplate``: lines that are no part of any article.
    languages, max_file_bytes
        Of ``config.yaml: ingest``.
    articles, exclusions, removals
        Tables to write.
    """
    corpus = read_corpus(load_corpus(card), files, codebook.boilerplate["lines"], languages, max_file_bytes)
    write_table(corpus.articles, articles)
    write_table(corpus.exclusions, exclusions)
    write_table(corpus.removals, removals)
    note(
        f"{len(corpus.articles)} articles, {len(corpus.exclusions)} entries set aside, {len(corpus.removals)} removals"
    )
    note(f"{corpus.repeated_ids} ids stand for several articles of different text")
    for name, count in corpus.unknown_outlets.items():
        note(f"outlet not in the card: {readable(name)} ({count} articles)")


if __name__ == "__main__":
    run(ingest_articles, snakemake)
