"""The items behind a number as lines to read: where each stands, its sentence, and what was said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from textwrap import wrap
from typing import Any

import polars as pl

from presslens.base.characters import shown
from presslens.codebook.questions import QUESTIONS
from presslens.ledger.join import MENTION, SENTENCE

#: Before a line that belongs to the one above it.
INDENT = "    "


def plain(text: object) -> str:
    r"""Outside text on one line, without a character that could do harm.

    >>> plain("The\n Paper\x1b[31m") == "The Paper" + chr(92) + "x1b[31m"
    True
    """
    return shown(" ".join(str(text).split()))


def wrapped(text: str, width: int, indent: str = INDENT) -> list[str]:
    """Lines of at most ``width`` characters, as far as words allow, each indented."""
    return wrap(text, max(width, 20), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False) or [""]


class ItemLines:
    """Says of items what there is to say.

    Parameters
    ----------
    table
        From the name of a table of the corpus to the table (:meth:`presslens.trace.sources.Sources.table`).
    question
        Whose answer is told with its probabilities; empty: the actor's alone.
    codes
        The sampled codes: ``article_id``, ``start`` and ``<question>_<coder>``; None where nobody coded.
    """

    def __init__(self, table: Callable[[str], pl.DataFrame], question: str, codes: pl.DataFrame | None) -> None:
        self.question = question
        articles = table("articles")
        self.articles = {row["article_id"]: row for row in articles.iter_rows(named=True)}
        spans = table("sentences").select(*SENTENCE, "start", "end")
        self.spans = {(article, index): (start, end) for article, index, start, end in spans.iter_rows()}
        held = table("holders").select(*MENTION, "attribution_index")
        cues = table("attributions").select("article_id", "attribution_index", "cue")
        joined = held.join(cues, on=["article_id", "attribution_index"], how="left")
        self.cues = {(article, start): cue for article, start, cue in joined.select(*MENTION, "cue").iter_rows() if cue}
        rows = [] if codes is None else codes.iter_rows(named=True)
        self.codes: dict[tuple, Mapping[str, Any]] = {(row["article_id"], row["start"]): row for row in rows}

    def of(self, item: Mapping[str, Any], width: int, number: int) -> Iterator[str]:
        """The lines of one item."""
        article = self.articles.get(item.get("article_id"), {})
        known = {**article, **{key: value for key, value in item.items() if value is not None}}
        names = ("outlet", "date", "source_id", "file", "reason", "id")
        place = ", ".join(plain(known[name]) for name in names if known.get(name) is not None)
        yield from wrapped(f"{number}. {place}", width, "")
        if article and item.get("start") is not None and item.get("unit") != "removal":
            yield from wrapped(self._sentence(article, item), width)
        if said := self._said(item):
            yield from wrapped(said, width)

    def _sentence(self, article: Mapping[str, Any], item: Mapping[str, Any]) -> str:
        text, start, end = article["text"], item["start"], item["end"]
        first, last = self.spans.get((item["article_id"], item.get("sentence_index")), (start, end))
        if (first, last) == (start, end):
            return plain(text[start:end])
        return plain(f"{text[first:start]}[[{text[start:end]}]]{text[end:last]}")

    def _said(self, item: Mapping[str, Any]) -> str:
        parts = []
        if item.get("verb"):
            parts.append(f"{item['holder']} by {item['verb']} ({item['cue_tone']})")
        elif item.get("holder"):
            cue = self.cues.get((item["article_id"], item["start"]))
            by = f" by {item['holder_rule']}" if item.get("holder_rule") else ""
            parts.append(f"holder {item['holder']}{by}" + (f', cue "{cue}"' if cue else ""))
        if self.question and item.get(self.question) is not None and "target" in item:
            parts.append(f"{self.question} {_answer(item[self.question])}{self._probabilities(item)}")
        if item.get("code") is not None:
            parts.append(f"coders agree on {_answer(item['code'])}")
        codes = self.codes.get((item.get("article_id"), item.get("start")), item)
        asked = [name for name in codes if name.rpartition("_")[0] in {*QUESTIONS} and not name.startswith("p_")]
        told = [name for name in asked if name.rpartition("_")[0] in ("actor", self.question)]
        given = ", ".join(
            f"{name.replace('_', ' of ', 1)} {_answer(codes[name])}"
            for name in told
            if codes[name] is not None and not name.endswith(("_disputed", "_rule", "_mode", "_name"))
        )
        parts += [f"codes: {given}"] if given else []
        return plain("; ".join(parts))

    def _probabilities(self, item: Mapping[str, Any]) -> str:
        question = QUESTIONS[self.question]
        labels = question.labels or [name.removeprefix("p_frame_") for name in item if name.startswith("p_frame_")]
        columns = question.probability_columns(labels) if question.prefix is not None else {}
        found = [f"{label} {item[name]:.2f}" for label, name in columns.items() if item.get(name) is not None]
        return f" ({', '.join(found)})" if found else ""


def _answer(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (", ".join(value) or "none") if isinstance(value, list | pl.Series) else str(value)
