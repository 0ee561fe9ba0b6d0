"""All findings on a corpus: those of a run, when it has read the articles, and those of the check before it."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.base.findings import Finding, worst_first
from presslens.cards.corpora import CorpusCard
from presslens.check.articles import article_findings
from presslens.check.aside import aside_findings, language_findings
from presslens.check.card import card_findings
from presslens.check.outlets import outlet_findings
from presslens.check.tally import Tally


def corpus_findings(tally: Tally, card: CorpusCard, languages: Sequence[str]) -> list[Finding]:
    """What is wrong, doubtful or worth knowing about a corpus, worst first.

    Parameters
    ----------
    tally
        Counts of its entries.
    card
        Its card.
    languages
        Codes that are studied.

    Returns
    -------
    The same findings in the same order for the same articles.
    """
    nothing = Finding("fault", card.path or card.where, "holds no usable article", "an article is needed")
    return worst_first(
        [
            *([] if tally.articles else [nothing]),
            *card_findings(card),
            *aside_findings(tally, card),
            *article_findings(tally, card),
            *outlet_findings(tally, card),
            *language_findings(tally, card, list(languages)),
        ]
    )
