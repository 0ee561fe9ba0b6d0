"""Text as phrases are compared in it: without what spellings of a word differ in, by the letters of its language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from presslens.base.unseen import Table

_SAME = {
    **dict.fromkeys("\u2019\u2018\u02bc", "'"),
    "\u00a0": " ",
    "\u202f": " ",
    "\n": " ",
    "\t": " ",
    "\r": " ",
}
_SAME |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")


@dataclass(frozen=True, slots=True)
class Letters:
    """What the letters of a language are, where those of English would lose words.

    Attributes
    ----------
    kept
        Letters that are more than another one with a mark on it ("öldü", died, is not "oldu", became).
    small
        Pairs of a capital and its small letter where Unicode's are another language's ("Iİ" and "ıi" in Turkish).

    >>> Letters("ıİ", (("I", "ı"), ("İ", "i"))).lowered("IRMAK İLE")
    'ırmak ile'
    """

    kept: str = ""
    small: tuple[tuple[str, str], ...] = ()

    def lowered(self, text: str) -> str:
        """The text in small letters, one for each character."""
        for capital, letter in self.small:
            text = text.replace(capital, letter)
        return "".join(low if len(low := c.lower()) == 1 else c for c in text)


class _Folding(Table):
    """Characters without diacritics, of one form, and none that is not seen; letters of ``kept`` as they are."""

    def __init__(self, kept: str = "") -> None:
        super().__init__()
        self._kept = frozenset(kept)

    def of(self, character: str) -> str:
        if character in self._kept:
            return character
        if character in _SAME:
            return _SAME[character]
        if unicodedata.combining(character):
            return ""
        character = super().of(character)
        if character in ("", "ı"):
            return "i" if character else ""
        decomposed = unicodedata.normalize("NFD", character)
        if len(decomposed) > 1 and all(unicodedata.combining(c) for c in decomposed[1:]):
            return decomposed[0]
        return character


@lru_cache
def _folding(letters: Letters | None) -> _Folding:
    return _Folding(letters.kept if letters else "")


#: A word that is broken at the end of a line ("Turk-" and "ish", "al-" and "Assad").
BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\n[ \t]*(?=\w)")


def fold(text: str, *, hyphens: bool = False, letters: Letters | None = None) -> tuple[str, list[int] | None]:
    r"""Text without diacritics and typographic variants, and the way back to the original offsets.

    Parameters
    ----------
    hyphens
        False: a hyphen at the end of a line, before lower case, is none of the word (``Turk-\nish``). True: it is.
    letters
        Of the language; None: every letter loses its marks.

    Returns
    -------
    folded
        ``Erdoğan’s`` becomes ``Erdogan's``; dashes, apostrophes and white space become their ASCII forms, letters of
        full width the usual ones; invisible characters (soft hyphens, zero-width spaces, marks of direction) go.
    offsets
        ``offsets[i]`` is the place in ``text`` of character ``i`` of ``folded`` (and of the end); None: the two agree.

    >>> fold("Tur\u00adkey"), fold("Turk-\nish")[0], fold("al-\nAssad")[0], fold("cease-\nfire", hyphens=True)[0]
    (('Turkey', [0, 1, 2, 4, 5, 6, 7]), 'Turkish', 'al-Assad', 'cease-fire')
    """
    if text.isascii() and not any(c in text for c in "\n\t\r"):
        return text, None
    folded = _folding(letters)
    broken = list(BROKEN.finditer(text)) if "\n" in text else []
    if not broken:
        return folded(text)
    gone = {
        place
        for match in broken
        for place in range(match.start() + (hyphens or not text[match.end()].islower()), match.end())
    }
    kept = [place for place, c in enumerate(text) if place not in gone and folded[ord(c)]]
    return "".join(folded[ord(text[place])] for place in kept), [*kept, len(text)]
