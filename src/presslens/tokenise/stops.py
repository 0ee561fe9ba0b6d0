"""What a full stop does behind an abbreviation: the codebook's words, and the rules of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presslens.base.folding import Letters
from presslens.codebook.sentences import SentenceMarks
from presslens.language.text import NEVER, SentenceRules

#: The last word of a text, without its full stop; of a word with hyphens, the last part.
_WORD = re.compile(r"(?<![\w.])(\w[\w.]*)\.$")
_DIGIT = re.compile(r"\s*\(?\d")
_SOMETHING = re.compile(r"\s*\S")


class Stops:
    """Say of a full stop whether a sentence ends there, where abbreviations and initials tell.

    Parameters
    ----------
    rules
        What the language says of sentences.
    marks
        The codebook's abbreviations: those before names, before numbers, within a clause, and those that may end a
        sentence, as they do where the next word opens one.
    letters
        Of the language; None: those of English.

    >>> from presslens.language.language import load_language
    >>> stops = Stops(load_language("en").sentences, SentenceMarks(abbreviations=("gen",), before_numbers=("no",)))
    >>> stops.end("Then Gen.", " Smith"), stops.end("Article No.", " 5"), stops.end("the U.S.", " He left")
    (False, False, True)
    >>> stops.end("It left.", " He stayed") is None
    True
    """

    #: What stands before a full stop, and what behind, that tell: so many characters.
    SEEN = 60

    def __init__(self, rules: SentenceRules, marks: SentenceMarks, letters: Letters | None = None) -> None:
        self._lowered = letters.lowered if letters else str.lower
        self._continues = rules.continues
        self._rules = rules.stops
        # A word that stands in two lists has both rules: "Sen. Smith", "Sept. 11".
        self._words: dict[str, list[tuple[re.Pattern[str], re.Pattern[str]]]] = {}
        for words, parted, joined in (
            (marks.within, NEVER, _SOMETHING),
            (marks.before_numbers, NEVER, _DIGIT),
            (marks.abbreviations, NEVER, rules.capital),
            (map(str.capitalize, marks.may_end), rules.opens, rules.capital),
        ):
            for word in words:
                self._words.setdefault(word, []).append((parted, joined))

    def end(self, before: str, after: str) -> bool | None:
        """Whether a sentence ends between the two; None where nothing is known of it.

        Parameters
        ----------
        before
            The sentence so far, or its last :attr:`SEEN` characters, with the full stop and marks that close.
        after
            What follows, or the first of it, with its white space.
        """
        for parted, joined in self._kinds(before):
            if parted.match(after):
                return True
            if joined.match(after):
                return False
        return False if self._continues.match(after) else None

    def _kinds(self, before: str) -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
        if found := _WORD.search(before):
            word = found[1]
            yield from self._words.get(self._lowered(word), ())
            if word[0].isupper():
                yield from self._words.get(word.capitalize(), ())
        for rule in self._rules:
            if rule.before.search(before):
                yield rule.parted, rule.joined
