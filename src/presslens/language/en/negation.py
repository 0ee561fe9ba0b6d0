"""Words and phrases that negate."""

from __future__ import annotations

from presslens.language.text import NegationRules

_BEFORE = (
    "no", "without", "without any", "not a single", "not one", "not any", "free of", "none of the", "nor",
    "neither",
)  # fmt: skip
_AFTER_NO = (
    "one was", "one has been", "one had been", "other", "new", "more", "further", "immediate", "major",
    "serious", "significant", "known", "reported", "confirmed", "signs of", "sign of", "reports of",
    "report of", "word of", "word on", "information on", "longer", "longer any", "risk of", "danger of",
)  # fmt: skip
_VERBAL = (
    "was not", "were not", "is not", "are not", "not been", "did not", "does not", "do not", "never",
    "nobody was", "nobody has been", "nobody had been", "none were", "none was", "wasn't", "weren't",
    "didn't", "hasn't been", "haven't been",
)  # fmt: skip
_AFTER_NOT = ("a single", "one", "any")
#: Phrases that negate what stands directly after them ("no signs of", "did not").
_DIRECTLY_BEFORE = (
    *_BEFORE,
    *(f"no {words}" for words in _AFTER_NO),
    *_VERBAL,
    *(f"{verb} {words}" for verb in _VERBAL if verb.endswith("not") for words in _AFTER_NOT),
)
#: What may stand between something negated and a second thing that shares its negation.
_SHARED_BY = frozenset(("or", "nor", "was", "were", "has been", "have been", "had been", "is", "are"))
NEGATION = NegationRules(before=_DIRECTLY_BEFORE, shared_by=_SHARED_BY)
#: Single words that turn the valence of the words after them.
TURNING = frozenset((
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "hardly", "barely",
    "scarcely", "cannot", "lack", "lacks", "lacked", "refuse", "refuses", "refused", "deny", "denies",
    "denied", "fail", "fails", "failed",
))  # fmt: skip
_CONTRACTED = "n't"


def turns(token: str) -> bool:
    """Whether a token in small letters turns the valence of the words after it.

    >>> turns("never"), turns("didn't"), turns("always")
    (True, True, False)
    """
    return token in TURNING or token.endswith(_CONTRACTED)
