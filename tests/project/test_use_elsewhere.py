"""The snippets of docs/use-elsewhere.md run, on a ledger that is made up and on that of the seeds."""

import re
import shutil
from pathlib import Path

import polars as pl
import pytest

from presslens.base.io import write_csv, write_table

PROJECT = Path(__file__).resolve().parents[2]
PAGE = (PROJECT / "docs/use-elsewhere.md").read_text(encoding="utf-8")
SNIPPETS = dict(re.findall(r"(?ms)^## (\w+)\n.*?^```python\n(.*?)^```$", PAGE))


@pytest.fixture
def study(tmp_path):
    """A study with one outlet that has a name and one that has none."""
    rows = [("The Post", "TUR", True, "negative"), ("The Post", "TUR", True, "positive")]
    rows += [
        ("The Post", "TUR", False, "neutral"),
        ("The Post", "RUS", True, "negative"),
        (None, "TUR", True, "neutral"),
    ]
    ledger = pl.DataFrame(rows, schema=["outlet", "target", "actor", "sentiment"], orient="row")
    cells = [("The Post", "TUR", "negative", 1, 0.5), ("unknown", "TUR", "neutral", 1, 1.0)]
    table = pl.DataFrame(cells, schema=["outlet", "target", "sentiment", "n", "share"], orient="row")
    for folder in ("resources/seeds", "results/seeds/tables"):
        (tmp_path / folder).mkdir(parents=True)
    write_table(ledger, tmp_path / "resources/seeds/ledger.parquet")
    write_csv(ledger, tmp_path / "resources/seeds/ledger.csv")
    write_csv(table, tmp_path / "results/seeds/tables/sentiment_by_outlet.csv")
    return tmp_path


def run(name, folder, monkeypatch):
    if name == "pandas":
        pytest.importorskip("pandas")
    monkeypatch.chdir(folder)
    exec(compile(SNIPPETS[name], name, "exec"), {})


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_cell_is_computed_anew(name, study, monkeypatch):
    run(name, study, monkeypatch)
    path = study / "results/seeds/tables/sentiment_by_outlet.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("negative,1,0.5", "negative,1,0.4"), encoding="utf-8")
    with pytest.raises(AssertionError):
        run(name, study, monkeypatch)


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_so_is_one_of_the_seeds(name, study, monkeypatch):
    ledger = PROJECT / "resources/seeds/ledger.parquet"
    if not ledger.is_file():
        pytest.skip("the seeds were not run here")
    shutil.copy2(ledger, study / "resources/seeds/ledger.parquet")
    write_csv(pl.read_parquet(ledger), study / "resources/seeds/ledger.csv")
    shutil.copy2(PROJECT / "results/seeds/tables/sentiment_by_outlet.csv", study / "results/seeds/tables")
    run(name, study, monkeypatch)
