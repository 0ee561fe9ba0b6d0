"""What stands under every figure: how its intervals were made and what they leave out."""

from __future__ import annotations


def interval_note(cluster: str, n_articles: int, confidence: float, resamples: int) -> str:
    """How to read the intervals of a shares table.

    Parameters
    ----------
    cluster
        What was resampled.
    n_articles
        The most articles behind one share.
    confidence, resamples
        Coverage, and number of bootstrap draws.
    """
    articles = "1 article" if n_articles == 1 else f"at most {n_articles} articles behind a share"
    what = f"Lines: {confidence:.0%} intervals".replace("%", " %")
    method = f"bootstrap over {'stories' if cluster == 'story' else 'sentences'}, {resamples} draws"
    scope = "" if cluster == "story" else " They say nothing about other articles."
    exact = " Where all agree: exact binomial, one trial each."
    return f"{what}, {method}, {articles}.{scope}{exact} Classifier error is not in them."


def unvalidated(methods: str) -> str:
    """The stamp on figures whose classifiers nobody has checked on this corpus."""
    return f"UNVALIDATED on this corpus: {methods}."
