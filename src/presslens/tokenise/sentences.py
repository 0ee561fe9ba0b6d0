"""Sentence boundaries: Punkt, the codebook's abbreviations, and rules of the press.

References
----------
Kiss, T. & Strunk, J. (2006). Unsupervised multilingual sentence boundary detection. Computational Linguistics 32(4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import punkt

from presslens.base.spans import Span
from presslens.base.unseen import plain
from presslens.codebook.agencies import Agencies
from presslens.codebook.sentences import SentenceMarks
from presslens.language.language import Language
from presslens.language.text import alternatives
from presslens.tokenise.stops import Stops

_PARAGRAPH = re.compile(r"[^\n\u2029]+(?:\n[^\n\u2029]+)*")
#: A full stop that may end a sentence within what Punkt takes for one.
_STOP = re.compile(r"[.…?!][\"'”’»)\]*]*(?=\s)")
_STRAIGHT = re.compile('"')
#: A longer sentence is cut: what is looked for within one grows with the square of its length. The longest of
#: newspapers have some 600 characters; texts without full stops have no end.
MAX_CHARACTERS = 2000
#: Where such a sentence is cut: behind the last comma or semicolon of its last part, else at the last space.
_PAUSE, _SPACE = re.compile(r".*[,;](?=\s)", re.DOTALL), re.compile(r".*(?=\s)", re.DOTALL)
_LAST_PART = 500


class SentenceSplitter:
    """Split texts into sentences.

    Punkt decides first. Where a full stop stands behind an abbreviation, initials or the number of an entry, or the
    rest goes on in lower case (``"Stop!" he said.``), :class:`~presslens.tokenise.stops.Stops` knows better: it joins
    what Punkt parts, and parts what Punkt joins. A sentence is also cut where a full stop has lost the space behind it,
    before words of the page's layout, behind a heading or the credit of a picture that runs into it, and before a town
    and agency that open a report. What then still has more than :data:`MAX_CHARACTERS` is cut where it pauses.

    Parameters
    ----------
    language
        The language of the texts.
    marks, agencies
        Abbreviations and openers of reports, and agencies that stand beside reports, from the codebook.

    >>> from presslens.language.language import load_language
    >>> SentenceSplitter(load_language("en"))("It left. “Stop!” he said.")
    [Span(start=0, end=8), Span(start=9, end=25)]
    """

    def __init__(
        self, language: Language, marks: SentenceMarks | None = None, agencies: Agencies | None = None
    ) -> None:
        marks, agencies, rules = marks or SentenceMarks(), agencies or Agencies(), language.sentences
        self._rules = rules
        self._punkt = (
            punkt.tokenizer_for(rules.punkt) if rules.punkt else punkt.PunktSentenceTokenizer(punkt.PunktParameters())
        )
        self._stops = Stops(rules, marks, language.letters)
        goes_on = "".join(rf"(?<!{re.escape(word)}\s)" for word in marks.not_after)
        openers = f"{goes_on}(?:{alternatives(marks.openers)})"
        dateline = rules.dateline(alternatives(agencies.datelines))
        picture = rules.picture(alternatives(agencies.pictures))
        credits = rules.credits(alternatives((*agencies.pictures, *agencies.datelines)))
        self._cuts, self._dateline = (rules.glued, credits), dateline
        self._labels = re.compile(rf"(?<!\w)(?:{alternatives(marks.labels)})(?!\w)")
        #: What may run into the sentence that follows it.
        self._before = (rules.credit, picture, rules.heading(openers), rules.capitals)

    def __call__(self, text: str) -> list[Span]:
        """Offsets of the sentences of ``text``: in order, without overlap, without outer white space, never empty.

        Invisible characters decide nothing, and none begins or ends a sentence.
        """
        seen, offsets = plain(text)
        spans = []
        for paragraph in _PARAGRAPH.finditer(seen):
            spans += self._split(seen, paragraph.start(), paragraph.end())
        return spans if offsets is None else [Span(offsets[span.start], offsets[span.end - 1] + 1) for span in spans]

    def _split(self, text: str, start: int, end: int) -> list[Span]:
        opening = _opening_marks(text, start, end)
        spans: list[Span] = []
        for a, b in self._punkt.span_tokenize(text[start:end]):
            first, last = _stripped(text, start + a, start + b)
            if first >= last:
                continue
            # What follows without a space is one with it, unless a rule for lost spaces cuts it.
            if spans and (
                (first == spans[-1].end and first not in opening) or self._end(text, *spans[-1], first) is False
            ):
                spans[-1] = Span(spans[-1].start, last)
            else:
                spans.append(Span(first, last))
        return [part for span in spans for piece in self._pieces(text, span, opening) for part in _parts(text, piece)]

    def _end(self, text: str, start: int, end: int, rest: int) -> bool | None:
        """Whether a sentence that began at ``start`` ends at ``end``; what follows is seen from ``rest`` on."""
        seen = self._stops.SEEN
        return self._stops.end(text[max(start, end - seen) : end], " " + text[rest : rest + seen])

    def _pieces(self, text: str, span: Span, opening: frozenset[int]) -> Iterator[Span]:
        """A sentence of Punkt's without its heading, the heading, and what a lost space or an abbreviation joined."""
        cuts = {match.end() for cut in self._cuts for match in cut.finditer(text, *span)}
        # At the head of a report, the town may be of several words.
        datelines = {match.end() for match in self._dateline.finditer(text, *span)}
        cuts |= {end for end in datelines if not text[span.start : end].isupper()}
        edges = {cut - (cut - 1 in opening) for cut in cuts} - {span.start, span.end}
        edges -= {edge for edge in edges if self._end(text, span.start, edge, edge) is False}
        edges |= {match.start() for match in self._labels.finditer(text, *span)} - {span.start}
        if heading := next((match for kind in self._before if (match := kind.match(text, *span))), None):
            edges.add(heading.end())
        first, coming = span.start, sorted(edges, reverse=True)
        for match in _STOP.finditer(text, *span):
            while coming and coming[-1] < match.end():
                first = coming.pop()
            if self._end(text, first, match.end(), match.end() + 1):
                first = match.end()
                edges.add(first)
        for start, end in pairwise([span.start, *sorted(edges), span.end]):
            start, end = _stripped(text, start, end)
            if start < end:
                yield Span(start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without its outer white space."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _opening_marks(text: str, start: int, end: int) -> frozenset[int]:
    """Places of the straight quotation marks that open a quotation: the first of a paragraph, the third and so on."""
    return frozenset([match.start() for match in _STRAIGHT.finditer(text, start, end)][::2])


def _parts(text: str, span: Span) -> Iterator[Span]:
    """A sentence, in parts of at most :data:`MAX_CHARACTERS`."""
    first, end = span
    while end - first > MAX_CHARACTERS:
        last = first + MAX_CHARACTERS
        low = last - _LAST_PART
        found = next((match for kind in (_PAUSE, _SPACE) if (match := kind.match(text, low, last))), None)
        cut = found.end() if found else last
        yield Span(first, first + len(text[first:cut].rstrip()))
        while text[cut].isspace():
            cut += 1
        first = cut
    yield Span(first, end)
