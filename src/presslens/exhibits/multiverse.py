"""Tables of the multiverse: every way to compute a finding."""

from __future__ import annotations

from presslens.exhibits.columns import columns
from presslens.exhibits.exhibit import Column, Figure, Table

_MEANINGS = {
    "claim": Column(
        "claim", "string", "Hypothesis of the codebook by its id, or share of a label as <label>_<target>."
    ),
    "label": Column("label", "string", "Answer whose share is compared; empty: mean polarity."),
    "primary": Column("primary", "boolean", "Whether it is a primary hypothesis; empty of a share."),
    "target": Column("target", "string", "Countries that both sides are about, by their codes, joined by +; all: any."),
    "first": Column("first", "string", "First side of the hypothesis; of a share its target."),
    "second": Column("second", "string", "Second side; empty of a share."),
    "direction": Column("direction", "string", "What the hypothesis expects of the first side; empty of a share."),
    "answers": Column(
        "answers",
        "string",
        "Whose answers: of the classifier in use as the ledger has them (coded mentions out of fold where it has "
        "learnt from codes), the same as run, or of another classifier.",
    ),
    "certainty": Column(
        "certainty",
        "string",
        "What becomes of answers below a probability: they count as no attitude (neutral), or the mention is left out.",
    ),
    "unit": Column(
        "unit", "string", "What one observation is: mention, or the mean of those in a sentence, article, story."
    ),
    "weights": Column("weights", "string", "Whether units count alike, or outlets of a group."),
    "voice": Column("voice", "string", "Whose words: all voices, the outlet's own voice, or the holders of the claim."),
    "subset": Column(
        "subset",
        "string",
        "Which mentions: all; those not coded; without the outlet that has most mentions of a side; articles before "
        "the middle date, or from it on.",
    ),
    "cluster": Column("cluster", "string", "What the interval is clustered by: stories or outlets."),
    "declared": Column(
        "declared", "boolean", "Whether this is the specification that was declared before any was run."
    ),
    "n_mentions": Column("n_mentions", "integer", "Mentions behind the estimate."),
    "n_clusters": Column("n_clusters", "integer", "Clusters of the side with fewer of them."),
    "estimate": Column("estimate", "number", "The share, or the first side's mean (or share) less the second's."),
    "low": Column("low", "number", "Lower end of the interval of estimate; empty where none can be given."),
    "high": Column("high", "number", "Upper end of the interval of estimate; empty where none can be given."),
    "declaration": Column(
        "declaration", "string", "SHA-256 of the declared specification and of what the codebook claims; else empty."
    ),
    "n_specifications": Column("n_specifications", "integer", "Specifications that were computed."),
    "n_estimated": Column("n_estimated", "integer", "Those that gave an estimate: both sides have mentions."),
    "n_intervals": Column("n_intervals", "integer", "Those that gave an interval, too."),
    "median": Column("median", "number", "Median of the estimates."),
    "lowest": Column("lowest", "number", "Lowest estimate."),
    "highest": Column("highest", "number", "Highest estimate."),
    "share_same_sign": Column(
        "share_same_sign", "number", "Share of the estimates with the sign of the declared one; empty of a share."
    ),
    "share_significant": Column(
        "share_significant",
        "number",
        "Share of the estimates whose interval lies wholly on the declared one's side of zero; those without an "
        "interval count as not.",
    ),
    "share_opposite": Column(
        "share_opposite", "number", "Share of the estimates whose interval lies on the other side."
    ),
    "share_within": Column(
        "share_within", "number", "Share of the estimates that lie within the interval of the declared one."
    ),
    "decides": Column("decides", "string", "Dimension that explains most of the variance of the estimates by itself."),
    "variance": Column(
        "variance",
        "number",
        "Share of the variance of the estimates that the dimension explains and no other does (additive model).",
    ),
    "moved_by": Column("moved_by", "string", "Level that moves the median of the estimates most when it is fixed."),
    "median_then": Column("median_then", "number", "Median of the estimates at that level."),
    "rank": Column("rank", "integer", "Place among the estimates of the claim in order of size, from 1."),
    "dimension": Column("dimension", "string", "Choice that makes a specification."),
    "level": Column("level", "string", "What is chosen."),
}


def _columns(*names: str) -> tuple[Column, ...]:
    return columns(*names, **{name: meaning for name, meaning in _MEANINGS.items() if name in names})


#: The choices that make a specification, in the order of the table.
DIMENSIONS = ("answers", "certainty", "unit", "weights", "voice", "subset", "cluster")
#: The one that moves intervals and no estimate.
CLUSTER = "cluster"
_SHARES = ("share_same_sign", "share_significant")
_NUMBERS = ("n_mentions", "n_clusters", "estimate", "low", "high")

