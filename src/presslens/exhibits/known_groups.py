"""Tables of hypotheses: how two sides of mentions differ, and what becomes of it by other answers."""

from __future__ import annotations

from presslens.exhibits.columns import columns
from presslens.exhibits.exhibit import Column, Table
from presslens.exhibits.families import BY_DRAWS
from presslens.exhibits.hypothesis_columns import CORRECTED_COLUMNS

#: How a hypothesis is judged.
_JUDGED = f"""\
``low``, ``high`` and ``p_stories`` take stories as units (symmetric bootstrap-t: {BY_DRAWS}): they are of these
outlets. A claim on *kinds* of outlets (``unit`` outlets) is judged by ``p_outlets``: all ways to assign the outlets to
the two sides (20,000 drawn ones where there are more), by Welch's t of the outlets' means, each outlet counted once.
With fewer than three outlets on a side, or too few to reach significance, it is never ``supported``: where stories tell
the sides apart the outcome is ``these outlets only``, as it is where a claim by stories has different outlets on its
sides. ``p_adjusted`` is the p of the declared unit after ``adjustment``: Holm over the primary hypotheses for these,
Benjamini-Hochberg (BH) over all for the others; what is not tested counts as 1. ``effective_outlets`` counts the
outlets of a side by the weight of their mentions. Classifier error is in none of these numbers."""


def _sides(side: str) -> tuple[str, ...]:
    names = ("n_mentions", "n_articles", "n_stories", "n_outlets", "effective_outlets", "share_uncertain", "mean")
    return tuple(f"{name}_{side}" for name in names)


_MEANT = {
    "target": "Whom the mentions mean; where the sides differ: of first / of second. all: any target under study.",
    "holder": "In whose words they stand: outlet, quoted (anybody else), unresolved, codes of holders; all: anybody's.",
    "label": "Answer whose share is compared; empty: mean polarity.",
    "low": "Lower end of the interval of difference (symmetric bootstrap-t over stories).",
    "high": "Upper end of the interval of difference (symmetric bootstrap-t over stories).",
}

HYPOTHESES = Table(
    "hypotheses",
    (
        *columns(
            *("hypothesis", "primary", "unit", "target", "holder", "period", "question", "label"),
            *("first", "second", "direction", *_sides("first"), *_sides("second"), "n_stories_both"),
            *("difference", "low", "high", "p_stories", "p_stories_adjusted"),
            *("difference_outlets", "low_outlets", "high_outlets", "p_outlets", "n_assignments"),
            *("low_without_one", "high_without_one", "most_moving_outlet"),
            *("adjustment", "p_adjusted", "outcome", "note", "statement"),
            difference="mean_first less mean_second by the answers, all mentions counted alike.",
            p_adjusted="p of the declared unit (p_outlets or p_stories) after adjustment; empty where it has none.",
            **_MEANT,
        ),
        *CORRECTED_COLUMNS,
    ),
    keys=("hypothesis",),
    caption=f"""\
Hypotheses, among them known groups: do outlets of known allegiance differ as one must expect? They stand in
``hypotheses.yaml`` of the codebook and of its topics, with reasons, committed before the first run, but for their
``unit``; every one is printed as it came out. ``difference`` is the mean polarity of actor mentions on the first side
less that on the second (positive less negative, in favour less against; "uncertain" counts as 0, see
``share_uncertain``), or of the share of ``label``. {_JUDGED} ``difference_outlets`` with its interval is a
random-effects mean over outlets (DerSimonian-Laird between outlets, Hartung-Knapp t), which weighs them otherwise than
``difference`` and the test do; ``low_without_one`` and ``high_without_one`` tell how far ``difference`` moves with one
outlet left out. A side of fewer than {{min_articles}} stories, or of stories that hardly differ, is not tested.
Sentiment by the {{sentiment_classifier}} classifier, stance by {{stance_classifier}}. ``corrected`` is the difference
corrected for wrong answers (actor, holder and label together) by mentions that coders coded, drawn at random, and
``coders`` that of the codes alone; both with {{confidence}} intervals and p by stories (linearised, t), empty where
``correction_note`` says that there are too few codes. ``corrected_outcome`` is what ``corrected`` says, adjusted in the
same family, and never of kinds of outlets. Kinds differ where ``outcome`` says so and ``corrected_outcome`` says the
same of these outlets; that is two tests, none of which is of kinds and corrected at once. What does not hold may be the
classifier's fault.""",
    printed=(
        *(
            "hypothesis",
            "primary",
            "unit",
            "n_stories_first",
            "n_stories_second",
            "n_outlets_first",
            "n_outlets_second",
        ),
        *("difference", "low", "high", "low_outlets", "high_outlets", "low_without_one", "high_without_one"),
        *("p_stories", "p_outlets", "adjustment", "p_adjusted", "outcome"),
        *("corrected", "corrected_low", "corrected_high", "corrected_p_adjusted", "corrected_outcome"),
    ),
    traced_by="presslens.trace.sides:hypotheses",
)

HYPOTHESES_BY_ANSWERS = Table(
    "hypotheses_by_answers",
    columns(
        *("hypothesis", "answers", "primary", "unit", "target", "question", "label"),
        *(
            f"{name}_{side}"
            for name in ("n_mentions", "n_stories", "n_outlets", "effective_outlets")
            for side in ("first", "second")
        ),
        *("difference", "low", "high", "p_stories", "p_stories_adjusted", "p_outlets", "adjustment", "p_adjusted"),
        *("outcome", "note"),
        answers=Column(
            "answers",
            "string",
            "By which answers, to which mentions: as run (all, as the classifiers answer in a run), out of fold (all, "
            "coded ones out of fold: the ledger), not coded (mentions that nobody coded, alone).",
        ),
        difference="mean_first less mean_second, as in the table hypotheses.",
        p_adjusted="p of the declared unit (p_outlets or p_stories) after adjustment; empty where it has none.",
        **{name: meaning for name, meaning in _MEANT.items() if name != "holder"},
    ),
    keys=("hypothesis", "answers"),
    caption=f"""\
Hypotheses once more, by three sets of answers. A classifier that was fitted to codes of this corpus remembers them:
``as run`` holds its answers as they come out, ``out of fold`` has in place of those to coded mentions the answers of
what was fitted without their stories (the ledger, and the table hypotheses), ``not coded`` looks at mentions that
nobody coded. A hypothesis that holds ``as run`` alone is memory; what it loses on mentions that are ``not coded`` can
also be their smaller number. {_JUDGED}""",
    printed=(
        *("hypothesis", "answers", "unit", "n_mentions_first", "n_mentions_second"),
        *("effective_outlets_first", "effective_outlets_second", "difference", "low", "high", "p_adjusted", "outcome"),
    ),
    coded=True,
    traced_by="presslens.trace.sides:by_answers",
)
