"""Figures of shares and of mean polarities: one entry and one drawing function each."""

from __future__ import annotations

from presslens.exhibits.columns import columns
from presslens.exhibits.exhibit import Figure

_DRAWN_BY, _SHOWN, _FACTS = (f"presslens.draw.{place}" for place in ("figures", "shown", "facts"))
_TARGETS = ("targets", "nouns")
_HOLDERS = (*_TARGETS, "holders")

#: Rows that a page has room for; the table has all.
_ROWS = 30
#: Actor mentions that a cell needs for a colour: of one, all are against, or all carry the frame.
_FEWEST = 5

_SENTIMENT_NOTE = "{left_out} n: actor mentions. {intervals}"
_SENTIMENT_CAPTION = """\
In what light each target stands, by {by}, whoever speaks: share negative to the left, share positive to the right,
of {{n_mentions}} actor mentions."""

_SHARES_NOTE = """\
{{left_out}} Cells: {what}, over all targets; n: actor mentions.
Grey counts without colour: fewer than {{fewest}}. Intervals, by target, are in the table of the same
name. {{as_answered}}"""


def _sentiment_by(group: str, column: str, by: str, *reads: str) -> Figure:
    return Figure(
        f"sentiment_by_{group}",
        f"{_DRAWN_BY}.sentiment_by_group:sentiment_by_group",
        table=f"sentiment_by_{group}",
        reads=reads,
        codebook=(*_TARGETS, "labels"),
        questions=("sentiment", "actor"),
        note=_SENTIMENT_NOTE,
        caption=_SENTIMENT_CAPTION.format(by=by),
        facts=f"{_FACTS}:{'outlets' if reads else 'groups'}_left_out",
        options={"group": column, "most": _ROWS},
        shown_if="" if reads else f"{_SHOWN}:some_known_group",
    )


def _shares_by_outlet(question: str, codebook: tuple[str, ...], what: str, caption: str) -> Figure:
    return Figure(
        f"{question}_by_outlet",
        f"{_DRAWN_BY}.shares_by_outlet:shares_by_outlet",
        table=f"{question}_by_outlet",
        reads=("mentions_by_outlet",),
        codebook=codebook,
        questions=(question, "actor"),
        note=_SHARES_NOTE.format(what=what),
        caption=caption,
        facts=f"{_FACTS}:outlets_left_out",
        options={"question": question, "most": _ROWS, "fewest": _FEWEST},
        columns=columns("outlet", question, "n", "n_mentions", "share"),
    )


#: In the order of the report.
SHARE_FIGURES = (
    Figure(
        "sentiment_by_target",
        f"{_DRAWN_BY}.sentiment_by_target:sentiment_by_target",
        table="sentiment_by_target",
        codebook=(*_TARGETS, "labels"),
        questions=("sentiment", "actor"),
        note="{intervals}",
        caption="""\
In what light the sentences show each target, whoever speaks: {n_mentions} actor mentions. Labels below a probability of
{sentiment_abstain_below} are "uncertain".""",
    ),
    _sentiment_by("outlet", "outlet", "outlet", "mentions_by_outlet"),
    _sentiment_by("country", "outlet_country", "country of outlets"),
    _sentiment_by("year", "year", "year"),
    Figure(
        "stance_by_holder",
        f"{_DRAWN_BY}.stance_by_holder:stance_by_holder",
        table="stance_by_holder",
        codebook=_HOLDERS,
        questions=("stance", "holder", "actor"),
        note="""\
Actor mentions by holder and target; colour: in favour less against, over n, from {fewest} mentions on. Grey counts
without colour: fewer than {fewest}. {n_mentions} mentions. Intervals are in the table of the same name.
{as_answered}""",
        options={"fewest": _FEWEST},
        caption="Who takes which stance toward whom. Most cells hold few mentions: read the counts.",
    ),
    _shares_by_outlet(
        "holder",
        _HOLDERS,
        "share of actor mentions in the words of each holder",
        "Whom each outlet lets speak, of {n_mentions} actor mentions.",
    ),
    Figure(
        "outlet_and_quoted",
        f"{_DRAWN_BY}.outlet_and_quoted:outlet_and_quoted",
        table="voices_by_target",
        codebook=_HOLDERS,
        questions=("sentiment", "stance", "holder", "actor"),
        note="""\
Actor mentions. {marks} Lines: {confidence} intervals over stories, from those of the shares of +1 and -1; none with
fewer than 5 stories in a voice, or where they all agree. {uncorrected} Differences with their intervals are in the
table voices by target.""",
        caption="""\
Who carries the judgement: mean polarity of each target in the outlet's own voice and in the voices it quotes.
{shift}""",
        facts=f"{_FACTS}:voices_in_words",
        quotes=_TARGETS,
        shown_if=f"{_SHOWN}:some_mention",
    ),
    Figure(
        "cue_tone_by_outlet",
        f"{_DRAWN_BY}.cue_tone_by_outlet:cue_tone_by_outlet",
        table="cue_tone_by_outlet",
        reads=("mentions_by_outlet",),
        codebook=_HOLDERS,
        questions=("holder",),
        note="""\
{left_out} Cells: share of verbs that judge (claimed, insisted, admitted, warned ...) among the verbs that report a
statement; n: such verbs; no share is given for fewer than {fewest}. Grey counts without colour:
fewer than {fewest}. Intervals are in the table of the same name.""",
        caption="How outlets let others speak.",
        facts=f"{_FACTS}:outlets_left_out",
        options={"fewest": 10, "most": _ROWS},
    ),
    Figure(
        "frames_by_target",
        f"{_DRAWN_BY}.frames_by_target:frames_by_target",
        table="frames_by_target",
        codebook=(*_TARGETS, "frames"),
        questions=("frames", "actor"),
        note="{intervals}",
        caption="""\
Share of {n_mentions} actor mentions whose sentence carries each frame. A sentence may carry several frames, or none;
a frame counts from a probability of {frames_threshold}.""",
    ),
    _shares_by_outlet(
        "frames",
        (*_TARGETS, "frames"),
        "share of actor mentions whose sentence carries the frame",
        "Which frames each outlet uses, of {n_mentions} actor mentions.",
    ),
    Figure(
        "frames_by_holder",
        f"{_DRAWN_BY}.frames_by_holder:frames_by_holder",
        table="frames_by_holder",
        codebook=(*_HOLDERS, "frames"),
        questions=("frames", "holder", "actor"),
        note="""\
Rows: target, and in whose words it is spoken of (actor mentions). Cells: share of these whose sentence carries the
frame (n); none for fewer than {fewest}. Grey counts
without colour: fewer than {fewest}. {n_mentions} mentions. Intervals, over stories: in the table of this name.
{as_answered}""",
        options={"fewest": _FEWEST},
    ),
    Figure(
        "frames_over_time",
        f"{_DRAWN_BY}.frames_over_time:frames_over_time",
        table="frames_over_time",
        codebook=("frames", "events"),
        questions=("frames", "actor"),
        note="""\
Share of actor mentions whose sentence carries the frame, by {period}. {few_told} {events}
{intervals}""",
        caption="A change can come from other outlets or other stories in a quarter, not only from other framing.",
        options={"few": 5},
        facts=f"{_FACTS}:marked_events",
        quotes=("events",),
    ),
)
