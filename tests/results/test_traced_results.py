"""Every committed table against its evidence, where the intermediates that it was made from are there."""

from pathlib import Path

import pytest

from presslens.base.io import read_csv, read_json, read_yaml, sha256
from presslens.exhibits.tables import TABLES
from presslens.study.study import Study
from presslens.study.traced_corpus import sources_of
from presslens.trace.codes import moved
from presslens.trace.compared import faults
from presslens.trace.traced import trace

PROJECT = Path(__file__).parents[2]
CORPORA = sorted(path.parent.name for path in (PROJECT / "results").glob("*/manifest.json"))
#: Rows of a table that are traced: every so many, so that no table has more than about these.
MOST = 600


@pytest.fixture(scope="module", params=CORPORA)
def traced(request):
    corpus = request.param
    ledger = f"resources/{corpus}/ledger.parquet"
    known = read_json(PROJECT / f"results/{corpus}/manifest.json")["ledger"][ledger]
    if not (PROJECT / ledger).is_file() or sha256(PROJECT / ledger) != known:
        pytest.skip(f"{ledger} is not there, or not the one that the results were made from")
    sources = sources_of(Study(read_yaml(PROJECT / "config.yaml"), PROJECT), corpus)
    tables = {name: PROJECT / f"results/{corpus}/tables/{name}.csv" for name in TABLES}
    found = {}
    for name, path in tables.items():
        if path.is_file():
            rows = read_csv(path, TABLES[name].types)
            rows = rows.gather_every(max(1, len(rows) // MOST))
            found[name] = rows, trace(TABLES[name], rows, sources)
    return sources, found


def test_evidence_sums_to_what_stands_in_every_table(traced):
    wrong = {name: faults(rows, evidence) for name, (rows, evidence) in traced[1].items()}
    assert {name: found.rows() for name, found in wrong.items() if len(found)} == {}
    assert all(evidence.columns or evidence.not_traced for _, evidence in traced[1].values())


def test_codes_sum_to_every_corrected_number(traced):
    sources, tables = traced
    for name, (rows, evidence) in tables.items():
        for column, groups in evidence.corrected.items():
            for given, found in zip(
                rows[column], moved(sources.coded, [groups(row) for row in range(len(rows))]), strict=True
            ):
                assert (given is None) == (found.given is None), (name, column, found.note)
                if given is not None:
                    assert found.given == pytest.approx(given, abs=1.1e-6)
                    total = found.codes["contribution"].sum()
                    assert total == pytest.approx(found.corrected - found.naive, abs=1e-9)


def test_every_item_has_a_place_or_says_what_it_is(traced):
    for name, (_, evidence) in traced[1].items():
        items = evidence.items["item"]
        assert items.is_empty() or items.max() < len(evidence.population), name
        assert {"article_id", "start"} <= set(evidence.population.columns), name
