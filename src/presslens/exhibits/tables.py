"""Every table of results: a row of this list, and a function that makes it.

A new table is one entry in :data:`ESTIMATES` (among the tables of a row, or with a row of its own) and one function.
"""

from __future__ import annotations

from presslens.exhibits.checks import CHECKS
from presslens.exhibits.columns import columns
from presslens.exhibits.correction_columns import CORRECTED_SHARES
from presslens.exhibits.exhibit import Column, Estimate, Table
from presslens.exhibits.families import (
    INTERVAL,
    OVER_STORIES,
    PRINTED_SHARES,
    SHARE,
    SHARES,
    THREE_SHARES,
    VERBS_CAPTION,
    cue_tones,
    words,
)
from presslens.exhibits.known_groups import HYPOTHESES, HYPOTHESES_BY_ANSWERS
from presslens.exhibits.multiverse import MULTIVERSES
from presslens.exhibits.voices import VOICES_BY_TARGET

#: Columns of a table of pairs of labels behind the two.
ASSOCIATION = columns(
    *("n_both", "n_a", "n_b", "n_sentences", "phi", "phi_low", "phi_high", "lift", "lift_low", "lift_high"),
    n_sentences="Sentences with an actor mention.",
)

_BY_TARGET = ("target", "alias_kind", "n_mentions", "n_actor_mentions", "n_sentences", "n_articles", "per_1000_tokens")
_BY_OUTLET = (
    *("outlet", "outlet_country", "target", "n_articles", "n_mentions", "n_actor_mentions", "mentions_per_article"),
)

CORPUS = Table(
    "corpus",
    columns("measure", "value", value=Column("value", "string", "The number, a date, or unknown.")),
    keys=("measure",),
    caption="""\
What the corpus holds, in counts. Copies, edited wire copy and excerpts are one story. Files set aside are listed by
reason.""",
    printed=("measure", "value"),
    traced_by="presslens.trace.counts:corpus",
)

MENTIONS_BY_TARGET = Table(
    "mentions_by_target",
    columns(
        *_BY_TARGET,
        n_mentions="Mentions, actors or not.",
    ),
    keys=("target", "alias_kind"),
    caption="""\
Mentions of each target (by its code in the codebook), in all and by kind of alias. An *actor* mention means the state,
its leaders, army or officials; the others are places, people or things.""",
    printed=_BY_TARGET,
    traced_by="presslens.trace.counts:by_target",
)

MENTIONS_BY_OUTLET = Table(
    "mentions_by_outlet",
    columns(
        *_BY_OUTLET,
        n_mentions="Mentions, actors or not.",
        n_articles="Articles of the outlet.",
    ),
    keys=("outlet", "outlet_country", "target"),
    caption="""\
Mentions of each target (by its code in the codebook) by outlet; countries by their codes in ISO 3166. ``n_articles``
counts all articles of the outlet, with or without a mention.""",
    printed=_BY_OUTLET,
    traced_by="presslens.trace.counts:by_outlets",
)

FRAMES_OVER_TIME = Table(
    "frames_over_time",
    (*columns("quarter", "frames"), *SHARE, *CORRECTED_SHARES),
    keys=("quarter", "frames"),
    caption=f"""\
Share of actor mentions whose sentence carries each frame, by quarter. A change can come from other outlets or other
stories in a quarter, not only from other framing. {THREE_SHARES}.""",
    printed=("quarter", "frames", *PRINTED_SHARES),
    outcome="frames",
    traced_by="presslens.trace.shares:shares",
)

FRAME_PAIRS = Table(
    "frame_pairs",
    (*columns("frames_a", "frames_b"), *ASSOCIATION),
    keys=("frames_a", "frames_b"),
    caption="""\
Which frames stand together in sentences with an actor mention, each sentence counted once. ``phi`` is the correlation
of the two frames in [-1, 1]; ``lift`` says how many times as many sentences carry both as if the frames had nothing to
do with each other. {confidence} intervals from deleting one story at a time, by t (of Fisher's z for phi, of the
logarithm for lift); missing where fewer than 5 stories have one of the frames (of lift: both). Frames share no cues by
rule, but one word can be a cue of two frames.""",
    printed=(
        *("frames_a", "frames_b", "n_both", "n_a", "n_b", "n_sentences"),
        *("phi", "phi_low", "phi_high", "lift", "lift_low", "lift_high"),
    ),
    traced_by="presslens.trace.frames:pairs",
)

ARTICLE_FRAMES = Table(
    "article_frames",
    columns(
        *("outlet", "frames", "n", "n_articles", "n_clusters", *INTERVAL),
        n="Articles that carry the frame.",
        n_articles="Articles of the outlet.",
    ),
    keys=("outlet", "frames"),
    caption=f"""\
Share of each outlet's articles that carry each frame. An article carries a frame when at least
{{article_frame_share}} of its sentences do: a share does not grow with the length of an article. {OVER_STORIES}.
All by the answers: sentences of mentions were coded, not articles, so that nothing corrects these shares, and errors of
the answers are not in the intervals.""",
    printed=("outlet", "frames", "n", "n_articles", "share", "low", "high"),
    outcome="frames",
    traced_by="presslens.trace.frames:articles",
)

