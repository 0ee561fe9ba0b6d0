"""Build the reader of a corpus: pages with every article, every mention, and the evidence behind every table."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from presslens.base.folders import replace_folder
from presslens.base.io import read_csv, read_table, sha256, write_json
from presslens.cards.corpora import load_corpus
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.draw.notes import stamp
from presslens.draw.order import holder_rows
from presslens.exhibits.tables import ESTIMATES, TABLES
from presslens.ledger.coded import read_coded
from presslens.pages.data_files import data_script
from presslens.run.job import run
from presslens.tell.captions import filled
from presslens.tell.reader import folder as files_of
from presslens.tell.reader.articles import Tables, article_files, article_records, as_json, coders
from presslens.tell.reader.head import article_columns, dictionaries, head, legend, model_of, named
from presslens.tell.reader.packing import Names, differences
from presslens.tell.reader.traces import Made, evidence_files, in_words, table_document
from presslens.trace.evidence import Evidence, nothing_traced
from presslens.trace.sources import Sources
from presslens.trace.traced import trace


def build_reader(
    corpus: str,
    card: str,
    tables: Sequence[str],
    shards: Sequence[str],
    annotations: Sequence[str],
    coded: str,
    results: Sequence[str],
    validations: Sequence[str],
    familiarity: Sequence[str],
    codebook: Codebook,
    names: Mapping[str, Sequence[str]],
    classifiers: Mapping[str, str],
    models: Mapping[str, Sequence[str]],
    folders: Mapping[str, str],
    settings: Mapping[str, object],
    words: Mapping[str, object],
    index: str,
    listing: str,
    note: Callable[[str], None],
) -> None:
    """Write the folder, in one step.

    Parameters
    ----------
    tables, shards, annotations
        Parquet files of the corpus, of its shards and of its codes, each known by its name; the last none where nobody
        coded.
    results
        Every table of results, as csv.
    validations, familiarity
        Tables from which it is told how the labels were checked.
    names
        Codes of the study by part of the codebook.
    classifiers, models, folders
        By question: the classifier in use, the files of its model and the folder they are shipped in.
    settings
        The block ``estimate`` of ``config.yaml``, with ``decisions``.
    words
        What captions may quote.
    index
        The first page, in the folder that is written.
    listing
        Hashes of all files of the folder.
    """
    read = _reader([*tables, *shards, *annotations])
    articles = read("articles").sort("article_id")
    ledger, sentences, described = read("ledger"), read("sentences"), load_corpus(card)
    known, modes, rules = dictionaries(codebook), Names(), Names()
    told = Tables(
        articles,
        sentences,
        ledger,
        read("attributions"),
        read("holders"),
        {name: read(name) for name, question in QUESTIONS.items() if question.unit == "sentence"},
        read("tone"),
        {name: read(f"{name}_evidence") for name in known.classes},
        read("annotations") if annotations else None,
    )
    data, first = files_of.article_data(article_files(as_json(article_records(told, known, modes, rules))))
    expected = read_csv(familiarity[0], TABLES["familiarity"].types) if familiarity else None
    scores = [read_csv(path, TABLES[Path(path).stem].types) for path in validations]
    checked = stamp(list(QUESTIONS), classifiers, scores, holder_rows(codebook), expected)
    used = {name: model_of(one, folders.get(name), models.get(name, ())) for name, one in classifiers.items()}
    sources = Sources(corpus, read, lambda *parts: codebook, names, settings, bool(annotations))
    numbers = {article: number for number, article in enumerate(articles["article_id"])}
    listed = []
    for path in results:
        name = Path(path).stem
        rows = read_csv(path, TABLES[name].types)
        evidence = _evidence(name, rows, sources)
        document = table_document(TABLES[name], rows, evidence, in_words(filled(TABLES[name].caption, words | {"corpus": corpus}, {})), _made(name, path))
        data |= files_of.table_data(name, document, list(evidence_files(evidence, numbers)))
        listed.append([name, len(rows), bool(not evidence.not_traced), document["caption"]])
    data["data/mentions.js"] = data_script("mentions", differences(ledger["sentence_index"]))
    columns = article_columns(articles, ledger, known)
    data |= files_of.index_file(
        {
            "corpus": head(described, checked, read_coded(coded), used, articles, ledger, sentences),
            "legend": legend(codebook, known),
            "names": named(known, modes, rules),
            "articles": columns,
            "shards": first,
            "coders": coders(told.codes) if told.codes is not None else [],
            "tables": listed,
        }
    )
    files = dict(sorted((files_of.page_files() | data).items()))
    target = Path(index).parent
    replace_folder(files, target)
    write_json({name: sha256(target / name) for name in files}, listing)
    size = sum(len(text.encode("utf-8", "backslashreplace")) for text in files.values())
    note(f"{len(articles)} articles, {len(listed)} tables, {len(files)} files, {size / 1e6:.1f} MB")


def _reader(paths: Sequence[str]) -> Callable[[str], pl.DataFrame]:
    """Function from the name of a table to it; those of the same name, of several shards, become one."""

    def read(name: str) -> pl.DataFrame:
        found = [read_table(path) for path in paths if Path(path).stem == name and not (name in whole and "/shards/" in path)]
        return pl.concat(found, how="vertical_relaxed")

    whole = {Path(path).stem for path in paths if "/shards/" not in path}
    return read


def _evidence(name: str, rows: pl.DataFrame, sources: Sources) -> Evidence:
    table = TABLES[name]
    return trace(table, rows, sources) if table.traced_by else nothing_traced("How it was counted is not told here.")


def _made(table: str, path: str) -> Made:
    for estimate in ESTIMATES.values():
        if table in (one.name for one in estimate.tables):
            return Made(estimate.name, estimate.function, path, [*estimate.reads, *estimate.shards])
    return Made("", "", path, [])


if __name__ == "__main__":
    run(build_reader, snakemake)
