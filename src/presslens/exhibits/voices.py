"""The table of the outlet's own voice against the voices it quotes."""

from __future__ import annotations

from presslens.exhibits.columns import columns
from presslens.exhibits.correction_columns import CORRECTED_VOICES, REFUSED
from presslens.exhibits.exhibit import Table
from presslens.exhibits.families import BY_DRAWS

#: Its columns made of the ledger's answers alone.
VOICES_BY_ANSWERS = columns(
    *("question", "target", "n_outlet", "n_quoted", "n_stories_outlet", "n_stories_quoted"),
    *(f"{name}_{voice}" for voice in ("all", "outlet", "quoted") for name in ("mean", "low", "high")),
    *("difference", "low_difference", "high_difference", "shift", "low_shift", "high_shift", "note"),
)

VOICES_BY_TARGET = Table(
    "voices_by_target",
    (*VOICES_BY_ANSWERS, *CORRECTED_VOICES),
    keys=("question", "target"),
    caption=f"""\
The outlet's own voice against the voices it quotes (every other holder, unresolved ones too): mean polarity of actor
mentions, +1 positive or in favour, -1 negative or against, 0 anything else. ``difference`` is quoted less outlet
(bootstrap-t over stories: {BY_DRAWS}); ``shift`` is the mean of the outlet's own voice less ``mean_all``: what leaving
out quoted content changes (by t over stories). Intervals of means are put together from those of the shares of +1 and
-1, over stories. No interval of a mean with fewer than 5 stories or where they all agree; none of ``difference`` and
``shift`` with fewer than {{min_articles}} stories in a voice, or where nearly all of them agree: ``note`` says so.
All these are by the ledger's answers, and errors of the answers are not in their intervals. ``corrected_`` numbers are
the means and their difference after what a sample of coded mentions says of those errors (of actors, holders and
labels), each weighted by one over its chance to be coded (design-based supervised learning, Egami et al. 2023);
``coders_`` numbers are by the codes alone, weighted likewise. Their intervals (Student's t over stories) hold the
chance of that sample, too, but not errors of the coders; {REFUSED}.""",
    printed=(
        *("question", "target", "n_outlet", "n_quoted", "mean_all", "mean_outlet", "mean_quoted"),
        *("difference", "low_difference", "high_difference", "shift", "low_shift", "high_shift"),
        *("corrected_difference", "corrected_low_difference", "corrected_high_difference"),
        *("coders_difference", "coders_low_difference", "coders_high_difference"),
    ),
    traced_by="presslens.trace.sides:voices",
)
