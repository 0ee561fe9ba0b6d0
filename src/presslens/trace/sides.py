"""Tables of differences: of each row the mentions of both sides, with what each adds to the mean of its side."""

from __future__ import annotations

from functools import partial

import polars as pl

from presslens.codebook.hypotheses import Hypothesis
from presslens.estimate.by_answers import ledgers_by_answers
from presslens.estimate.comparisons import compared_mentions
from presslens.estimate.corrected_hypotheses import sides_as_groups
from presslens.estimate.corrected_voices import VOICE_OF, voice_group
from presslens.estimate.correction.three_ways import Group
from presslens.estimate.groups import actor_mentions
from presslens.estimate.voices import ALL, voiced
from presslens.exhibits.exhibit import Table
from presslens.trace.evidence import FIRST, ITEM, MENTION, SECOND, Evidence, Explained
from presslens.trace.placed import chosen
from presslens.trace.sources import Sources

#: Parts of a table of voices.
OWN, QUOTED = "outlet", "quoted"


def hypotheses(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The mentions of both sides of each hypothesis, with the polarity of each, or 1 where it has the label."""
    known = {one.id: one for one in sources.book("hypotheses").hypotheses}
    asked = [known.get(name) for name in rows["hypothesis"]]
    found = _compared(table, asked, [sources.mentions] * len(rows), sources)
    return Evidence(**found, corrected={"corrected": lambda row: sides_as_groups(sources.ledger, _known(asked[row]))})


def by_answers(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The same by each set of answers: what a mention adds is by these, the labels beside it are the ledger's."""
    known = {one.id: one for one in sources.book("hypotheses").hypotheses}
    judgements = {name: sources.table(name) for name in ("actor", "sentiment", "stance")}
    ledgers = ledgers_by_answers(sources.mentions, judgements)
    asked = [known.get(name) for name in rows["hypothesis"]]
    return Evidence(**_compared(table, asked, [ledgers[name] for name in rows["answers"]], sources))


def _known(hypothesis: Hypothesis | None) -> Hypothesis:
    if hypothesis is None:
        raise KeyError("hypothesis")
    return hypothesis


def _compared(table: Table, asked: list, ledgers: list[pl.DataFrame], sources: Sources) -> dict:
    sets = []
    for row, (hypothesis, ledger) in enumerate(zip(asked, ledgers, strict=True)):
        if hypothesis is None:
            continue
        mentions, values, second = compared_mentions(ledger.filter(pl.col("actor")), hypothesis)
        items = mentions.select(ITEM, pl.Series("value", values))
        sets += [(row, FIRST, items.filter(~second)), (row, SECOND, items.filter(second))]
    parts, items = chosen(sets)
    explains: dict[str, Explained] = {}
    for side in (FIRST, SECOND):
        explains |= {
            f"n_mentions_{side}": Explained(side, pl.len()),
            f"n_articles_{side}": Explained(side, pl.col("article_id").n_unique()),
            f"n_stories_{side}": Explained(side, pl.col("story_id").n_unique()),
            f"mean_{side}": Explained(side, pl.col("value").mean(), None),
        }
    # Of a table without the means they are needed for the difference.
    explains = {name if name in table.types else f"_{name}": each for name, each in explains.items()}
    means = [name if (name := f"mean_{side}") in table.types else f"_mean_{side}" for side in (FIRST, SECOND)]
    difference = {"difference": pl.col(means[0]) - pl.col(means[1])}
    return {
        "unit": MENTION,
        "population": sources.ledger,
        "parts": parts,
        "items": items,
        "explains": explains,
        "derived": difference,
    }


def voices(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The actor mentions of each target in the outlet's own voice and in quoted ones, with their polarity."""
    mentions = actor_mentions(sources.mentions)
    sets = []
    for row, (question, target) in enumerate(rows.select("question", "target").iter_rows()):
        found, values, quoted = voiced(mentions, question, target)
        spoken = found.select(ITEM, pl.Series("value", values))
        sets += [(row, OWN, spoken.filter(~quoted)), (row, QUOTED, spoken.filter(quoted))]
    parts, items = chosen(sets)
    explains = {"mean_all": Explained((OWN, QUOTED), pl.col("value").mean(), None)}
    for voice in (OWN, QUOTED):
        explains |= {
            f"n_{voice}": Explained(voice, pl.len()),
            f"n_stories_{voice}": Explained(voice, pl.col("story_id").n_unique()),
            f"mean_{voice}": Explained(voice, pl.col("value").mean(), None),
        }
    derived = {
        "difference": pl.col("mean_quoted") - pl.col("mean_outlet"),
        "shift": pl.col("mean_outlet") - pl.col("mean_all"),
    }
    keys = rows.select("question", "target").rows()

    def groups(row: int, asked: tuple[str, ...]) -> tuple[Group, ...]:
        question, target = keys[row]
        return tuple(voice_group(sources.coded, question, target, voice, ALL) for voice in asked)

    corrected = {f"corrected_{voice}": partial(groups, asked=(voice,)) for voice in VOICE_OF}
    corrected["corrected_difference"] = partial(groups, asked=(QUOTED, OWN))
    return Evidence(MENTION, sources.ledger, parts, items, explains, derived, corrected=corrected)
