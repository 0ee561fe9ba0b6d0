"""The data package: every column described, the table's own meaning first, the same bytes every time."""

from pathlib import Path

import polars as pl
import pytest

from presslens.base.errors import InputError
from presslens.base.io import sha256
from presslens.exhibits.exhibit import KINDS
from presslens.exhibits.tables import TABLES
from presslens.tell.datapackage import columns_of, data_package, fields


@pytest.fixture
def tables(tmp_path):
    folder = tmp_path / "results/tables"
    folder.mkdir(parents=True)
    paths = [folder / "verbs_by_holder.csv", folder / "sentiment_by_target.csv"]
    for path in paths:
        path.write_text(",".join(TABLES[path.stem].types) + "\n", encoding="utf-8")
    return paths


def test_a_package_of_tables(tables, tmp_path):
    package = data_package("mine", "My corpus", tmp_path / "results", tables)
    shares, verbs = package["resources"]
    name, path = "tables-sentiment_by_target", "tables/sentiment_by_target.csv"
    assert (package["name"], shares["name"], shares["path"]) == ("mine", name, path)
    assert shares["hash"] == f"sha256:{sha256(tables[1])}"
    assert shares["bytes"] == tables[1].stat().st_size
    n = {"name": "n", "type": "integer", "description": "Rows of the group with the label of this line."}
    assert shares["schema"]["fields"][2] == n
    assert verbs["schema"]["fields"][3]["description"] == "Reports of the holder's speech by this verb."
    assert data_package("mine", "My corpus", tmp_path / "results", reversed(tables)) == package


@pytest.mark.parametrize("header", ["measure", "measure,value,more", "value,measure", ""])
def test_a_file_with_other_columns_than_are_said_of_it(tmp_path, header):
    path = tmp_path / "corpus.csv"
    path.write_text(f"{header}\n")
    with pytest.raises(InputError, match=r"corpus\.csv: has the columns.*allowed: measure, value"):
        fields(path, TABLES["corpus"].columns)


@pytest.mark.parametrize("place", ["tables/unheard_of.csv", "figures/unheard_of.csv", "other/corpus.csv"])
def test_a_file_that_is_no_exhibit(place):
    with pytest.raises(InputError, match="no table or figure"):
        columns_of(Path(place))


def test_the_numbers_of_a_figure_are_those_of_its_table_or_its_own():
    assert columns_of(Path("figures/hypotheses.csv")) == TABLES["hypotheses"].columns
    assert [column.name for column in columns_of(Path("figures/frames_by_outlet.csv"))][:2] == ["outlet", "frames"]


@pytest.mark.parametrize("corpus", ["seeds", "fa-kes"])
def test_committed_tables_hold_what_is_said_of_them(corpus):
    root = Path(__file__).parents[3] / "results" / corpus
    types = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean}
    assert types.keys() == KINDS.keys()
    package = data_package(corpus, corpus, root, root.glob("*/*.csv"))
    assert package["resources"]
    for resource in package["resources"]:
        schema = {field["name"]: types[field["type"]] for field in resource["schema"]["fields"]}
        pl.read_csv(root / resource["path"], schema=schema)
