"""A look at a corpus before a run: every row of a table is read; of many texts or pages, so many, evenly spread.

What takes long is done for a sample: the language of a text, and whose names stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from presslens.base.findings import Finding
from presslens.cards.corpora import CorpusCard
from presslens.check.tally import Tally
from presslens.ingest.articles import read_corpus
from presslens.ingest.corpus import OTHER_LANGUAGE, Draft, Exclusion
from presslens.ingest.endings import ENDINGS
from presslens.ingest.language import language_of
from presslens.ingest.readers.table import table_entries

Item = TypeVar("Item")

#: Articles of a table whose language and names are looked at.
SAMPLED_ROWS = 1000
#: Share of articles in other languages above which a corpus may not be what it was taken for.
_MANY = 0.2
#: So many languages are named.
_LARGEST = 5
#: Files that are read of a folder, by reader: a page takes some 30 ms, a text one. Of other readers, all.
SAMPLED_FILES = {"text_folder": 2000, "html_folder": 100}


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen.

    Attributes
    ----------
    tally
        Counts; of a folder with many files, those of the files that were read.
    texts
        Of the articles that were looked at closely, without those in other languages.
    closely
        How many those are, with the ones in other languages.
    read, files
        How many files were read, and of how many.
    """

    tally: Tally
    texts: Sequence[str]
    closely: int
    read: int
    files: int


def look(
    card: CorpusCard,
    files: Sequence[str | Path],
    boilerplate: Iterable[str],
    languages: Sequence[str],
    max_bytes: int,
) -> Look:
    """Look at a corpus.

    Parameters
    ----------
    card, files, boilerplate, languages, max_bytes
        As of :func:`presslens.ingest.articles.read_corpus`.

    Raises
    ------
    InputError
        The corpus cannot be read.
    """
    if card.reader == "table":
        return _look_at_rows(card, files, boilerplate, languages, max_bytes)
    paths = sorted(map(Path, files), key=lambda path: path.name)
    endings = ENDINGS[card.reader]
    articles = [path for path in paths if path.suffix.lower() in endings]
    chosen = spread(articles, SAMPLED_FILES.get(card.reader, len(articles)))
    left = {path.stem for path in articles} - {path.stem for path in chosen}
    others = [path for path in paths if path.suffix.lower() not in endings and path.stem not in left]
    corpus = read_corpus(card, [*chosen, *others], boilerplate, languages, max_bytes)
    tally = Tally.of(corpus)
    texts = corpus.articles["text"].to_list()
    return Look(tally, texts, len(texts) + tally.foreign.total(), len(chosen), len(articles))


def sample_findings(seen: Look, card: CorpusCard) -> Iterator[Finding]:
    """How many of the articles that were looked at closely are in languages that are not studied."""
    if count := seen.closely - len(seen.texts):
        shown = ", ".join(f"{language} {number:,}" for language, number in seen.tally.foreign.most_common(_LARGEST))
        severity = "warning" if count > _MANY * seen.closely else "fact"
        if severity == "fact" and count <= seen.tally.aside[OTHER_LANGUAGE]:
            return  # They are among what is set aside, which is told.
        looked = f"{count:,} of {seen.closely:,} articles looked at {'is' if count == 1 else 'are'}"
        found = f"{looked} in languages that are not studied: {shown}"
        yield Finding(severity, card.where, found, "they are set aside")


def _look_at_rows(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], languages: Sequence[str], max_bytes: int
) -> Look:
    tally, kept, step, count = Tally(), list[Draft](), 1, 0
    for entry in table_entries(card, files, boilerplate, max_bytes):
        if isinstance(entry, Exclusion):
            tally.add_exclusion(entry)
        elif entry.language is not None and entry.language not in languages:
            name = entry.source_id or ""
            tally.add_exclusion(Exclusion(name, OTHER_LANGUAGE, entry.language, entry.file, entry.row))
        elif tally.add_draft(entry):
            if count % step == 0:
                kept.append(entry)
                if len(kept) == 2 * SAMPLED_ROWS:
                    # Every second one of those so far, and from here on: evenly spread, however many are still to come.
                    kept, step = kept[::2], 2 * step
            count += 1
    sample, texts = spread(kept, SAMPLED_ROWS), []
    for draft in sample:
        language = draft.language or language_of(draft.text, card.language)
        if language in languages:
            texts.append(draft.text)
        else:
            tally.foreign[language] += 1
            tally.examples.setdefault(
                OTHER_LANGUAGE, Exclusion(draft.source_id or "", OTHER_LANGUAGE, language, draft.file, draft.row)
            )
    return Look(tally, texts, len(sample), len(files), len(files))


def spread(items: Sequence[Item], most: int) -> list[Item]:
    """At most so many of some things, evenly spread over them, the first among them.

    >>> spread("abcdefgh", 3)
    ['a', 'c', 'f']
    """
    if len(items) <= most:
        return list(items)
    return [items[number * len(items) // most] for number in range(most)]
