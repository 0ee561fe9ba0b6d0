"""What a multiverse is about: hypotheses of the codebook, and the shares that a reader asks for first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from presslens.codebook.hypotheses import STORIES, Hypothesis, Side
from presslens.codebook.questions import HOLDER, OUTLET, QUESTIONS, SENTIMENT, Question
from presslens.estimate.comparisons import answered, known
from presslens.estimate.groups import UNKNOWN
from presslens.estimate.multiverse import specifications as levels
from presslens.estimate.multiverse.engine import Mentions, codes_of
from presslens.ledger.join import CODED


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed.

    Attributes
    ----------
    name
        Of a hypothesis its id; of a share ``<label>_<target>``.
    question
        Name of the question whose answers are compared.
    label
        The answer whose share is asked; None: mean polarity.
    sides
        One, of a share; two, of a difference.
    unit
        ``stories`` or ``outlets``: over what it generalises.
    direction
        ``higher``, ``lower`` or ``different``; empty of a share.
    primary
        Whether it is a primary hypothesis; None of a share.
    source
        What the codebook says of it, in values that JSON has.
    """

    name: str
    question: str
    label: str | None
    sides: tuple[Side, ...]
    unit: str
    direction: str
    primary: bool | None
    source: Mapping[str, Any]

    @property
    def voice(self) -> str:
        """The level of the voice that it declares."""
        holders = {side.holders for side in self.sides}
        if holders == {None}:
            return levels.ALL_VOICES
        return levels.OWN_VOICE if holders == {frozenset([OUTLET])} else levels.AS_CLAIMED

    @property
    def voices(self) -> tuple[str, ...]:
        """The levels that it can have: a claim about certain holders, or one that asks for the holder, has no other."""
        return levels.VOICES if self.voice in levels.VOICES and self.asked is not HOLDER else (self.voice,)

    @property
    def about(self) -> dict[str, Any]:
        """What it is about, in the columns of the table that sums up.

        >>> share_of("SYR").about["target"], share_of("SYR").about["first"], share_of("SYR").about["second"]
        ('SYR', 'SYR', '')
        """
        first, second = [side.label for side in self.sides] + [""] * (2 - len(self.sides))
        targets = {side.targets for side in self.sides}
        shared = sorted(targets.pop() or ()) if len(targets) == 1 else []
        named = {"claim": self.name, "primary": self.primary, "target": "+".join(shared) or "all"}
        asked = {"question": self.question, "label": self.label or "", "direction": self.direction}
        return named | asked | {"first": first, "second": second}

    @property
    def asked(self) -> Question:
        """The question."""
        return QUESTIONS[self.question]

    @property
    def bounds(self) -> tuple[float, float]:
        """Least and largest value of the estimate."""
        largest = 1.0 if self.label is not None else 2.0
        return (-largest, largest) if len(self.sides) == 2 else (0.0, 1.0)


def claim_of(hypothesis: Hypothesis) -> Claim:
    """A hypothesis of the codebook as a claim."""
    sides = (hypothesis.first, hypothesis.second)
    source = _plain(asdict(hypothesis))
    named = (hypothesis.id, hypothesis.question, hypothesis.label)
    return Claim(*named, sides, hypothesis.unit, hypothesis.direction, hypothesis.primary, source)


