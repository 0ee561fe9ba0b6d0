r"""Patterns of a card for what is no part of an article: searched in time that grows with the text, whatever they say.

The expressions are those of RE2, which has no look-around and no back reference and therefore no pattern that takes
for ever; what those are for has keys of its own (``before``, ``behind``, ``unless``, ``again``). ``\s``, ``\d`` and
``\w`` mean white space, digits and letters of all scripts.

References
----------
Cox, R. (2010). Regular expression matching in the wild. https://swtch.com/~rsc/regexp/regexp3.html
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from presslens.base.errors import InputError, InputErrors, readable
from presslens.base.spans import Span
from presslens.base.spelling import form_of
from presslens.cards.corpora import BoilerplateSpan

if TYPE_CHECKING:
    import re2

#: Boilerplate is looked for in this many characters at either end of a text.
WINDOW = 6000
#: Bytes that a compiled pattern may take: a bound on how much is done for each character.
_MEMORY = 2**22
#: Names of the groups that hold what stands around a match.
_BEHIND, _BEFORE = "behind", "before"
#: The place of a group that took no part in a match.
_NOWHERE = Span(-1, -1)
_SPACE = r"\s\x0b\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_LETTER = (
    r"\w\x{aa}\x{b2}\x{b3}\x{b5}\x{b9}\x{ba}\x{bc}-\x{be}\x{c0}-\x{d6}\x{d8}-\x{f6}\x{f8}-\x{2c1}\x{370}-\x{1fff}"
    r"\x{2c00}-\x{2dff}\x{3005}-\x{3007}\x{3021}-\x{d7ff}\x{f900}-\x{fdff}\x{10000}-\x{effff}"
)
#: Classes of characters in a pattern, inside brackets.
_CLASSES = {"s": _SPACE, "w": _LETTER, "d": r"\p{Nd}"}


class Found(NamedTuple):
    """Where a pattern matched, and what of it stays."""

    start: int
    end: int
    kept: Span | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Boilerplate at the ``start`` or ``end`` of a text or of a title, and why it is no part of an article.

    ``outlet`` is the only outlet it is looked for in, by :func:`presslens.base.spelling.form_of` of its name in the
    file; None: every outlet. ``again``: what matches must come again within so many characters.
    """

    at: str
    reason: str
    regex: re2._Regexp
    of: str = "text"
    outlet: str | None = None
    unless: re2._Regexp | None = None
    again: int | None = None

    def find(self, text: str, low: int, high: int) -> Found | None:
        """What is to be taken out at the pattern's end of ``text[low:high]``, in offsets of ``text``."""
        if self.at == "end":
            low = max(low, high - WINDOW)
            match = self.regex.search(text[low:high])
        else:
            match = self.regex.match(text[low : min(high, low + WINDOW)])
        if match is None:
            return None
        groups = {name: Span(*match.span(number)) for name, number in self.regex.groupindex.items()}
        behind, before = groups.get(_BEHIND, _NOWHERE), groups.get(_BEFORE, _NOWHERE)
        start = match.start() if behind == _NOWHERE else behind.end
        end = match.end() if before == _NOWHERE else before.start
        if start >= end or (self.unless is not None and self.unless.match(match.string[start:])):
            return None
        kept = groups.get("kept", _NOWHERE)
        found: Found | None = Found(start + low, end + low, kept.shifted(low) if kept.length else None)
        if self.again is not None and found is not None:
            found = _again(text, found, min(high, low + WINDOW), self.again)
        return found and found._replace(end=_past_space(text, found.end, high))


