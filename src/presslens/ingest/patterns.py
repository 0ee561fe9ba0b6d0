"""Patterns of a card for what is no part of an article: compiled once, and searched within bounds of text and time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presslens.base.errors import InputError, InputErrors, readable
from presslens.cards.corpora import BoilerplateSpan

if TYPE_CHECKING:
    import regex

#: Boilerplate is looked for in this many characters at either end of a text.
WINDOW = 6000
#: CPU-seconds that a pattern may take on the end of one text; a well-behaved one takes thousandths.
SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Pattern:
    """Boilerplate at the ``start`` or ``end`` of a text or of a title, and why it is no part of an article.

    ``outlet`` is the only outlet it is looked for in, by its name in the file; None: every outlet. ``where`` is the
    place of the pattern in its card.
    """

    at: str
    reason: str
    regex: regex.Pattern[str]
    of: str = "text"
    outlet: str | None = None
    where: str = ""

    def find(self, text: str, low: int, high: int) -> regex.Match[str] | None:
        """What the pattern matches at its end of ``text[low:high]``; None where it matches nothing.

        Raises
        ------
        InputError
            The search takes more than :data:`SECONDS`.
        """
        while True:
            begun = time.process_time()
            try:
                if self.at == "start":
                    found = self.regex.match(text, low, min(high, low + WINDOW), timeout=SECONDS)
                else:
                    found = self.regex.search(text, max(low, high - WINDOW), high, timeout=SECONDS)
            except TimeoutError:
                # The limit is one of the clock: where the machine was busy with something else, it is no fault.
                if time.process_time() - begun < SECONDS / 2:
                    continue
                hint = "a pattern without a repetition inside a repetition, such as (a+)+"
                raise InputError(self.where, f"takes more than {SECONDS} s on a text", hint) from None
            return found if found and found[0] else None


def compile_patterns(entries: Iterable[BoilerplateSpan], where: object) -> list[Pattern]:
    """The patterns of a card's ``boilerplate.spans``, ready for use.

    Raises
    ------
    InputErrors
        One line per regular expression that cannot be compiled.
    """
    import regex

    patterns, faults = [], []
    for number, entry in enumerate(entries, 1):
        place = f"{where}: boilerplate.spans, entry {number}"
        source = f"(?:{entry.pattern})\\s*" + (r"\Z" if entry.at == "end" else "")
        try:
            compiled = regex.compile(source, regex.VERSION0)
        except (regex.error, RecursionError, OverflowError, ValueError, MemoryError) as fault:
            faults.append(InputError(place, f"is no regular expression ({readable(str(fault))[:120]})"))
            continue
        patterns.append(Pattern(entry.at, entry.reason, compiled, entry.of, entry.outlet, place))
    if faults:
        raise InputErrors(faults)
    return patterns


def own_patterns(patterns: Sequence[Pattern], name: str | None) -> list[Pattern]:
    """The patterns for articles of an outlet, by its name in the file."""
    plain = name and " ".join(name.split())
    return [pattern for pattern in patterns if pattern.outlet in (None, plain)]
