"""The language a text is written in: by its common words, or by py3langid; deterministic, offline, 97 languages.

An identification by py3langid takes fifty times as long as counting words, and most texts need none.

References
----------
Lui, M. & Baldwin, T. (2012). langid.py: An off-the-shelf language identification tool. ACL System Demonstrations.
"""

from __future__ import annotations

import re
from functools import lru_cache

from presslens.language.language import language_codes, load_language

#: Letters below which a text is too short to tell.
MIN_LETTERS = 100
#: Only this much of a text is looked at, in characters.
MAX_CHARACTERS = 3000
#: Probability below which the identification is not used.
MIN_PROBABILITY = 0.9
#: A text is in a language when this share of the words in so many characters are its common ones; of so many words at
#: least.
MIN_COMMON, COMMON_CHARACTERS, MIN_WORDS = 0.08, 1000, 40


def language_of(text: str, default: str) -> str:
    """ISO 639-1 code of a text's language.

    Parameters
    ----------
    text
        The cleaned text of an article.
    default
        The code given when no language is told by its common words, and the text has fewer than
        :data:`MIN_LETTERS` letters, or no language reaches :data:`MIN_PROBABILITY`.
    """
    head = text[:MAX_CHARACTERS]
    start = head[:COMMON_CHARACTERS]
    n_words = start.count(" ") + 1
    if n_words >= MIN_WORDS:
        for code, common in _common_words():
            if len(common.findall(start)) >= MIN_COMMON * n_words:
                return code
    if sum(map(str.isalpha, head)) < MIN_LETTERS:
        return default
    language, probability = _identifier().classify(head)
    return str(language) if probability >= MIN_PROBABILITY else default


@lru_cache(maxsize=1)
def _common_words() -> list[tuple[str, re.Pattern[str]]]:
    """By language, its common words as they stand within sentences: in lower case, between spaces."""
    words = {code: load_language(code).common for code in language_codes()}
    return [(code, re.compile(f" (?:{'|'.join(sorted(common))})(?= )")) for code, common in words.items() if common]


@lru_cache(maxsize=1)
def _identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
