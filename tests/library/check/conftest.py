"""Corpora as a table of a few rows, and what is found on them."""

import pytest

from presslens.cards.corpora import CorpusCard
from presslens.check.corpus import corpus_findings
from presslens.check.look import look
from presslens.check.tally import Tally
from presslens.ingest.articles import read_corpus

CARD = {
    "name": "mine",
    "title": "My articles",
    "producer": "Me",
    "licence": "mine",
    "language": "en",
    "reader": "table",
    "path": "data/mine",
    "columns": {"source_id": "No", "text": "Body", "outlet": "Paper", "date": "Day"},
    "outlets": {"morning": {"outlet": "Morning Post", "country": "GBR"}},
}
WORDS = "Turkey waited for Russia at the bridge number"


@pytest.fixture
def found(tmp_path):
    """A function from rows of a table (number, text, outlet, day) to findings in a run and before it.

    They are the same, and come as pairs of weight and line.
    """

    def run(rows, **changes):
        document = {key: value for key, value in (CARD | changes).items() if value is not None}
        card = CorpusCard.of(document, "data/mine.yaml")
        path = tmp_path / "a.csv"
        lines = ["No,Body,Paper,Day", *(",".join(map(str, row)) for row in rows)]
        path.write_bytes("\n".join(lines).encode("utf-8", "surrogateescape") + b"\n")
        of_run = corpus_findings(Tally.of(read_corpus(card, [path], [], ["en"], 10_000)), card, ["en"])
        before = corpus_findings(look(card, [path], [], ["en"], 10_000).tally, card, ["en"])
        assert before == of_run
        return [(finding.severity, finding.line) for finding in of_run]

    return run


def row(number, text=None, outlet="morning", day="2020-03-05"):
    """A row with a text of its own."""
    return number, f"{WORDS} {number}." if text is None else text, outlet, day
