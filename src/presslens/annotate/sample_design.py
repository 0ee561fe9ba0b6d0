"""How mentions are drawn for coders: the designs, and what the name of a sheet says of them.

>>> Design.read("200_stratified-target-outlet_seed7_2")
Design(n=200, name='stratified', by=('target', 'outlet'), seed=7)
>>> Design.read("40_2").name, Design.read("60_rare").by, Design.read("60_uncertain-stance").purpose
('random', ('sentiment',), 'fitting')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from presslens.annotate.purposes import FITTING, VALIDATION
from presslens.base.errors import InputError
from presslens.base.patterns import one_of
from presslens.codebook.questions import ACTOR, HOLDER, QUESTIONS, SENTIMENT

RANDOM, STRATIFIED, RARE = "random", "stratified", "rare"
#: Designs whose mentions a model's answers choose: to learn from, never to score or to correct by.
UNCERTAIN, RARE_TRAINING = TRAINING = ("uncertain", "rare-training")
#: Columns of the ledger that can part the mentions into strata; the holder is an answer, by rules that learn no codes.
STRATA = ("target", "outlet", "outlet_country", "alias_kind", "mention_reason", HOLDER.name)
_CLASSIFIED = tuple(name for name, question in QUESTIONS.items() if question.classified)
_RARE_OF = tuple(name for name in _CLASSIFIED if name != ACTOR.name)
#: What a design can be ``by``; a question unless it is stratified.
BY = {RANDOM: (), STRATIFIED: STRATA, RARE: _RARE_OF, UNCERTAIN: _CLASSIFIED, RARE_TRAINING: _RARE_OF}


_DESIGNS = "|".join(
    (
        RANDOM,
        f"{STRATIFIED}(?:-(?:{one_of(STRATA)}))+",
        f"(?:{RARE_TRAINING}|{RARE})(?:-(?:{one_of(_RARE_OF)}))?",
        f"{UNCERTAIN}(?:-(?:{one_of(_CLASSIFIED)}))?",
    )
)
#: Before the name of a batch in that of its sheet.
SHEET = "to_code_"
#: What stands behind it: how many mentions, how drawn, the seed, which of its like.
DRAW = rf"[1-9]\d{{0,5}}(?:_(?:{_DESIGNS}))?(?:_seed\d{{1,9}})?(?:_[1-9]\d{{0,2}})?"
_DRAW = re.compile(
    rf"(?P<n>[1-9]\d{{0,5}})(?:_(?P<design>{_DESIGNS}))?(?:_seed(?P<seed>\d{{1,9}}))?(?:_[1-9]\d{{0,2}})?"
)


@dataclass(frozen=True, slots=True)
class Design:
    """How a sheet is drawn.

    Attributes
    ----------
    n
        Mentions wanted.
    name
        ``random``, ``stratified``, ``rare``; for training ``uncertain``, ``rare-training``.
    by
        Columns of the strata, or the question whose answers choose.
    seed
        Of the draw; None: that of the study.
    """

    n: int
    name: str = RANDOM
    by: tuple[str, ...] = ()
    seed: int | None = None

    @classmethod
    def read(cls, draw: str) -> Design:
        """The design in the name of a sheet; ``draw`` is what stands behind :data:`SHEET`."""
        found = _DRAW.fullmatch(draw)
        if found is None:
            raise InputError(f"{SHEET}{draw}", "is no name of a sheet", f"as {SHEET}200, {SHEET}200_rare-stance_2")
        name, by = RANDOM, []
        if found["design"]:
            training = found["design"].startswith(RARE_TRAINING)
            rest = found["design"].removeprefix(RARE_TRAINING) if training else found["design"]
            name, *by = ([RARE_TRAINING, *rest.split("-")[1:]]) if training else rest.split("-")
        if name not in (RANDOM, STRATIFIED) and not by:
            by = [SENTIMENT.name]
        return cls(int(found["n"]), name, tuple(dict.fromkeys(by)), int(found["seed"]) if found["seed"] else None)

    @property
    def draw(self) -> str:
        """It as the name of a sheet says it, without the number that tells sheets of one design apart.

        >>> Design.read("60_rare-training_seed3_2").draw
        '60_rare-training-sentiment_seed3'
        """
        named = "" if self.name == RANDOM else "-".join((self.name, *self.by))
        return "_".join(filter(None, (str(self.n), named, "" if self.seed is None else f"seed{self.seed}")))

    @property
    def training(self) -> bool:
        """Whether mentions are chosen to learn from."""
        return self.name in TRAINING

    @property
    def purpose(self) -> str:
        """What its mentions are for, as samples say it."""
        return FITTING if self.training else VALIDATION

    @property
    def in_words(self) -> str:
        """How mentions were chosen, as a card says it."""
        by = " by ".join(self.by)
        return {
            RANDOM: "at random, with equal chances",
            STRATIFIED: f"at random within strata of {by}, of each in proportion to the square root of its size",
            RARE: f"at random within the answers of the run to {by}, of each about as many",
            UNCERTAIN: f"not at random: those whose {by} the run was least sure of",
            RARE_TRAINING: f"not at random: those likeliest to carry the rarest {by}",
        }[self.name]


def distinct(columns: Sequence[str]) -> None:
    """Raise where a column of ``BY`` is named twice."""
    for place, column in enumerate(columns):
        if column in columns[:place]:
            raise InputError("BY", f"names {column!r} twice", "each column once")


def sheet_draw(n: str, design: str, by: str, seed: str) -> str:
    """What stands behind :data:`SHEET` in the name of a sheet, of words as they are typed; empty ones are left out.

    Raises
    ------
    InputError
        One of them is not allowed.

    >>> sheet_draw("200", "stratified", "target, outlet", "")
    '200_stratified-target-outlet'
    """
    columns = [name for name in re.split(r"[,\s]+", by) if name]
    if design and design not in BY:
        raise InputError("DESIGN", f"found {design!r}", f"allowed: {', '.join(BY)}")
    allowed = BY[design or RANDOM]
    for column in columns:
        if column not in allowed:
            raise InputError(
                "BY", f"found {column!r}", f"allowed with {design or RANDOM}: {', '.join(allowed) or 'none'}"
            )
    distinct(columns)
    if design == STRATIFIED and not columns:
        raise InputError("BY", "is empty", f"allowed with {design}: one or more of {', '.join(allowed)}")
    if design != STRATIFIED and len(columns) > 1:
        raise InputError("BY", f"found {len(columns)} names", f"allowed with {design}: one")
    parts = [
        n,
        "-".join([design or RANDOM, *columns]) if design not in ("", RANDOM) else "",
        f"seed{seed}" if seed else "",
    ]
    draw = "_".join(filter(None, parts))
    if not _DRAW.fullmatch(draw):
        raise InputError("N, SEED", f"found {n!r}, {seed!r}", "allowed: N from 1 to 999999, SEED of at most 9 digits")
    return draw
