"""Build the reader of a corpus: pages with every article, every mention, and the evidence behind every table."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from presslens.base.folders import replace_folder
from presslens.base.io import read_csv, sha256, write_json
from presslens.cards.corpora import load_corpus
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.draw.notes import stamp
from presslens.draw.order import holder_rows
from presslens.exhibits.tables import TABLES
from presslens.ledger.coded import read_coded
from presslens.run.job import run
from presslens.study.study import Study
from presslens.study.traced_corpus import sources_of
from presslens.tell.captions import settings_in_words
from presslens.tell.reader.articles import article_records, coders, told_of
from presslens.tell.reader.folder import article_data, evidence_data, index_file, page_files, sentence_file, table_file
from presslens.tell.reader.head import article_columns, dictionaries, head, legend, model_of, named
from presslens.tell.reader.store import Store
from presslens.tell.reader.tables import table_told
from presslens.trace.sources import Sources


def build_reader(
    corpus: str,
    config: Mapping[str, Any],
    card: str,
    coded: str,
    results: Sequence[str],
    validations: Sequence[str],
    familiarity: Sequence[str],
    codebook: Codebook,
    index: str,
    listing: str,
    note: Callable[[str], None],
) -> None:
    """Write the folder, in one step.

    Parameters
    ----------
    config
        The study as it is run; it says where the tables of the corpus lie.
    card, coded
        Of the corpus, and how many of its mentions were coded.
    results
        Every table of results, as csv.
    validations, familiarity
        Tables from which it is told how the labels were checked; none where they were not.
    index
        The first page, in the folder that is written.
    listing
        Hashes of all files of the folder.
    """
    study = Study(config)
    sources, known = sources_of(study, corpus), dictionaries(codebook)
    told = told_of(sources, known)
    records, reports = article_records(told, known)
    data, first = article_data(records)
    store = Store()
    tables, listed = _tables(results, sources, store, told.numbers, settings_in_words(config) | {"corpus": corpus})
    evidence, sets = evidence_data(store)
    classifiers = study.models.classifiers
    expected = read_csv(familiarity[0], TABLES["familiarity"].types) if familiarity else None
    scores = [read_csv(path, TABLES[Path(path).stem].types) for path in validations]
    checked = stamp(list(QUESTIONS), classifiers, scores, holder_rows(codebook), expected)
    models = {q: model_of(one, study.models.encoder_of(q), study.models.files(q)) for q, one in classifiers.items()}
    counts = (told.articles, told.ledger, told.sentences)
    value = {
        "corpus": head(load_corpus(card), checked, read_coded(coded), models, *counts),
        "legend": legend(codebook, known),
        "names": named(known, reports),
        "articles": article_columns(told.articles, told.ledger, known),
        "shards": first,
        "sets": sets,
        "coders": coders(told.codes),
        "tables": listed,
    }
    files = page_files() | data | tables | evidence | sentence_file(told.ledger["sentence_index"]) | index_file(value)
    folder = Path(index).parent
    replace_folder(files, folder)
    write_json({name: sha256(folder / name) for name in sorted(files)}, listing)
    size = sum(len(text.encode("utf-8", "backslashreplace")) for text in files.values())
    note(f"reader: {len(told.articles)} articles, {len(listed)} tables, {size // 1000} kB")


def _tables(
    results: Sequence[str], sources: Sources, store: Store, numbers: Mapping[str, int], words: Mapping[str, object]
) -> tuple[dict[str, str], list[list[object]]]:
    files: dict[str, str] = {}
    listed = []
    for path in results:
        table = TABLES[Path(path).stem]
        document = table_told(table, read_csv(path, table.types), path, sources, store, numbers, words)
        files |= table_file(table.name, document)
        listed.append([table.name, document["n"], not document["not_traced"], document["caption"]])
    return files, listed


if __name__ == "__main__":
    run(build_reader, snakemake, keeps=False)
