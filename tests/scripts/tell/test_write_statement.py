import datetime as dt
from pathlib import Path

import polars as pl
from scripts.tell.write_statement import write_statement

from presslens.base.io import write_csv
from presslens.codebook.codebook import Codebook
from presslens.exhibits.tables import TABLES
from presslens.ingest.corpus import ARTICLE_COLUMNS, EXCLUSION_COLUMNS, REMOVAL_COLUMNS

PROJECT = Path(__file__).parents[3]


def test_the_statement_of_a_corpus_of_one_article(tmp_path):
    article = ("a", "1", "The Post", "GBR", dt.date(2016, 2, 3), "Title", None, "en", "Turkey waited.", "s")
    tables = {
        "articles": pl.DataFrame([article], schema=ARTICLE_COLUMNS | {"story_id": str}, orient="row"),
        "exclusions": pl.DataFrame(schema=EXCLUSION_COLUMNS),
        "removals": pl.DataFrame(schema=REMOVAL_COLUMNS),
        "sentences": pl.DataFrame({"article_id": ["a"], "sentence_index": [0]}),
        "ledger": pl.DataFrame({"article_id": ["a"], "target": ["TUR"], "actor": [True]}),
    }
    for name, table in tables.items():
        table.write_parquet(tmp_path / f"{name}.parquet")
    write_csv(pl.DataFrame(schema=TABLES["familiarity"].types), tmp_path / "familiarity.csv")
    notes = []
    write_statement(
        str(PROJECT / "data/seeds.yaml"),
        *(str(tmp_path / f"{name}.parquet") for name in tables),
        [],
        str(tmp_path / "familiarity.csv"),
        Codebook([PROJECT / "codebook/targets/TUR.yaml", PROJECT / "codebook/nouns.yaml"]),
        {"actor": "rules"},
        ["en"],
        str(tmp_path / "data_statement.md"),
        notes.append,
    )
    lines = (tmp_path / "data_statement.md").read_text().splitlines()
    assert lines[0].startswith("# Data statement: ")
    assert {"| actor | automatic: rules |", "| tone | automatic: VADER |"} <= set(lines)
    # new-user, small: names, no codes
    assert "| mentions of Turkey | 1 |" in lines
    assert "| The Post | United Kingdom | 1 | 1 | 2016-02-03 | 2016-02-03 |" in lines
    assert "## Annotations" not in lines
    assert not [line for line in lines if "encoder knows" in line]
    assert notes == [f"{len(lines)} lines"]
