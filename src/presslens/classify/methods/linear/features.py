"""What the linear classifier sees of a mention: the words of the sentence, the clause, and near the target.

The names of the targets are placeholders (:mod:`presslens.blind.pieces`). Other capitalised words inside
a sentence become one placeholder too, so that what is learned from one country's politicians is not a list of
names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from presslens.attribute.items import Item
from presslens.blind.pieces import masked_pieces
from presslens.language.en.stems import ALWAYS_CAPITAL, CLAUSE_BREAKS, POSSESSIVE, stem

#: Changes whenever the same sentence would give other features; a model carries the version it knows.
VERSION = 1
#: Families of word features, in the order of the model's columns.
BLOCKS = ("sentence", "clause", "position", "letters", "letters_by_side")
TARGET, NAME = "TARGET", "NAME"
#: Tokens read on either side of the target, and tokens with a place of their own.
SIDE_TOKENS, NEAR_TOKENS = 60, 8
#: Tokens on either side whose letters are read, and letters read of one token.
AROUND_TOKENS, BESIDE_TOKENS, TOKEN_LETTERS = 25, 10, 30

_OPENERS = frozenset('“"‘.')
_TOKEN = re.compile(r"\w+(?:[.'’\-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens of a sentence: ``tokens[place]`` is its target, ``clause`` the span of tokens around it."""

    tokens: list[str]
    place: int
    clause: tuple[int, int]


def words(item: Item) -> Words:
    """Tokens in lower case, with ``TARGET`` for the mention, ``NAME`` for names, ``0`` for numbers."""
    before, after = masked_pieces(item)
    raw_left, raw_right = _raw(before), _raw(after)
    letters = [token for token in raw_left + raw_right if token is not None and token[0].isalpha()]
    shouted = 2 * sum(token[0].isupper() for token in letters) > max(len(letters), 6)
    left = _normal(raw_left, opens=True, shouted=shouted)[-SIDE_TOKENS:]
    right = _normal(raw_right, opens=not raw_left, shouted=shouted)[:SIDE_TOKENS]
    tokens, place = [*left, TARGET, *right], len(left)
    start, end = place, place + 1
    while start > 0 and tokens[start - 1] not in CLAUSE_BREAKS:
        start -= 1
    while end < len(tokens) and tokens[end] not in CLAUSE_BREAKS:
        end += 1
    return Words(tokens, place, (start, end))


def _raw(pieces: list[str]) -> list[str | None]:
    """Tokens as written; None where another mention stood."""
    tokens: list[str | None] = []
    for i, piece in enumerate(pieces):
        tokens += [None] * (i > 0) + _TOKEN.findall(piece)
    return tokens


def _normal(raw: list[str | None], *, opens: bool, shouted: bool) -> list[str]:
    out: list[str] = []
    for i, token in enumerate(raw):
        token = token and token.replace("’", "'")
        first = (opens and i == 0) or (i > 0 and raw[i - 1] in _OPENERS)
        if token is None or (token[0].isupper() and token != ALWAYS_CAPITAL and not first and not shouted):
            if not out or out[-1] != NAME:
                out.append(NAME)
            if token and token.endswith(POSSESSIVE):
                out.append(POSSESSIVE)
        else:
            out.append("0" if token[0].isdigit() else token.lower())
    return out


def blocks(sentence: Words) -> dict[str, list[str]]:
    """Word features by block, with repetitions.

    ``sentence`` and ``clause`` hold stems and pairs of neighbouring stems. ``position`` holds the stems up to
    :data:`NEAR_TOKENS` tokens from the target with their side and a coarse distance, and the pairs and triples that
    touch the target. ``letters`` holds the runs of three to five letters in the words up to :data:`AROUND_TOKENS`
    tokens from the target, ``letters_by_side`` those of four letters up to :data:`BESIDE_TOKENS` tokens away, with
    their side.
    """
    stems, place = [stem(token) for token in sentence.tokens], sentence.place
    start, end = sentence.clause
    position = []
    for distance in range(1, NEAR_TOKENS + 1):
        step = 1 if distance < 2 else 2 if distance < 4 else 4
        for side, i in (("<", place - distance), (">", place + distance)):
            if 0 <= i < len(stems):
                position.append(f"{side}{step} {stems[i]}")
    for low, high in ((-2, 0), (1, 3), (1, 4)):
        if place + low >= 0 and place + high <= len(stems):
            position.append(f"{'<' if low < 0 else '>'} {' '.join(stems[place + low : place + high])}")
    if 0 < place < len(stems) - 1:
        position.append(f"<> {stems[place - 1]} {stems[place + 1]}")
    tokens = sentence.tokens
    around = _letters(tokens[max(0, place - AROUND_TOKENS) : place + AROUND_TOKENS + 1], (3, 4, 5))
    before = _letters(tokens[max(0, place - BESIDE_TOKENS) : place], (4,))
    after = _letters(tokens[place + 1 : place + 1 + BESIDE_TOKENS], (4,))
    return {
        "sentence": _with_pairs(stems),
        "clause": _with_pairs(stems[start:end]),
        "position": position,
        "letters": around,
        "letters_by_side": [*("<" + run for run in before), *(">" + run for run in after)],
    }


def _letters(tokens: list[str], lengths: tuple[int, ...]) -> list[str]:
    runs = []
    for token in tokens:
        if token.isalpha() and token not in (TARGET, NAME):
            word = f"^{token[:TOKEN_LETTERS]}$"
            runs += [word[i : i + n] for n in lengths for i in range(len(word) - n + 1)]
    return runs


def _with_pairs(stems: list[str]) -> list[str]:
    return [*stems, *(f"{a} {b}" for a, b in pairwise(stems))]
