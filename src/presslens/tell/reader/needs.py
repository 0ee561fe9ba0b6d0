"""What the reader is made of: for the rule, which loads nothing heavy."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.exhibit import Table
from presslens.exhibits.tables import ESTIMATES, TABLES

#: Scripts and styles of the pages.
ASSETS = Path(__file__).parent / "assets"
#: Tables of the corpus, by name.
OF_CORPUS = ("articles", "sentences", "exclusions", "removals", "ledger")
#: Tables of its annotations, where it has some.
OF_CODES = ("annotations", "annotations_unplaced", "sampled_codes", "sampling_frame")
#: Parts of the codebook that the pages name.
PARTS = ("targets", "nouns", "holders", "frames", "labels")
#: Parts that tables are traced by.
BEHIND = ("speech", "hypotheses", "events", "countries")


def of_shards() -> list[str]:
    """Tables of shards, by name: what pages of articles tell, and what tables of results are traced in.

    >>> of_shards()[:4]
    ['attributions', 'holders', 'tone', 'frames']
    """
    classified = [question for question in QUESTIONS.values() if question.classified]
    answers = [question.name for question in classified if question.unit == "sentence"]
    told = ["attributions", "holders", "tone", *answers, *(f"{question.name}_evidence" for question in classified)]
    return list(dict.fromkeys([*told, *(name for estimate in ESTIMATES.values() for name in estimate.shards)]))


def tables_of(coded: Collection[str]) -> list[Table]:
    """The tables of results of a corpus whose coders answered these questions."""
    return [table for table in TABLES.values() if table.is_for(coded)]


def tracers() -> list[str]:
    """Modules that trace tables."""
    return sorted({table.traced_by.partition(":")[0] for table in TABLES.values() if table.traced_by})