_SPECIFICATIONS = """\
A specification is one level of each of seven choices: whose answers (``answers``; which mentions are actors is the
ledger's answer in all), what becomes of doubtful ones (``certainty``; of numbers that are no probabilities, one level),
what one observation is (``unit``, within an outlet), what counts alike (``weights``), whose words (``voice``), which
mentions (``subset``) and what the interval is clustered by (``cluster``). All combinations are computed; they are
neither equally good nor independent, so that shares of them are no probabilities. Intervals ({confidence}) are
linearised over clusters, with Student's t of one degree of freedom less than the side with fewer clusters has of them;
none with fewer than 5, or where all of a side agree. They are not those of the tables of shares and hypotheses, and
classifier error is not in them."""

MULTIVERSE = Table(
    "multiverse",
    _columns("claim", *DIMENSIONS, "declared", *_NUMBERS, "declaration"),
    keys=("claim", *DIMENSIONS),
    caption=f"""\
The multiverse: every sensible way to compute each hypothesis, and the share negative of each target. {_SPECIFICATIONS}
One specification of each claim is ``declared``: that of the configuration and the codebook, hashed (``declaration``)
from these two alone before any is computed. Without rows where ``estimate.multiverse`` is false or no claim has enough
stories.""",
    traced_by="presslens.trace.multiverse:specifications",
)

MULTIVERSE_SUMMARY = Table(
    "multiverse_summary",
    _columns(
        *("claim", "primary", "target", "question", "label", "first", "second", "direction"),
        *("n_specifications", "n_estimated", "n_intervals", *_NUMBERS, "median", "lowest", "highest"),
        *(*_SHARES, "share_opposite", "share_within", "decides", "variance", "moved_by", "median_then"),
        *("note", "declaration"),
    ),
    keys=("claim",),
    caption=f"""\
What the multiverse says of each claim: the declared estimate with its interval, how all others lie, how often they have
its sign, how often their interval lies wholly on its side of zero, and the choice on which they hang most.
{_SPECIFICATIONS} A claim with fewer than {{min_articles}} stories in a side is not computed (``note``).""",
    printed=(
        *("claim", "n_estimated", "n_intervals", "estimate", "low", "high", "median", "lowest", "highest"),
        *(*_SHARES, "decides", "variance", "moved_by", "median_then", "note"),
    ),
    traced_by="presslens.trace.multiverse:declared",
)

MULTIVERSE_LEVELS = Table(
    "multiverse_levels",
    _columns(
        *("claim", "dimension", "level", "n_estimated", "n_intervals", "median", "lowest", "highest"),
        *(*_SHARES, "share_within", "variance"),
    ),
    keys=("claim", "dimension", "level"),
    caption="""\
The multiverse by choice: what the specifications of each level say when all others vary. Fixing a level that moves the
median or the share of one sign is a choice that matters; ``variance`` is what its dimension explains alone, and what is
left over dimensions explain together. ``cluster`` moves no estimate.""",
    traced_by="presslens.trace.multiverse:levels",
)

MULTIVERSES = (MULTIVERSE, MULTIVERSE_SUMMARY, MULTIVERSE_LEVELS)

_NOTE = """\
Line: the estimates of all specifications in order of size; above 0: as a hypothesis expects. Bars: {confidence}
intervals of 50 at equal distances, linearised over stories (dark) and over outlets (pale, where each side has 5 or
more); {signs}. Diamond: the declared specification. Below: the share of the
specifications at a place that have the level, from none (white) to all (black); dots: its levels. Classifier error is
not in the bars."""


def _curves(part: str, what: str) -> Figure:
    return Figure(
        f"multiverse_{part}",
        "presslens.draw.figures.multiverse:multiverse",
        table="multiverse_summary",
        reads=("multiverse",),
        questions=("sentiment", "stance", "actor", "holder"),
        note=_NOTE,
        caption=f"""\
Does a finding hang on one choice? {what}, computed in every combination of seven choices (table multiverse). The
combinations are neither equally good nor independent. The sides before > are expected to be the higher.""",
        options={"part": part},
        shown_if="presslens.draw.shown:some_curve",
        columns=_columns("claim", "rank", "declared", "estimate", "low", "high"),
    )


#: Specification curves.
CURVES = (
    _curves("primary", "Primary hypotheses"),
    _curves("other", "Hypotheses that are not primary"),
    _curves("shares", "Share negative of each target"),
)
