"""The findings on a corpus as a page to read."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from presslens.base.errors import readable
from presslens.base.findings import SEVERITIES, Finding, worst_first
from presslens.check.look import Look

_WIDTH = 110
#: So many lines of each weight are shown.
_SHOWN = {"fault": 50, "warning": 40, "fact": 20}
_LARGEST = 5


def page(title: str, seen: Look | None, findings: Iterable[Finding]) -> str:
    """What was looked at, then each finding, worst first, and what that means for a run.

    Parameters
    ----------
    title
        What was checked.
    seen
        What was looked at; None: the articles could not be read.
    """
    found = worst_first(findings)
    counts = Counter(finding.severity for finding in found)
    lines = [readable(title), *(_looked_at(seen) if seen is not None else ())]
    for severity in SEVERITIES:
        of_weight = [finding.line for finding in found if finding.severity == severity]
        for line in of_weight[: _SHOWN[severity]]:
            indent = " " * 10
            lines.append(textwrap.fill(line, _WIDTH, initial_indent=f"{severity:<10}", subsequent_indent=indent))
        if len(of_weight) > _SHOWN[severity]:
            lines.append(f"{severity:<10}... and {len(of_weight) - _SHOWN[severity]:,} more")
    if counts["fault"]:
        stops = "it stops a run" if counts["fault"] == 1 else "they stop a run"
        lines.append(f"{_counted(counts['fault'], 'fault')}: {stops}.")
    else:
        lines.append(f"No fault, {_counted(counts['warning'], 'warning')}: nothing stops a run.")
    return "\n".join(lines)


def _looked_at(seen: Look) -> Iterator[str]:
    tally = seen.tally
    if seen.read < seen.files:
        yield f"read      {seen.read:,} of {seen.files:,} files, evenly spread; counts are those of what was read"
    aside = sum(tally.aside.values())
    yield f"articles  {tally.articles:,}; {aside:,} set aside"
    if tally.outlets:
        largest = ", ".join(
            f"{readable(outlet)} {count:,}" for (outlet, _), count in tally.outlets.most_common(_LARGEST)
        )
        yield f"outlets   {len(tally.outlets):,}: {largest}{' ...' if len(tally.outlets) > _LARGEST else ''}"


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
