"""What the columns of tables mean: name, type and meaning of each, once for all tables that have it.

Shares run from 0 to 1; intervals have the level of ``config.yaml`` (``estimate.confidence``). The meanings are printed
into ``results/<corpus>/datapackage.json``.
"""

from __future__ import annotations

from dataclasses import replace

from presslens.exhibits.exhibit import Column
from presslens.exhibits.hypothesis_columns import HYPOTHESIS_COLUMNS

_COLUMNS = (
    # who, what, where
    Column("target", "string", "Country under study, by its code in codebook/targets; all: all of them together."),
    Column("actor", "boolean", "Whether the mention means the state and those who act for it."),
    Column(
        "sentiment",
        "string",
        "Light in which the sentence shows the target, whoever speaks: negative, neutral, positive, uncertain.",
    ),
    Column("stance", "string", "The holder's own position toward the target: against, none, favour, uncertain."),
    Column(
        "holder",
        "string",
        "Whose view it is: outlet, a holder of the codebook by its code, unresolved; all: whoever speaks.",
    ),
    Column("frames", "string", "Frame of codebook/frames."),
    Column("frame", "string", "Frame of codebook/frames, where the question is about frames."),
    Column("question", "string", "Question that was asked: actor, sentiment, holder, stance, frames."),
    Column("outlet", "string", "Outlet as its corpus's card names it, or unknown."),
    Column("outlet_country", "string", "Country of the outlet (ISO 3166-1 alpha-3), or unknown."),
    Column("year", "string", "Year of publication, or unknown."),
    Column("quarter", "string", "Quarter of publication, such as 2016-Q3."),
    Column("mention", "string", "The words that name the target."),
    Column(
        "alias_kind",
        "string",
        "How they name it: country, demonym, capital, leader, government, army, name (part of another body's name); "
        "all: all of them.",
    ),
    Column("sentence_index", "integer", "Place of the sentence in its article, from 0."),
    Column("start", "integer", "First character of the mention in the article's cleaned text, from 0."),
    Column("verb", "string", "Verb or phrase of speech by which the holder's words are reported."),
    Column("cue_tone", "string", "Whether that verb judges (loaded) or not (neutral), by codebook/speech.yaml."),
    Column("kind", "string", "word, or phrase (two words that follow each other)."),
    Column("feature", "string", "The word or phrase, in small letters."),
    # counts
    Column("n", "integer", "Rows of the group with the label of this line."),
    Column("n_mentions", "integer", "Actor mentions of the group."),
    Column("n_actor_mentions", "integer", "Mentions that are actors."),
    Column("n_sentences", "integer", "Sentences they stand in."),
    Column("n_articles", "integer", "Articles they stand in."),
    Column("n_stories", "integer", "Independent stories; copies of one report are one story."),
    Column("n_clusters", "integer", "Independent stories that the group occurs in: copies of one report are one."),
    Column("n_reports", "integer", "All reports of the group by a verb of saying."),
    Column("n_outlet", "integer", "Actor mentions in the outlet's own voice."),
    Column("n_quoted", "integer", "Actor mentions in the words of anybody else, unresolved holders included."),
    Column("n_stories_outlet", "integer", "Stories with the outlet's own voice."),
    Column("n_stories_quoted", "integer", "Stories with a quoted voice."),
    Column("n_target", "integer", "Occurrences in the sentences that are compared."),
    Column("n_reference", "integer", "Occurrences in all other sentences."),
    Column("n_both", "integer", "Sentences with both frames."),
    Column("n_a", "integer", "Sentences with the first frame."),
    Column("n_b", "integer", "Sentences with the second frame."),
    Column("n_stories_both", "integer", "Stories with mentions in both groups."),
    Column("mentions_per_article", "number", "Mentions of the target per article of the outlet."),
    Column("per_1000_tokens", "number", "Mentions per 1,000 tokens of the corpus."),
    # estimates
    Column("share", "number", "n as a share of the group."),
    Column("low", "number", "Lower end of the interval; empty where none can be given."),
    Column("high", "number", "Upper end of the interval; empty where none can be given."),
    Column(
        "method",
        "string",
        "How the interval was found: Korn-Graubard, over stories; or why there is none (fewer than 5 stories in the "
        "group).",
    ),
    Column(
        "mean_all",
        "number",
        "Mean polarity of all actor mentions: positive or in favour 1, negative or against -1, anything else 0.",
    ),
    Column("low_all", "number", "Lower end of the interval of mean_all."),
    Column("high_all", "number", "Upper end of the interval of mean_all."),
    Column("mean_outlet", "number", "Mean polarity in the outlet's own voice, from -1 to 1."),
    Column("low_outlet", "number", "Lower end of the interval of mean_outlet."),
    Column("high_outlet", "number", "Upper end of the interval of mean_outlet."),
    Column("mean_quoted", "number", "Mean polarity in quoted voices, from -1 to 1."),
    Column("low_quoted", "number", "Lower end of the interval of mean_quoted."),
    Column("high_quoted", "number", "Upper end of the interval of mean_quoted."),
    Column("difference", "number", "Quoted voices less the outlet's own, from -2 to 2."),
    Column("low_difference", "number", "Lower end of the interval of difference (bootstrap-t over stories)."),
    Column("high_difference", "number", "Upper end of the interval of difference (bootstrap-t over stories)."),
    Column("shift", "number", "mean_outlet less mean_all: what leaving out quoted content changes."),
    Column("low_shift", "number", "Lower end of the interval of shift."),
    Column("high_shift", "number", "Upper end of the interval of shift."),
    Column("note", "string", "Why something is missing."),
    Column(
        "log_odds",
        "number",
        "Log-odds of the word in the sentences compared against all others, with an informative Dirichlet prior.",
    ),
    Column("z", "number", "log_odds over its standard deviation, words drawn one by one."),
    Column(
        "z_clustered",
        "number",
        "log_odds over its standard deviation, stories drawn whole; never further from 0 than z.",
    ),
    Column(
        "p_adjusted",
        "number",
        "False-discovery rate (Benjamini-Hochberg over all words and phrases) of z_clustered, by Student's t.",
    ),
    Column("distinctive", "boolean", "Whether p_adjusted is at most 1 - estimate.confidence."),
    Column("frames_a", "string", "First frame of the pair."),
    Column("frames_b", "string", "Second frame of the pair."),
    Column("phi", "number", "Correlation of the two frames over sentences, from -1 to 1."),
    Column("phi_low", "number", "Lower end of the interval of phi."),
    Column("phi_high", "number", "Upper end of the interval of phi."),
    Column(
        "lift",
        "number",
        "How many times as many sentences carry both as if the frames had nothing to do with each other.",
    ),
    Column("lift_low", "number", "Lower end of the interval of lift."),
    Column("lift_high", "number", "Upper end of the interval of lift."),
    *HYPOTHESIS_COLUMNS,
    # checks against coders
    Column("classifier", "string", "Method that was scored."),
    Column("in_use", "boolean", "Whether it made the labels of the ledger."),
    Column(
        "predictions",
        "string",
        "unseen articles: by a model that had not seen the article; as run: as the method answers in a run; "
        "baseline: always the most frequent label.",
    ),
    Column("coders", "string", "Who coded."),
    Column(
        "slice",
        "string",
        "Part of the mentions: all; not read: in articles that nobody read for rules or cues; those of a target; "
        "in the outlet's own voice, or in others' words.",
    ),
    Column("score", "string", "Score, such as macro_f1, accuracy, calibration_error; or what is counted, or absent."),
    Column(
        "label",
        "string",
        "Label that the score is of, or that is absent, or the reason for which mentions are left out; empty where it "
        "is of all.",
    ),
    Column("value", "number", "The score, from 0 to 1."),
    Column("annotated", "string", "Label on which the coders agree."),
    Column("predicted", "string", "Label that the method gave."),
    Column(
        "confidence",
        "number",
        "Mean probability of the likeliest label, in this bin (of frames: of the likelier of yes and no).",
    ),
    Column("accuracy", "number", "Share of mentions for which the likeliest label is right."),
    Column("mentions", "string", "Which mentions: all, or actors only."),
    Column("agreement", "number", "Share of mentions on which the coders agree."),
    Column("alpha", "number", "Krippendorff's alpha."),
    Column("kappa", "number", "Cohen's kappa."),
    Column("kappa_low", "number", "Lower end of the interval of kappa."),
    Column("kappa_high", "number", "Upper end of the interval of kappa."),
    Column("part", "string", "Part of the sample, in its order: all, a quarter, or the last quarter less the first."),
    # the corpus
    Column("measure", "string", "What was counted."),
)

#: Every column that means the same wherever it stands, by name.
COLUMNS: dict[str, Column] = {column.name: column for column in _COLUMNS}


def columns(*names: str, **meanings: str | Column) -> tuple[Column, ...]:
    """Columns by name, in order.

    Parameters
    ----------
    names
        Of :data:`COLUMNS`, or of ``meanings``.
    meanings
        What a column means here, where that is another thing; a whole column where its type is another, too.

    Raises
    ------
    KeyError
        Nothing says what a column is.

    >>> [column.meaning for column in columns("n", "share", n="Articles that carry the frame.")]
    ['Articles that carry the frame.', 'n as a share of the group.']
    """
    found = []
    for name in names:
        own = meanings.get(name, "")
        known = COLUMNS.get(name)
        if isinstance(own, Column):
            found.append(own)
        elif own and known:
            found.append(replace(known, meaning=own))
        else:
            found.append(COLUMNS[name])
    return tuple(found)
