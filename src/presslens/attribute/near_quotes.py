"""Whose a quotation is that no verb of speech introduces: of whoever the narration beside it is about.

Behind a comma, the clause after a quotation names its speaker, whatever its verb (``"...," Weiss continued``). Else
the subject of the narration in front of it speaks, in the same sentence or in the one before. Where a quotation itself
names that person, somebody else speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from presslens.attribute.cast import Party
from presslens.attribute.quotes import Quote
from presslens.attribute.rules import Kind, Rule
from presslens.attribute.scene import Scene
from presslens.attribute.subjects import named_in, subject_of
from presslens.base.spans import Span

#: A quotation without a speaker takes the last one when at most so many sentences lie between.
SENTENCES_BETWEEN = 2
#: The clause behind a quotation that names its speaker has at most so many characters up to the name.
_CLAUSE_CHARACTERS = 160
#: Behind a question, so many words alone are a clause that names the speaker.
_SHORT_WORDS = 6

#: A clause of speech in the midst of narration has at least so many words.
_CLAUSE_WORDS = 8
#: Characters before a quotation in which the word is sought that makes it a name ("so-called").
_NAMED_CHARACTERS = 24
#: Share of capitalised words from which a quotation is a title of a work or a name.
_TITLE_SHARE = 0.7
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LAST_NAME = re.compile(r"[^\W\d_][\w’'-]{2,}$")


class Near(NamedTuple):
    """Who is named beside a quotation: the rule, the party, its words, and the number of its sentence."""

    rule: Rule
    lead: Party
    source: Span
    sentence: int


class Surroundings:
    """The narration around the quotations of one article.

    Parameters
    ----------
    sentences
        Bounds of the sentences.
    quotes
        The quotations that stand in no other, sorted.
    """

    def __init__(self, scene: Scene, sentences: Sequence[tuple[int, int]], quotes: Sequence[Quote]) -> None:
        self._scene, self._sentences, self.quotes = scene, sentences, quotes
        self._starts = [start for start, _ in sentences]
        self._rules = scene.language.subjects

    def has_clause(self, number: int) -> bool:
        """Whether a clause that tells the speaker follows the quotation of that number, whomever it names."""
        text, quote = self._scene.text, self.quotes[number]
        span = self._behind(number)
        if not any(c.isalpha() for c in span.of(text)):
            return False
        first = next(c for c in span.of(text) if c.isalpha())
        marks = text[quote.end - 1] + text[quote.outer_end : quote.outer_end + 1]
        short = text[quote.end - 1] in "?!" and len(span.of(text).split()) <= _SHORT_WORDS
        tells = "," in marks or (text[quote.end - 1] in "?!—–-" and first.islower()) or short
        # "When it launched a “coup,” it lost": words at a distance, in a clause that has its own speaker or none.
        within = self.words(self._before(number)) > 0 and self.words(span) > _SHORT_WORDS
        return tells and not within and self._rules.goes_on.match(text, *span) is None

    def behind(self, number: int) -> Near | None:
        """Who is named in the clause behind the quotation of that number."""
        quote = self.quotes[number]
        lead = next(named_in(self._scene, *self._behind(number)), None) if self.has_clause(number) else None
        if lead is None:
            return None
        return Near(Rule.QUOTE_THEN_SPEAKER, lead, lead.span, self._number(quote.outer_end))

    def before(self, number: int) -> Near | None:
        """Whom the narration before the quotation is about, in its sentence."""
        quote = self.quotes[number]
        span = self._before(number)
        if not self.words(span):
            return None
        lead = subject_of(self._scene, *span, colon=self._scene.text[: span.end].rstrip()[-1:] == ":")
        return None if lead is None else Near(Rule.QUOTE_IN_NARRATION, lead, lead.span, self._number(quote.start))

    def sentence_before(self, number: int) -> Near | None:
        """Whom the sentence before that of the quotation is about; None where that sentence is a quotation itself."""
        here = self._number(self.quotes[number].start)
        if here < 1:
            return None
        span = Span(*self._sentences[here - 1])
        if number and self.quotes[number - 1].outer_end > span.start:
            return None
        lead = subject_of(self._scene, *span)
        if lead is not None and lead.kind in (Kind.PLACE, Kind.DEMONYM):
            return None  # a state that acts is no speaker
        return None if lead is None else Near(Rule.QUOTE_AFTER_NARRATION, lead, lead.span, here - 1)

    def alone(self, number: int) -> bool:
        """Whether a quotation is whole sentences: nothing else stands in its first and last one."""
        return not self.words(self._before(number)) and not self.words(self._behind(number))

    def tells(self, number: int) -> bool:
        """Whether a quotation with narration around it is long enough to be speech: a clause of its own."""
        quote = self.quotes[number]
        span = Span(quote.start, quote.end)
        return self.words(span) >= _CLAUSE_WORDS and self._scene.clauses.has_finite(self._scene.text, *span)

    def same_sentence(self, one: Quote, other: Quote) -> bool:
        """Whether a quotation ends in the sentence in which another begins."""
        return self._number(one.outer_end - 1) == self._number(other.outer_start)

    def are_near(self, one: int, other: int) -> bool:
        """Whether at most :data:`SENTENCES_BETWEEN` sentences begin between two places."""
        return bisect_right(self._starts, other) - bisect_right(self._starts, one) <= SENTENCES_BETWEEN

    def is_title(self, number: int) -> bool:
        """Whether the words in the marks are a title or a name (``"Face the Nation"``)."""
        quote = self.quotes[number]
        if self._rules.named.search(self._scene.text, max(0, quote.outer_start - _NAMED_CHARACTERS), quote.outer_start):
            return True
        words = [word for word in _WORD.findall(self._scene.text, quote.start, quote.end) if len(word) > 3]
        return bool(words) and sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words)

    def names(self, number: int, lead: Party) -> bool:
        """Whether the quotation names the party in the third person."""
        quote = self.quotes[number]
        if lead.kind in (Kind.PRONOUN, Kind.NOUN):
            return False
        last = _LAST_NAME.search(self._scene.language.introductions.possessive.sub("", lead.span.of(self._scene.text)))
        if last is None or lead.kind in (Kind.PLACE, Kind.DEMONYM):
            return False
        return re.search(rf"\b{re.escape(last.group())}\b", quote_text(self._scene.text, quote)) is not None

    def words(self, span: Span) -> int:
        """Number of words between the bounds."""
        return len(_WORD.findall(self._scene.text, *span)) if span.length > 0 else 0

    def _number(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)

    def _before(self, number: int) -> Span:
        """The narration before a quotation in its sentence."""
        quote = self.quotes[number]
        low = self._sentences[self._number(quote.outer_start)][0] if self._sentences else 0
        if number:
            low = max(low, self.quotes[number - 1].outer_end)
        return Span(min(low, quote.outer_start), quote.outer_start)

    def _behind(self, number: int) -> Span:
        """The narration behind a quotation in the sentence where it ends, or the short sentence behind it."""
        quote, text = self.quotes[number], self._scene.text
        index = self._number(quote.outer_end - 1)
        high = self._sentences[index][1] if self._sentences else len(text)
        if high <= quote.outer_end and index + 1 < len(self._sentences) and text[quote.end - 1] in "?!":
            low, high = self._sentences[index + 1]
            if "\n" in text[quote.outer_end : low]:
                high = quote.outer_end
        if number + 1 < len(self.quotes):
            high = min(high, self.quotes[number + 1].outer_start)
        return Span(quote.outer_end, max(quote.outer_end, min(high, quote.outer_end + _CLAUSE_CHARACTERS)))


def quote_text(text: str, quote: Quote) -> str:
    """The words inside the marks."""
    return text[quote.start : quote.end]
