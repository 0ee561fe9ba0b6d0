"""Tables that say how far labels can be trusted: how far the corpus lies from what the encoder knows; and where there
are annotations, agreement, validation and calibration.
"""

from __future__ import annotations

from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.columns import columns
from presslens.exhibits.exhibit import Table
from presslens.exhibits.familiarity import FAMILIARITIES

_AGREEMENT = (
    *("question", "frame", "mentions", "coders", "part", "n", "n_stories", "agreement", "alpha", "low", "high"),
    *("kappa", "kappa_low", "kappa_high"),
)

AGREEMENT = Table(
    "agreement",
    columns(
        *_AGREEMENT,
        n="Mentions that two or more of the coders coded.",
        low="Lower end of the interval of alpha.",
        high="Upper end of the interval of alpha.",
    ),
    keys=("question", "frame", "coders", "part"),
    caption="""\
How well the coders of ``annotations/{corpus}/`` agree: Krippendorff's nominal ``alpha`` and Cohen's ``kappa`` of two
coders with their {confidence} intervals (from deleting one story at a time, by t on the scale of Fisher's z). ``n``
mentions carry two labels or more; sentiment and stance count where all coders call the mention an actor. ``part`` is
all of the sample, or, with 100 mentions or more, a quarter of it in the order in which it stands; ``last less first``
is how much more they agree in the last quarter than in the first (interval by t): below 0 they drift apart. Empty cells
are undefined: only one label was used, or (the interval) the coders never differ. What kind of coders they are stands
in the card: two programs may agree more than two people would.""",
    printed=tuple(name for name in _AGREEMENT if name != "part"),
    coded=True,
    traced_by="presslens.trace.agreement:agreement",
)


def validation_table(question: str) -> Table:
    """Scores of what classifiers say about a question, set against what coders agree on."""
    return Table(
        f"validation_{question}",
        columns(
            *("question", "classifier", "in_use", "predictions", "coders", "slice", "n", "n_articles"),
            *("score", "label", "value", "low", "high"),
            n="Annotated mentions that were scored; of coded, left_out and disputed: that many.",
        ),
        keys=("question", "classifier", "predictions", "slice", "score", "label"),
        caption=f"""\
{question.capitalize()}: what classifiers say, set against what the coders of ``annotations/{{corpus}}/`` agree on. One
score per row, in [0, 1], with its {{confidence}} interval (from deleting one story at a time, by t on the logit scale;
empty with fewer than 5 stories behind the score - of ``macro_f1``: behind any label -, where it is 0 or 1, or undefined
without one of the stories). ``n`` mentions with an agreed label; sentiment and stance of those all coders call actors.
Rows without a value count: ``coded`` all mentions that were coded, ``left_out`` those that are not scored, by the
reason in ``label``, ``disputed`` those on which coders differ about one frame. ``coders`` says who coded: labels of
programs are no proof. ``predictions``: ``as run`` as in the ledger, ``unseen articles`` by models that had not seen the
article, ``baseline`` the most frequent label. ``in_use`` marks the classifier of the ledger. ``slice``: all, a target,
the voice as coded, or ``not read``: articles that nobody read while rules or cues of the question were written, where
the card of the annotations says which were. Then this is the score to quote: rules know the articles they were written
on. ``macro_f1`` is the mean F1 of all labels that are scored; an abstention ("uncertain") is a miss. A label that is
neither annotated nor predicted in a slice has a row ``absent``, and the slice no ``macro_f1``: a mean of the others
would be another measure. A label that no coder was asked for (``not_coded``) or that the classifier has not learned
(``not_answered``) has a row without a value, and is no part of the scores. ``calibration_error`` (ten equal bins) is
given for calibrated probabilities alone, without an interval: ``calibration_error_if_perfect`` is what it would be on
average if every probability were true (1,000 draws, answers independent of each other), and its ``high`` the point
below which it would stay in 95 % of cases; an error up to there is no sign of wrong probabilities. Beside it lie
``confusion_{question}.csv`` and ``reliability_{question}.csv``.""",
        printed=(
            *("classifier", "predictions", "slice", "n", "n_coded", "n_articles", "macro_f1", "low", "high"),
            *("accuracy", "calibration_error", "calibration_error_if_perfect"),
        ),
        coded=True,
        question=question,
        traced_by="presslens.trace.checks:scores",
    )


def confusion_table(question: str) -> Table:
    """How often each label was annotated and predicted together."""
    return Table(
        f"confusion_{question}",
        columns(
            *("classifier", "predictions", "annotated", "predicted", "n"),
            n="Annotated mentions with this pair of labels.",
        ),
        keys=("classifier", "predictions", "annotated", "predicted"),
        caption=f"{question.capitalize()}: how often coders and classifiers gave each pair of labels.",
        coded=True,
        question=question,
        traced_by="presslens.trace.checks:confusion",
    )


#: Columns of a table of calibration, but the question.
CALIBRATION = columns(
    *("classifier", "predictions", "low", "high", "n", "confidence", "accuracy"),
    low="Lower edge of the bin of probability.",
    high="Upper edge of the bin of probability.",
    n="Mentions whose likeliest label has a probability in the bin (of frames: mentions and frames).",
)


def calibration_table(question: str) -> Table:
    """How often the likeliest label is right, by its probability."""
    return Table(
        f"reliability_{question}",
        CALIBRATION,
        keys=("classifier", "predictions", "low"),
        caption=f"{question.capitalize()}: how often the likeliest label is right, by its probability.",
        coded=True,
        question=question,
        traced_by="presslens.trace.checks:calibration",
    )


#: All of them; those of one question exist where coders answered it.
CHECKS: tuple[Table, ...] = (
    *FAMILIARITIES,
    AGREEMENT,
    *(table(name) for name in QUESTIONS for table in (validation_table, confusion_table, calibration_table)),
)
