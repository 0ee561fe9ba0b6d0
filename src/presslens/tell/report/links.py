"""Where numbers of the report lead: to the evidence of a row, in the reader of the corpus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from presslens.exhibits.tables import TABLES
from presslens.trace.address import cell_address, trace_link

#: What a mark of a chart is told to link to; the place of its link in :attr:`Links.targets` stands behind. The true
#: address takes its place once the chart is a picture, so that no name of an outlet passes through the chart's maker.
PLACEHOLDER = "https://cell.invalid/"


class Links:
    """The links of one chart.

    Parameters
    ----------
    reader
        The reader's folder, relative to the page.
    """

    def __init__(self, reader: str) -> None:
        self._reader = reader
        self.targets: list[str] = []

    def to_row(self, table: str, row: Mapping[str, Any]) -> str:
        """A placeholder for the trace of a row of a table of results.

        >>> links = Links("../r")
        >>> links.to_row("sentiment_by_target", {"target": "SYR", "sentiment": "negative"})
        'https://cell.invalid/0'
        >>> links.targets
        ['../r/trace.html#sentiment_by_target/SYR%2Cnegative']
        """
        return self._keep(row_link(self._reader, table, row))

    def to_table(self, table: str, *words: str) -> str:
        """A placeholder for the table on the page itself, of the rows that hold these words."""
        return self._keep(table_link(table, *words))

    def _keep(self, target: str) -> str:
        self.targets.append(target)
        return f"{PLACEHOLDER}{len(self.targets) - 1}"


def row_link(reader: str, table: str, row: Mapping[str, Any]) -> str:
    """Where the reader tells of a row of a table of results."""
    return trace_link(reader, table, cell_address(TABLES[table].keys, row))


def table_link(table: str, *words: str) -> str:
    """Where a table stands on the page; with words, the page shows the rows that hold them.

    >>> table_link("frames_by_outlet", "Sun, The", "conflict")
    '#t-frames_by_outlet~Sun%2C%20The/conflict'
    """
    from urllib.parse import quote

    wanted = "/".join(quote(word, safe="") for word in words)
    return f"#t-{table}" + (f"~{wanted}" if wanted else "")