def compile_patterns(entries: Iterable[BoilerplateSpan], where: object) -> list[Pattern]:
    """The patterns of a card's ``boilerplate.spans``, ready for use.

    Raises
    ------
    InputErrors
        One line per regular expression that cannot be compiled.
    """
    patterns: list[Pattern] = []
    faults: list[InputError] = []
    for number, entry in enumerate(entries, 1):
        source = f"(?:{entry.pattern})"
        if entry.behind is not None:
            source = f"(?P<{_BEHIND}>{entry.behind}){source}"
        if entry.before is not None:
            source = f"{source}(?P<{_BEFORE}>{entry.before})"
        if entry.at == "end":
            source = rf"{source}\s*\z"
        try:
            # Each by itself first, so that a bracket left open in one is not closed by the next.
            for part in (entry.pattern, entry.before, entry.behind):
                _compiled(part or "")
            unless = None if entry.unless is None else _compiled(entry.unless)
            compiled = _compiled(source)
        except ValueError as fault:
            place = f"{where}: boilerplate.spans, entry {number}"
            faults.append(InputError(place, f"is no regular expression of RE2 ({readable(str(fault))})", _hint(entry)))
            continue
        outlet = None if entry.outlet is None else form_of(entry.outlet)
        patterns.append(Pattern(entry.at, entry.reason, compiled, entry.of, outlet, unless, entry.again))
    if faults:
        raise InputErrors(faults)
    return patterns


def own_patterns(patterns: Sequence[Pattern], name: str | None) -> list[Pattern]:
    """The patterns for articles of an outlet, by its name in the file, whatever its case and white space."""
    form = None if name is None else form_of(name)
    return [pattern for pattern in patterns if pattern.outlet in (None, form)]


def _compiled(source: str) -> re2._Regexp:
    import re2

    options = re2.Options()
    options.log_errors, options.max_mem = False, _MEMORY
    try:
        return re2.compile(widened(source), options)
    except re2.error as fault:
        said = fault.args[0]
        raise ValueError(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)) from None


def _hint(entry: BoilerplateSpan) -> str:
    is_around = any(sign in entry.pattern for sign in ("(?=", "(?!", "(?<=", "(?<!", "(?P="))
    return "for what stands around it: before, behind, unless, again" if is_around else ""


def widened(pattern: str) -> str:
    r"""A pattern whose ``\s``, ``\d`` and ``\w`` (and ``\S``, ``\D``, ``\W`` outside brackets) know all scripts.

    >>> widened(r"\d[\d.]\D\.")
    '[\\p{Nd}][\\p{Nd}.][^\\p{Nd}]\\.'
    """
    pieces, at, in_class = [], 0, False
    while at < len(pattern):
        sign, width = pattern[at], 1
        if sign == "\\":
            width, kind = 2, pattern[at + 1 : at + 2]
            sign = pattern[at : at + 2]
            if (members := _CLASSES.get(kind.lower())) and (kind.islower() or not in_class):
                sign = members if in_class else f"[{'^' * kind.isupper()}{members}]"
        elif in_class:
            if pattern.startswith("[:", at) and (end := pattern.find(":]", at)) > 0:
                width = end + 2 - at
                sign = pattern[at : at + width]
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
            # A bracket right behind the opening one is a member.
            width = next(
                n for n, opening in ((3, "[^]"), (2, "[]"), (2, "[^"), (1, "[")) if pattern.startswith(opening, at)
            )
            sign = pattern[at : at + width]
        pieces.append(sign)
        at += width
    return "".join(pieces)


def _again(text: str, found: Found, high: int, within: int) -> Found | None:
    """A beginning of the text that comes again: it stays, as far as its repetition."""
    words = text[found.start : found.end]
    place = text.find(words, found.end)
    while 0 <= place < high:
        gap = text[found.end : place]
        kept = gap.rstrip()
        follows = text[place + len(words) : place + len(words) + 1]
        if len(kept) > within or "\n" in kept:
            return None
        if len(kept) < len(gap) and (words[-1].isalnum() or words[-1] == "_") != (follows.isalnum() or follows == "_"):
            return Found(found.start, place, Span(found.start, found.end + len(kept)))
        place = text.find(words, place + 1)
    return None


def _past_space(text: str, place: int, high: int) -> int:
    while place < high and text[place].isspace():
        place += 1
    return place
