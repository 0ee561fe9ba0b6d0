"""Lexicon tone of sentences: VADER compound scores, a yardstick and no classifier of this study.

References
----------
Hutto, C. J. & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social
media text. Proceedings of the 8th International AAAI Conference on Weblogs and Social Media, 216-225.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@lru_cache(maxsize=1)
def vader():
    """The VADER analyser (built once; reading its lexicon takes about 20 ms)."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def compound(sentence: str) -> float:
    """VADER's compound score of a sentence in [-1, 1]; 0.0 where no word is known.

    >>> compound("They praised a great victory.") > 0
    True
    """
    return float(vader().polarity_scores(sentence)["compound"])


def tone(sentences: Sequence[str]) -> np.ndarray:
    """VADER compound score of each sentence.

    Parameters
    ----------
    sentences
        Texts of single sentences. Longer texts are accepted, but the score saturates with length.

    Returns
    -------
    numpy.ndarray
        Shape (n_sentences,), float64 in [-1, 1]; below zero negative, above zero positive. A sentence without
        a word of the lexicon, and an empty one, scores 0.0. No sentences give shape (0,).

    Notes
    -----
    The score is the tone of the words, toward nobody in particular. The lexicon was made for social media:
    words of war ("attack", "killed", "fighting") are negative in it whoever does what to whom, "peace",
    "agreed" and "united" are positive even in the names of bodies, and negation is sought only in the few
    words before. On news of war the score therefore measures the topic more than any view of it. Use it
    beside the stance and sentiment of mentions, never in their place.
    """
    import numpy as np

    return np.array([compound(sentence) for sentence in sentences], dtype=float)
