"""Every figure of results: one entry in :data:`FIGURES` and one drawing function."""

from __future__ import annotations

from presslens.exhibits.checks import CALIBRATION
from presslens.exhibits.columns import columns
from presslens.exhibits.exhibit import Figure
from presslens.exhibits.multiverse import CURVES
from presslens.exhibits.share_figures import SHARE_FIGURES

_DRAWN_BY, _SHOWN, _FACTS = (f"presslens.draw.{place}" for place in ("figures", "shown", "facts"))
_TARGETS = ("targets", "nouns")
_HOLDERS = (*_TARGETS, "holders")

#: Panels of words that a page has room for; the table has all.
_PANELS = 15

_WORDS_NOTE = """\
{left_out}{what} against all others; names of targets left out. z: log-odds (informative Dirichlet prior of
{{prior_words}} words) over its standard deviation, stories drawn whole. Pale: not told from chance (false-discovery
rate above {{alpha}}; Student's t, Benjamini-Hochberg over all that occur {{min_count}} times or more)."""

_WORDS_CAPTION = """\
Log-odds after Monroe, Colaresi & Quinn (2008); above the words of the group, below those of all other sentences.
Stories drawn whole: what one story repeats counts as one finding. Left out are stop words, days, months,
honorifics, and words that almost always open the same phrase (first names)."""


def _words_by(group: str, per_side: int, what: str, reads: tuple[str, ...] = (), facts: str = "") -> Figure:
    return Figure(
        f"words_by_{group}",
        f"{_DRAWN_BY}.words:words_by_{group}",
        table=f"words_by_{group}",
        codebook=_TARGETS,
        note=_WORDS_NOTE.format(what=what, left_out="{left_out} " if facts else ""),
        caption=_WORDS_CAPTION,
        options={"per_side": per_side} | ({"most": _PANELS} if facts else {}),
        facts=facts,
        reads=reads,
    )


#: Every figure of results, by name.
FIGURES: dict[str, Figure] = {
    figure.name: figure
    for figure in (
        *SHARE_FIGURES,
        _words_by("target", 20, "Sentences that name the target"),
        _words_by(
            "country", 10, "Sentences of the country's outlets", ("mentions_by_outlet",), f"{_FACTS}:countries_left_out"
        ),
        Figure(
            "article_ribbon",
            f"{_DRAWN_BY}.article_ribbon:article_ribbon",
            table="ledger",
            reads=("articles", "sentences", "card"),
            codebook=(*_HOLDERS, "labels"),
            questions=("sentiment", "holder", "actor"),
            note="""\
{cut} Each box is a mention, from left to right as in the sentence; its colour and sign: the light on the target.
Letters: in whose words it stands (none: the outlet's{codes}; ?: an unresolved source). Dotted: a place or people, no
actor.""",
            caption="One article, sentence by sentence.",
            settings=("ribbon_article",),
            facts="presslens.draw.article:ribbon_facts",
            quotes=_HOLDERS,
            columns=columns("sentence_index", "start", "mention", "target", "actor", "sentiment", "holder", "stance"),
        ),
        Figure(
            "hypotheses",
            f"{_DRAWN_BY}.hypotheses:hypotheses",
            table="hypotheses",
            codebook=_HOLDERS,
            questions=("sentiment", "stance", "actor", "holder"),
            note="""\
Difference of mean polarity (positive less negative, in favour less against) of actor mentions, or of the share of the
label named; the side before > is expected higher. Small, thin: by the answers ({confidence} interval, bootstrap-t over
stories), their errors left in. Large: corrected by codes drawn at random (linearised over stories). Ring: codes alone.
Bar: kinds of outlets by the answers (random effects, three or more a side). Words: what the answers say by the unit of
the claim (stories, or outlets exchanged between sides), and corrected by stories; bold (primary) by Holm over these,
others by Benjamini-Hochberg over all; lines are not adjusted for their number. Outlets by weight of mentions.""",
            caption="""\
Do outlets of known allegiance, and other sides, differ as one must expect? All hypotheses of hypotheses.yaml are drawn
as they came out. One holds where both lines say so; of these outlets only, stories tell the sides apart, not kinds.""",
            shown_if=f"{_SHOWN}:some_difference",
        ),
        *CURVES,
        Figure(
            "reliability",
            f"{_DRAWN_BY}.calibration:calibration",
            table="reliability_{question}",
            reads=("confusion_{question}",),
            note="""\
Above: of the mentions annotated as the row says, the share and number called as the column says. Below: dots are the
share of right answers among those of like probability, on the dashed line if probabilities are honest; their size
and the bars are how many there are.""",
            caption="""\
How the classifiers in use answer annotated mentions of this corpus; below, reliability diagrams after Murphy &
Winkler (1977). Holders and frames are left out: rules give holders no probabilities, and a sentence carries several
frames or none. Where they were annotated, the tables confusion and validation tell how they err.""",
            columns=(*columns("question"), *CALIBRATION),
        ),
    )
}
