"""Read a corpus: its articles, what was set aside, what cleaning removed, and what is doubtful about it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from presslens.base.errors import readable
from presslens.base.findings import as_documents, require_no_fault
from presslens.base.io import read_table, replacing, write_json, write_side_by_side, write_table
from presslens.cards.corpora import load_corpus
from presslens.check.corpus import corpus_findings
from presslens.check.tally import Tally
from presslens.codebook.codebook import Codebook
from presslens.ingest.articles import corpus_entries, place_of, without_cycles
from presslens.ingest.assemble import Assembly
from presslens.ingest.corpus import ARTICLE_COLUMNS, Corpus, require_articles
from presslens.ingest.shards import ARTICLES_TOGETHER
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
    findings: str,
    note: Callable[[str], None],
) -> None:
    """Read the files of a corpus as its card describes them, and write three tables and what was found.

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
    findings
        JSON file to write: warnings and facts, worst first, each with its ``severity`` and a ``line``.

    Raises
    ------
    InputErrors
        One line per fault; then nothing is written.
    """
    described = load_corpus(card)
    assembly = Assembly(languages, described.language, beside=Path(articles))
    entries = corpus_entries(described, files, codebook.boilerplate["lines"], max_file_bytes)
    with without_cycles(), replacing(articles) as all_articles, replacing(removals) as all_removals:
        write_side_by_side(assembly.parts(entries), (all_articles, all_removals), ARTICLES_TOGETHER)
        # No texts: they need not fit into memory.
        counted = [column for column in ARTICLE_COLUMNS if column not in ("text", "title", "url")]
        tables = (read_table(all_articles, counted), assembly.exclusions, read_table(all_removals, ["article_id"]))
        corpus = require_articles(
            Corpus(*tables, assembly.unknown_outlets, assembly.repeated), place_of(described, files)
        )
        found = corpus_findings(Tally.of(corpus), described, languages)
        require_no_fault(found)
    write_table(corpus.exclusions, exclusions)
    write_json(as_documents(found), findings)
    note(f"{len(corpus.exclusions)} entries set aside, {len(corpus.removals)} removals")
    for name, count in corpus.unknown_outlets.items():
        note(f"outlet not in the card: {readable(name)} ({count} articles)")
    for finding in found:
        note(f"{finding.severity}: {finding.line}")


if __name__ == "__main__":
    run(ingest_articles, snakemake)
