"""Tables that come in families: shares of the labels of a question by group, verbs that judge, distinctive words."""

from __future__ import annotations

from presslens.codebook.questions import QUESTIONS, Question
from presslens.exhibits.columns import COLUMNS, columns
from presslens.exhibits.correction_columns import CORRECTED_SHARES, REFUSED
from presslens.exhibits.exhibit import Column, Table

#: Columns that make up each kind of group of mentions.
GROUPS: dict[str, tuple[str, ...]] = {
    "target": ("target",),
    "holder": ("holder", "target"),
    "outlet": ("outlet", "target"),
    "country": ("outlet_country", "target"),
    "year": ("year", "target"),
}

#: Names of the columns that count what a share is of, and of those that give it.
COUNTS = ("n", "n_mentions", "n_sentences", "n_articles", "n_clusters")
INTERVAL = ("share", "low", "high", "method")
#: Columns of a table of shares behind its keys.
SHARE = columns(*COUNTS, *INTERVAL)
#: Columns of a table of distinctive words behind its group.
KEYNESS = columns(
    *("kind", "feature", "n_target", "n_reference", "n_stories", "log_odds", "z", "z_clustered"),
    *("p_adjusted", "distinctive"),
    n_stories="Independent stories with the word or phrase, in the sentences compared or in others.",
)
#: Printed of a table of shares behind its keys.
PRINTED_SHARES = (
    *("n", "n_mentions", "share", "low", "high", "corrected", "corrected_low", "corrected_high"),
    *("coders", "coders_low", "coders_high", "n_codes"),
)
#: How intervals of differences were made, in a caption.
BY_DRAWS = "{confidence} intervals, {resamples} draws, seed {seed}"
#: How intervals of shares were made.
OVER_STORIES = """\
{confidence} intervals after Korn & Graubard (1998) over the group's stories, ``n_clusters`` of them; none with fewer
than 5 stories (``method``)"""

#: The three numbers of a table of shares, in a caption.
THREE_SHARES = f"""\
``share`` with ``low`` and ``high`` is by the ledger's answers: {OVER_STORIES}; errors of the answers are not in them.
``corrected`` is the share after what a sample of coded mentions says of those errors (whether a mention is an actor, in
whose words it stands, its label), each weighted by one over its chance to be coded (design-based supervised learning,
Egami et al. 2023); ``coders`` is the share by the codes alone, weighted likewise. Where few
heavy codes take away more than there is, ``corrected`` is 0 or 1. Intervals of both (``_low``, ``_high``;
{{confidence}}, Korn & Graubard, over stories) hold the chance of that sample, too, and with it errors of the answers,
but not those of the coders; {REFUSED}"""

_SHARES = f"""\
Share of each label among actor mentions, by target or by what the table is named after and target.
Columns: ``n`` mentions with the label of ``n_mentions`` in the row's group, from ``n_sentences`` sentences of
``n_articles`` articles, by the answers. {THREE_SHARES}. Of frames: one counts from a probability of
{{frames_threshold}}; a sentence may carry several frames, or none."""

_HOLDERS = f"""\
Who gets to speak: in whose words the actor mentions stand. ``outlet`` is the paper's own voice, ``unresolved`` a source
that nobody can identify. Columns: ``n`` mentions in the holder's words of ``n_mentions`` in the row's group, by the
answers. {THREE_SHARES}."""

VERBS_CAPTION = f"""\
Verbs that report a statement, by whose statement it is: the {{top_words}} commonest of each holder, and the share of
those that judge the statement (``loaded``: claimed, insisted, admitted, warned ...) against those that only report it
(``neutral``: said, told, added ...), by holder and by outlet and holder. Verbs of attack, praise and denial are not
counted: they tell what the speaker does. The classes stand in ``codebook/speech.yaml``. ``n_reports`` counts verbs.
{OVER_STORIES}."""

_WORDS = """\
Words and two-word phrases ranked by how far groups of sentences differ in them: log-odds with an informative Dirichlet
prior of {prior_words} words (Monroe, Colaresi & Quinn 2008). Positive: more in the group; negative: more in all other
sentences. ``z`` treats every word as drawn alone; ``z_clustered`` takes whole stories as drawn, so that what one story
repeats counts as one finding. ``p_adjusted`` holds down the false-discovery rate (Student's t, degrees of freedom: the
stories of the set that has fewer, less 1; Benjamini-Hochberg over all words and phrases with {min_count} occurrences or
more). Only those that are ``distinctive``, with a rate of at most {alpha}, are told from chance; the others fill the
ranking up. Left out are stop words, names of days and months, honorifics, the names of targets, and words that almost
always open the same phrase (first names): the phrase stands for them."""


def _shares(question: Question, group: str) -> Table:
    keys = (*GROUPS[group], question.name)
    new = {} if question.name in COLUMNS else {question.name: Column(question.name, "string", "Answer given.")}
    return Table(
        f"{question.name}_by_{group}",
        (*columns(*keys, **new), *SHARE, *CORRECTED_SHARES),
        keys=keys,
        caption=_SHARES if question.classified else _HOLDERS,
        printed=(*keys, *PRINTED_SHARES),
        outcome=question.name,
        traced_by="presslens.trace.shares:shares",
    )


def cue_tones(name: str, *groups: str) -> Table:
    """Shares of verbs that judge a statement among the verbs of each group that report one."""
    keys = (*groups, "cue_tone")
    return Table(
        name,
        columns(
            *keys,
            *(count.replace("n_mentions", "n_reports") for count in COUNTS),
            *INTERVAL,
            n="Reports of the holder's speech by a verb of this tone.",
            share="n as a share of n_reports.",
        ),
        keys=keys,
        caption=VERBS_CAPTION,
        printed=(*keys, "n", "n_reports", "n_articles", "share", "low", "high"),
        outcome="cue_tone",
        traced_by="presslens.trace.reports:tones",
    )


def words(group: str, column: str) -> Table:
    """Words that set apart the sentences of each group, whose values stand in ``column``."""
    keys = (column, "kind", "feature")
    return Table(
        f"words_by_{group}",
        (*columns(column), *KEYNESS),
        keys=keys,
        caption=_WORDS,
        printed=(*keys, "n_target", "n_reference", "log_odds", "z_clustered", "p_adjusted", "distinctive"),
        traced_by="presslens.trace.words:words",
    )


#: Shares of the labels of every question that has more than two, among the actor mentions of each group.
SHARES = tuple(
    _shares(question, group)
    for question in QUESTIONS.values()
    if not question.flag
    for group, members in GROUPS.items()
    if question.name not in members
)