VERBS_BY_HOLDER = Table(
    "verbs_by_holder",
    columns(
        *("holder", "verb", "cue_tone", "n", "n_reports", "share"),
        n="Reports of the holder's speech by this verb.",
    ),
    keys=("holder", "verb", "cue_tone"),
    caption=VERBS_CAPTION,
    printed=("holder", "verb", "cue_tone", "n", "n_reports", "share"),
    traced_by="presslens.trace.reports:by_holder",
)

#: What makes tables from a corpus, a step each (:func:`presslens.exhibits.makers.jobs_of_estimates`).
ESTIMATES: dict[str, Estimate] = {
    estimate.name: estimate
    for estimate in (
        Estimate(
            "describe_corpus",
            "What the corpus holds, and what was set aside; how often each target is named.",
            "presslens.estimate.counts:count_tables",
            tables=(CORPUS, MENTIONS_BY_TARGET, MENTIONS_BY_OUTLET),
            reads=("articles", "exclusions", "removals", "sentences", "ledger"),
            names=("targets",),
        ),
        Estimate(
            "estimate_shares",
            "Shares of sentiment, holders, stance and frames among the actor mentions of each group, as answered and "
            "corrected by codes, with intervals.",
            "presslens.estimate.share_tables:share_tables",
            tables=(*SHARES, FRAMES_OVER_TIME),
            reads=("ledger",),
            by_codes=True,
            names=("holders", "frames"),
            settings=("confidence",),
            questions=("actor",),
        ),
        Estimate(
            "rank_words",
            "Words and phrases by which sentences on a target, and of a country's outlets, differ most from others.",
            "presslens.estimate.words:word_tables",
            tables=(words("target", "target"), words("country", "outlet_country")),
            reads=("word_counts",),
            names=("targets",),
            settings=("prior_words", "min_count", "top_words", "confidence"),
        ),
        Estimate(
            "relate_frames",
            "Which frames stand together in sentences, and which frames whole articles carry.",
            "presslens.estimate.article_frames:frame_tables",
            tables=(FRAME_PAIRS, ARTICLE_FRAMES),
            reads=("articles", "ledger"),
            shards=("frames",),
            names=("frames",),
            settings=("article_frame_share", "confidence"),
            questions=("frames",),
        ),
        Estimate(
            "compare_voices",
            "The outlet's own voice against the voices it quotes, toward each target.",
            "presslens.estimate.voices:voice_tables",
            tables=(VOICES_BY_TARGET,),
            reads=("ledger",),
            by_codes=True,
            names=("targets",),
            settings=("bootstrap",),
            questions=("actor", "sentiment", "stance", "holder"),
        ),
        Estimate(
            "count_verbs",
            "By which verbs outlets let each holder speak, and how often by one that judges.",
            "presslens.estimate.verbs:verb_tables",
            tables=(
                VERBS_BY_HOLDER,
                cue_tones("cue_tone_by_holder", "holder"),
                cue_tones("cue_tone_by_outlet", "outlet", "holder"),
            ),
            reads=("articles", "sentences"),
            shards=("attributions",),
            codebook=("speech",),
            names=("holders",),
            settings=("top_words", "confidence"),
            questions=("holder",),
        ),
        Estimate(
            "compare_groups",
            "Known groups: do outlets of known allegiance differ as expected?",
            "presslens.estimate.hypotheses:hypothesis_tables",
            tables=(HYPOTHESES,),
            reads=("ledger",),
            by_codes=True,
            codebook=("hypotheses",),
            settings=("bootstrap",),
            questions=("actor", "sentiment", "stance", "holder"),
        ),
        Estimate(
            "compare_answers",
            "Do known groups differ by answers as run, by answers out of fold, and on mentions that nobody coded?",
            "presslens.estimate.by_answers:answers_tables",
            tables=(HYPOTHESES_BY_ANSWERS,),
            reads=("ledger",),
            shards=("actor", "sentiment", "stance"),
            codebook=("hypotheses",),
            settings=("bootstrap",),
            questions=("actor", "sentiment", "stance", "holder"),
        ),
        Estimate(
            "compute_multiverse",
            "Does a finding hang on one choice? Hypotheses and shares, computed in every sensible way.",
            "presslens.estimate.multiverse.tables:multiverse_tables",
            tables=MULTIVERSES,
            reads=("ledger",),
            shards=("sentiment", "stance", "other_answers"),
            codebook=("hypotheses",),
            names=("targets",),
            settings=("confidence", "min_articles", "decisions", "multiverse"),
            questions=("actor", "sentiment", "stance", "holder"),
        ),
    )
}

#: Every table of results, by name.
TABLES: dict[str, Table] = {
    table.name: table for table in (*(table for row in ESTIMATES.values() for table in row.tables), *CHECKS)
}
