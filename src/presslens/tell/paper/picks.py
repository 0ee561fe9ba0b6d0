"""What a sentence of the paper singles out: by a rule that is told, and only where there is an interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from presslens.codebook.questions import OUTLET, QUESTIONS, UNRESOLVED
from presslens.estimate.outcomes import SUPPORTED, THESE_OUTLETS, claimed
from presslens.tell.paper.numbers import Number, counted

Row = Mapping[str, object]
Rows = Mapping[str, Sequence[Row]]

#: Ways to make a share, the one to quote first.
WAYS = ("corrected", "share")
#: Rows that a table of the paper shows at most, where it shows those with most mentions.
MOST_ROWS = 12
_LOWS = {"corrected": "corrected_low", "share": "low"}


def way_of(rows: Sequence[Row]) -> str | None:
    """The way to quote that most rows have with an interval, the corrected one where half of them have; None: no row.

    >>> way_of([{"corrected_low": 0.1, "low": 0.1}, {"corrected_low": None, "low": 0.2}]), way_of([])
    ('corrected', None)
    """
    told = {way: sum(row[_LOWS[way]] is not None for row in rows) for way in WAYS}
    if not told["share"]:
        return None
    return "corrected" if 2 * told["corrected"] >= told["share"] else "share"


def extremes(rows: Sequence[Row], targets: Sequence[str], label: str) -> dict[str, dict[str, object]]:
    """The outlets that show each target most and least often in one light; none where fewer than two can be compared.

    Parameters
    ----------
    rows
        Of ``sentiment_by_outlet``.

    Returns
    -------
    By target: ``way`` of the shares, ``n`` outlets compared, and ``most`` and ``least`` with ``key`` and ``outlet``.
    """
    found: dict[str, dict[str, object]] = {}
    for target in targets:
        own = [row for row in rows if row["target"] == target and row["sentiment"] == label]
        way = way_of(own)
        known = [row for row in own if way and row[_LOWS[way]] is not None]
        if way and len(known) > 1:
            order = sorted(known, key=lambda row: (_float(row[way]), str(row["outlet"])))
            ends = {"most": order[-1], "least": order[0]}
            picked = {end: {"key": row["key"], "outlet": row["outlet"]} for end, row in ends.items()}
            found[target] = {"way": way, "n": len(known), **picked}
    return found


def commonest_voices(rows: Sequence[Row], targets: Sequence[str]) -> dict[str, dict[str, object]]:
    """Of each target, the row of the outlet's own voice and that of the named holder who speaks most of it."""
    found: dict[str, dict[str, object]] = {}
    for target in targets:
        own = {row["holder"]: row for row in rows if row["target"] == target}
        others = [row for holder, row in own.items() if holder not in (OUTLET, UNRESOLVED)]
        if OUTLET in own and others:
            most = max(others, key=lambda row: (_float(row["share"]), str(row["holder"])))
            if _float(most["share"]) > 0:
                found[target] = {"outlet": own[OUTLET]["key"], "most": most["key"], "holder": most["holder"]}
    return found


def leading_frames(rows: Sequence[Row], targets: Sequence[str]) -> dict[str, dict[str, object]]:
    """Of each target, the frame that most of its sentences carry."""
    found: dict[str, dict[str, object]] = {}
    for target in targets:
        own = [row for row in rows if row["target"] == target]
        if own and any(_float(row["share"]) > 0 for row in own):
            most = max(own, key=lambda row: (_float(row["share"]), str(row["frames"])))
            found[target] = {"key": most["key"], "frame": most["frames"]}
    return found


def largest_pairs(rows: Sequence[Row]) -> list[dict[str, object]]:
    """Pairs of holder and target with most mentions, largest first: at most :data:`MOST_ROWS` with any interval."""
    poles = {value: label for label, value in QUESTIONS["stance"].polarity.items()}
    pairs: dict[tuple[object, object], dict[str, Row]] = {}
    for row in rows:
        pairs.setdefault((row["holder"], row["target"]), {})[str(row["stance"])] = row
    known = [found for found in pairs.values() if all(label in found for label in poles.values())]
    known = [found for found in known if all(found[label]["low"] is not None for label in poles.values())]
    known.sort(key=lambda found: -int(_float(found[poles[1]]["n_mentions"])))
    return [
        {
            "holder": found[poles[1]]["holder"],
            "target": found[poles[1]]["target"],
            "favour": found[poles[1]]["key"],
            "against": found[poles[-1]]["key"],
        }
        for found in known[:MOST_ROWS]
    ]


def verdicts(rows: Sequence[Row]) -> tuple[list[dict[str, object]], dict[str, Number]]:
    """What is claimed of each hypothesis, and how many are claimed.

    Returns
    -------
    Each hypothesis with what is ``claimed`` (empty: nothing), and the counts by name.
    """
    judged = [
        {
            name: row[name]
            for name in ("key", "hypothesis", "statement", "primary", "unit", "outcome", "corrected_outcome")
        }
        | {"claimed": claimed(str(row["outcome"]), str(row["corrected_outcome"]))}
        for row in rows
    ]
    tested = [row for row in judged if row["outcome"] != "not testable"]
    counts = {
        "hypotheses": len(judged),
        "primary": sum(bool(row["primary"]) for row in judged),
        "tested": len(tested),
        "supported": sum(row["claimed"] == SUPPORTED for row in judged),
        "of_these_outlets": sum(row["claimed"] == THESE_OUTLETS for row in judged),
        "by_answers_alone": sum(row["outcome"] in (SUPPORTED, THESE_OUTLETS) for row in judged),
    }
    return judged, {f"count.{name}": counted("hypotheses", name.replace("_", " "), n) for name, n in counts.items()}


def _float(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
