"""The article that the ribbon shows: which one, what it is called, and what the note must say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import polars as pl

from presslens.base.errors import InputError, readable
from presslens.base.io import scan_table
from presslens.base.said import Said, joined
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import OUTLET, UNRESOLVED
from presslens.draw.order import holder_rows

#: Sentences of an article that a ribbon shows.
MAX_SENTENCES = 120


def chosen_article(ledger: pl.LazyFrame, articles: pl.LazyFrame, source_id: str | None) -> dict[str, Any]:
    """The article that the config names, or else the one with most mentions (the first by identity, if several).

    Raises
    ------
    InputError
        No article has this identity.
    """
    articles = articles.select(pl.all().exclude("text"))
    if source_id is not None:
        found = articles.filter(pl.col("source_id") == source_id).collect()
        if found.is_empty():
            known = ", ".join(articles.select("source_id").collect().to_series().sort().head(10))
            raise InputError("config.yaml: draw.ribbon_article", f"found {source_id!r}", f"an article such as {known}")
        return found.row(0, named=True)
    counts = ledger.group_by("article_id").len()
    ranked = articles.join(counts, on="article_id", how="left").sort(
        pl.col("len").fill_null(0), "article_id", descending=[True, False]
    )
    return ranked.head(1).collect(engine="streaming").row(0, named=True)


def heading(article: Mapping[str, Any], external: bool) -> str:
    """The title of an article of the project; of an external one, whose texts are not ours to show, outlet and id.

    Of an id that is an address, the last part stands for it.

    >>> article = {"title": "Talks fail", "outlet": "The Paper", "source_id": "17"}
    >>> heading(article, external=False), heading(article, external=True)
    ('Talks fail', 'The Paper, 17')
    >>> heading({"outlet": "The Paper", "source_id": "https://paper.example/2020/Talks_don%27t_fail"}, external=True)
    "The Paper, Talks_don't_fail"
    """
    if external:
        outlet = article["outlet"] or Said("unknown outlet")
        return Said("{outlet}, {number}", outlet=outlet, number=_short_id(article["source_id"]))
    return article["title"] or article["source_id"]


def _short_id(source_id: str) -> str:
    last = source_id.rstrip("/").rpartition("/")[2]
    return readable(unquote(last)) if "://" in source_id and last else source_id


def speaking(mentions: pl.DataFrame) -> set[str]:
    """Holders whose code stands in the ribbon of an article with these mentions."""
    shown = mentions.filter(pl.col("actor") & (pl.col("sentence_index") < MAX_SENTENCES))
    return set(shown["holder"])


def ribbon_facts(tables: Mapping[str, str], codebook: Codebook, settings: Mapping[str, Any]) -> dict[str, str]:
    """What the note of the ribbon says of its article.

    Parameters
    ----------
    tables
        Paths of ``ledger``, ``articles`` and ``sentences``.
    settings
        ``ribbon_article``: identity of the article, or None.

    Returns
    -------
    ``cut``: how many sentences are shown, where that is not all of them; ``codes``: what the codes in the boxes, which
    have no room for more, stand for.
    """
    ledger = scan_table(tables["ledger"], ["article_id", "sentence_index", "actor", "holder"])
    articles = scan_table(tables["articles"], ["article_id", "source_id"])
    sentences = scan_table(tables["sentences"], ["article_id"])
    article = chosen_article(ledger, articles, settings["ribbon_article"])
    own = pl.col("article_id") == article["article_id"]
    named = {code: label for code, label in holder_rows(codebook).items() if code not in (OUTLET, UNRESOLVED)}
    n, voices = len(sentences.filter(own).collect()), speaking(ledger.filter(own).collect())
    shown = [(code, label) for code, label in named.items() if code in voices]
    return {
        "cut": Said("The first {most} of {n} sentences.", most=MAX_SENTENCES, n=n) if n > MAX_SENTENCES else "",
        "codes": joined("", (Said("; {code}: {label}", code=code, label=label) for code, label in shown)),
    }
