"""The forms in which a Turkish name or noun stands: its plural, its cases, and what is written onto it.

A proper name takes its suffixes behind an apostrophe ("Türkiye'nin"), where they are no part of its word. Without one
stand the suffixes of words for people ("Rusların"), of common nouns at the end of a name ("Türk hükümetinin"), and
those of names in careless texts ("Rusyanın").
"""

from __future__ import annotations

from presslens.language.tr.letters import LETTERS

_VOWELS = "aeıioöuü"
_BACK = "aıou"
#: Vowel of a suffix with four forms, by the last vowel of the word.
_HIGH = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
_HARD = "çfhkpsşt"
#: The ending of a noun that belongs to another before it ("Türk hükümeti"): its cases begin with an n.
_BELONGING = "ıiuü"
#: A last consonant that becomes soft before a vowel, where no apostrophe keeps it.
_SOFT = {"k": "ğ", "ç": "c", "p": "b", "t": "d"}


def forms(phrase: str, kind: str) -> tuple[str, ...]:
    """A phrase of the codebook, itself first, with every inflection of its last word.

    >>> forms("Rus ordusu", "army")[:6]
    ('Rus ordusu', 'Rus ordusunun', 'Rus ordusuna', 'Rus ordusunu', 'Rus ordusunda', 'Rus ordusundan')
    >>> [form for form in forms("Rus", "demonym") if form in ("Ruslar", "Rusların", "Rusa", "Rusya")]
    ['Rusa', 'Ruslar', 'Rusların']
    """
    if not any(letter in _VOWELS for letter in LETTERS.lowered(phrase)) or phrase.isupper():
        return (phrase,)  # an abbreviation
    *_, last = phrase.split()
    belongs = " " in phrase and last[0].islower() and last[-1] in _BELONGING
    found = [phrase, *_cases(phrase, belongs=belongs)]
    if not belongs:
        plural = phrase + ("lar" if _last_vowel(phrase) in _BACK else "ler")
        found += [plural, *_cases(plural, belongs=False)]
        possessed = plural + ("ı" if plural.endswith("lar") else "i")
        found += _cases(possessed, belongs=True)
    return tuple(dict.fromkeys(found))


def _last_vowel(word: str) -> str:
    return next(letter for letter in reversed(LETTERS.lowered(word)) if letter in _VOWELS)


def _cases(word: str, *, belongs: bool) -> list[str]:
    """A word in the genitive, dative, accusative, locative, ablative and instrumental."""
    vowel = _last_vowel(word)
    high, low = _HIGH[vowel], "a" if vowel in _BACK else "e"
    open_, hard = word[-1].lower() in _VOWELS, word[-1].lower() in _HARD
    d = "t" if hard else "d"
    if belongs:
        return [
            f"{word}{ending}" for ending in (f"n{high}n", f"n{low}", f"n{high}", f"nd{low}", f"nd{low}n", f"yl{low}")
        ]
    genitive, buffer = ("n" if open_ else ""), ("y" if open_ else "")
    found = [f"{word}{genitive}{high}n", f"{word}{buffer}{low}", f"{word}{buffer}{high}"]
    found += [f"{word}{d}{low}", f"{word}{d}{low}n", f"{word}{buffer}l{low}"]
    if word[-1] in _SOFT and word[-1] != "k":
        return found
    if word[-1] == "k" and word[0].islower():
        soft = word[:-1] + _SOFT["k"]
        found += [f"{soft}{high}n", f"{soft}{low}", f"{soft}{high}"]
    return found
