import json
from pathlib import Path

from scripts.tell.describe_tables import describe_tables

from presslens.base.io import write_json
from presslens.exhibits.tables import TABLES
from presslens.ledger.coded import CodedMentions

PROJECT = Path(__file__).parents[3]


def test_the_package_lies_above_its_tables(tmp_path):
    path = tmp_path / "tables/corpus.csv"
    path.parent.mkdir()
    path.write_text(",".join(TABLES["corpus"].types) + "\narticles,1\n")
    notes = []
    card = str(PROJECT / "data/seeds.yaml")
    counts = tmp_path / "coded.json"
    write_json(CodedMentions(9, 7, 3, 2, {}).document, counts)
    describe_tables("seeds", card, [str(path)], str(counts), str(tmp_path / "datapackage.json"), notes.append)
    package = json.loads((tmp_path / "datapackage.json").read_text())
    assert package["title"].startswith("presslens: tables and figures of ")
    assert [resource["path"] for resource in package["resources"]] == ["tables/corpus.csv"]
    assert package["description"] == "2 of 7 actor mentions were coded."
    assert notes == ["1 tables"]
