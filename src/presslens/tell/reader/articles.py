"""Articles as the reader stores them: text, sentences, mentions, reports of speech, cues and codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from presslens.codebook.questions import QUESTIONS, Question
from presslens.pages.data_files import json_text
from presslens.tell.reader.mentions import Dictionaries, packed_mentions
from presslens.tell.reader.packing import Names, differences, rounded
from presslens.trace.sources import Sources

#: Places of a report of speech: of what is said, of who says it and of what shows it (start and end each, -1: none).
REPORT = ("start", "end", "source_start", "source_end", "cue_start", "cue_end", "mode", "holder", "rule", "tone")
#: Places of a cue; ``mention`` is the start of the mention it is of, -1: of the sentence.
CUE = ("question", "mention", "sentence", "start", "end", "label")


@dataclass(frozen=True)
class Told:
    """What is told of articles.

    Attributes
    ----------
    articles, sentences, ledger
        Of the corpus; articles by their identity, as the ledger has them.
    reports
        ``attributions`` of all shards, in order.
    held
        ``holders`` of all shards: in which report a mention stands.
    of_sentences
        Answers to questions of sentences, by question, of all shards.
    tone
        Of each sentence.
    evidence
        By question, the words behind answers.
    codes
        Annotations of the corpus, as placed; of no rows where nobody coded.
    """

    articles: pl.DataFrame
    sentences: pl.DataFrame
    ledger: pl.DataFrame
    reports: pl.DataFrame
    held: pl.DataFrame
    of_sentences: Mapping[str, pl.DataFrame]
    tone: pl.DataFrame
    evidence: Mapping[str, pl.DataFrame]
    codes: pl.DataFrame

    @property
    def numbers(self) -> dict[str, int]:
        """Number of each article by its identity."""
        return {article: number for number, article in enumerate(self.articles["article_id"])}


@dataclass(frozen=True)
class ReportNames:
    """Modes and rules of reports of speech, which stand in their lists as numbers."""

    modes: Names = field(default_factory=Names)
    rules: Names = field(default_factory=Names)


def told_of(sources: Sources, known: Dictionaries) -> Told:
    """The tables of a corpus that the pages of articles tell of."""
    return Told(
        sources.table("articles").sort("article_id"),
        sources.table("sentences"),
        sources.ledger,
        sources.table("attributions").sort("article_id", "attribution_index"),
        sources.table("holders"),
        {name: sources.table(name) for name in known.classes if QUESTIONS[name].unit == "sentence"},
        sources.table("tone"),
        {name: sources.table(f"{name}_evidence") for name in known.classes},
        sources.table("annotations") if sources.annotated else pl.DataFrame({"article_id": []}),
    )


def article_records(told: Told, known: Dictionaries) -> tuple[list[str], ReportNames]:
    """Each article as one object of JSON, in the order of :attr:`Told.articles`.

    ``text``; ``url`` where it is one of the web; ``s``, starts and ends of sentences as differences; ``t``, tone of
    each; ``f``, what a question of sentences was answered for each; ``m``, mentions
    (:func:`~presslens.tell.reader.mentions.packed_mentions`); ``r``, reports (:data:`REPORT`); ``c``, cues
    (:data:`CUE`); ``k``, codes (:func:`_codes`). What there is none of is left out.
    """
    names = ReportNames()
    at = told.held.filter(pl.col("attribution_index").is_not_null())
    report_of = {(row[0], row[1]): row[2] for row in at.select("article_id", "start", "attribution_index").iter_rows()}
    mentions = _grouped(told.ledger, packed_mentions(told.ledger, report_of, known))
    sentences = _grouped(told.sentences, told.sentences.select("start", "end").iter_rows())
    lists: dict[str, Mapping[str, object]] = {
        "m": mentions,
        "r": _grouped(told.reports, _reports(told.reports, known, names)),
        "c": _cues(told.evidence, known),
        "t": _grouped(told.tone, (rounded(value) for value in told.tone["tone"])),
        "k": _grouped(told.codes, _codes(told.codes, known)),
    }
    answers = {
        name: _grouped(rows, (known.answer(name, one) for one in rows[name].to_list()))
        for name, rows in told.of_sentences.items()
    }
    records = []
    for article, text, url in told.articles.select("article_id", "text", "url").iter_rows():
        record: dict[str, object] = {"id": article, "text": text}
        record["s"] = differences(place for span in sentences.get(article, ()) for place in span)
        record |= {key: found[article] for key, found in lists.items() if article in found}
        record["f"] = {name: rows[article] for name, rows in answers.items() if article in rows}
        if is_web(url):
            record["url"] = url
        records.append(json_text(record))
    return records, names


def is_web(url: str | None) -> bool:
    """Whether an address may be linked to: that of a page of the web, and nothing that runs.

    >>> is_web("https://paper.example/1"), is_web("javascript:alert(1)"), is_web(None)
    (True, False, False)
    """
    return url is not None and url.lower().startswith(("https://", "http://"))


def _grouped(table: pl.DataFrame, values: Iterable) -> dict[str, list]:
    """Values of the rows of a table by its article."""
    found: dict[str, list] = {}
    for article, value in zip(table["article_id"], values, strict=True):
        found.setdefault(article, []).append(value)
    return found


def _reports(table: pl.DataFrame, known: Dictionaries, names: ReportNames) -> Iterator[list[object]]:
    places = REPORT[:6]
    for row in table.iter_rows(named=True):
        holder = known.holders.index(row["holder"]) if row["holder"] in known.holders else -1
        spans = [-1 if row[name] is None else row[name] for name in places]
        yield [*spans, names.modes.number(row["mode"]), holder, names.rules.number(row["rule"]), row["cue_tone"]]


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
    questions = {name: question for name, question in QUESTIONS.items() if name in table.columns}
    named = coders(table)
    for row in table.iter_rows(named=True):
        given = [
            [name, *(_code(question, row.get(column), known) for column in (name, *(f"{name}_{one}" for one in named)))]
            for name, question in questions.items()
        ]
        yield [row["start"], row["id"], row["purpose"], row["inclusion_probability"], given]


def _code(question: Question, value: object, known: Dictionaries) -> object:
    if not question.classified:
        return known.holders.index(value) if value in known.holders else -1
    return known.answer(question.name, value)
