"""Characters that a reader does not see, or sees as another: what stands between a text and its words.

A text is kept as it is. Where words are looked for, it is read without its invisible characters (soft hyphens,
zero-width spaces, marks of direction) and with full-width letters as the usual ones; offsets lead back to the text.
"""

from __future__ import annotations

import unicodedata

#: Signs of Arabic, Syriac and Kaithi numbers and ends of verses: of the category of format characters, and seen.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
#: Letters and marks that have no shape: joiner of graphemes, fillers, variation selectors.
_SHAPELESS = frozenset(
    map(
        chr,
        [0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164, *range(0xFE00, 0xFE10), 0xFFA0],
    )
) | frozenset(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
#: Forms of a character that differ from it in width or typeface alone.
_FORMS = ("<wide>", "<narrow>", "<font>")
#: Entries that a table of characters remembers: a bound on memory.
_REMEMBERED = 65536


def is_invisible(character: str) -> bool:
    r"""Whether a character is never seen: format characters and those without a shape; white space is not meant.

    >>> [is_invisible(c) for c in ("\u00ad", "\u200b", "\ufeff", "\u202e", " ", "a")]
    [True, True, True, True, False, False]
    """
    if character.isascii():
        return False
    return character in _SHAPELESS or (unicodedata.category(character) == "Cf" and character not in _SEEN)


def usual_form(character: str) -> str:
    r"""The character of usual width and typeface that stands for this one, or the character itself.

    >>> usual_form("\uff34"), usual_form("\U0001d413"), usual_form("T"), usual_form("\u00bd")
    ('T', 'T', 'T', '½')
    """
    if not unicodedata.decomposition(character).startswith(_FORMS):
        return character
    usual = unicodedata.normalize("NFKC", character)
    return usual if len(usual) == 1 else character


class Table(dict[int, str]):
    """What becomes of each character, for :meth:`str.translate`; worked out when it is first met."""

    def of(self, character: str) -> str:
        """What becomes of one character: one character, or nothing."""
        return "" if is_invisible(character) else usual_form(character)

    def __missing__(self, code: int) -> str:
        changed = self.of(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = changed
        return changed

    def __call__(self, text: str) -> tuple[str, list[int] | None]:
        """The text with its characters changed, and the place in ``text`` of each and of the end; None: all stand."""
        changed = text.translate(self)
        if len(changed) == len(text):
            return changed, None
        return changed, [*(place for place, c in enumerate(text) if self[ord(c)]), len(text)]


_PLAIN = Table()


def plain(text: str) -> tuple[str, list[int] | None]:
    r"""Text without invisible characters and with full-width letters as the usual ones, and the way back.

    Returns
    -------
    plain
        One character for each that is seen.
    offsets
        ``offsets[i]`` is the place in ``text`` of character ``i`` of ``plain`` (one more entry for the end), or None
        when the two agree place by place.

    >>> plain("Tur\u00adkey")
    ('Turkey', [0, 1, 2, 4, 5, 6, 7])
    >>> plain("\uff26\uff33\uff22")
    ('FSB', None)
    """
    return (text, None) if text.isascii() else _PLAIN(text)


#: Joiners decide how letters are drawn: they are seen, in their way.
_JOINERS = "\u200c\u200d"


def one_name(name: str) -> str:
    r"""A name as all spellings of it that look the same: composed, without what is not seen, one space for white space.

    >>> one_name("Cafe\u0301\u200b\n Post") == "Caf\u00e9 Post"
    True
    """
    if name.isascii() and name.isprintable():
        return " ".join(name.split())
    kept = "".join(c for c in name if c in _JOINERS or not is_invisible(c))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def is_blank(text: str) -> bool:
    r"""Whether nothing of a text is seen: it holds nothing but white space and invisible characters.

    >>> is_blank("\ufeff \u200b\n"), is_blank("a")
    (True, False)
    """
    first = text[:1]
    return not (first.isascii() and first.isalnum()) and not plain(text)[0].strip()


def has_words(text: str) -> bool:
    r"""Whether a letter or a digit of a text is seen.

    >>> has_words("\u2014 * \u2014"), has_words("7"), has_words("\u3164")
    (False, True, False)
    """
    return any(character.isalnum() and not is_invisible(character) for character in text)
