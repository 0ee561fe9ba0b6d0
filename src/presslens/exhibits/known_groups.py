"""Tables of known groups: hypotheses about groups of outlets, and what becomes of them by other answers."""

from __future__ import annotations

from presslens.exhibits.columns import columns
from presslens.exhibits.exhibit import Column, Table
from presslens.exhibits.families import BY_DRAWS

#: What the intervals leave out.
_UNITS = """\
Classifier error is not in the intervals, and stories are their unit, not outlets: ``effective_outlets`` is the number
of outlets that a group has by the weight of their mentions, and with one or two a difference is one of these outlets,
not of their kind."""


def _sides(side: str) -> tuple[str, ...]:
    names = ("n_mentions", "n_articles", "n_stories", "n_outlets", "effective_outlets", "share_uncertain", "mean")
    return tuple(f"{name}_{side}" for name in names)


HYPOTHESES = Table(
    "hypotheses",
    columns(
        *("hypothesis", "primary", "target", "question", "holder", "first", "second", "direction"),
        *(*_sides("first"), *_sides("second"), "n_stories_both", "difference", "low", "high"),
        *("p", "p_holm", "p_bh", "outcome", "note", "statement"),
        difference="mean_first less mean_second.",
        low="Lower end of the interval of difference (symmetric bootstrap-t over stories).",
        high="Upper end of the interval of difference (symmetric bootstrap-t over stories).",
    ),
    keys=("hypothesis",),
    caption=f"""\
Known groups: do outlets of known allegiance differ as one must expect? Hypotheses, groups and reasons stand in
``hypotheses.yaml`` of the codebook and of its topics, committed before the first run; every one is printed as it came
out. ``difference`` is the mean polarity of actor mentions in the first group less that in the second (positive less
negative, or in favour less against; "uncertain" counts as 0, see ``share_uncertain``). Intervals and ``p`` by the
symmetric bootstrap-t over stories: {BY_DRAWS}; ``p_holm`` over the primary hypotheses, ``p_bh`` over all. A group of
fewer than {{min_articles}} stories, or whose stories all agree, is not tested. Sentiment by the
{{sentiment_classifier}} classifier, stance by
{{stance_classifier}}: a hypothesis that is not supported may be the classifier's fault, and one that is supported does
not prove it right. {_UNITS}""",
    printed=(
        *("hypothesis", "primary", "n_mentions_first", "n_mentions_second", "n_stories_first", "n_stories_second"),
        *("effective_outlets_first", "effective_outlets_second", "difference", "low", "high"),
        *("p", "p_holm", "p_bh", "outcome"),
    ),
)

HYPOTHESES_BY_ANSWERS = Table(
    "hypotheses_by_answers",
    columns(
        *("hypothesis", "answers", "primary", "target", "question"),
        *(
            f"{name}_{side}"
            for name in ("n_mentions", "n_stories", "effective_outlets")
            for side in ("first", "second")
        ),
        *("difference", "low", "high", "p", "p_adjusted", "outcome", "note"),
        answers=Column(
            "answers",
            "string",
            "By which answers, to which mentions: as run (all, as the classifiers answer in a run), out of fold (all, "
            "coded ones out of fold: the ledger), not coded (mentions that nobody coded, alone).",
        ),
        difference="mean_first less mean_second, as in the table hypotheses.",
        low="Lower end of the interval of difference (symmetric bootstrap-t over stories).",
        high="Upper end of the interval of difference (symmetric bootstrap-t over stories).",
        p_adjusted="p after Holm over the primary hypotheses, or for others after Benjamini-Hochberg over all.",
    ),
    keys=("hypothesis", "answers"),
    caption=f"""\
Known groups once more, by three sets of answers. A classifier that was fitted to codes of this corpus remembers them:
``as run`` holds its answers as they come out, ``out of fold`` has in place of those to coded mentions the answers of
what was fitted without their stories (the ledger, and the table hypotheses), ``not coded`` looks at mentions that
nobody coded. A hypothesis that holds ``as run`` alone is memory; what it loses on mentions that are ``not coded`` can
also be their smaller number. Intervals and ``p`` by the symmetric bootstrap-t over stories: {BY_DRAWS}; ``p_adjusted``
by Holm over the primary hypotheses, for others by Benjamini-Hochberg over all. {_UNITS}""",
    printed=(
        *("hypothesis", "answers", "n_mentions_first", "n_mentions_second"),
        *("effective_outlets_first", "effective_outlets_second", "difference", "low", "high", "p_adjusted", "outcome"),
    ),
    coded=True,
)
