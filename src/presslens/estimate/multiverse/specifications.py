"""The grid of specifications, as data: which choices there are, and which one was declared before any was run.

References
----------
Steegen, S., Tuerlinckx, F., Gelman, A. & Vanpaemel, W. (2016). Increasing transparency through a multiverse analysis.
Perspectives on Psychological Science 11(5), 702-712.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import product

from presslens.exhibits.multiverse import DIMENSIONS

#: Units: what one observation is. Each is the mean of its mentions, within one outlet.
MENTION, SENTENCE, ARTICLE, STORY = "mention", "sentence", "article", "story"
UNITS = (MENTION, SENTENCE, ARTICLE, STORY)
#: Weights: each observation counts the same, or each outlet of a group does.
UNITS_ALIKE, OUTLETS_ALIKE = "units alike", "outlets alike"
WEIGHTS = (UNITS_ALIKE, OUTLETS_ALIKE)
#: Whoever speaks, the outlet alone, or the holders that the claim compares.
ALL_VOICES, OWN_VOICE, AS_CLAIMED = "all voices", "own voice", "as claimed"
VOICES = (ALL_VOICES, OWN_VOICE)
ALL, NOT_CODED, EARLY, LATE = "all", "not coded", "first half", "second half"
WITHOUT_FIRST, WITHOUT_SECOND = "less largest outlet of first", "less largest outlet of second"
SUBSETS = (ALL, NOT_CODED, WITHOUT_FIRST, WITHOUT_SECOND, EARLY, LATE)
STORIES, OUTLETS = "stories", "outlets"
CLUSTERS = (STORIES, OUTLETS)
#: Whether a doubtful answer counts as no attitude, or its mention is left out.
NEUTRAL, LEFT_OUT = "neutral", "left out"
#: A probability that asks for more than most studies do of a label among three.
STRICT = 0.6
#: Follows the name of the classifier in use: its answers to coded mentions too, as it gives them in a run.
AS_RUN = ", as run"


@dataclass(frozen=True, slots=True)
class Decision:
    """How a question is decided: the classifier in use, the probability below which its answer is uncertain, and which
    classifiers give calibrated probabilities.
    """

    classifier: str
    abstain_below: float
    calibrated: Sequence[str]


@dataclass(frozen=True, slots=True)
class Certainty:
    """What becomes of answers whose probability is below ``least``: ``then`` they are ``neutral`` or ``left out``."""

    least: float
    then: str

    @property
    def name(self) -> str:
        """Its level in the table.

        >>> Certainty(0.4, NEUTRAL).name, Certainty(0.6, LEFT_OUT).name, Certainty(0.0, NEUTRAL).name
        ('below 0.4 neutral', 'below 0.6 left out', 'any')
        """
        return f"below {self.least:g} {self.then}" if self.least else "any"


@dataclass(frozen=True, slots=True)
class Specification:
    """One way to compute a finding: a level of each of :data:`~presslens.exhibits.multiverse.DIMENSIONS`."""

    answers: str
    certainty: str
    unit: str
    weights: str
    voice: str
    subset: str
    cluster: str

    @property
    def levels(self) -> tuple[str, ...]:
        """In the order of :data:`~presslens.exhibits.multiverse.DIMENSIONS`."""
        return tuple(getattr(self, name) for name in DIMENSIONS)


@dataclass(frozen=True, slots=True)
class Grid:
    """The levels that a question has on a corpus.

    Attributes
    ----------
    answers
        Levels by whose answers; the first is that of the classifier in use, as the ledger has it.
    certainties
        By these levels, what may become of doubtful answers; the first is what the study's configuration says. Numbers
        that are no calibrated probabilities have that one alone.
    voices, subsets
        Levels that the claim and the corpus have.
    """

    answers: tuple[str, ...]
    certainties: Mapping[str, tuple[Certainty, ...]]
    voices: tuple[str, ...] = VOICES
    subsets: tuple[str, ...] = SUBSETS

    def specifications(self) -> Iterator[Specification]:
        """Every one, in the order of the table."""
        for answers in self.answers:
            names = [certainty.name for certainty in self.certainties[answers]]
            for levels in product(names, UNITS, WEIGHTS, self.voices, self.subsets, CLUSTERS):
                yield Specification(answers, *levels)


def certainties(abstain_below: float, calibrated: bool) -> tuple[Certainty, ...]:
    """What may become of doubtful answers, what the study says first.

    >>> [certainty.name for certainty in certainties(0.4, True)]
    ['below 0.4 neutral', 'below 0.6 neutral', 'below 0.6 left out']
    >>> [certainty.name for certainty in certainties(0.4, False)]
    ['below 0.4 neutral']
    """
    declared = Certainty(abstain_below, NEUTRAL)
    if not calibrated:
        return (declared,)
    strict = max(STRICT, abstain_below)
    others = (Certainty(strict, NEUTRAL), Certainty(strict, LEFT_OUT))
    return tuple(dict.fromkeys((declared, *others)))


def grid_of(
    decision: Decision, others: Sequence[str], as_run: bool, voices: Sequence[str], subsets: Sequence[str]
) -> Grid:
    """The grid of a claim.

    Parameters
    ----------
    others
        Further classifiers that answered every mention.
    as_run
        Whether answers of the run differ from the ledger's, which has coded mentions answered out of fold.
    voices, subsets
        Levels that the claim and the corpus have.

    >>> grid = grid_of(Decision("cues", 0.4, ()), ["encoder"], False, VOICES, [ALL])
    >>> len(list(grid.specifications()))
    64
    """
    used = decision.classifier
    by = {used: used, **({f"{used}{AS_RUN}": used} if as_run else {}), **{name: name for name in others}}
    calibrated = {level: name in decision.calibrated for level, name in by.items()}
    found = {level: certainties(decision.abstain_below, known) for level, known in calibrated.items()}
    return Grid(tuple(by), found, tuple(voices), tuple(subsets))


def declared(decision: Decision, voice: str, cluster: str) -> Specification:
    """The specification that the study declares by its configuration and codebook, whatever the corpus holds.

    Parameters
    ----------
    voice, cluster
        Whose mentions the claim is about, and over what it generalises.
    """
    certainty = certainties(decision.abstain_below, calibrated=False)[0].name
    return Specification(decision.classifier, certainty, MENTION, UNITS_ALIKE, voice, ALL, cluster)


def declaration(claim: Mapping[str, object], specification: Specification, confidence: float) -> str:
    """SHA-256 of a declared specification: of its levels, of what is claimed and of the level of confidence.

    Parameters
    ----------
    claim
        What the codebook says, in values that JSON has.

    >>> levels = declared(Decision("cues", 0.4, ()), OWN_VOICE, STORIES)
    >>> declaration({"id": "a"}, levels, 0.95) == declaration({"id": "b"}, levels, 0.95)
    False
    """
    document = {"claim": claim, "specification": asdict(specification), "confidence": confidence}
    text = json.dumps(document, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
