"""The data package: every column described, the table's own meaning first, the same bytes every time."""

from pathlib import Path

import polars as pl
import pytest

from presslens.base.errors import InputError, InputErrors
from presslens.base.io import sha256
from presslens.tell.datapackage import Columns, data_package

TEXT = """
columns:
  target: {type: string, is: "The country."}
  n: {type: integer, is: "Rows of the group."}
tables:
  "pairs_*":
    n: {type: integer, is: "Pairs of rows."}
"""


@pytest.fixture
def columns(tmp_path):
    path = tmp_path / "columns.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return Columns(path)


@pytest.fixture
def tables(tmp_path):
    folder = tmp_path / "results/tables"
    folder.mkdir(parents=True)
    paths = [folder / "pairs_of_frames.csv", folder / "counts.csv"]
    for path in paths:
        path.write_text("target,n\nTUR,1\n", encoding="utf-8")
    return paths


def test_a_package_of_tables(columns, tables, tmp_path):
    package = data_package("mine", "My corpus", tmp_path / "results", tables, columns)
    counts, pairs = package["resources"]
    assert (package["name"], counts["name"], counts["path"]) == ("mine", "tables-counts", "tables/counts.csv")
    assert counts["hash"] == f"sha256:{sha256(tables[1])}"
    assert counts["bytes"] == tables[1].stat().st_size
    assert counts["schema"]["fields"][1] == {"name": "n", "type": "integer", "description": "Rows of the group."}
    assert pairs["schema"]["fields"][1]["description"] == "Pairs of rows."
    assert data_package("mine", "My corpus", tmp_path / "results", reversed(tables), columns) == package


def test_a_column_that_nobody_described(columns):
    with pytest.raises(InputError, match=r"share.* of pairs_of_frames"):
        columns.fields("pairs_of_frames", ["target", "share"])


@pytest.mark.parametrize("broken", ["columns: {}", TEXT.replace("integer", "whole"), TEXT.replace("is:", "was:")])
def test_a_broken_file(tmp_path, broken):
    path = tmp_path / "columns.yaml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises((InputError, InputErrors), match=r"columns\.yaml"):
        Columns(path)


@pytest.mark.parametrize("corpus", ["seeds", "fa-kes"])
def test_committed_tables_hold_what_is_said_of_them(corpus):
    root = Path(__file__).parents[3] / "results" / corpus
    types = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean}
    columns = Columns(root.parents[1] / "codebook/columns.yaml")
    package = data_package(corpus, corpus, root, root.glob("*/*.csv"), columns)
    assert package["resources"]
    for resource in package["resources"]:
        schema = {field["name"]: types[field["type"]] for field in resource["schema"]["fields"]}
        pl.read_csv(root / resource["path"], schema=schema)