def share_of(target: str) -> Claim:
    """The share of mentions of a target that show it in a negative light.

    >>> share_of("SYR").name, share_of("SYR").voice
    ('negative_SYR', 'all voices')
    """
    label = next(label for label, value in SENTIMENT.polarity.items() if value < 0)
    source = {"question": SENTIMENT.name, "label": label, "target": target}
    side = Side(target, targets=frozenset([target]))
    return Claim(f"{label}_{target}", SENTIMENT.name, label, (side,), STORIES, "", None, source)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def claimed_mentions(ledger: pl.DataFrame, claim: Claim) -> tuple[np.ndarray, Mentions]:
    """The mentions that a claim is about, whatever the specification.

    Parameters
    ----------
    ledger
        All mentions, sorted by their key.

    Returns
    -------
    places, mentions
        Rows of the ledger, and what is known of them. Levels of subsets that the claim or the corpus does not have are
        not there.
    """
    sides = [replace(side, holders=None) if claim.voice in levels.VOICES else side for side in claim.sides]
    # A difference between kinds of outlets says nothing of mentions whose outlet nobody knows.
    needs_outlet = len(sides) == 2 and not sides[0].shares_outlets(sides[1])
    masks = [known(ledger, side, needs_outlet) & answered(ledger, side) for side in sides]
    places = np.flatnonzero(np.logical_or.reduce(masks))
    rows = ledger[places]
    group = np.zeros(len(rows), dtype=np.int64) if len(masks) == 1 else masks[1][places].astype(np.int64)
    outlet, story, article = (_codes(rows[name]) for name in ("outlet", "story_id", "article_id"))
    units = {
        levels.MENTION: np.arange(len(rows)),
        levels.SENTENCE: codes_of(group, outlet, article, rows["sentence_index"].to_numpy()),
        levels.ARTICLE: codes_of(group, outlet, article),
        levels.STORY: codes_of(group, outlet, story),
    }
    own = (rows["holder"].cast(pl.String) == OUTLET).fill_null(False).to_numpy()
    every = np.ones(len(rows), dtype=bool)
    voices = {levels.ALL_VOICES: every, levels.OWN_VOICE: own, levels.AS_CLAIMED: every}
    subsets = {levels.ALL: every}
    if rows[CODED].any():
        subsets[levels.NOT_CODED] = ~rows[CODED].to_numpy()
    subsets |= _without_largest(group, outlet)
    if len({(side.since, side.until) for side in sides}) == 1:
        subsets |= _halves(rows["date"], article)
    order = {name: subsets[name] for name in levels.SUBSETS if name in subsets}
    return places, Mentions(group, outlet, story, units, {name: voices[name] for name in claim.voices}, order)


def _codes(names: pl.Series) -> np.ndarray:
    """One whole number from 0 for each name, in their order."""
    return names.cast(pl.String).fill_null(UNKNOWN).rank("dense").to_numpy().astype(np.int64) - 1


def _without_largest(group: np.ndarray, outlet: np.ndarray) -> dict[str, np.ndarray]:
    """Without the outlet that has most mentions of a group, where the group has others; the first of equals."""
    found: dict[str, np.ndarray] = {}
    gone = set()
    for side, name in enumerate((levels.WITHOUT_FIRST, levels.WITHOUT_SECOND)):
        counts = np.bincount(outlet[group == side])
        if (counts > 0).sum() > 1 and (largest := int(counts.argmax())) not in gone:
            gone.add(largest)
            found[name] = outlet != largest
    return found


def _halves(dates: pl.Series, article: np.ndarray) -> dict[str, np.ndarray]:
    """Mentions of articles before the middle date of all articles, and from it on; undated ones are in neither."""
    dated = pl.DataFrame({"article": article, "date": dates}).drop_nulls().unique().sort("date", "article")
    if dated.is_empty() or dated["date"].n_unique() < 2:
        return {}
    middle = dated["date"][len(dated) // 2]
    early = (dates < middle).fill_null(False).to_numpy()
    return {levels.EARLY: early, levels.LATE: (dates >= middle).fill_null(False).to_numpy()} if early.any() else {}


def few_stories(mentions: Mentions, voice: str, min_stories: int) -> str:
    """Why a claim has no multiverse: too few stories in a group, in the voice that it declares; else empty.

    Parameters
    ----------
    voice
        Level of the voice.
    """
    counted = [
        len(np.unique(mentions.story[mentions.voices[voice] & (mentions.group == side)]))
        for side in range(mentions.n_groups)
    ]
    if min(counted) == 0:
        return "no mention in a group"
    return f"fewer than {min_stories} stories in a group" if min(counted) < min_stories else ""
