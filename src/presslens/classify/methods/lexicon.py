"""Sentiment of the whole sentence by VADER, its lexicon and rules: a baseline blind to targets.

References
----------
Hutto, C. and Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social
Media Text. ICWSM 2014.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from presslens.attribute.items import Item
from presslens.base.errors import InputError
from presslens.blind.pieces import masked_pieces
from presslens.classify.tone import compound
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import SENTIMENT

if TYPE_CHECKING:
    import numpy as np

#: Words VADER does not know; lower case, because capitals among small letters count as emphasis.
_TARGET, _OTHER = "thetarget", "theother"


class LexiconSentiment:
    """VADER's compound score of the sentence, with the names of the targets hidden.

    Parameters
    ----------
    threshold
        A compound score of at least ``threshold`` is positive, of at most ``-threshold`` negative, and
        neutral in between. In [0, 1); VADER's authors use 0.05.

    Notes
    -----
    The rows are scores, not calibrated probabilities. With compound score c and threshold t the chosen label
    gets

    - 0.6 + 0.4 (abs(c) - t) / (1 - t) when it is negative or positive, the rest goes to neutral;
    - 1 - 0.4 abs(c) / t when it is neutral, the rest goes to the side c leans to.

    So each row sums to one, and the chosen label is always the largest.
    """

    question = SENTIMENT
    name = "lexicon"
    needs = ()
    block: ClassVar[Mapping[str, Any]] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["threshold"],
        "properties": {"threshold": {"type": "number", "minimum": 0, "maximum": 1}},
    }
    rank = 0
    calibrated = False
    quick = True
    labels = SENTIMENT.labels

    def __init__(self, threshold: float = 0.05) -> None:
        if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not 0 <= threshold < 1:
            raise InputError(
                "config.yaml: sentiment.lexicon.threshold", f"found {threshold!r}", "allowed: 0 to below 1"
            )
        self.threshold = threshold

    @classmethod
    def from_config(cls, block: Mapping[str, Any], codebook: Codebook) -> LexiconSentiment:
        """Build from the block ``{threshold: 0.05}``; the codebook is not used."""
        return cls(block.get("threshold", 0.05))

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """Scores, shape (n_items, 3), each row summing to one; see the notes of the class."""
        import numpy as np

        rows = np.zeros((len(items), 3))
        for row, item in zip(rows, items, strict=True):
            score = compound_of(item)
            side, size = (2 if score > 0 else 0), abs(score)
            if size >= self.threshold and size > 0:
                row[side] = 0.6 + 0.4 * (size - self.threshold) / (1 - self.threshold)
                row[1] = 1 - row[side]
            else:
                row[1] = 1 - 0.4 * (size / self.threshold if self.threshold else 0)
                row[side] = 1 - row[1]
        return rows


def compound_of(item: Item) -> float:
    """VADER's compound score of the sentence in [-1, 1], names hidden; 0 where no word is known."""
    left, right = masked_pieces(item)
    return compound(f"{f' {_OTHER} '.join(left)} {_TARGET} {f' {_OTHER} '.join(right)}")
