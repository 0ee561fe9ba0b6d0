"""Find phrases of the codebook in text: longest match, once only, on word boundaries, with exact offsets.

Every list of words in the codebook (aliases of targets and actors, cues of frames, stance and speech) is matched by
the one mechanism in this module.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

Payload = TypeVar("Payload")

_SAME = {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " "}
_SAME |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")


@dataclass(frozen=True, slots=True)
class Match(Generic[Payload]):
    """A phrase found in a text: character offsets into that text, and what the phrase stands for."""

    start: int
    end: int
    payload: Payload


@lru_cache(maxsize=65536)
def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character == "ı":
        return "i"
    decomposed = unicodedata.normalize("NFD", character)
    if len(decomposed) > 1 and all(unicodedata.combining(c) for c in decomposed[1:]):
        return decomposed[0]
    return character


def fold(text: str) -> tuple[str, list[int] | None]:
    """Text without diacritics and typographic variants, and the way back to the original offsets.

    Returns
    -------
    folded
        ``Erdoğan’s`` becomes ``Erdogan's``; dashes, apostrophes and white space become their ASCII forms.
    offsets
        ``offsets[i]`` is the place in ``text`` of character ``i`` of ``folded`` (one more entry for the end), or
        None when the two agree place by place.
    """
    if text.isascii() and not any(c in text for c in "\n\t\r"):
        return text, None
    if not any(unicodedata.combining(c) for c in set(text)):
        return "".join(map(_fold_character, text)), None
    kept = [i for i, c in enumerate(text) if not unicodedata.combining(c)]
    return "".join(_fold_character(text[i]) for i in kept), [*kept, len(text)]


class PhraseMatcher(Generic[Payload]):
    r"""A set of phrases compiled into one pattern.

    Parameters
    ----------
    phrases
        Pairs of phrase and payload. A space matches any run of white space. A ``*`` at the end of a word matches any
        letters that follow (``bomb*``). When a phrase is given twice, the first wins.
    ignore_case
        False: a phrase matches as written, in capitals throughout (``TURKEY``), and, when it begins in lower case,
        also with a capital (``The regime``). True: case does not matter.
    """

    def __init__(self, phrases: Iterable[tuple[str, Payload]], *, ignore_case: bool = False) -> None:
        forms: dict[str, Payload] = {}
        for phrase, payload in phrases:
            plain = " ".join(fold(phrase)[0].split())
            for form in [plain] if ignore_case else [plain, plain[:1].upper() + plain[1:], plain.upper()]:
                forms.setdefault(form, payload)
        self._ignore_case = ignore_case
        self._flags = re.IGNORECASE if ignore_case else 0
        # Most words begin no phrase: one look into a dictionary per word is much faster than one big alternation.
        self._by_word: dict[str, list[tuple[str, Payload]]] = {}
        self._by_prefix: list[tuple[str, tuple[str, Payload]]] = []
        for form, payload in forms.items():
            word = _TOKEN.match(form).group() if form else ""
            if form[len(word) : len(word) + 1] == "*" and word:
                self._by_prefix.append((self._key(word), (form, payload)))
            elif form:
                self._by_word.setdefault(self._key(word), []).append((form, payload))
        self._compiled: dict[str, list[tuple[re.Pattern, Payload]]] = {}

    def __call__(self, text: str) -> Iterator[Match[Payload]]:
        """Matches in ``text`` from left to right; none overlaps another, and ``text[start:end]`` is the match."""
        folded, offsets = fold(text)
        reached = 0
        for token in _TOKEN.finditer(folded):
            at = token.start()
            if at < reached or not (candidates := self._candidates(token.group())):
                continue
            if at and _is_word(folded[at - 1]):
                continue
            for pattern, payload in candidates:
                if (found := pattern.match(folded, at)) is None:
                    continue
                start, end = at, found.end()
                reached = end
                if offsets is not None:
                    start, end = offsets[start], offsets[end - 1] + 1
                    while end < len(text) and unicodedata.combining(text[end]):
                        end += 1
                yield Match(start, end, payload)
                break

    def _candidates(self, word: str) -> list[tuple[re.Pattern, Payload]]:
        key = self._key(word)
        if (known := self._compiled.get(key)) is not None:
            return known
        forms = list(self._by_word.get(key, ()))
        forms += [entry for prefix, entry in self._by_prefix if key.startswith(prefix)]
        forms.sort(key=lambda entry: (-len(entry[0]), entry[0]))  # the longest phrase that fits wins
        compiled = [(re.compile(rf"{_pattern(form)}(?!\w)", self._flags), payload) for form, payload in forms]
        if compiled:
            self._compiled[key] = compiled
        return compiled

    def _key(self, word: str) -> str:
        return word.lower() if self._ignore_case else word


_TOKEN = re.compile(r"\w+|[^\w\s]")


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _pattern(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
