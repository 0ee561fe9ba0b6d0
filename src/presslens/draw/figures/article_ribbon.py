"""One article, sentence by sentence."""

from __future__ import annotations

import polars as pl

from presslens.base.said import Said
from presslens.codebook.questions import OUTLET, SENTIMENT, UNRESOLVED
from presslens.draw.article import chosen_article, heading
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.ribbon import Bead, Shade, ribbon_plot


def article_ribbon(sources: Sources, ribbon_article: str | None) -> Drawing:
    """Draw the article ``ribbon_article``, or the one with most mentions."""
    ledger, codebook = sources.pipeline["ledger"], sources.codebook
    article = chosen_article(ledger, sources.pipeline["articles"], ribbon_article)
    own = pl.col("article_id") == article["article_id"]
    shown = ["sentence_index", "start", "mention", "target", "actor", "sentiment", "holder", "stance"]
    mentions = ledger.filter(own).select(shown).collect()
    holders = ledger.select(pl.col("holder").unique().sort()).collect(engine="streaming").to_series()
    beads = [
        Bead(*row) for row in mentions.select("sentence_index", "target", "sentiment", "holder", "actor").iter_rows()
    ]
    sentences = sources.pipeline["sentences"].select("article_id").filter(own).collect()
    figure = ribbon_plot(
        beads,
        len(sentences),
        sources.page.say(heading(article, external=sources.card is None or sources.card.path is None)),
        {target.code: sources.page.say(Said(target.label)) for target in codebook.targets},
        {label: Shade(look["colour"], look["sign"]) for label, look in codebook.labels[SENTIMENT.name].items()},
        {holder: {OUTLET: "", UNRESOLVED: "?"}.get(holder, holder) for holder in holders},
        sources.page,
    )
    return Drawing(figure, mentions, f"{len(beads)} mentions of {article['source_id']!r} drawn")
