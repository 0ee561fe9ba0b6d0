"""Lexicon tone of sentences: VADER compound scores, a yardstick and no classifier of this study.

References
----------
Hutto, C. J. & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social
media text. Proceedings of the 8th International AAAI Conference on Weblogs and Social Media, 216-225.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from presslens.base.folding import fold

if TYPE_CHECKING:
    import numpy as np

#: Dashes and dots that part words, with or without space around them; VADER parts words at white space alone.
_PARTS = re.compile(r"--+|\s[-–−]\s|[—―]|…|\.\.\.+")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‚‛‹›`´′", "'"))
_STOPS = {"…": "... ", ".": "... "}


@lru_cache(maxsize=1)
def vader():
    """The VADER analyser (built once; reading its lexicon takes about 20 ms)."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def compound(sentence: str) -> float:
    """VADER's compound score of a sentence in [-1, 1]; 0.0 where no word is known.

    However the sentence is typeset, its words score the same (:func:`typewritten`).

    >>> compound("They praised a great victory.") > 0
    True
    >>> compound("It isn’t a threat.") == compound("It isn't a threat.") > 0
    True
    """
    return float(vader().polarity_scores(typewritten(sentence))["compound"])


def typewritten(sentence: str) -> str:
    r"""A sentence as a typewriter has it: straight marks, plain letters, spaces around dashes and behind dots.

    >>> typewritten("“Peace”—they didn’t at\u00adtack…")
    '"Peace" - they didn\'t attack... '
    """
    spaced = _PARTS.sub(lambda match: _STOPS.get(match[0][0], " - "), sentence)
    return fold(spaced)[0].translate(_QUOTES)


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
