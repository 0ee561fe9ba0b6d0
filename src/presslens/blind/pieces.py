"""Hide which country is judged: targets become placeholders before any method reads the sentence.

A method that compares countries must not see their names. What leaves this module is the text between the
mentions, for each method to put its own placeholders in between; length, spelling and code of the names are
gone. The kind of alias is hidden as well: the training data name persons almost alone, so that a placeholder
for each kind could not be learned.
"""

from __future__ import annotations

from presslens.attribute.items import Item

#: Characters read on either side of the mention. Longer sentences are the sign of text that was never split.
LONGEST_SIDE_CHARACTERS = 2000


def masked_pieces(item: Item) -> tuple[list[str], list[str]]:
    """The text before and after the mention, each cut at the other mentions.

    Returns
    -------
    left, right
        Pieces in reading order. Between two pieces of one side stood another mention. At most
        :data:`LONGEST_SIDE_CHARACTERS` characters of either side are kept, counted without the mentions, so that the
        length of a name does not decide what is read. Neighbours that overlap the mention, or one another, are cut
        where they begin to.
    """
    text, start, end = item.text, item.start, item.end
    spans = sorted((max(0, n.start), min(len(text), n.end)) for n in item.neighbours)
    left = _pieces(text, 0, start, spans)
    right = _pieces(text, end, len(text), spans)
    return _last(left, LONGEST_SIDE_CHARACTERS), _first(right, LONGEST_SIDE_CHARACTERS)


def _pieces(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> list[str]:
    pieces, at = [], start
    for low, high in spans:
        low, high = max(low, at), min(high, end)
        if low < high:
            pieces.append(text[at:low])
            at = high
    return [*pieces, text[at:end]]


def _first(pieces: list[str], reach: int) -> list[str]:
    kept: list[str] = []
    for piece in pieces:
        kept.append(piece[:reach])
        reach -= len(kept[-1])
        if reach <= 0:
            break
    return kept


def _last(pieces: list[str], reach: int) -> list[str]:
    return [piece[::-1] for piece in _first([piece[::-1] for piece in reversed(pieces)], reach)][::-1]
