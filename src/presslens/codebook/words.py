"""Words of figures in other languages: a file of ``codebook/words/`` for each, keyed by the English text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

from presslens.base.errors import InputError, InputErrors
from presslens.base.said import PLACE, Said
from presslens.base.schema import read_checked
from presslens.base.spelling import nearest

#: Folder of the lists, and the language that needs none.
FOLDER, ENGLISH_CODE = "codebook/words", "en"
#: A number as it stands in English, with its sign of percent.
_NUMBER = re.compile(r"([-+]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?( %)?")
#: Parts the numbers of two sides.
_BETWEEN = " / "
#: Nothing that needs a word: what is left of a template without its places has no letter.
_LETTER = re.compile(r"[^\W\d_]")
_RIGHT_TO_LEFT_MARK, _LEFT_TO_RIGHT_MARK = "\N{RIGHT-TO-LEFT MARK}", "\N{LEFT-TO-RIGHT MARK}"


@dataclass(frozen=True)
class Words:
    """The words of one language.

    Attributes
    ----------
    code
        ISO 639.
    right_to_left
        Lines begin on the right.
    decimal, thousands, percent
        What stands within numbers, and a template for shares, with ``{n}`` for the number of percent.
    comma, semicolon
        What stands between words.
    texts
        Template in the language by template in English.
    missed
        Grows: English templates that were asked for and are not in ``texts``; they stay English.
    """

    code: str = ENGLISH_CODE
    right_to_left: bool = False
    decimal: str = "."
    thousands: str = ","
    percent: str = "{n} %"
    comma: str = ","
    semicolon: str = ";"
    texts: Mapping[str, str] = field(default_factory=dict)
    missed: set[str] = field(default_factory=set, compare=False)

    def say(self, text: str) -> str:
        """A text in this language, if it is :class:`~presslens.base.said.Said`; any other text as it is.

        >>> words = Words("de", decimal=",", texts={"Turkey": "Türkei", "{n} of {what}": "{n} von {what}"})
        >>> words.say(Said("{n} of {what}", n="2.5", what=Said("Turkey"))), words.say("Turkey")
        ('2,5 von Türkei', 'Turkey')
        """
        if not isinstance(text, Said) or self.code == ENGLISH_CODE:
            return str(text)
        template = self._template(text.template)
        if not text.values:
            return self.number(template)
        # Formatted as in English, then written as numbers are here.
        parts = {name: self._value(value) for name, value in text.values.items()}
        return PLACE.sub(lambda found: self._filled(found, text.values, parts), template)

    def _filled(self, found: re.Match[str], values: Mapping[str, object], parts: Mapping[str, str]) -> str:
        name, form = found[1], found[0][1:-1].partition(":")[2]
        return self.number(format(values[name], form)) if form else parts[name]

    def _value(self, value: object) -> str:
        return self.say(value) if isinstance(value, Said) else self.number(str(value))

    def _template(self, template: str) -> str:
        if template in self.texts:
            return self.texts[template]
        if is_said(template):
            self.missed.add(template)
            return template
        return template.replace(", ", f"{self.comma} ").replace("; ", f"{self.semicolon} ")

    def number(self, text: str) -> str:
        """A number that is written as in English, or several on both sides of a stroke, as written here; any other text
        as it is.

        >>> Words("tr", decimal=",", thousands=".", percent="%{n}").number("1,234.5 %")
        '%1.234,5'
        """
        if _BETWEEN in text:
            return _BETWEEN.join(map(self.number, text.split(_BETWEEN)))
        found = _NUMBER.fullmatch(text)
        if found is None or self.code == ENGLISH_CODE:
            return text
        sign, whole, part, share = found.groups()
        sign = f"{_LEFT_TO_RIGHT_MARK}{sign}" if sign and self.right_to_left else sign
        number = sign + whole.replace(",", self.thousands) + (f"{self.decimal}{part}" if part else "")
        return self.percent.replace("{n}", number) if share else number

    def line(self, text: str) -> str:
        """A text whose every line with a word of the language begins where its lines begin, whatever stands first.

        >>> words = Words("ar", True)
        >>> ascii(words.line("SANA (" + chr(0x633) + ")")), words.line("-1")
        ("'\\\\u200fSANA (\\\\u0633)'", '-1')
        """
        return "\n".join(map(_turned, text.split("\n"))) if self.right_to_left else text

    def from_left(self, between: str, *texts: str) -> str:
        """Texts in one line that name places, the leftmost place first: each stands on the side of its place, wherever
        the line begins.

        >>> words = Words("ar", True)
        >>> ascii(words.from_left(" | ", chr(0x633), chr(0x645))), words.from_left(" | ", "low", "high")
        ("'\\\\u0645 | \\\\u0633'", 'low | high')
        """
        turned = self.right_to_left and any(map(_is_turned, texts))
        return between.join(reversed(texts) if turned else texts)

    @property
    def said_of_missed(self) -> str:
        """What has no words here, for the log."""
        return f"{self.code} has no words for, so that they stay English: {'; '.join(map(repr, sorted(self.missed)))}"


def _turned(line: str) -> str:
    own = _is_turned(line) and not line.startswith(_RIGHT_TO_LEFT_MARK)
    return f"{_RIGHT_TO_LEFT_MARK}{line}" if own else line


def _is_turned(line: str) -> bool:
    return any(bidirectional(letter) in ("R", "AL") for letter in line)


def is_said(template: str) -> bool:
    """Whether there is a word in a template, so that languages differ in it.

    >>> is_said("n = {n}"), is_said("{outlet}, {number}")
    (True, False)
    """
    return _LETTER.search(PLACE.sub("", template)) is not None


#: Every text as it was composed.
ENGLISH = Words()


def load_words(path: str | Path) -> Words:
    """The list of a language.

    Raises
    ------
    InputError
        It does not follow its schema, or a translation has other names in braces than its text.
    """
    document = read_checked(path, "words")
    texts = {**document["countries"], **document["texts"]}
    faults = [fault for english, own in texts.items() if (fault := _fault(path, english, own))]
    if faults:
        raise InputErrors(faults)
    numbers: dict[str, Any] = document["numbers"] | document["marks"]
    return Words(Path(path).stem, document["direction"] == "right to left", texts=texts, **numbers)


def _fault(path: str | Path, english: str, own: str) -> InputError | None:
    wanted, found = (sorted({place[0] for place in PLACE.finditer(text)}) for text in (english, own))
    if wanted == found:
        return None
    return InputError(
        f"{path}: texts.{english}", f"has {_listed(found)} in braces", f"as in English: {_listed(wanted)}"
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "nothing"


def words_file(language: str) -> list[str]:
    """The file of a language, relative to the study; nothing for English.

    >>> words_file("tr"), words_file("en")
    (['codebook/words/tr.yaml'], [])
    """
    return [] if language == ENGLISH_CODE else [f"{FOLDER}/{language}.yaml"]


def words_in(files: Iterable[str | Path]) -> Words:
    """The words of the one file there is; English where there is none."""
    for path in files:
        return load_words(path)
    return Words()


def language_fault(language: str, root: Path, where: str) -> InputError | None:
    """The error of a language without a list; None where it has one, or needs none."""
    known = [ENGLISH_CODE, *sorted(path.stem for path in (root / FOLDER).glob("*.yaml"))]
    if language in known:
        return None
    meant = f"; did you mean {near[0]}?" if (near := nearest(language, known)) else ""
    return InputError(where, f"found {language!r}", f"allowed ({FOLDER}/*.yaml, or en): {', '.join(known)}{meant}")
