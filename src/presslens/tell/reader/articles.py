"""Articles as the reader stores them: text, sentences, mentions, reports of speech, cues and codes, in files by size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from presslens.codebook.questions import QUESTIONS, Question
from presslens.pages.data_files import json_text
from presslens.tell.reader.mentions import Dictionaries, packed_mentions
from presslens.tell.reader.packing import Names, differences, in_files, rounded

#: Places of a report of speech: of what is said, of who says it and of what shows it (start and end each, -1: none).
REPORT = ("start", "end", "source_start", "source_end", "cue_start", "cue_end", "mode", "holder", "rule", "tone")
#: Places of a cue; ``mention`` is the start of the mention it is of, -1: of the sentence.
CUE = ("question", "mention", "sentence", "start", "end", "label")


@dataclass(frozen=True)
class Tables:
    """What is told of articles.

    Attributes
    ----------
    articles, sentences, ledger
        Of the corpus.
    reports
        ``attributions`` of all shards.
    held
        ``holders`` of all shards: in which report a mention stands.
    of_sentences
        Answers to questions of sentences, by question, of all shards.
    tone
        Of each sentence.
    evidence
        By question, the words behind answers.
    codes
        Annotations of the corpus, as placed; None where nobody coded.
    """

    articles: pl.DataFrame
    sentences: pl.DataFrame
    ledger: pl.DataFrame
    reports: pl.DataFrame
    held: pl.DataFrame
    of_sentences: Mapping[str, pl.DataFrame]
    tone: pl.DataFrame
    evidence: Mapping[str, pl.DataFrame]
    codes: pl.DataFrame | None = None


def article_records(tables: Tables, known: Dictionaries, modes: Names, rules: Names) -> Iterator[dict[str, object]]:
    """Each article as one object, in the order of :attr:`Tables.articles`.

    ``text``; ``url`` where it is one of the web; ``s``, starts and ends of sentences as differences; ``t``, tone of
    each; ``f``, what a question of sentences was answered for each; ``m``, mentions
    (:func:`~presslens.tell.reader.mentions.packed_mentions`); ``r``, reports (:data:`REPORT`); ``c``, cues
    (:data:`CUE`); ``k``, codes (:func:`_codes`). What there is none of is left out.
    """
    at = tables.held.filter(pl.col("attribution_index").is_not_null()).select("article_id", "start", "attribution_index")
    report_of = {(article, start): report for article, start, report in at.iter_rows()}
    mentions = _grouped(tables.ledger, packed_mentions(tables.ledger, report_of, known))
    sentences = _grouped(tables.sentences, tables.sentences.select("start", "end").iter_rows())
    tone = _grouped(tables.tone, (rounded(value) for value in tables.tone["tone"]))
    in_order = tables.reports.sort("article_id", "attribution_index")
    reports = _grouped(in_order, _reports(in_order, known, modes, rules))
    cues = _cues(tables.evidence, known)
    answers = {name: _grouped(rows, (known.answer(name, one) for one in rows[name].to_list())) for name, rows in tables.of_sentences.items()}
    codes = {} if tables.codes is None else _grouped(tables.codes, _codes(tables.codes, known))
    for article, text, url in tables.articles.select("article_id", "text", "url").iter_rows():
        found = {
            "m": mentions.get(article),
            "r": reports.get(article),
            "c": cues.get(article),
            "t": tone.get(article),
            "f": {name: rows[article] for name, rows in answers.items() if article in rows},
            "k": codes.get(article),
            "url": url if is_web(url) else None,
        }
        places = differences(place for span in sentences.get(article, ()) for place in span)
        yield {"id": article, "text": text, "s": places} | {key: value for key, value in found.items() if value}


def is_web(url: str | None) -> bool:
    """Whether an address may be linked to: that of a page of the web, and nothing that runs.

    >>> is_web("https://paper.example/1"), is_web("javascript:alert(1)"), is_web(None)
    (True, False, False)
    """
    return url is not None and url.lower().startswith(("https://", "http://"))


def article_files(records: Sequence[str]) -> Iterator[tuple[range, str]]:
    """Deal articles, as JSON, out to files: of each the numbers of its articles and the value, as JSON."""
    for numbers in in_files([len(record) for record in records]):
        yield numbers, f"[{','.join(records[number] for number in numbers)}]"


def as_json(records: Iterator[dict[str, object]]) -> list[str]:
    """Each article as JSON."""
    return [json_text(record) for record in records]


def _grouped(table: pl.DataFrame, values: Iterator) -> dict[str, list]:
    """Values of the rows of a table by its article."""
    found: dict[str, list] = {}
    for article, value in zip(table["article_id"], values, strict=True):
        found.setdefault(article, []).append(value)
    return found


def _reports(table: pl.DataFrame, known: Dictionaries, modes: Names, rules: Names) -> Iterator[list[object]]:
    places = [name for name in REPORT[:6]]
    for row in table.iter_rows(named=True):
        holder = known.holders.index(row["holder"]) if row["holder"] in known.holders else -1
        spans = [-1 if row[name] is None else row[name] for name in places]
        yield [*spans, modes.number(row["mode"]), holder, rules.number(row["rule"]), row["cue_tone"]]


def _cues(evidence: Mapping[str, pl.DataFrame], known: Dictionaries) -> dict[str, list]:
    found: dict[str, list] = {}
    numbers = {name: number for number, name in enumerate(known.labels)}
    for name, table in evidence.items():
        columns = ("article_id", "start", "sentence_index", "cue_start", "cue_end", "label")
        for article, mention, *place, label in table.select(columns).iter_rows():
            labels = known.labels[name]
            at = -1 if mention is None else mention
            cue = [numbers[name], at, *place, labels.index(label) if label in labels else -1]
            found.setdefault(article, []).append(cue)
    return found


def coders(codes: pl.DataFrame) -> list[str]:
    """Names of the coders of annotations, in order.

    >>> coders(pl.DataFrame(schema=["id", "actor", "actor_A", "actor_B", "stance_A"]))
    ['A', 'B']
    """
    found = dict.fromkeys(
        name.removeprefix(f"{question}_")
        for question in QUESTIONS
        for name in codes.columns
        if name.startswith(f"{question}_") and name != f"{question}_disputed"
    )
    return list(found)


def _codes(table: pl.DataFrame, known: Dictionaries) -> Iterator[list[object]]:
    """Start of the mention, id, purpose, chance of being drawn; then by question what all agree on and each coder's."""
    questions: list[Question] = [question for name, question in QUESTIONS.items() if name in table.columns]
    named = coders(table)
    for row in table.iter_rows(named=True):
        given = [
            [question.name, *(_code(question, row.get(column), known) for column in (question.name, *(f"{question.name}_{one}" for one in named)))]
            for question in questions
        ]
        yield [row["start"], row["id"], row["purpose"], row["inclusion_probability"], given]


def _code(question: Question, value: object, known: Dictionaries) -> object:
    if not question.classified:
        return known.holders.index(value) if value in known.holders else -1
    return known.answer(question.name, value)
