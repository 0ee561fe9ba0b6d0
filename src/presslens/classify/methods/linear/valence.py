"""Numbers from the VADER lexicon around a target: how much praise and blame, where, and what is negated."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from presslens.classify.methods.linear.features import NAME, Words
from presslens.classify.tone import vader
from presslens.language.en.negation import turns

if TYPE_CHECKING:
    import numpy as np

#: Names of the columns of :func:`valence`, in order.
_STRETCHES = ("sentence", "clause", "before5", "after5", "before", "after", "around3")
_MEASURES = ("positive", "negative", "balance", "more_negative", "more_positive", "n_negative", "n_positive")
COLUMNS = (
    *(f"{stretch}_{measure}" for stretch in _STRETCHES for measure in _MEASURES),
    *("near_balance", "fading_balance"),
    *("negations_sentence", "negations_clause", "negations_after5", "negations_before5"),
    *(
        "quote_open",
        "quotes_before",
        "quotes_after",
        "relative_place",
        "length",
        "names",
        "question",
        "exclamation",
    ),
)


@lru_cache
def lexicon_hash() -> str:
    """SHA-256 of the lexicon's words and valences: a model only fits the lexicon it was trained with."""
    lines = "".join(f"{word}\t{value}\n" for word, value in sorted(vader().lexicon.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def valence(sentence: Words) -> np.ndarray:
    """Lexicon features of one target, shape (len(COLUMNS),), each in [-1, 1].

    The valence of a word (-4 to 4) is turned round and damped by 0.74 (VADER's factor) when one of the three
    tokens before it negates. Sums over the sentence, the clause and stretches of tokens before, after and
    around the target are squashed by x / (x + 4), as VADER's own score is by its square root.
    """
    import numpy as np

    tokens, place, (start, end) = sentence.tokens, sentence.place, sentence.clause
    negated = np.array([float(turns(token)) for token in tokens])
    values = np.array([_value(token) for token in tokens])
    for i in np.flatnonzero(values):
        if negated[max(0, i - 3) : i].any():
            values[i] *= -0.74
    distance = np.abs(np.arange(len(tokens)) - place)
    row = [*_measures(values), *_measures(values[start:end])]
    row += [*_measures(values[max(0, place - 5) : place]), *_measures(values[place + 1 : place + 6])]
    row += [*_measures(values[:place]), *_measures(values[place + 1 :])]
    row += _measures(values[max(0, place - 3) : place + 4])
    row += [np.tanh((values / (1 + distance)).sum()), np.tanh((values * np.exp(-distance / 8)).sum() / 2)]
    row += [min(negated.sum(), 3) / 3, min(negated[start:end].sum(), 2) / 2]
    row += [float(near.any()) for near in (negated[place + 1 : place + 6], negated[max(0, place - 5) : place])]
    before, after = tokens[:place], tokens[place + 1 :]
    row += [
        before.count("“") > before.count("”"),
        min(sum(token in '“”"' for token in before), 4) / 4,
        "“" in after or '"' in after,
        place / len(tokens),
        min(len(tokens), 80) / 80,
        min(tokens.count(NAME), 10) / 10,
        "?" in tokens,
        "!" in tokens,
    ]
    return np.array(row, dtype=np.float64)


def _value(token: str) -> float:
    lexicon = vader().lexicon
    return lexicon.get(token) or lexicon.get(token.removesuffix("'s"), 0.0)


def _measures(values: np.ndarray) -> list[float]:
    import numpy as np

    positive, negative = values[values > 0].sum(), -values[values < 0].sum()
    balance = positive - negative
    return [
        positive / (positive + 4),
        negative / (negative + 4),
        balance / np.sqrt(balance**2 + 15),
        float(negative > positive),
        float(positive > negative),
        min((values < 0).sum(), 4) / 4,
        min((values > 0).sum(), 4) / 4,
    ]
