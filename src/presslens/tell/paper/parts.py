"""Which numbers of which tables the paper may quote."""

from __future__ import annotations

from presslens.codebook.questions import QUESTIONS, UNCERTAIN
from presslens.exhibits.familiarity import CORPUS
from presslens.exhibits.measures import Measure
from presslens.tell.paper.numbers import Part, Row

#: How numbers of the paper say where they come from.
LINKS, FOOTNOTES = "links", "footnotes"

_SHARE = ("share", "low", "high", "corrected", "corrected_low", "corrected_high")
_CODERS = ("coders", "coders_low", "coders_high", "n_codes")
_BY_TARGET = ("n", "n_mentions", "n_articles", "n_clusters", *_SHARE, *_CODERS)
_BY_OUTLET = ("n", "n_mentions", *_SHARE)
#: Voices of the table of voices.
_VOICES = ("all", "outlet", "quoted")
_WAYS = ("corrected", "coders")
#: Scores of classifiers that the paper quotes.
SCORES = ("accuracy", "macro_f1")
#: The slice to quote where there is one, and the one of all mentions.
NOT_READ, ALL = "not read", "all"


def _leaning(question: str):
    """Rows of the labels that are an attitude."""
    poles = QUESTIONS[question].polarity
    return lambda row: row[question] in poles


def _certain(question: str):
    return lambda row: row[question] != UNCERTAIN


def _scored(question: str, in_use: bool):
    """Rows of the scores of the classifier in use, or of always giving the commonest label."""

    def keep(row: Row) -> bool:
        kind = row["in_use"] if in_use else row["predictions"] == "baseline"
        return bool(kind) and row["score"] in SCORES and row["slice"] in (ALL, NOT_READ) and not row["label"]

    return keep


def _measure(row: Row) -> str:
    """What a measure of the corpus is called for short: ``first_date``, or its words."""
    known = {str(measure): measure.name.lower() for measure in Measure}
    return known.get(str(row["measure"]), str(row["measure"]))


_HYPOTHESES = (
    *("n_mentions_first", "n_mentions_second", "n_stories_first", "n_stories_second", "mean_first", "mean_second"),
    *("difference", "low", "high", "p_adjusted", "difference_outlets", "low_outlets", "high_outlets"),
    *("corrected", "corrected_low", "corrected_high", "corrected_p_adjusted", "detectable"),
    *("coders", "coders_low", "coders_high", "n_codes_first", "n_codes_second"),
)
_CLAIMS = (
    *("n_specifications", "n_estimated", "n_intervals", "estimate", "low", "high", "median", "lowest", "highest"),
    *("share_same_sign", "share_significant", "share_opposite", "share_within", "variance", "median_then"),
)
_VOICE_COLUMNS = (
    *("n_outlet", "n_quoted", "difference", "low_difference", "high_difference", "shift", "low_shift", "high_shift"),
    *(f"{name}_{voice}" for name in ("mean", "low", "high") for voice in _VOICES),
    *(f"{way}{end}_{what}" for way in _WAYS for end in ("", "_low", "_high") for what in (*_VOICES, "difference")),
)

#: In the order of the paper.
PARTS: tuple[Part, ...] = (
    Part("corpus", ("value",), call=_measure),
    Part(
        "mentions_by_target",
        ("n_mentions", "n_actor_mentions", "n_articles"),
        by=("target",),
        alias="mentions",
        keep=lambda row: row["alias_kind"] == ALL,
    ),
    Part("mentions_by_outlet", ("n_articles", "n_mentions", "n_actor_mentions")),
    Part("sentiment_by_target", _BY_TARGET, keep=_certain("sentiment")),
    Part("sentiment_by_outlet", _BY_OUTLET, keep=_leaning("sentiment")),
    Part("stance_by_target", _BY_TARGET, keep=_certain("stance")),
    Part("stance_by_holder", _BY_OUTLET, keep=_leaning("stance")),
    Part("holder_by_target", _BY_TARGET),
    Part("frames_by_target", _BY_TARGET),
    Part("voices_by_target", _VOICE_COLUMNS),
    Part("hypotheses", _HYPOTHESES),
    Part("multiverse_summary", _CLAIMS, alias="claims"),
    Part(
        "agreement",
        ("n", "n_stories", "agreement", "alpha", "low", "high"),
        by=("question", "frame"),
        keep=lambda row: row["part"] == ALL,
    ),
    Part(
        "familiarity",
        ("n", "distance_median", "confidence", "share_uncertain", "expected", "low", "high", "n_sets"),
        alias="expected",
        by=("question",),
        keep=lambda row: row["role"] == CORPUS,
    ),
    *(
        Part(
            f"validation_{question}",
            ("value", "low", "high", "n", "n_articles"),
            alias=alias,
            by=("question", "slice", "score"),
            keep=_scored(question, alias == "score"),
        )
        for question in QUESTIONS
        for alias in ("score", "baseline")
    ),
)
#: Tables that the paper reads, whatever corpus it is about.
TABLES_READ = tuple(dict.fromkeys(part.table for part in PARTS))
#: Figures that the paper shows, where they have something to show.
FIGURES_SHOWN = (
    *("sentiment_by_target", "sentiment_by_outlet", "outlet_and_quoted", "holder_by_outlet", "stance_by_holder"),
    *("frames_by_target", "hypotheses", "multiverse_primary", "multiverse_shares", "reliability"),
)
