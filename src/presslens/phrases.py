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
        letters that follow (``bomb*``); a phrase spelt out beats an open-ended one. When a phrase is given twice, the
        first wins.
    ignore_case
        False: a phrase matches as written, in capitals throughout (``TURKEY``), and, when it begins in lower case,
        also with a capital (``The regime``). True: case does not matter.
    """

    def __init__(self, phrases: Iterable[tuple[str, Payload]], *, ignore_case: bool = False) -> None:
        self._ignore_case = ignore_case
        self._payloads: dict[str, Payload] = {}
        for phrase, payload in phrases:
            plain = " ".join(fold(phrase)[0].split())
            if plain.strip("*"):
                forms = (plain.lower(),) if ignore_case else (plain, plain[:1].upper() + plain[1:], plain.upper())
                for form in forms:
                    self._payloads.setdefault(form, payload)
        open_ended = sorted((form for form in self._payloads if "*" in form), key=lambda form: (-len(form), form))
        self._open_ended = [(re.compile(_pattern(form)), form) for form in open_ended]
        # A trie: the time per character hardly depends on the number of phrases.
        self._regex = re.compile(rf"(?<!\w){_trie(self._payloads)}(?!\w)") if self._payloads else None

    def __call__(self, text: str) -> Iterator[Match[Payload]]:
        """Matches in ``text`` from left to right; none overlaps another, and ``text[start:end]`` is the match."""
        if self._regex is None:
            return
        folded, offsets = fold(text)
        if self._ignore_case:
            folded = folded.lower()  # Keeps the length: the one letter that grows in lower case is folded already.
        for found in self._regex.finditer(folded):
            start, end = found.span()
            payload = self._payload(found.group())
            if offsets is not None:
                start, end = offsets[start], offsets[end - 1] + 1
                while end < len(text) and unicodedata.combining(text[end]):
                    end += 1
            yield Match(start, end, payload)

    def _payload(self, found: str) -> Payload:
        form = found if found in self._payloads else " ".join(found.split())
        if form not in self._payloads:
            form = next(form for pattern, form in self._open_ended if pattern.fullmatch(found))
        return self._payloads[form]


def _pattern(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")


def _trie(forms: Iterable[str]) -> str:
    """One pattern for many forms that prefers the longest form wherever several fit."""
    root: dict = {}
    for form in forms:
        node = root
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(root)


def _branches(node: dict) -> str:
    # "*" and the end come last: a phrase spelt out beats an open-ended one, a longer one beats a shorter one.
    branches = []
    for character in sorted(node, key=lambda c: (c == "", c == "*", c)):
        stem, child = character, node[character]
        while len(child) == 1 and "" not in child:
            ((character, child),) = child.items()
            stem += character
        rest = _branches(child) if any(child) else ""
        branches.append(_pattern(stem) + rest + (r"(?!\w)" if not rest else ""))
    return f"(?:{'|'.join(branches)})"
