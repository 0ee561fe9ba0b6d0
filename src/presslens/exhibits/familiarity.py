"""Tables that say without any code how far a corpus lies from what the encoder knows."""

from __future__ import annotations

from math import ceil, floor

from presslens.exhibits.columns import columns
from presslens.exhibits.exhibit import Column, Table

#: What a row is about: the corpus, or a set of other texts.
CORPUS, OTHER_SET = "corpus", "reference"

_SET = columns(
    "role",
    "set",
    "question",
    role=Column("role", "string", "corpus: this one; reference: another set, which was coded."),
    set=Column("set", "string", "Name of the corpus or of the reference set."),
    question="Question that the encoder answers: actor, sentiment, stance.",
)

FAMILIARITY = Table(
    "familiarity",
    (
        *_SET,
        *columns(
            *("n", "n_articles", "distance_median", "distance_mean", "confidence", "share_uncertain"),
            *("pieces_per_word", "share_unknown", "accuracy", "accuracy_low", "accuracy_high"),
            *("macro_f1", "macro_f1_low", "macro_f1_high", "expected", "low", "high", "n_sets", "note", "what"),
            n="Mentions of which the question is asked.",
            n_articles="Articles or documents they stand in.",
            distance_median=Column(
                "distance_median", "number", "Median distance of their features from those of training; about 1 there."
            ),
            distance_mean=Column("distance_mean", "number", "Mean of that distance."),
            confidence="Mean probability of the likeliest label.",
            share_uncertain=Column("share_uncertain", "number", "Share of the mentions with the label uncertain."),
            pieces_per_word=Column("pieces_per_word", "number", "Word pieces that the encoder reads per word."),
            share_unknown=Column("share_unknown", "number", "Share of the word pieces that the encoder does not know."),
            accuracy="Of a reference set: share of mentions for which the likeliest label is the coded one.",
            accuracy_low=Column("accuracy_low", "number", "Lower end of the interval of accuracy, over documents."),
            accuracy_high=Column("accuracy_high", "number", "Upper end of the interval of accuracy, over documents."),
            macro_f1=Column("macro_f1", "number", "Of a reference set: mean F1 of the likeliest labels."),
            macro_f1_low=Column("macro_f1_low", "number", "Lower end of the interval of macro_f1, over documents."),
            macro_f1_high=Column("macro_f1_high", "number", "Upper end of the interval of macro_f1, over documents."),
            expected=Column(
                "expected",
                "number",
                "Accuracy to expect; of a reference set, as told from the other sets alone.",
            ),
            low="Of the corpus: lower end of the range of expected.",
            high="Of the corpus: upper end of the range of expected.",
            n_sets=Column("n_sets", "integer", "Reference sets behind expected."),
            what=Column("what", "string", "What a reference set is."),
        ),
    ),
    keys=("role", "set", "question"),
    caption="""\
How far the corpus lies from what the encoder knows, told without any code, beside reference sets that were coded and
that the encoder had not seen. ``distance_median``: of the features of its mentions from those of training (Mahalanobis
distance in 32 principal components, about 1 there). ``confidence``: mean probability of the likeliest label.
``accuracy`` is that of reference sets, against their codes, never of this corpus. ``expected`` is ``confidence`` with a
correction for distance learned from the reference sets; ``low`` to ``high`` is its {confidence} range, from the error
on sets that were left out and from chance in ``n`` mentions. It is a guess from other texts, no score: ``note`` says
why there is none.""",
    printed=(
        *("role", "set", "question", "n", "n_articles", "distance_median", "confidence", "share_uncertain"),
        *("pieces_per_word", "accuracy", "macro_f1", "expected", "low", "high"),
    ),
    traced_by="presslens.trace.familiarity:measured",
)

FAMILIARITY_ANSWERS = Table(
    "familiarity_answers",
    (
        *_SET,
        *columns(
            "label",
            "share",
            label="Label that is the likeliest.",
            share="Share of the mentions with this likeliest label.",
        ),
    ),
    keys=("role", "set", "question", "label"),
    caption="""\
How often the encoder finds each label the likeliest, in the corpus and in the reference sets of the table
``familiarity``. A mixture of labels that no reference set has is a sign that its numbers do not carry over.""",
    traced_by="presslens.trace.familiarity:answers",
)

#: Both tables.
FAMILIARITIES = (FAMILIARITY, FAMILIARITY_ANSWERS)


def accuracy_ends(low: float, high: float) -> tuple[int, int]:
    """Both ends of a range of accuracy, each in [0, 1], in whole percent, rounded outwards.

    >>> accuracy_ends(0.621, 0.739)
    (62, 74)
    """
    return floor(100 * low + 1e-9), ceil(100 * high - 1e-9)


def accuracy_range(low: float, high: float) -> str:
    """A range of accuracy as readers see it.

    >>> accuracy_range(0.621, 0.739)
    '62 to 74 %'
    """
    return "{} to {} %".format(*accuracy_ends(low, high))
