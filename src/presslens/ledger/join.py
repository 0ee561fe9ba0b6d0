"""The ledger: one row per mention, every judgement joined. Every table and figure is a view of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from presslens.codebook.questions import ACTOR, FRAMES, HOLDER, QUESTIONS, SENTIMENT, STANCE, Question

#: How a mention's key joins mention-level tables: mentions never overlap, so a place in an article is one mention.
MENTION = ["article_id", "start"]
SENTENCE = ["article_id", "sentence_index"]
#: Key of the judgements about a unit.
KEYS = {"mention": MENTION, "sentence": SENTENCE}

#: What is read of an article.
ARTICLE_COLUMNS = ["article_id", "source_id", "story_id", "outlet", "outlet_country", "date", "text"]
_TONE = "tone"
CODED = "coded"
#: Why a mention is one, what its holder is called, and whether coders coded it. They stand behind, as readers know the
#: order of the columns.
_BEHIND = ("mention_reason", "holder_name", CODED)
#: Questions that stand before the tone: readers of the ledger know the order of its columns. New ones come behind.
_BEFORE_TONE = (ACTOR, SENTIMENT, HOLDER, STANCE, FRAMES)


def ledger_columns(names: Mapping[str, Sequence[str]], questions: Sequence[Question] | None = None) -> list[str]:
    """Names of the ledger's columns, in order.

    Parameters
    ----------
    names
        The codes of the study by part of the codebook (``frames``), as :meth:`Question.labels_in` takes them.
    questions
        Default: all.

    >>> ledger_columns({"frames": ["conflict"]})[-4:]
    ['tone', 'mention_reason', 'holder_name', 'coded']
    """
    asked = list(QUESTIONS.values()) if questions is None else questions
    columns = {q.name: q.columns(q.labels_in(names) if q.prefix is not None else ()) for q in asked}
    return [
        *("corpus", "article_id", "source_id", "story_id", "outlet", "outlet_country", "date"),
        *("sentence_index", "start", "end", "mention", "target", "alias_kind"),
        *(column for question in _BEFORE_TONE for column in columns.pop(question.name)),
        _TONE,
        *_BEHIND,
        *(column for new in columns.values() for column in new),
    ]


def join_judgements(
    corpus: str,
    articles: pl.DataFrame,
    mentions: pl.DataFrame,
    judgements: Mapping[str, pl.DataFrame],
    tone: pl.DataFrame,
    names: Mapping[str, Sequence[str]],
    coded: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Join everything known about each mention.

    Parameters
    ----------
    corpus
        Name of the corpus.
    articles, mentions
        Tables of the ingest and locate steps.
    judgements
        The table of each question by its name, with one row per unit of the question, keyed as :data:`KEYS` says.
    tone
        One row per sentence.
    names
        As :func:`ledger_columns` takes them.
    coded
        The mentions that coders coded, one row each, by their key; None where nobody did.

    Returns
    -------
    Rows sorted by article and place; columns as :func:`ledger_columns`.
    """
    texts = dict(articles.select("article_id", "text").iter_rows())
    spans = mentions.select("article_id", "start", "end").iter_rows()
    named = [texts[article][start:end] for article, start, end in spans]
    ledger = mentions.with_columns(pl.lit(corpus).alias("corpus"), pl.Series("mention", named, dtype=pl.String))
    ledger = ledger.join(articles.drop("text"), on="article_id", how="left", validate="m:1", maintain_order="left")
    for question in QUESTIONS.values():
        ledger = _beside(ledger, judgements[question.name], question.unit)
    ledger = _beside(ledger, tone, "sentence")
    there = mentions.clear() if coded is None else coded
    ledger = _beside(ledger, there.select(*MENTION, pl.lit(True).alias(CODED)), "mention")
    return ledger.with_columns(pl.col(CODED).fill_null(False)).select(ledger_columns(names)).sort(MENTION)


def _beside(ledger: pl.DataFrame, table: pl.DataFrame, unit: str) -> pl.DataFrame:
    if unit == "mention":
        return ledger.join(table, on=MENTION, how="left", validate="1:1", maintain_order="left")
    return ledger.join(table, on=SENTENCE, how="left", validate="m:1", maintain_order="left")
