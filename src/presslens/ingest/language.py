"""The language a text is written in, by py3langid: deterministic, offline, 97 languages.

References
----------
Lui, M. & Baldwin, T. (2012). langid.py: An off-the-shelf language identification tool. ACL System Demonstrations.
"""

from __future__ import annotations

from functools import lru_cache

#: Letters below which a text is too short to tell.
MIN_LETTERS = 100
#: Only this much of a text is looked at, in characters.
MAX_CHARACTERS = 3000
#: Probability below which the identification is not used.
MIN_PROBABILITY = 0.9


def language_of(text: str, default: str) -> str:
    """ISO 639-1 code of a text's language.

    Parameters
    ----------
    text
        The cleaned text of an article.
    default
        The code given when the text has fewer than :data:`MIN_LETTERS` letters, or when no language reaches
        :data:`MIN_PROBABILITY`.
    """
    head = text[:MAX_CHARACTERS]
    if sum(map(str.isalpha, head)) < MIN_LETTERS:
        return default
    language, probability = _identifier().classify(head)
    return str(language) if probability >= MIN_PROBABILITY else default


@lru_cache(maxsize=1)
def _identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
