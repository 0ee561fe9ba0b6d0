"""Clause spaces: sentences, and the parts of quotations in them, each with the cues of speech that stand in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from presslens.attribute.quotes import Quote, is_speech
from presslens.base.phrases import Match
from presslens.base.spans import Span
from presslens.language.text import Pattern


class Space(NamedTuple):
    """Where the rules of speech look at once: a sentence or what a quotation holds of it.

    ``sentence`` is its number, ``quotes`` are the quotations inside that the rules step over, ``cues`` stand in it and
    in nothing smaller; ``quoted`` tells that it is what a quotation holds.
    """

    sentence: int
    span: Span
    quotes: list[Quote]
    cues: list[Match]
    quoted: bool = False


def spaces(
    text: str,
    sentences: Sequence[tuple[int, int]],
    quotes: Sequence[Quote],
    cues: Sequence[Match],
    caption: Pattern,
    credit: Pattern,
) -> Iterator[Space]:
    """The clause spaces of a text, in its order.

    Parameters
    ----------
    caption, credit
        The headline under a picture that ran into a sentence; a credit that stands for the sentence before it.
    """
    long = [quote for quote in quotes if quote.depth == 0 and is_speech(text, quote)]
    places = [cue.start for cue in cues]
    starts, ends = [quote.outer_start for quote in long], [quote.outer_end for quote in long]
    for number, (start, end) in enumerate(sentences):
        here = [cue for cue in cues[bisect_left(places, start) : bisect_left(places, end)] if cue.end <= end]
        if not here:
            yield Space(number, Span(start, end), [], [])
            continue
        if number and credit.match(text, start, end):
            start = sentences[number - 1][0]
        if (found := caption.match(text, start, end)) is not None:
            start = found.end()
        inner = long[bisect_right(ends, start) : bisect_left(starts, end)]
        yield from _shared_out(number, Span(start, end), inner, here)


def _shared_out(number: int, sentence: Span, quotes: list[Quote], cues: Sequence[Match]) -> Iterator[Space]:
    """A sentence with the cues outside its quotations, then its quotations with theirs."""
    opens = [quote.outer_start for quote in quotes]
    inside: dict[int, list[Match]] = {}
    outside = []
    for cue in cues:
        owner = bisect_right(opens, cue.start) - 1
        if owner >= 0 and cue.start < quotes[owner].outer_end:
            inside.setdefault(owner, []).append(cue)
        else:
            outside.append(cue)
    if outside:
        yield Space(number, sentence, quotes, outside)
    for owner, found in inside.items():
        part = Span(max(sentence.start, quotes[owner].start), min(sentence.end, quotes[owner].end))
        within = [cue for cue in found if part.start <= cue.start and cue.end <= part.end]
        if within:
            yield Space(number, part, [], within, True)
