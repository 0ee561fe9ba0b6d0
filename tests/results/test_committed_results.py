"""Invariants of what is committed under results/: nothing is computed here."""

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest

from presslens.exhibits.tables import TABLES

RESULTS = Path(__file__).resolve().parents[2] / "results"
CORPORA = sorted(path.parent for path in RESULTS.glob("*/manifest.json"))
SHARES = sorted(
    path
    for path in RESULTS.glob("*/tables/*_by_*.csv")
    if {"share", "low"} <= set(path.read_text().splitlines()[0].split(","))
)


def test_there_are_results():
    assert CORPORA
    assert len(SHARES) >= 5


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.name)
def test_the_manifest_tells_the_bytes_of_every_file(corpus):
    manifest = json.loads((corpus / "manifest.json").read_text())
    told = {Path(name).relative_to(f"results/{corpus.name}").as_posix(): value for name, value in manifest["outputs"].items()}
    here = {
        path.relative_to(corpus).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in corpus.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert told == here


@pytest.mark.parametrize("path", SHARES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_shares_add_up_and_lie_in_their_intervals(path):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    totals = {}
    for row in rows:
        share = float(row["share"])
        assert share == pytest.approx(int(row["n"]) / int(row["n_mentions" if "n_mentions" in row else "n_reports"]), abs=1e-6)
        assert (row["low"] == "") == (row["high"] == "") == (int(row["n_clusters"]) < 5)
        if row["low"]:
            low, high = float(row["low"]), float(row["high"])
            assert 0 <= low <= share <= high <= 1
            assert low < high, "an interval of width zero claims to know everything"
        key = tuple(row[column] for column in TABLES[path.stem].groups)
        totals[key] = totals.get(key, 0) + share
    if not path.stem.startswith("frames"):
        assert all(total == pytest.approx(1, abs=1e-5) for total in totals.values())


def test_figures_come_in_three_formats_with_their_numbers():
    for corpus in CORPORA:
        names = {path.stem for path in (corpus / "figures").iterdir()}
        assert {path.name for path in (corpus / "figures").iterdir()} == {
            f"{name}.{kind}" for name in names for kind in ("svg", "pdf", "png", "csv", "txt")
        }


def test_what_the_pages_say_of_hypotheses_is_what_came_out():
    """The table in docs/data.md has the numbers of the committed results: after they change, run `make docs`."""
    with (RESULTS / "fa-kes/tables/hypotheses.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    page = (RESULTS.parent / "docs/data.md").read_text(encoding="utf-8")
    block = page.split("<!-- generated: hypotheses-claimed -->")[1].split("<!-- end -->")[0].replace("\\", "")
    told = {cells[1]: cells for line in block.splitlines() if len(cells := re.split(r" *\| *", line)) == 11}
    assert {"hypothesis", "---", *(row["hypothesis"] for row in rows)} == set(told)
    supported = 0
    for row in rows:
        *numbers, answers, corrected, claim = told[row["hypothesis"]][3:10]
        ways = [("difference", "low", "high"), *((way, f"{way}_low", f"{way}_high") for way in ("corrected", "coders"))]
        for number, names in zip(numbers, [*ways, ("difference_outlets", "low_outlets", "high_outlets")], strict=True):
            found = [float(text) for text in re.findall(r"-?\d+\.\d+", number)]
            assert found == pytest.approx([float(row[name]) for name in names if row[name]], abs=0.00501)
        assert (answers, corrected) == (row["outcome"], row["corrected_outcome"])
        # Corrected by stories, a claim on kinds of outlets is at best one of these outlets.
        both = answers in {"supported", "these outlets only"} and corrected == "these outlets only"
        assert claim == (answers if both else "nothing")
        supported += claim == "supported"
    assert f"Claimed now: {supported} of {len(rows)} supported" in block
