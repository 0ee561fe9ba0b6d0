"""When two mentions look alike to a coder: the same sentence, told by as many articles as one likes."""

from __future__ import annotations

import hashlib
import unicodedata

#: Around the mention that a coder is asked about.
OPEN, CLOSE = "[[", "]]"


def marked(sentence: str, start: int, end: int) -> str:
    """A sentence as a coder sees it: on one line, the mention in double brackets.

    >>> marked("Envoys of Turkey\\nmet.", 10, 16)
    'Envoys of [[Turkey]] met.'
    """
    return " ".join(f"{sentence[:start]}{OPEN}{sentence[start:end]}{CLOSE}{sentence[end:]}".split())


def look(target: str, marked_sentence: str) -> tuple[str, str, str, str]:
    """What two mentions have in common that look alike: the target, and the letters and digits around and in them.

    White space, signs, case and diacritics do not count.

    >>> look("TUR", "Envoys of [[Türkiye]] met.") == look("TUR", "ENVOYS of [[Turkiye]] met")
    True
    >>> look("TUR", "[[Turkey]] and Turkey") == look("TUR", "Turkey and [[Turkey]]")
    False
    """
    before, _, rest = marked_sentence.partition(OPEN)
    mention, _, after = rest.partition(CLOSE)
    return target, _letters(before), _letters(mention), _letters(after)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text.casefold())))


def digest(look: tuple[str, str, str, str]) -> str:
    """A look in 32 hexadecimal digits, by which tables of chances know it.

    >>> digest(("TUR", "envoysof", "turkey", "met"))[:8]
    '74d6a210'
    """
    return hashlib.sha256("\0".join(look).encode("utf-8")).hexdigest()[:32]
