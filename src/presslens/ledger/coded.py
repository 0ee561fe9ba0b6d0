"""How many mentions of a corpus were coded, and which of its answers to them are out of fold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl

from presslens.base.errors import InputError
from presslens.base.io import read_json
from presslens.base.said import Said, joined
from presslens.codebook.questions import ACTOR
from presslens.ledger.answered import is_answered
from presslens.ledger.join import CODED


@dataclass(frozen=True, slots=True)
class CodedMentions:
    """What was coded of a corpus.

    Attributes
    ----------
    mentions, actor_mentions
        All mentions of the ledger, and those that are actors; None where nobody told which are.
    coded, coded_actor_mentions
        Those of them that coders coded.
    out_of_fold
        Coded mentions whose answer is out of fold, by question: questions whose classifier has learnt from codes of the
        corpus.
    refused
        One line on questions that are not answered in the language of the corpus; empty where all are.
    """

    mentions: int
    actor_mentions: int | None
    coded: int
    coded_actor_mentions: int
    out_of_fold: dict[str, int]
    refused: str = ""

    @property
    def document(self) -> dict[str, object]:
        """For JSON; what is not answered is a key of its own where something is not."""
        return {key: value for key, value in asdict(self).items() if key != "refused" or value}

    @property
    def sentence(self) -> Said:
        """What stands under every table and figure of the corpus's mentions; empty where nobody coded and all is told.

        >>> CodedMentions(90, 70, 20, 10, {"actor": 20, "stance": 20}).sentence
        '10 of 70 actor mentions were coded; their answers to actor and stance are out of fold.'
        >>> CodedMentions(90, 70, 20, 1, {}).sentence
        '1 of 70 actor mentions was coded.'
        >>> CodedMentions(90, 70, 0, 0, {}).sentence
        ''
        >>> CodedMentions(90, 0, 0, 0, {}, "Not answered: stance (nobody can).").sentence
        'Not answered: stance (nobody can).'
        """
        said = [line for line in (self._coded_sentence, Said(self.refused)) if line]
        return joined(" ", said) if len(said) > 1 else said[0] if said else Said("")

    @property
    def _coded_sentence(self) -> Said:
        if not self.coded:
            return Said("")
        n = self.coded_actor_mentions
        counts = {"n": f"{n:,}", "of": f"{self.actor_mentions or 0:,}"}
        if not self.out_of_fold:
            one = n == 1
            return Said(
                "{n} of {of} actor mentions was coded." if one else "{n} of {of} actor mentions were coded.", **counts
            )
        questions = _listed([Said(question) for question in self.out_of_fold])
        return Said(
            "{n} of {of} actor mentions was coded; their answers to {questions} are out of fold."
            if n == 1
            else "{n} of {of} actor mentions were coded; their answers to {questions} are out of fold.",
            **counts,
            questions=questions,
        )


def sum_coded(parts: Iterable[CodedMentions], refused: str = "") -> CodedMentions:
    """The counts of a ledger from those of its parts.

    >>> sum_coded([CodedMentions(9, 7, 2, 1, {"actor": 2}), CodedMentions(1, 0, 0, 0, {"actor": 1})])
    CodedMentions(mentions=10, actor_mentions=7, coded=2, coded_actor_mentions=1, out_of_fold={'actor': 3}, refused='')
    """
    found = list(parts)
    out_of_fold = Counter[str]()
    for part in found:
        out_of_fold.update(part.out_of_fold)
    return CodedMentions(
        sum(part.mentions for part in found),
        sum(part.actor_mentions or 0 for part in found)
        if any(part.actor_mentions is not None for part in found)
        else None,
        sum(part.coded for part in found),
        sum(part.coded_actor_mentions for part in found),
        dict(out_of_fold),
        refused,
    )


def count_coded(ledger: pl.DataFrame, out_of_fold: dict[str, int], refused: str = "") -> CodedMentions:
    """Count the coded mentions of a ledger.

    Parameters
    ----------
    out_of_fold
        Coded mentions that are answered out of fold, by question; questions without one are left out.
    refused
        One line on questions that are not answered.
    """
    actors, coded = ledger["actor"].fill_null(False), ledger[CODED]
    told = int(actors.sum()) if is_answered(ACTOR, ledger) else None
    counts = (len(ledger), told, int(coded.sum()), int((actors & coded).sum()))
    return CodedMentions(*counts, {question: n for question, n in out_of_fold.items() if n}, refused)


def read_coded(path: str | Path) -> CodedMentions:
    """What :attr:`CodedMentions.document` holds, from its file.

    Raises
    ------
    InputError
        The file is missing, or holds something else.
    """
    document = read_json(path)
    if not isinstance(document, dict) or {"refused", *document} != set(CodedMentions.__slots__):
        raise InputError(path, "does not say how many mentions were coded", "the file that join_ledger writes")
    return CodedMentions(**document)


def _listed(names: Sequence[Said]) -> Said:
    """Names in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    *others, last = names
    return Said("{others} and {last}", others=joined(", ", others), last=last) if others else last
